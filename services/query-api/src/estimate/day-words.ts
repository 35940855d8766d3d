import type { Calendar } from '@hearback/contracts'

/** `9 working days`, `1 day`; at most one decimal. */
export const dayCount = (days: number, calendar: Calendar): string =>
  `${Math.round(days * 10) / 10} ${dayWord(calendar)}${days === 1 ? '' : 's'}`

/** What one day of a wait is called. */
export const dayWord = (calendar: Calendar): string => (calendar === 'business' ? 'working day' : 'day')
