import { Comparison } from '@hearback/contracts'
import { adjustForManyTests, type CountedSpell } from '@hearback/survival'
import { Value } from '@sinclair/typebox/value'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareGroups } from '../src/estimate/comparison.ts'
import { placesInTime } from '../src/estimate/comparison-tests.ts'
import { estimatingOf, groupOf, spells } from './group-counts.ts'

const estimating = estimatingOf({ fewestAtRisk: 1, fewestOnCurve: 1 })
const asked = { horizonDays: [2], weighting: 'log-rank' } as const

/** Groups told apart by one dimension. */
const groupsOf = (
  waits: Readonly<Record<string, readonly CountedSpell[]>>,
  { dimension = 'region', clock = 'stage:applied' } = {},
) =>
  Object.entries(waits).map(([value, own]) => ({
    ...groupOf(own, clock),
    key: { clock, [dimension]: value },
  }))

const compared = (...of: Parameters<typeof groupsOf>) => {
  const [comparison] = compareGroups(groupsOf(...of), asked, estimating).comparisons
  if (comparison === undefined) throw new Error('nothing compared')
  expect([...Value.Errors(Comparison, comparison)]).toEqual([])
  return comparison
}

/** Advanced on days 1 and 2, and on days 2 and 3. */
const fast = [...spells(1, 1, 'advanced'), ...spells(1, 2, 'advanced')]
const slow = [...spells(1, 2, 'advanced'), ...spells(1, 3, 'advanced')]

describe('two groups by hand', () => {
  const { tests, differences, main_cause: mainCause } = compared({ fast, slow })

  test('the log-rank test adds up what each day says', () => {
    // Of the fast: O = 2, E = 1/2 + 2/3, V = 1/4 + 2/9; (5/6)^2 / (17/36) = 25/17.
    const [first, causeSpecific, gray] = tests
    expect(first).toMatchObject({ test: 'log-rank', of: 'any', trend: false, df: 1 })
    expect(first?.statistic).toBeCloseTo(25 / 17, 12)
    expect(first?.p).toBeCloseTo(0.22525, 4)
    // There is no other ending, so the rates by this cause are the rates.
    expect(causeSpecific).toMatchObject({ of: 'advanced', statistic: first?.statistic })
    expect(gray).toMatchObject({ test: 'gray', of: 'advanced', df: 1 })
  })

  test('each is held against the others', () => {
    expect(mainCause).toBe('advanced')
    const told = differences.map(({ key, horizons }) => [key['region'], horizons[0]] as const)
    expect(told).toMatchObject([
      ['fast', { days: 2, waiting: { estimate: -0.5 }, main_cause: { estimate: 0.5 } }],
      ['slow', { days: 2, waiting: { estimate: 0.5 }, main_cause: { estimate: -0.5 } }],
    ])
    expect(told[0]?.[1]?.waiting.low).toBeLessThan(-0.5)
  })
})

const weighted = (weighting: 'log-rank' | 'peto-peto') =>
  compareGroups(groupsOf({ fast, slow }), { ...asked, weighting }, estimating).comparisons[0]?.tests.map(
    ({ statistic }) => statistic ?? 0,
  ) ?? []

test('the early weight changes the log-rank tests and not Gray’s', () => {
  const [plain, early] = [weighted('log-rank'), weighted('peto-peto')]
  expect(early[0]).not.toBeCloseTo(plain[0] ?? 0, 3)
  expect(early[2]).toBe(plain[2])
})

test('all tests of an answer are adjusted together, those of other clocks too', () => {
  const groups = [...groupsOf({ fast, slow }), ...groupsOf({ fast, slow }, { clock: 'stage:interviewing' })]
  const { comparisons, comparing } = compareGroups(groups, asked, estimating)
  const tests = comparisons.flatMap((comparison) => comparison.tests)
  expect(tests.map(({ adjusted_p }) => adjusted_p)).toEqual(adjustForManyTests(tests.map(({ p }) => p)))
  expect(comparing).toMatchObject({ weighting: 'log-rank', tests: 6 })
})

