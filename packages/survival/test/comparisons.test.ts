import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aalenJohansen,
  addScores,
  adjustForManyTests,
  type Counts,
  differenceOf,
  differenceTest,
  grayScores,
  incidenceAt,
  logRankScores,
  type Scores,
  trendTest,
} from '../src/index.ts'
import { expectNear } from './reference.ts'
import { CAUSES, counted, followedSpells, times } from './samples.ts'

const scorings: Record<string, (groups: readonly Counts[]) => Scores> = {
  'log-rank': (groups) => logRankScores(groups),
  'cause-specific log-rank': (groups) => logRankScores(groups, { cause: 'advanced' }),
  'Peto and Peto': (groups) => logRankScores(groups, { weighting: 'peto-peto' }),
  Gray: (groups) => grayScores(groups, 'advanced'),
}

const add = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

const anyGroups = fc.array(followedSpells.map(counted), { minLength: 2, maxLength: 4 })

const expectSameTest = (found: Scores, wanted: Scores) => {
  const [a, b] = [differenceTest(found), differenceTest(wanted)]
  expect(a?.df).toBe(b?.df)
  expect(a?.statistic ?? 0).toBeCloseTo(b?.statistic ?? 0, 6)
}

describe.each(Object.entries(scorings))('the comparison of %s', (_, scoresOf) => {
  test('does not depend on the order of the groups', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => expectSameTest(scoresOf(groups.toReversed()), scoresOf(groups))),
    )
  })

  test('is not changed by a group without spells', () => {
    fc.assert(
      fc.property(anyGroups, (groups) =>
        expectSameTest(scoresOf([...groups, counted([])]), scoresOf(groups)),
      ),
    )
  })

  test('finds no difference between identical groups', () => {
    fc.assert(
      fc.property(followedSpells.map(counted), fc.integer({ min: 2, max: 4 }), (counts, copies) => {
        const found = differenceTest(scoresOf(Array.from({ length: copies }, () => counts)))
        expect(found?.statistic ?? 0).toBeCloseTo(0, 9)
        expect(found?.p ?? 1).toBeCloseTo(1, 4)
      }),
    )
  })

  test('observes in all what it expects in all, and its covariances add up to nothing', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        const { observed, expected, variance } = scoresOf(groups)
        expect(add(observed)).toBeCloseTo(add(expected), 9)
        for (const row of variance) expect(add(row)).toBeCloseTo(0, 7)
        for (const [g, row] of variance.entries()) expect(row[g]).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('of strata is the sum of their scores, so a stratum that tells nothing changes nothing', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        const silent = groups.map(() => counted(times(3, { duration: 4 })))
        expectSameTest(addScores([scoresOf(groups), scoresOf(silent)]), scoresOf(groups))
      }),
    )
  })

  test.each([
    ['no group', []],
    ['one group', [counted(times(5, { duration: 2, cause: 'advanced' }))]],
    ['groups without spells', [counted([]), counted([])]],
    ['groups all still running', [counted(times(5, { duration: 2 })), counted(times(4, { duration: 3 }))]],
    ['single journeys', [counted(times(1, { cause: 'advanced' })), counted([])]],
  ])('is unknown of %s', (_, groups) => {
    expect(differenceTest(scoresOf(groups))).toBeNull()
    expect(trendTest(scoresOf(groups), [0, 1])).toBeNull()
  })

  test('of groups that all ended on one day is finite or unknown', () => {
    for (const cause of CAUSES) {
      const found = differenceTest(scoresOf([counted(times(5, { cause })), counted(times(4, { cause }))]))
      for (const value of Object.values(found ?? {})) expect(value).toBeTypeOf('number')
      expect(Object.values(found ?? {}).filter((value) => !Number.isFinite(value))).toEqual([])
    }
  })
})

test('the log-rank of two small groups is the one worked out by hand', () => {
  // Age 1: one of 2 + 2 ends, of the first group. Age 2: one of 1 + 2, of the second. Age 3: the last of it, alone.
  const first = counted([...times(1, { duration: 1, cause: 'advanced' }), ...times(1, { duration: 2 })])
  const second = counted([
    ...times(1, { duration: 2, cause: 'advanced' }),
    ...times(1, { duration: 3, cause: 'advanced' }),
  ])
  const scores = logRankScores([first, second])
  expect(scores.observed).toEqual([1, 2])
  expect(scores.expected[0]).toBeCloseTo(1 / 2 + 1 / 3, 12)
  const v = 1 / 4 + 2 / 9
  expect(scores.variance[0]?.[0]).toBeCloseTo(v, 12)
  expect(differenceTest(scores)?.statistic).toBeCloseTo((1 / 6) ** 2 / v, 12)
})

test('an exit of another cause ends the risk of a cause-specific log-rank', () => {
  const groups = [
    counted([
      ...times(1, { duration: 1, cause: 'rejected' }),
      ...times(1, { duration: 2, cause: 'advanced' }),
    ]),
    counted(times(2, { duration: 2, cause: 'advanced' })),
  ]
  const { observed, expected } = logRankScores(groups, { cause: 'advanced' })
  expect(observed).toEqual([1, 2])
  expect(expected).toEqual([1, 2])
})

