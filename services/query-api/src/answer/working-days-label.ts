import { holidaysOutsideWeekends, textFromDay, type Weekday, type WorkingDays } from '@hearback/contracts'
import type { Question } from '../question/question.ts'

const plural = (weekday: Weekday): string => `${weekday[0]?.toUpperCase() ?? ''}${weekday.slice(1)}s`

/** `Saturdays, Sundays and 3 holidays` */
const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/**
 * In which days the waits of an answer are told: the weekend, and how many holidays beside it lie in the range the
 * waits can have run through, from the first day of their cohorts (none for a period, whose waits began before it) to
 * the last day looked at.
 */
export const workingDaysLabel = (
  workingDays: WorkingDays,
  { basis, from, to, asOf }: Pick<Question, 'basis' | 'from' | 'to' | 'asOf'>,
): string => {
  const first = basis === 'cohort' ? from : null
  const last = basis === 'period' && to !== null ? Math.min(asOf, to - 1) : asOf
  const holidays = holidaysOutsideWeekends(workingDays).filter((day) => day <= last && day >= (first ?? day))
  const range = `${first === null ? '' : `from ${textFromDay(first)} `}up to ${textFromDay(last)}`
  const counted = `${holidays.length} ${holidays.length === 1 ? 'holiday' : 'holidays'} ${range}`
  return `in working days: ${listed([...workingDays.weekend.map(plural), counted])} are not counted`
}
