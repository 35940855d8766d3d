import { expect, test } from 'vitest'
import {
  aalenJohansen,
  conditionalQuantile,
  conditionalWait,
  type IntervalKind,
  incidenceQuantile,
  quantile,
  restrictedMean,
} from '../src/index.ts'
import {
  advancedBy,
  curvesOf,
  expectBetween,
  expectNominal,
  holds,
  holdsAge,
  samplesOf,
  survivingTo,
  usual,
} from './covering.ts'
import { upTo } from './samples.ts'

const TRIALS = 1000

const firstAge = (reached: (age: number) => boolean): number => {
  const found = upTo(400).find(reached)
  if (found === undefined) throw new Error('never')
  return found
}

/**
 * Known: limits of a day counted in days hold a little more than they say. An interval of whole days takes in the
 * day on which the share is passed, whatever part of it would do: more so, the more waits there are to each day.
 */
const ofWholeDays = { least: 0.95, most: 0.985 }

test.each<IntervalKind>(['rothman-wilson', 'loglog'])(
  'limits of quantiles by inverting %s bands hold the true day at their rate, or more often',
  (ci) => {
    for (const waits of [60, 150]) {
      const curves = curvesOf(samplesOf(41, TRIALS, waits))
      for (const p of [0.25, 0.5, 0.75]) {
        const truth = firstAge((age) => survivingTo(usual, age) <= 1 - p)
        const held = curves.map((curve) => holdsAge(quantile(curve, p, { ci }), truth))
        expectBetween(held, ofWholeDays, `${p} of ${waits}`)
      }
      const advanced = firstAge((age) => advancedBy(usual, age) >= 0.3)
      const held = curves.map((curve) => holdsAge(incidenceQuantile(curve, 0, 0.3, { ci }), advanced))
      expectBetween(held, ofWholeDays, `30 % advanced of ${waits}`)
    }
  },
)

test('so do those of the day by which half of the ones that advance within a month have done so', () => {
  const truth = firstAge((age) => advancedBy(usual, age) >= advancedBy(usual, 30) / 2)
  for (const waits of [60, 150]) {
    const curves = curvesOf(samplesOf(42, TRIALS, waits)).filter(({ last }) => last >= 30)
    expect(curves.length).toBeGreaterThan(0.98 * TRIALS)
    const held = curves.map((curve) => holdsAge(conditionalQuantile(curve, 0, 0.5, 30), truth))
    expectBetween(held, ofWholeDays, `of ${waits}`)
  }
})

test('where few end on any one day, limits of the median hold at their rate', () => {
  const rare = { advanced: 0.012, rejected: 0.008 }
  const median = firstAge((age) => survivingTo(rare, age) <= 0.5)
  expectBetween(
    curvesOf(samplesOf(43, TRIALS, 100, rare)).map((curve) => holdsAge(quantile(curve, 0.5), median)),
    { least: 0.95, most: 0.965 },
    'median',
  )
})

test('the median further wait is held at the same rate, given ten days waited', () => {
  const truth = firstAge((age) => survivingTo(usual, age) <= 0.5) + 1
  const answers = samplesOf(44, TRIALS, 100).flatMap((counts) => {
    const found = conditionalWait(counts, { waited: 10, within: 7 })
    return found.outcome === 'answered' ? [found.medianFurtherWait] : []
  })
  expect(answers.length).toBe(TRIALS)
  expectBetween(
    answers.map((median) => holdsAge(median, truth)),
    ofWholeDays,
    'median',
  )
})

const meanTo = (tau: number) => upTo(tau - 1).reduce((sum, age) => sum + survivingTo(usual, age), 0)

const meansOf = (waits: number, tau: number): boolean[] =>
  samplesOf(45, TRIALS, waits)
    .map((counts) => restrictedMean(aalenJohansen(counts), tau))
    .filter(({ tau: used }) => used === tau)
    .map((mean) => holds(mean, meanTo(tau)))

test('restricted means are held in 95 % of samples of 150 waits', () => {
  for (const tau of [15, 30, 45]) expectNominal(meansOf(150, tau), `to ${tau}`)
})

test('of fewer waits their intervals, which are those of a normal mean, hold a little less than they say', () => {
  // Known: Greenwood's variance is too small where few are left; 93 to 94 % of 60 waits, 91 to 93 % of 25.
  for (const tau of [15, 30, 45]) {
    expectBetween(meansOf(60, tau), { least: 0.93, most: 0.95 }, `60 to ${tau}`)
    expectBetween(meansOf(25, tau), { least: 0.91, most: 0.94 }, `25 to ${tau}`)
  }
})
