import { type Day, dayFromText, type Fact, type FoldedJourney, type IncomingEvent } from '@hearback/contracts'
import { fold, processes } from '@hearback/journeys'

const dayOf = (text: string | null): Day | null => (text === null ? null : dayFromText(text))

/** A fact as the log would give an event back, in UTC; ids stay as the reader made them. */
const factOf = (event: IncomingEvent, place: number): Fact => {
  const when = event.occurred_between?.[0] ?? event.occurred_at ?? null
  const instant = when !== null && when.length > 10 ? Date.parse(when) : null
  return {
    type: event.type,
    eventId: event.event_id ?? `e_${place}`,
    process: event.process ?? 'hiring',
    day: instant === null ? dayOf(when) : Math.floor(instant / 86_400_000),
    latestDay: dayOf(event.occurred_between?.[1] ?? null),
    instant,
    recordedAt: place,
    by: event.by ?? null,
    detail: event.detail ?? {},
    attributes: event.attributes ?? {},
    contributor: null,
  }
}

const hiring = processes.get('hiring')

/** The journeys of a file by their ids, folded through the process of hiring. */
export const foldRead = (events: readonly IncomingEvent[]): Map<string, FoldedJourney> => {
  if (hiring === undefined) throw new Error('no process hiring')
  const folded = new Map<string, FoldedJourney>()
  for (const [journey, own] of Map.groupBy(events, ({ journey_id }) => journey_id))
    folded.set(journey, fold(own.map(factOf), hiring))
  return folded
}
