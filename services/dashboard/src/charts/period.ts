import { utcFormat } from 'd3-time-format'

const msPerDay = 86_400_000
const monthAndYear = utcFormat('%b %Y')
const dayAndMonth = utcFormat('%-d %b')
const dayInFull = utcFormat('%-d %b %Y')

export type Length = 'week' | 'month'

/** A day such as `2026-03-01` as a number of days; half-way texts are not days and break a promise. */
export const dayNumber = (day: string): number => {
  const time = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(time)) throw new Error(`${day} is no day`)
  return Math.round(time / msPerDay)
}

/** The day of such a number, as text. */
export const dayText = (day: number): string => new Date(day * msPerDay).toISOString().slice(0, 10)

/** A day as it is read: `1 Mar 2026`. */
export const dayShown = (day: string): string => dayInFull(new Date(dayNumber(day) * msPerDay))

/** A day where there is little room and the year is plain: `1 Mar`. */
export const dayBrief = (day: number): string => dayAndMonth(new Date(day * msPerDay))

/** The period that begins on a day, as it is read: `Mar 2026`, `week of 2 Mar 2026`. */
export const periodShown = (start: string, length: Length): string =>
  length === 'month' ? monthAndYear(new Date(dayNumber(start) * msPerDay)) : `week of ${dayShown(start)}`

const following = (start: string, length: Length): string => {
  if (length === 'week') return dayText(dayNumber(start) + 7)
  const [year = 0, month = 1] = start.split('-').map(Number)
  return dayText(Math.round(Date.UTC(year, month, 1) / msPerDay))
}

/** The starts of all periods from the first to the last of some, also of those that are not among them. */
export const everyPeriod = (starts: readonly string[], length: Length): string[] => {
  const sorted = starts.toSorted()
  const [first, last] = [sorted.at(0), sorted.at(-1)]
  if (first === undefined || last === undefined) return []
  const all = [first]
  for (let next = following(first, length); next <= last; next = following(next, length)) all.push(next)
  return all
}
