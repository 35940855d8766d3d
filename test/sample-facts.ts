import { dayFromText, type Fact, type IncomingEvent } from '@hearback/contracts'

/** A sample event as the log would give it back. */
export const factOf = (event: IncomingEvent, index: number): Fact => ({
  type: event.type,
  eventId: event.event_id ?? String(index),
  process: event.process ?? 'hiring',
  day: dayFromText(event.occurred_at ?? ''),
  latestDay: null,
  instant: null,
  recordedAt: 0,
  by: null,
  detail: event.detail ?? {},
  attributes: event.attributes ?? {},
  contributor: null,
})
