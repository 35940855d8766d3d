import type { Length } from '../../../charts/period.ts'
import { daysAfter, mondayOf, monthOf } from '../../../words/days.ts'
import { clockChosen } from '../frame/of-process.ts'
import type { Shown } from './cohorts.ts'

export const horizons = [7, 14, 30, 60, 90] as const

/** What of a trend an address chooses: the clock, week or month, and the number that is followed. */
export type Measured = { clock: string; length: Length; shown: Shown }

/**
 * Reads it; what is not said is an answer to the application, or the first of the clocks of a process without one, by
 * month, within two weeks.
 */
export const measuredIn = (address: URLSearchParams, clocks: readonly string[] = []): Measured => {
  const within = Number(address.get('horizon_days') ?? 14)
  return {
    clock: clockChosen(address, clocks, 'response:application'),
    length: address.get('show_by') === 'week' ? 'week' : 'month',
    shown:
      address.get('show_value') === 'median'
        ? { kind: 'median' }
        : { kind: 'shares', withinDays: Number.isInteger(within) && within > 0 ? within : 14 },
  }
}

export type Stretch = { start: string; end: string }

/** The last whole weeks or months that are over by a day, earliest first. */
export const lastStretches = (length: Length, many: number, through: string): Stretch[] =>
  Array.from({ length: many }, (_, index) => {
    const back = many - index
    if (length === 'month') {
      return { start: monthOf(through, -back), end: monthOf(through, 1 - back) }
    }
    const start = daysAfter(mondayOf(through), -7 * back)
    return { start, end: daysAfter(start, 7) }
  })
