import { faultOfDay, readMoment } from '../moment.ts'

export type LogMoment = { text: string | null; fault: 'no_offset' | 'unreadable' | null }

const localTime = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/
const longFraction = /(\.\d{9})\d+/

/**
 * The moment of an event of a log: an instant with its offset, or a day. Of a time without an offset the day is
 * taken, as of the same time in a table: which instant it was nobody knows. Null when it is no moment.
 */
export const readLogMoment = (written: string): LogMoment => {
  const clean = written.trim().replace(longFraction, '$1')
  const read = readMoment(clean)
  if (read.fault === null) return { text: read.text, fault: null }
  const day = clean.slice(0, 10)
  return localTime.test(clean) && faultOfDay(day) === null
    ? { text: day, fault: 'no_offset' }
    : { text: null, fault: 'unreadable' }
}
