import { dayNumber, dayText } from '../charts/period.ts'

/** The day so many days after another (before it, where negative); both as `YYYY-MM-DD`. */
export const daysAfter = (day: string, days: number): string => dayText(dayNumber(day) + days)

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  daysAfter(text, 0) === text

/** The days from one day to another, negative where that is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** The Monday of the week of a day: the first day of the count, a Thursday, is day 0. */
export const mondayOf = (day: string): string => daysAfter(day, -((dayNumber(day) + 3) % 7))

/** The first day of the month of a day, or of one so many months later. */
export const monthOf = (day: string, later = 0): string => {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + later, 1)).toISOString().slice(0, 10)
}
