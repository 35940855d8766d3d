import { expect, test } from 'vitest'
import {
  cohortsOf,
  type DurationsAnswer,
  trendFinding,
  trendOf,
  trendTitle,
} from '../src/pages/workspace/trends/cohorts.ts'
import { lastStretches, measuredIn } from '../src/pages/workspace/trends/measured.ts'

const estimate = (value: number) => ({ estimate: value, low: value - 0.05, high: value + 0.05 })
const group = (start: string, answered: number) => ({
  key: { clock: 'response:application', cohort_month: start },
  spells: 20,
  exits: { answered: 4, withdrawn: 1 },
  quantiles: [{ p: 0.5, of: 'any', days: 20, low: 12, high: null }],
  horizons: [{ days: 14, waiting: estimate(0.6), exits: { answered: estimate(answered) } }],
})
const answer = {
  groups: [group('2026-01-01', 0.2), group('2026-04-01', 0.3), group('2026-05-01', 0.1)],
  withheld: [{ key: { cohort_month: '2026-02-01' }, reason: 'fewer than 5 journeys' }],
  // Only what a trend reads.
} as unknown as DurationsAnswer
const shares = { kind: 'shares', withinDays: 14 } as const
const asked = { length: 'month', through: '2026-05-20', byEntry: true } as const

test('a time of which nothing is told is a gap, a withheld one says why, and neither is 0', () => {
  const { periods, series } = trendOf(cohortsOf(answer, 'month'), shares, asked)
  expect(periods.map(({ label }) => label)).toEqual([
    'Jan 2026',
    'Feb 2026',
    'Mar 2026',
    'Apr 2026',
    'May 2026',
  ])
  expect(series[0]?.values.map((one) => one?.value ?? null)).toEqual([0.2, null, null, 0.3, 0.1])
  expect(series[0]?.notes).toEqual([null, 'fewer than 5 journeys', null, null, null])
})

const mature = (through: string) =>
  trendOf(cohortsOf(answer, 'month'), shares, { ...asked, through }).periods.map((period) => period.mature)

test('a cohort is mature once its last wait could be followed as long as is asked', () => {
  expect(mature('2026-05-14')).toEqual([true, true, true, true, false])
  expect(mature('2026-05-13')).toEqual([true, true, true, false, false])
})

test('what a trend finds rests on the times followed long enough alone', () => {
  const drawn = trendOf(cohortsOf(answer, 'month'), shares, asked)
  expect(trendFinding(drawn, shares, true)).toBe(
    'Answered within 14 days: 20 %, Jan 2026; 30 %, Apr 2026 (the last that all were followed long enough in).',
  )
  const nothing = trendOf(cohortsOf({ ...answer, groups: [] }, 'month'), shares, asked)
  expect(trendFinding(nothing, shares, true)).toContain('not known of any time yet')
})

test('a median that is not known is no value of a trend', () => {
  const [first] = answer.groups
  if (first === undefined) throw new Error('the answer has a group')
  const unknown = { ...first, quantiles: [] }
  const { series } = trendOf(cohortsOf({ ...answer, groups: [unknown] }, 'month'), { kind: 'median' }, asked)
  expect(series[0]?.values[0]?.value).toBeNull()
})

test('the last stretches are whole ones that are over', () => {
  expect(lastStretches('month', 2, '2026-03-01')).toEqual([
    { start: '2026-01-01', end: '2026-02-01' },
    { start: '2026-02-01', end: '2026-03-01' },
  ])
  expect(lastStretches('week', 1, '2026-11-22')).toEqual([{ start: '2026-11-09', end: '2026-11-16' }])
})

test('an address chooses the wait, week or month, and the number; nonsense falls back', () => {
  expect(measuredIn(new URLSearchParams('stage=offer&show_by=week&horizon_days=30'))).toEqual({
    clock: 'stage:offer',
    length: 'week',
    shown: { kind: 'shares', withinDays: 30 },
  })
  expect(measuredIn(new URLSearchParams('horizon_days=x')).shown).toEqual(shares)
})

test('a trend tells on how many waits it rests only where they all are shown, and as they are', () => {
  const whole = { ...answer, withheld: [] }
  expect(trendTitle('Offer', whole, false)).toBe('Offer: 60 waits')
  expect(trendTitle('Offer', whole, true)).toBe('Offer')
  expect(trendTitle('Offer', answer, false)).toBe('Offer')
  expect(trendTitle('Offer', { ...answer, groups: [] }, false)).toBe('Offer')
})
