import { eventIdText, journeyIdText } from '@hearback/access'
import { textFromDay } from '@hearback/contracts'
import type { NewEvent } from '@hearback/event-log'
import { type Static, Type } from '@sinclair/typebox'

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

/** A sample after one of its journeys was erased. */
export const withoutJourney = (sample: readonly SampleJourney[], journeyId: string): SampleJourney[] =>
  sample.filter(({ journey_id }) => journey_id !== journeyId)

const mostJourneys = 5
const mostEvents = 50

/** Gathers the first journeys of a dry run as they would be stored. */
export const openSample = () => {
  const byJourney = new Map<string, SampleJourney>()
  const add = (event: NewEvent): void => {
    const known = byJourney.get(event.journeyId)
    if (known === undefined && byJourney.size === mostJourneys) return
    const journey = known ?? { journey_id: journeyIdText(event.journeyId), events: [] }
    byJourney.set(event.journeyId, journey)
    if (journey.events.length < mostEvents) journey.events.push(shownEvent(event, eventIdText(event.eventId)))
  }
  return { add, journeys: () => [...byJourney.values()] }
}
