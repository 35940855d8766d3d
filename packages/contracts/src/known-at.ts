import { type Day, dayFromText, dayOfInstant, firstInstantOf } from './day.ts'

/** A time at which something was known: only what had been recorded by then counts. */
export type KnownAt = {
  /** As it was written. */
  text: string
  /** Its calendar day where the workspace is. */
  day: Day
  /** Events recorded before this instant were known, milliseconds since 1970. */
  recordedBefore: number
}

const instantShape = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i

export const knownAtAdvice =
  'is a day (2026-03-01: all that was recorded by its end) or an instant with its offset (2026-03-01T09:30:00Z; + is written %2B)'

/**
 * Reads a day, which stands for its end in the time zone of the workspace, or an RFC 3339 instant, which is itself
 * included, to the millisecond. Null for anything else.
 */
export const knownAtFrom = (text: string, timeZone: string): KnownAt | null => {
  const day = dayFromText(text)
  if (day !== null) return { text, day, recordedBefore: firstInstantOf(day + 1, timeZone) }
  const date = instantShape.exec(text)?.[1]
  if (date === undefined || dayFromText(date) === null) return null
  const instant = Date.parse(text.toUpperCase())
  if (Number.isNaN(instant)) return null
  return { text, day: dayOfInstant(instant, timeZone), recordedBefore: instant + 1 }
}

/** Whether the time has not come, or the day is not over: what will be known by then nobody can say. */
export const isStillToCome = ({ recordedBefore }: KnownAt, now: number): boolean => recordedBefore - 1 > now
