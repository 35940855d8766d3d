import { eventIdText, type Pseudonyms } from '@hearback/access'
import { type Fact, type IncomingEvent, textFromDay } from '@hearback/contracts'
import type { JourneyEvent, NewEvent } from '@hearback/event-log'
import { contentOf, eventIdOf, printOf } from '@hearback/interchange'

/** A journey, or a part of one, as a file states it now: its events as read and as settled, side by side. */
export type StatedJourney = {
  events: readonly IncomingEvent[]
  settled: readonly NewEvent[]
  part: string | undefined
}

type Whens = Pick<IncomingEvent, 'occurred_at' | 'occurred_between'>

/** The ways a reader can have stated a fact's day; a fact between a day and itself is settled as that day. */
const whensOf = ({ day, latestDay, instant }: Fact): Whens[] => {
  if (instant !== null) return [{ occurred_at: new Date(instant).toISOString() }]
  if (day === null) return [{ occurred_at: null }]
  const first = textFromDay(day)
  if (latestDay !== null) return [{ occurred_between: [first, textFromDay(latestDay)] }]
  return [{ occurred_at: first }, { occurred_between: [first, first] }]
}

/** Where the facts of a file come from: the journey by the file's own id, and the part of it that is stated. */
type Source = { journey: string; part: string | undefined }

const printsOf = (fact: Fact, { journey, part }: Source): string[] =>
  whensOf(fact).map((when) =>
    printOf(
      contentOf({
        type: fact.type,
        journey_id: journey,
        ...when,
        process: fact.process,
        detail: fact.detail,
        attributes: fact.attributes,
      }),
      part,
    ),
  )

/** The id of a fact stated again after it was retracted; the retracted id stays retracted. */
const idAgain = (id: string, times: number): string => (times === 0 ? id : `${id}:again:${times}`)

/** How many stored facts say the same, by what they say: so many ordinals and restatements there can be of it. */
type Equals = ReadonlyMap<string, number>

const equalsOf = (stored: readonly JourneyEvent[], source: Source): Equals => {
  const equals = new Map<string, number>()
  for (const { fact } of stored)
    for (const print of printsOf(fact, source)) equals.set(print, (equals.get(print) ?? 0) + 1)
  return equals
}

/**
 * Whether an earlier import of a file of journeys brought a fact: only then does its id follow from its content
 * as such a reader makes it. Facts from anywhere else have other ids and are not the file's to take back.
 */
const cameFromFile = (fact: Fact, source: Source, pseudonyms: Pseudonyms, equals: Equals): boolean => {
  // Trackers, which state whole journeys, know days only.
  if (fact.by !== null || (fact.instant !== null && source.part === undefined)) return false
  const journeyId = pseudonyms.journey(source.journey)
  for (const print of printsOf(fact, source)) {
    const most = equals.get(print) ?? 0
    for (let ordinal = 1; ordinal <= most; ordinal += 1) {
      for (let times = 0; times < most; times += 1) {
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
  retracted: ReadonlySet<string>,
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
 * retractions of facts that an earlier import of such a file brought and that the file no longer states. Of a file
 * that states a part of the journey only facts of that part are taken back.
 * A fact stated again after it was retracted gets an id of its own.
 */
export const correctJourney = (
  { events, settled, part }: StatedJourney,
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
  const now = settled.map((event, index) => {
    const read = events[index]
    return read === undefined ? event : { ...event, eventId: liveId(read, event, pseudonyms, retracted) }
  })
  const stated = new Set(now.map(({ eventId }) => eventIdText(eventId)))
  const left = stored
    .map(({ fact }) => fact)
    .filter(
      ({ type, eventId }) => type !== 'event_retracted' && !retracted.has(eventId) && !stated.has(eventId),
    )
  const source = { journey: first.journey_id, part }
  const equals = left.length === 0 ? new Map<string, number>() : equalsOf(stored, source)
  const gone = left.filter((fact) => cameFromFile(fact, source, pseudonyms, equals))
  return {
    events: [...now, ...gone.map((fact) => retractionOf(fact, like, pseudonyms))],
    retracted: gone.length,
  }
}
