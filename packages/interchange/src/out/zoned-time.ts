import { type Day, dayOfInstant } from '@hearback/contracts'

const minute = 60_000
const millisecondsPerDay = 86_400_000

const formatters = new Map<string, Intl.DateTimeFormat>()

const formatterOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  formatters.set(timeZone, made)
  return made
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds, in whole minutes. */
const offsetAt = (instant: number, timeZone: string): number => {
  if (timeZone === 'UTC') return 0
  const name = formatterOf(timeZone).format(instant)
  const [, sign, hours = 0, minutes = 0] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  const ahead = (Number(hours) * 60 + Number(minutes)) * minute
  return sign === '-' ? -ahead : ahead
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')

const offsetText = (offset: number): string => {
  const minutes = Math.abs(offset) / minute
  return `${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

const written = (instant: number, offset: number): string =>
  `${new Date(instant + offset).toISOString().slice(0, -1)}${offsetText(offset)}`

/** An instant (milliseconds since 1970) as the clocks of a zone show it: `2026-03-02T09:30:00.000+01:00`. */
export const instantText = (instant: number, timeZone: string): string =>
  written(instant, offsetAt(instant, timeZone))

const days = new Map<string, string>()
const mostDays = 20_000

/**
 * The beginning of a day in a zone, `2026-03-02T00:00:00.000+01:00`. Where the clocks leap over midnight it is written
 * with the offset that held before, and is the first instant of the day all the same.
 */
export const startOfDayText = (day: Day, timeZone: string): string => {
  const key = `${day} ${timeZone}`
  const known = days.get(key)
  if (known !== undefined) return known
  const midnight = day * millisecondsPerDay
  // The offsets that may hold around it: of half a day before, and of half a day after.
  const offsets = [-1, 1].map((half) => offsetAt(midnight + (half * millisecondsPerDay) / 2, timeZone))
  const offset = offsets.find((each) => dayOfInstant(midnight - each, timeZone) === day) ?? 0
  const text = written(midnight - offset, offset)
  if (days.size >= mostDays) days.clear()
  days.set(key, text)
  return text
}

/** When an event happened: its instant, or where only its day is known the beginning of it. */
export const timestampOf = (
  { instant, day }: { instant: number | null; day: Day },
  timeZone: string,
): string => (instant === null ? startOfDayText(day, timeZone) : instantText(instant, timeZone))
