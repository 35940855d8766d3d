import type { Calendar } from '@hearback/contracts'

/** `9 working days`, `1 day`; at most one decimal. */
export const dayCount = (days: number, calendar: Calendar): string => {
  const told = dayNumber(days)
  return `${told} ${dayWord(calendar)}${told === 1 ? '' : 's'}`
}

/** A number of days as a sentence tells it: at most one decimal, as hours make long fractions. */
export const dayNumber = (days: number): number => Math.round(days * 10) / 10

/** What one day of a wait is called. */
export const dayWord = (calendar: Calendar): string => (calendar === 'business' ? 'working day' : 'day')
