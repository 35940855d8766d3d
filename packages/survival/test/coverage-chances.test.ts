import { expect, test } from 'vitest'
import {
  aalenJohansen,
  conditionalWait,
  differenceOf,
  type IntervalKind,
  incidenceAt,
  probabilityAt,
  ultimateIncidence,
} from '../src/index.ts'
import {
  advancedBy,
  curvesOf,
  expectBetween,
  expectNominal,
  holds,
  type Law,
  samplesOf,
  survivingTo,
  usual,
} from './covering.ts'
import { seededChance } from './seeded.ts'

// Waits are censored and half of them are seen late (see `seenWait`). coverage.test.ts has those seen from the start.
const TRIALS = 1500
const ages = [5, 15, 30]

test.each<[number, IntervalKind]>([
  [25, 'rothman-wilson'],
  [60, 'rothman-wilson'],
  [150, 'rothman-wilson'],
  [60, 'loglog'],
  [150, 'loglog'],
])('of %i waits, half of them seen late, %s intervals hold S and F at their rate at any age', (waits, ci) => {
  const curves = curvesOf(samplesOf(2026, TRIALS, waits))
  for (const age of ages) {
    const waiting = curves.map((curve) => holds(probabilityAt(curve, age, { ci }), survivingTo(usual, age)))
    const advanced = curves.map((curve) => holds(incidenceAt(curve, 0, age, { ci }), advancedBy(usual, age)))
    expectNominal(waiting, `S(${age})`)
    expectNominal(advanced, `F(${age})`)
  }
})

test('80 % intervals hold in 80 %', () => {
  const curves = curvesOf(samplesOf(80, TRIALS, 60))
  const band = { confidence: 0.8 }
  for (const age of ages)
    expectNominal(
      curves.map((curve) => holds(probabilityAt(curve, age, band), survivingTo(usual, age))),
      `S(${age})`,
      0.8,
    )
})

test('what the next week brings to those who have waited ten days is held in 95 %', () => {
  for (const waits of [60, 150]) {
    const answers = samplesOf(10, TRIALS, waits).flatMap((counts) => {
      const found = conditionalWait(counts, { waited: 10, within: 7, minimumAtRisk: 5 })
      return found.outcome === 'answered' && found.within === 7 ? [found] : []
    })
    expect(answers.length).toBeGreaterThan(0.99 * TRIALS)
    const held = (k: number, truth: number) =>
      answers.map(({ ended }) => holds(ended[k] ?? { estimate: null, low: null, high: null }, truth))
    // Whoever waits has the same days ahead at any age.
    expectNominal(held(0, advancedBy(usual, 6)), 'advanced')
    expectNominal(held(1, (2 / 3) * advancedBy(usual, 6)), 'rejected')
    expectNominal(
      answers.map(({ stillWaiting }) => holds(stillWaiting, survivingTo(usual, 6))),
      'waiting',
    )
  }
})

test('the chance of no ending within the follow-up is held in a little less than 95 %', () => {
  // Known: the follow-up ends where the last few happen to have been seen, not at an age chosen before.
  for (const waits of [60, 150]) {
    const held = samplesOf(12, TRIALS, waits).flatMap((counts) => {
      const found = conditionalWait(counts, { waited: 10, within: 7, minimumAtRisk: 5 })
      if (found.outcome !== 'answered' || found.followedFor === null) return []
      return [holds(found.neverWithinFollowUp, survivingTo(usual, found.followedFor - 1))]
    })
    expect(held.length).toBeGreaterThan(0.99 * TRIALS)
    expectBetween(held, { least: 0.935, most: 0.95 }, `of ${waits}`)
  }
})

const advanced: typeof probabilityAt = (curve, age) => incidenceAt(curve, 0, age)
const slower: Law = { advanced: 0.02, rejected: 0.015 }

test('the difference of two groups at a horizon is held in 95 %, in small ones in a little less', () => {
  for (const [waits, others, least] of [
    [150, 75, 0.95],
    [60, 30, 0.945],
    // Known: of a dozen waits, of which a few are left late in the curve, three in a hundred are missed more.
    [25, 13, 0.92],
  ] as const) {
    const curves = curvesOf(samplesOf(31, TRIALS, waits))
    const slow = curvesOf(samplesOf(32, TRIALS, others, slower))
    const pairs = curves.flatMap((own, i) => {
      const other = slow[i]
      return other === undefined ? [] : [{ own, other }]
    })
    for (const age of ages) {
      const known = pairs.filter(({ own, other }) => own.last >= age && other.last >= age)
      const held = (at: typeof probabilityAt, truth: number) =>
        known.map(({ own, other }) => holds(differenceOf(at(own, age), at(other, age)), truth))
      const rates = { least, most: 0.96 }
      const what = `${waits} and ${others} at ${age}`
      expectBetween(
        held(probabilityAt, survivingTo(usual, age) - survivingTo(slower, age)),
        rates,
        `S ${what}`,
      )
      expectBetween(held(advanced, advancedBy(usual, age) - advancedBy(slower, age)), rates, `F ${what}`)
    }
  }
})

const advancedAtMost = (last: number) => advancedBy(usual, last) + survivingTo(usual, last)

test('both bounds of what comes in the end hold at their rate, and together they hold it nearly always', () => {
  const bounds = samplesOf(77, TRIALS, 60).flatMap((counts) => ultimateIncidence(counts, 'advanced') ?? [])
  expect(bounds).toHaveLength(TRIALS)
  expectNominal(
    bounds.map(({ atLeast, last }) => holds(atLeast, advancedBy(usual, last))),
    'at least',
  )
  expectNominal(
    bounds.map(({ atMost: limit, last }) => holds(limit, advancedAtMost(last))),
    'at most',
  )
  // Known: six in ten advance in the end, which lies well within; a bound is no interval and holds more than 95 %.
  const held = bounds.map(({ atLeast, atMost }) => (atLeast.low ?? 1) <= 0.6 && 0.6 <= (atMost.high ?? 0))
  expect(held.filter(Boolean).length / TRIALS).toBeGreaterThan(0.99)
})

test("a share of what was counted, as expectations have it, is held in 95 % by Wilson's interval", () => {
  const chance = seededChance(5)
  const shareOf = (all: number, truth: number) => {
    const part = Array.from({ length: all }, () => chance()).filter((drawn) => drawn < truth).length
    return aalenJohansen({ causes: ['part'], entered: [all], exits: [[part]], censored: [all - part] })
  }
  const held = [0.1, 0.25, 0.5, 0.8].flatMap((truth) =>
    [12, 20, 33, 50, 71].flatMap((all) =>
      Array.from({ length: TRIALS / 5 }, () => holds(incidenceAt(shareOf(all, truth), 0, 0), truth)),
    ),
  )
  // Of a count there are few possible answers: a single size may lie a few per cent off, all together do not.
  expectBetween(held, { least: 0.945, most: 0.96 }, 'share')
})
