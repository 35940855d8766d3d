import { eventIdText, journeyIdText } from '@hearback/access'
import { textFromDay } from '@hearback/contracts'
import type { NewEvent } from '@hearback/event-log'
import { type Static, Type } from '@sinclair/typebox'
import type { LRUCache } from 'lru-cache'

/** An event as it is stored and as it is shown to its own workspace. */
export const ShownEvent = Type.Object({
  event_id: Type.String(),
  type: Type.String(),
  process: Type.String(),
  precision: Type.String({ description: 'instant, day, between or unknown' }),
  day: Type.Union([Type.String(), Type.Null()]),
  latest_day: Type.Union([Type.String(), Type.Null()]),
  instant: Type.Union([Type.String(), Type.Null()]),
  by: Type.Union([Type.String(), Type.Null()]),
  detail: Type.Record(Type.String(), Type.Unknown()),
  attributes: Type.Record(Type.String(), Type.String()),
})
export type ShownEvent = Static<typeof ShownEvent>

export const SampleJourney = Type.Object({ journey_id: Type.String(), events: Type.Array(ShownEvent) })
export type SampleJourney = Static<typeof SampleJourney>

const dayText = (day: number | null): string | null => (day === null ? null : textFromDay(day))

/** An event in the words of the API; `instant` is in milliseconds. */
export const shownEvent = (
  event: Pick<
    NewEvent,
    'type' | 'process' | 'precision' | 'day' | 'latestDay' | 'instant' | 'by' | 'detail' | 'attributes'
  >,
  eventId: string,
): ShownEvent => ({
  event_id: eventId,
  type: event.type,
  process: event.process,
  precision: event.precision,
  day: dayText(event.day),
  latest_day: dayText(event.latestDay),
  instant: event.instant === null ? null : new Date(event.instant).toISOString(),
  by: event.by,
  detail: { ...event.detail },
  attributes: event.attributes,
})

/** The first journeys of a dry run. */
export type Sample = {
  journeys: SampleJourney[]
  /** Whether it is everything that would be stored. */
  complete: boolean
}

/** A sample after journeys of it were erased. */
const withoutJourneys = ({ journeys, complete }: Sample, journeyIds: ReadonlySet<string>): Sample => ({
  journeys: journeys.filter(({ journey_id }) => !journeyIds.has(journey_id)),
  complete,
})

/** Takes journeys out of every sample that holds one of them. */
export const forgetSampled = (samples: LRUCache<string, Sample>, journeyIds: ReadonlySet<string>): void => {
  // Of a copy: a cache moves what is set to its front, and a walk over the cache itself would meet it for ever.
  const held = [...samples.entries()]
  for (const [id, sample] of held) {
    if (!sample.journeys.some(({ journey_id }) => journeyIds.has(journey_id))) continue
    samples.set(id, withoutJourneys(sample, journeyIds), { noUpdateTTL: true })
  }
}

/** How large a sample may become; it is held in memory. */
export type SampleSize = { journeys: number; eventsOfEach: number; events: number }

const glimpse: SampleSize = { journeys: 5, eventsOfEach: 50, events: 250 }
/** Somebody who brings their own timelines shall see all of what is stored of them. */
export const everything: SampleSize = { journeys: 100, eventsOfEach: 50, events: 1_000 }

/** Gathers the first journeys of a dry run as they would be stored. */
export const openSample = (size: SampleSize = glimpse) => {
  const byJourney = new Map<string, SampleJourney>()
  let [events, complete] = [0, true]
  const add = (event: NewEvent): void => {
    const journey = byJourney.get(event.journeyId) ?? {
      journey_id: journeyIdText(event.journeyId),
      events: [],
    }
    const isFull =
      events === size.events ||
      journey.events.length === size.eventsOfEach ||
      (journey.events.length === 0 && byJourney.size === size.journeys)
    if (isFull) {
      complete = false
      return
    }
    byJourney.set(event.journeyId, journey)
    journey.events.push(shownEvent(event, eventIdText(event.eventId)))
    events += 1
  }
  return { add, taken: (): Sample => ({ journeys: [...byJourney.values()], complete }) }
}
