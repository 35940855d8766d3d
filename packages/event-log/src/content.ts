import type { Attributes, EventDetail, EventType, Party } from '@hearback/contracts'

type Content = {
  type: EventType
  process: string
  day: number | null
  latestDay: number | null
  instant: number | null
  by: Party | null
  detail: EventDetail
  attributes: Attributes
}

const sorted = (fields: object) =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))

/**
 * What makes two events with the same id the same event, as one comparable text: everything said about
 * the journey. Left out are when and by whom it was recorded (the same upload by a second person adds
 * nothing), and the day of an event whose instant is known, because that day follows from the instant
 * and the workspace's time zone, and a zone corrected later must not turn a repeated upload into conflicts.
 *
 * Ids of events that came without one are derived from this text, so its form never changes: a changed one
 * would make every upload repeated after an update look new.
 */
export const contentOf = (event: Content): string =>
  JSON.stringify([
    event.type,
    event.process,
    event.instant ?? [event.day, event.latestDay],
    event.by,
    sorted(event.detail),
    sorted(event.attributes),
  ])
