import type { DayText, IncomingEvent } from '@hearback/contracts'
import type { Taken } from './event-source.ts'
import { isFinalTo, type LabelReading } from './own-labels.ts'

/** Journeys remembered; of further ones an end on an unknown day is not known in other rows than the one that says so. */
const mostRemembered = 100_000

const isDatedAcceptance = (
  { type, detail, occurred_at: at }: IncomingEvent,
  reading: LabelReading,
): boolean =>
  at != null &&
  (type === 'offer_accepted' || (type === 'stage_entered' && isFinalTo(reading, detail?.stage ?? '')))

/** Journeys that are over since a day nobody knows. */
export type UnknownEnds = {
  /** Takes note of what a row says of ends. */
  note: (taken: Taken) => void
  /** The last day for which a journey is known to have been watched still running; undefined where nothing limits it. */
  knownThrough: (event: IncomingEvent) => DayText | null | undefined
}

/**
 * Gathers which journeys of a file ended on a day that no row of it tells. Of such a journey nothing is known after
 * its last dated fact, whichever row that stands in: to take it for still waiting would make its waits too long.
 */
export const unknownEnds = (reading: LabelReading): UnknownEnds => {
  const limits = new Map<string, DayText | null>()
  const accepted = new Set<string>()
  const note = ({ events, knownThrough }: Taken): void => {
    const journey = events[0]?.journey_id
    if (journey === undefined) return
    if (knownThrough !== undefined && limits.size < mostRemembered) limits.set(journey, knownThrough)
    if (accepted.size < mostRemembered && events.some((event) => isDatedAcceptance(event, reading)))
      accepted.add(journey)
  }
  const knownThrough = ({
    journey_id: journey,
    occurred_at: at,
  }: IncomingEvent): DayText | null | undefined => {
    if (!limits.has(journey) || accepted.has(journey)) return undefined
    // A fact dated later than what is stated extends it, so any day of the journey's own does.
    return limits.get(journey) ?? at?.slice(0, 10) ?? null
  }
  return { note, knownThrough }
}
