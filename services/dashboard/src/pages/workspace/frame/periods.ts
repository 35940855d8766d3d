import { daysAfter, isDay, mondayOf } from '../../../words/days.ts'

/** A choice of days of entry: the first, and the first no longer included, as the API takes them. */
export type Period = { name: string; from: string | null; to: string | null }

const fullWeeks = (weeks: number, today: string): Period => {
  const to = mondayOf(today)
  return { name: `Last ${weeks} full weeks`, from: daysAfter(to, -7 * weeks), to }
}

/** Periods to choose from. Weeks are whole ones from Monday on, so that the same choice is the same question all week. */
export const periodsToChoose = (today: string): Period[] => [
  { name: 'All days', from: null, to: null },
  ...[4, 13, 26, 52].map((weeks) => fullWeeks(weeks, today)),
  { name: 'This year so far', from: `${today.slice(0, 4)}-01-01`, to: null },
]

/** The last day of a period, from the first no longer in it; empty where it has none. */
export const lastDayOf = (to: string | null): string => (to === null || !isDay(to) ? '' : daysAfter(to, -1))

/** The first day no longer in a period that ends with a day; null where that is none. */
export const endAfter = (lastDay: string): string | null => (isDay(lastDay) ? daysAfter(lastDay, 1) : null)

/** A period in words, by its days as people say them: the last one included. */
export const periodInWords = (from: string | null, to: string | null): string => {
  if (from === null && to === null) return 'all days'
  if (to === null) return `from ${from} on`
  return from === null ? `up to ${lastDayOf(to)}` : `${from} to ${lastDayOf(to)}`
}
