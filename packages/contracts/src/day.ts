import { type Static, Type } from '@sinclair/typebox'

/** A calendar day as people write it: `2026-03-31`. */
export const DayText = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: 'A calendar day, YYYY-MM-DD',
})
export type DayText = Static<typeof DayText>

/** A calendar day as the code counts it: whole days since 1970-01-01. Differences are waits in days. */
export type Day = number

const millisecondsPerDay = 86_400_000

/** The day number of a calendar day, or null if there is no such day (2026-02-30). */
export const dayFromText = (text: string): Day | null => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (parts === null) return null
  const [year, month, date] = [Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])]
  const instant = Date.UTC(year, month, date)
  const found = new Date(instant)
  // Date.UTC carries 30 February over into March; the parts then differ.
  const same = found.getUTCDate() === date && found.getUTCMonth() === month && found.getUTCFullYear() === year
  return same ? instant / millisecondsPerDay : null
}

/** The calendar day of a day number, `YYYY-MM-DD`. */
export const textFromDay = (day: Day): DayText =>
  new Date(day * millisecondsPerDay).toISOString().slice(0, 10)

const formatters = new Map<string, Intl.DateTimeFormat>()

const formatterOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  formatters.set(timeZone, made)
  return made
}

/** The calendar day on which an instant (milliseconds since 1970) falls in a time zone. Throws on an unknown zone. */
export const dayOfInstant = (instant: number, timeZone: string): Day => {
  if (timeZone === 'UTC') return Math.floor(instant / millisecondsPerDay)
  const day = dayFromText(formatterOf(timeZone).format(instant))
  if (day === null) throw new Error(`no calendar day for instant ${instant} in ${timeZone}`)
  return day
}

/** No calendar is further from UTC than this. */
const farthestZone = 26 * 3_600_000

/** The first instant (milliseconds since 1970) of a calendar day in a time zone, whatever the clocks do that night. */
export const firstInstantOf = (day: Day, timeZone: string): number => {
  const midnight = day * millisecondsPerDay
  if (timeZone === 'UTC') return midnight
  let [before, reached] = [midnight - farthestZone, midnight + farthestZone]
  while (reached - before > 1) {
    const between = Math.floor((before + reached) / 2)
    if (dayOfInstant(between, timeZone) < day) before = between
    else reached = between
  }
  return reached
}
