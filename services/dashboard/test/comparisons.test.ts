import { expect, test } from 'vitest'
import {
  type ComparisonsAnswer,
  comparisonFinding,
  differenceFinding,
  differenceRows,
  differences,
  testRows,
} from '../src/pages/workspace/comparisons/compared.ts'
import { comparedIn } from '../src/pages/workspace/comparisons/compared-in.ts'

type Comparison = ComparisonsAnswer['comparisons'][number]
const key = (region: string) => ({ clock: 'stage:applied', region })
const one = (test: 'log-rank' | 'gray', of: string, p: number | null) => ({
  test,
  of,
  trend: false,
  statistic: p === null ? null : 7.5,
  df: 1,
  p,
  adjusted_p: p,
})
const unknown = { estimate: null, low: null, high: null }
const difference = (region: string, estimate: number, low: number, high: number) => ({
  key: key(region),
  given_waiting_at: null,
  horizons: [{ days: 14, waiting: unknown, main_cause: { estimate, low, high } }],
})
const comparison = (tests: Comparison['tests'], reason: string | null = null): Comparison => ({
  clock: 'stage:applied',
  groups: [key('EU'), key('US')],
  main_cause: 'advanced',
  tests,
  strata: null,
  differences: [difference('EU', 0.1, 0.04, 0.16), difference('US', -0.1, -0.2, 0.01)],
  reason,
})

const found = (overall: number | null, main: number | null) =>
  comparisonFinding(comparison([one('log-rank', 'any', overall), one('gray', 'advanced', main)]))

test('a difference is called one only by its adjusted value, and what cannot be compared is no “no”', () => {
  expect(found(0.01, 0.2)).toBe(
    'The 2 segments differ in how fast waits end, and the share that ends as “moved on” is not told apart from chance.',
  )
  expect(found(0.2, 0.04)).toBe(
    'The 2 segments are not told apart in how fast waits end, and they differ in the share that ends as “moved on”.',
  )
  expect(found(null, null)).toBe('How fast waits end cannot be compared.')
})

test('fewer than two segments are no comparison, and the reason of the API is said', () => {
  const alone = { ...comparison([], 'only one group may be shown'), groups: [key('EU')] }
  expect(comparisonFinding(alone)).toBe('only one group may be shown')
})

test('only segments whose interval keeps clear of the others are named, with their points', () => {
  expect(differenceFinding(comparison([]), 14)).toContain(
    'EU has 10 percentage points more (+4 to +16). Each interval stands for itself',
  )
  expect(differenceFinding(comparison([]), 14)).not.toContain('US')
  expect(differenceFinding({ ...comparison([]), differences: [] }, 14)).toContain('No segment’s interval')
  expect(differenceRows(comparison([]), 14)[0]?.estimates[1]?.value).toBeNull()
})

test('points have their sign, and none where they round to nothing', () => {
  expect([0.0412, -0.0412, 0.0001, null].map((value) => differences.text(value))).toEqual([
    '+4.1 points',
    '−4.1 points',
    '0 points',
    '–',
  ])
})

test('each test says what it asks and what it answers', () => {
  const [row] = testRows(comparison([one('gray', 'rejected', 0.0004)]))
  expect(row).toEqual({
    asks: 'Different shares end as “rejected”',
    verdict: 'yes',
    test: 'Gray',
    statistic: 'χ² 7.5, df 1',
    p: 'under 0.001',
    adjusted: 'under 0.001',
  })
  expect(testRows(comparison([one('gray', 'rejected', null)]))[0]?.verdict).toBe('cannot be compared')
})

const dimension = (name: string, many: number) => ({
  dimension: name,
  own: false,
  values: Array.from({ length: many }, (_, index) => ({ value: String(index), journeys: 10 })),
})

test('what is compared by first has more than one value and not too many', () => {
  const by = (...all: ReturnType<typeof dimension>[]) => comparedIn(new URLSearchParams(), all).groupBy
  expect(by(dimension('requisition', 60), dimension('source', 3))).toBe('source')
  expect(by(dimension('source', 3), dimension('region', 2))).toBe('region')
  expect(by(dimension('requisition', 60), dimension('region', 1))).toBe('requisition')
  expect(by(dimension('region', 1))).toBeNull()
})
