import { expect, test } from 'vitest'
import {
  addScores,
  type Counts,
  countsOf,
  differenceTest,
  grayScores,
  logRankScores,
  type Scores,
  trendTest,
} from '../src/index.ts'
import { causes, drawnWait, type Law, monteCarlo, sampleOf, samplesOf, usual } from './covering.ts'
import { seededChance } from './seeded.ts'

const TRIALS = 1000
const sizes = [60, 40, 25]

const pOf = (scores: Scores): number | undefined => differenceTest(scores)?.p

/** Groups of one law, censored, half of the waits seen late. */
const trials: Counts[][] = (() => {
  const chance = seededChance(51)
  return Array.from({ length: TRIALS }, () => sizes.map((waits) => sampleOf(chance, waits)))
})()

const expectFivePercent = (ps: readonly (number | undefined)[], what: string): void => {
  expect(ps.filter((p) => p === undefined)).toEqual([])
  const found = ps.filter((p) => (p ?? 1) < 0.05).length / ps.length
  expect(Math.abs(found - 0.05), `${what}: ${found}`).toBeLessThan(monteCarlo(ps.length, 0.05))
}

const ways: Record<string, (groups: readonly Counts[]) => Scores> = {
  'the log-rank': (groups) => logRankScores(groups),
  'the log-rank that weighs early days more': (groups) => logRankScores(groups, { weighting: 'peto-peto' }),
  'the cause-specific log-rank': (groups) => logRankScores(groups, { cause: 'advanced' }),
  "Gray's test": (groups) => grayScores(groups, 'advanced'),
}

test.each(Object.entries(ways))(
  'of groups that are alike %s finds five in a hundred different',
  (_, score) => {
    const scores = trials.map(score)
    expectFivePercent(scores.map(pOf), 'difference')
    expectFivePercent(
      scores.map((of) => trendTest(of, [0, 1, 2])?.p),
      'trend',
    )
  },
)

test('of alike groups in strata that differ, the stratified log-rank does too', () => {
  const slower: Law = { advanced: 0.012, rejected: 0.008 }
  const more = samplesOf(52, 2 * TRIALS, 30, slower)
  const ps = trials.map((groups, trial) => {
    const stratum = more.slice(2 * trial, 2 * trial + 2)
    return pOf(addScores([groups.slice(0, 2), stratum].map((of) => logRankScores(of))))
  })
  expectFivePercent(ps, 'stratified')
})

test('where fewer advance of one group in the end, and none at another rate, the tests say so apart', () => {
  const chance = seededChance(53)
  const sample = (law: Law) =>
    countsOf(
      Array.from({ length: 300 }, () => drawnWait(chance, law, 60)),
      causes,
    )
  // The rate of advancing is the same; many more are rejected before they can.
  const groups = [sample(usual), sample({ ...usual, rejected: 0.08 })]
  expect(pOf(logRankScores(groups, { cause: 'advanced' }))).toBeGreaterThan(0.05)
  expect(pOf(grayScores(groups, 'advanced'))).toBeLessThan(0.001)
})