/** Of 40,000, each day 5 % of those waiting advance, and this share is rejected. */
const steady = (rejectedEachDay: number): Counts => {
  const days = Array.from({ length: 12 }, (_, day) => day)
  let waiting = 40_000
  const rejected: number[] = []
  const advanced: number[] = []
  for (const _ of days) {
    advanced.push(Math.round(waiting * 0.05))
    rejected.push(Math.round(waiting * rejectedEachDay))
    waiting -= (advanced.at(-1) ?? 0) + (rejected.at(-1) ?? 0)
  }
  const none = days.map(() => 0)
  return {
    causes: ['advanced', 'rejected'],
    entered: none.with(0, 40_000),
    exits: [advanced, rejected],
    censored: none.with(11, waiting),
  }
}

test('equal rates of a cause are not equal incidences: Gray sees it, the cause-specific log-rank does not', () => {
  const groups = [steady(0.02), steady(0.2)]
  expect(differenceTest(logRankScores(groups, { cause: 'advanced' }))?.p).toBeGreaterThan(0.5)
  expect(differenceTest(grayScores(groups, 'advanced'))?.p).toBeLessThan(1e-6)
})

test('a group that ends before the other leaves Gray something finite', () => {
  // By age 1 the pooled F_0 is 6 / 12 + 3 / 6 = 1, and three still wait.
  const early = counted(times(6, { cause: 'advanced' }))
  const late = counted([1, 2].flatMap((duration) => times(3, { duration, cause: 'advanced' })))
  const { observed, expected, variance } = grayScores([early, late], 'advanced')
  expect(observed).toEqual([6, 6])
  expect(expected).toEqual([3, 9])
  expect(variance.flat().filter((cell) => !Number.isFinite(cell))).toEqual([])
})

test('a trend has the sign of the order, whatever its unit and origin', () => {
  const groups = [2, 5, 9].map((duration) =>
    counted([...times(6, { duration, cause: 'advanced' }), ...times(4, { duration: duration + 2 })]),
  )
  const scores = logRankScores(groups)
  const slower = trendTest(scores, [0, 1, 2])
  expect(slower?.z).toBeLessThan(-2)
  expect(trendTest(scores, [2, 1, 0])?.z).toBeCloseTo(-(slower?.z ?? 0), 12)
  expect(trendTest(scores, [10, 13, 16])?.z).toBeCloseTo(slower?.z ?? 0, 9)
  expect(trendTest(scores, [1, 1, 1])).toBeNull()
})

test('p values are adjusted as by R, and a test that was not made counts for none', () => {
  // p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.5), 'BH'); shuffled, with a missing one.
  const adjusted = adjustForManyTests([0.5, 0.04, null, 0.01, 0.03, 0.02])
  for (const [i, wanted] of [0.5, 0.05, null, 0.05, 0.05, 0.05].entries())
    expectNear(adjusted[i], wanted, `p value ${i}`)
  expect(adjustForManyTests([0.001, 0.9])).toEqual([0.002, 0.9])
  expect(adjustForManyTests([])).toEqual([])
})

test('adjusting makes no p value smaller and keeps their order', () => {
  const p = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(fc.array(p, { maxLength: 12 }), (ps) => {
      const adjusted = adjustForManyTests(ps).map((value) => value ?? Number.NaN)
      for (const [i, value] of adjusted.entries()) {
        expect(value).toBeGreaterThanOrEqual(ps[i] ?? 0)
        expect(value).toBeLessThanOrEqual(1)
        for (const [j, other] of adjusted.entries())
          if ((ps[i] ?? 0) < (ps[j] ?? 0)) expect(value).toBeLessThanOrEqual(other)
      }
    }),
  )
})

const shareOf = (ended: number, all: number) => {
  const counts = counted([...times(ended, { cause: 'advanced' }), ...times(all - ended, { duration: 9 })])
  return incidenceAt(aalenJohansen(counts), 0, 0)
}

test("the interval of a difference is Newcombe's: 56 of 70 against 48 of 80", () => {
  const found = differenceOf(shareOf(56, 70), shareOf(48, 80))
  expect(found.estimate).toBeCloseTo(0.2, 12)
  // Newcombe (1998), table II, example (a), method 10.
  expect(found.low).toBeCloseTo(0.0524, 4)
  expect(found.high).toBeCloseTo(0.3339, 4)
})

test('a difference from an unknown share is unknown', () => {
  const unknown = { estimate: null, low: null, high: null }
  expect(differenceOf(unknown, { estimate: 0.5, low: 0.4, high: 0.6 })).toEqual(unknown)
  expect(
    differenceOf({ estimate: 0.5, low: null, high: 0.6 }, { estimate: 0.5, low: 0.4, high: 0.6 }),
  ).toEqual({
    estimate: 0,
    low: null,
    high: Math.hypot(0.6 - 0.5, 0.4 - 0.5),
  })
})
