import type { ChangesParameters, Day, Fault } from '@hearback/contracts'
import { dayFromText } from '@hearback/contracts'
import type { Part } from './part.ts'

/** From the first day on, up to but without the last. */
export type Period = { from: Day; to: Day }
export type Periods = { a: Period; b: Period }

/** The two periods of a question; they may overlap, but neither may be empty. */
export const periodsAsked = (
  query: Pick<ChangesParameters, 'from_a' | 'to_a' | 'from_b' | 'to_b'>,
): Part<Periods> => {
  const faults: Fault[] = []
  const dayOf = (name: keyof typeof query): Day => {
    const day = dayFromText(query[name])
    if (day === null)
      faults.push({
        parameter: name,
        rule: 'no_such_day',
        message: 'is not a day of the calendar (YYYY-MM-DD)',
      })
    return day ?? Number.NaN
  }
  const periodOf = (first: 'from_a' | 'from_b', last: 'to_a' | 'to_b'): Period => {
    const period = { from: dayOf(first), to: dayOf(last) }
    if (period.from >= period.to)
      faults.push({
        parameter: last,
        rule: 'empty_range',
        message: `must be after ${first}: it is the first day not included`,
      })
    return period
  }
  const value = { a: periodOf('from_a', 'to_a'), b: periodOf('from_b', 'to_b') }
  return faults.length > 0 ? { faults } : { value }
}
