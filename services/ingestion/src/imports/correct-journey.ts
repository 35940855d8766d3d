import { eventIdText, type Pseudonyms } from '@hearback/access'
import { type Fact, type IncomingEvent, textFromDay } from '@hearback/contracts'
import type { JourneyEvent, NewEvent } from '@hearback/event-log'
import { contentOf, eventIdOf, fingerprint } from '@hearback/interchange'

/** A journey as a file states it now: its events as read and as settled, side by side. */
export type StatedJourney = { events: readonly IncomingEvent[]; settled: readonly NewEvent[] }

type Whens = Pick<IncomingEvent, 'occurred_at' | 'occurred_between'>

/** The ways a reader can have stated a fact's day; a fact between a day and itself is settled as that day. */
const whensOf = ({ day, latestDay }: Fact): Whens[] => {
  if (day === null) return [{ occurred_at: null }]
  const first = textFromDay(day)
  if (latestDay !== null) return [{ occurred_between: [first, textFromDay(latestDay)] }]
  return [{ occurred_at: first }, { occurred_between: [first, first] }]
}

const printsOf = (fact: Fact, sourceId: string): string[] =>
  whensOf(fact).map((when) =>
    fingerprint(
      contentOf({
        type: fact.type,
        journey_id: sourceId,
        ...when,
        process: fact.process,
        detail: fact.detail,
        attributes: fact.attributes,
      }),
    ),
  )

/** The id of a fact stated again after it was retracted; the retracted id stays retracted. */
const idAgain = (id: string, times: number): string => (times === 0 ? id : `${id}:again:${times}`)

type Known = { stored: readonly JourneyEvent[]; retracted: ReadonlySet<string> }

/**
 * Whether an earlier import of a file of journeys brought a fact: only then does its id follow from its content
 * as such a reader makes it. Facts from anywhere else have other ids and are not the file's to take back.
 */
const cameFromFile = (fact: Fact, sourceId: string, pseudonyms: Pseudonyms, known: Known): boolean => {
  if (fact.instant !== null || fact.by !== null) return false
  const journeyId = pseudonyms.journey(sourceId)
  for (const print of printsOf(fact, sourceId)) {
    for (let ordinal = 1; ordinal <= known.stored.length; ordinal += 1) {
      for (let times = 0; times <= known.retracted.size; times += 1) {
        const id = pseudonyms.eventById(journeyId, idAgain(eventIdOf(print, ordinal), times))
        if (eventIdText(id) === fact.eventId) return true
      }
    }
  }
  return false
}

const liveId = (
  event: IncomingEvent,
  settled: NewEvent,
  pseudonyms: Pseudonyms,
  retracted: Known['retracted'],
): string => {
  let id = settled.eventId
  for (let times = 1; retracted.has(eventIdText(id)); times += 1) {
    id = pseudonyms.eventById(settled.journeyId, idAgain(event.event_id ?? '', times))
  }
  return id
}

const retractionOf = (fact: Fact, like: NewEvent, pseudonyms: Pseudonyms): NewEvent => ({
  ...like,
  eventId: pseudonyms.eventById(like.journeyId, `retraction:${fact.eventId}`),
  type: 'event_retracted',
  precision: 'unknown',
  day: null,
  latestDay: null,
  instant: null,
  by: null,
  detail: { event_id: fact.eventId, reason: 'file_changed' },
  attributes: {},
})

/**
 * What has to be appended so that the log says what the file says of this journey now: its events, and
 * retractions of facts that an earlier import of such a file brought and that the file no longer states.
 * A fact stated again after it was retracted gets an id of its own.
 */
export const correctJourney = (
  { events, settled }: StatedJourney,
  stored: readonly JourneyEvent[],
  pseudonyms: Pseudonyms,
): { events: NewEvent[]; retracted: number } => {
  const [first] = events
  const [like] = settled
  if (stored.length === 0 || first === undefined || like === undefined)
    return { events: [...settled], retracted: 0 }
  const retracted = new Set(
    stored.flatMap(({ fact }) => (fact.type === 'event_retracted' ? [fact.detail.event_id ?? ''] : [])),
  )
  const known = { stored, retracted }
  const now = settled.map((event, index) => {
    const read = events[index]
    return read === undefined ? event : { ...event, eventId: liveId(read, event, pseudonyms, retracted) }
  })
  const stated = new Set(now.map(({ eventId }) => eventIdText(eventId)))
  const gone = stored
    .map(({ fact }) => fact)
    .filter(
      ({ type, eventId }) => type !== 'event_retracted' && !retracted.has(eventId) && !stated.has(eventId),
    )
    .filter((fact) => cameFromFile(fact, first.journey_id, pseudonyms, known))
  return {
    events: [...now, ...gone.map((fact) => retractionOf(fact, like, pseudonyms))],
    retracted: gone.length,
  }
}