describe('a trend', () => {
  const months = { '2026-01-01': slow, '2026-02-01': slow, '2026-04-01': fast }

  test('is tested over cohorts, rising where later ones have more endings', () => {
    const { tests } = compared(months, { dimension: 'cohort_month' })
    const [, trend] = tests
    expect(trend).toMatchObject({ test: 'log-rank', trend: true, df: null })
    expect(trend?.statistic).toBeGreaterThan(0)
    expect(tests.map((each) => each.trend)).toEqual([false, true, false, true, false, true])
    const two = compared({ '2026-01-01': slow, '2026-02-01': fast }, { dimension: 'cohort_month' })
    expect(two.tests.map((each) => each.trend)).toEqual([false, false, false])
  })

  test('goes by time, so that a month not shown leaves its gap, and by nothing else', () => {
    const keys = groupsOf(months, { dimension: 'cohort_month' }).map(({ key }) => key)
    const [first = 0, second = 0, third = 0] = placesInTime(keys) ?? []
    expect([second - first, third - second]).toEqual([31, 59])
    expect(placesInTime(groupsOf({ fast, slow }).map(({ key }) => key))).toBeNull()
    expect(placesInTime([{ clock: 'c', cohort_month: '2026-01-01', region: 'EU' }])).toBeNull()
  })
})

test('what cannot be compared is null or absent with a reason, never 0', () => {
  expect(compared({ only: fast })).toMatchObject({
    tests: [],
    differences: [],
    reason: 'fewer than two groups may be shown',
  })
  const running = compared({ a: spells(9, 3, null), b: spells(9, 3, null) })
  for (const { statistic, p, adjusted_p } of running.tests)
    expect([statistic, p, adjusted_p]).toEqual([null, null, null])
  expect(running.differences[0]?.horizons[0]?.waiting.estimate).toBe(0)
  const oneEmpty = compared({ fast, nobody: [] })
  expect(oneEmpty.tests[0]).toMatchObject({ statistic: null, p: null })
  expect(oneEmpty.differences[0]?.horizons[0]?.waiting).toEqual({ estimate: null, low: null, high: null })
  expect(compareGroups([], asked, estimating).comparisons).toEqual([])
})

test('a difference starts where both sides have enough at risk', () => {
  const { differences } = compared({ late: spells(3, 5, 'advanced', 2), early: spells(3, 4, 'rejected') })
  expect(differences.map((each) => each.given_waiting_at)).toEqual([2, 2])
})

const many = (count: number) =>
  compared(Object.fromEntries(Array.from({ length: count }, (_, g) => [`r${g}`, fast])))

test('with very many groups the costly test, then all tests are left out, and that is said', () => {
  expect(many(12)).toMatchObject({ reason: null })
  expect(many(13).tests.map((each) => each.test)).toEqual(['log-rank', 'cause-specific log-rank'])
  expect(many(13).reason).toContain('Gray')
  expect(many(41)).toMatchObject({ tests: [], differences: [] })
  expect(many(41).reason).toContain('more than 40 groups')
})

test('a rare ending is not tested, the main one always is', () => {
  const rare = { a: [...fast, ...spells(1, 2, 'withdrawn')], b: [...slow, ...spells(9, 3, 'rejected')] }
  const groups = groupsOf(rare)
  const { comparisons } = compareGroups(groups, asked, { ...estimating, fewestOnCurve: 9 })
  expect([...new Set(comparisons[0]?.tests.map(({ of }) => of))]).toEqual(['any', 'advanced', 'rejected'])
})

const anyWaits = fc.array(
  fc.record({
    firstSeen: fc.constant(0),
    duration: fc.nat(15),
    cause: fc.constantFrom('advanced', 'rejected', null),
  }),
  { minLength: 1, maxLength: 30 },
)

test('the order of groups changes no test, and two groups differ by opposite amounts', () => {
  fc.assert(
    fc.property(anyWaits, anyWaits, (a, b) => {
      const [one, other] = [compared({ a, b }), compared({ b, a })]
      for (const [place, { of, statistic }] of one.tests.entries()) {
        const same = other.tests[place]
        expect([same?.of, same?.statistic === null]).toEqual([of, statistic === null])
        expect(same?.statistic ?? 0).toBeCloseTo(statistic ?? 0, 9)
      }
      const [first, second] = one.differences.map(({ horizons }) => horizons[0]?.waiting.estimate ?? null)
      expect((first ?? 0) + (second ?? 0)).toBeCloseTo(0, 12)
    }),
  )
})
