import { describe, expect, test } from 'vitest'
import * as survival from '../src/index.ts'
import { degenerate, notFinite } from './degenerate-samples.ts'
import { counted, times, upTo } from './samples.ts'

const {
  aalenJohansen,
  addCounts,
  bottleneckMeasures,
  bottlenecks,
  composedTime,
  differencesFrom,
  grayScores,
  incidenceAt,
  jackknife,
  logRankScores,
  probabilityAt,
  REACHED,
  restrictedMean,
} = survival

type Counts = survival.Counts
const usual = counted([
  ...upTo(9).flatMap((duration) => times(2, { duration, cause: 'advanced' })),
  ...upTo(9).flatMap((duration) => times(2, { duration, cause: 'rejected' })),
  ...times(8, { duration: 9 }),
])
const nobody = counted([])
/** The sample beside a usual one, beside itself and beside nobody. */
const groupsOf = (counts: Counts): Counts[][] => [
  [counts],
  [counts, usual],
  [usual, counts, usual],
  [counts, counts],
  [counts, nobody],
]
const asked = { advance: 'advanced', losses: ['rejected', 'withdrawn', 'never heard of'] }
const stagesOf = (counts: Counts): survival.ComposedStage[] =>
  [counts, usual].map((of, s) => ({
    curve: aalenJohansen(of),
    next: { advanced: [{ to: s === 0 ? 1 : REACHED, share: 1 }] },
  }))
const stageOf = (visits: number | null, segments: readonly Counts[]): survival.StageEvidence => {
  const half = { counts: segments.reduce(addCounts), segments }
  return { visits, tau: 7, halves: [half, { ...half, segments: segments.toReversed() }] }
}
const start = [{ to: 0, share: 1 } as const]
const composed = (counts: Counts) => composedTime(start, stagesOf(counts), 12)
/** Twenty random groups with the sample in one of them, or spread over all. */
const spreads = (counts: Counts): Counts[][] => [
  Array.from({ length: 20 }, (_, g) => (g === 3 ? counts : nobody)),
  Array.from({ length: 20 }, () => counts),
  Array.from({ length: 20 }, (_, g) => (g === 3 ? counts : usual)),
]
const scoresOf = (counts: Counts) =>
  groupsOf(counts).flatMap((groups) => [
    logRankScores(groups),
    logRankScores(groups, { cause: 'advanced', weighting: 'peto-peto' }),
    grayScores(groups, 'advanced'),
    grayScores(groups, 'never heard of'),
  ])
const curvesOf = (counts: Counts) => [
  aalenJohansen(counts),
  survival.kaplanMeier(counts),
  aalenJohansen(counts, { start: 2 }),
]
const eachCause = <Said>(counts: Counts, say: (curve: survival.AalenJohansen, k: number) => Said): Said[] =>
  curvesOf(counts).flatMap((curve) => curve.causes.map((_, k) => say(curve, k)))
const ages = [...upTo(10), 1000]
const meanOf = (whole: Counts) => [restrictedMean(aalenJohansen(whole), 7).estimate]

/** What each public function says of a sample. Those of plain numbers have tests of their own. */
const sayings: Record<string, (counts: Counts) => unknown> = {
  aalenJohansen: curvesOf,
  kaplanMeier: (counts) => survival.kaplanMeier(counts),
  covarianceOfCauses: (counts) => eachCause(counts, (curve, k) => survival.covarianceOfCauses(curve, k, 0)),
  nelsonAalen: (counts) => eachCause(counts, survival.nelsonAalen),
  addCounts: (counts) => [addCounts(counts, usual), addCounts(nobody, counts), addCounts(counts, counts)],
  mergeCauses: (counts) => survival.mergeCauses(counts, { advanced: 'ended', rejected: 'ended' }),
  assumeClosedAfter: (counts) => ages.map((age) => aalenJohansen(survival.assumeClosedAfter(counts, age))),
  countsOf: (counts) => counts,
  totalsOf: survival.totalsOf,
  followedTo: (counts) => ages.map((age) => survival.followedTo(counts, age)),
  atRisk: survival.atRisk,
  curveStart: (counts) => [1, 10].map((threshold) => survival.curveStart(counts, threshold)),
  cutWhereFew: (counts) => curvesOf(counts).map((curve) => survival.cutWhereFew(curve, 10)),
  isComplete: (counts) => curvesOf(counts).map(survival.isComplete),
  probabilityAt: (counts) =>
    curvesOf(counts).flatMap((curve) =>
      survival.INTERVAL_KINDS.flatMap((ci) => ages.map((age) => probabilityAt(curve, age, { ci }))),
    ),
  incidenceAt: (counts) =>
    eachCause(counts, (curve, k) =>
      survival.INTERVAL_KINDS.flatMap((ci) => ages.map((age) => incidenceAt(curve, k, age, { ci }))),
    ),
  quantile: (counts) =>
    curvesOf(counts).map((curve) => [0.01, 0.5, 1].map((p) => survival.quantile(curve, p))),
  incidenceQuantile: (counts) => eachCause(counts, (curve, k) => survival.incidenceQuantile(curve, k, 0.5)),
  conditionalQuantile: (counts) =>
    eachCause(counts, (curve, k) => ages.map((tau) => survival.conditionalQuantile(curve, k, 0.5, tau))),
  conditionalMean: (counts) =>
    eachCause(counts, (curve, k) => ages.map((tau) => survival.conditionalMean(curve, k, tau))),
  restrictedMean: (counts) =>
    curvesOf(counts).map((curve) => [1, 7, 90].map((tau) => restrictedMean(curve, tau))),
  meanTimeByState: (counts) =>
    curvesOf(counts).map((curve) => [1, 7, 90].map((tau) => survival.meanTimeByState(curve, tau))),
  conditionalWait: (counts) =>
    ages.map((waited) => survival.conditionalWait(counts, { waited, within: 7, minimumAtRisk: waited % 3 })),
  differenceOf: (counts) =>
    curvesOf(counts).flatMap((curve) =>
      survival.INTERVAL_KINDS.flatMap((ci) =>
        ages.map((age) =>
          survival.differenceOf(
            probabilityAt(curve, age, { ci }),
            probabilityAt(aalenJohansen(usual), age, { ci }),
          ),
        ),
      ),
    ),
  ultimateIncidence: (counts) =>
    [1, 10].map((fewestAtRisk) => survival.ultimateIncidence(counts, 'advanced', { fewestAtRisk })),
  conversion: (counts) => ages.map((horizon) => survival.conversion(counts, 'advanced', horizon)),
  cohortTriangle: (counts) => survival.cohortTriangle([counts, nobody, usual], 'rejected', ages),
  isMatureAt: (counts) => ages.map((age) => survival.isMatureAt(counts, age)),
  forecast: (counts) =>
    eachCause(counts, (curve, k) => [
      survival.forecast([3, 0, 2, 1, 0, 0, 4], curve, k, 5),
      survival.forecast([], curve, k, 5),
    ]),
  logRankScores: scoresOf,
  grayScores: scoresOf,
  commonStart: (counts) => groupsOf(counts).map(survival.commonStart),
  addScores: (counts) =>
    groupsOf(counts).map((groups) => survival.addScores([logRankScores(groups), logRankScores(groups)])),
  differenceTest: (counts) => scoresOf(counts).map(survival.differenceTest),
  trendTest: (counts) => scoresOf(counts).map((scores) => survival.trendTest(scores, [0, 1, 2])),
  adjustForManyTests: (counts) =>
    survival.adjustForManyTests(scoresOf(counts).map((scores) => survival.differenceTest(scores)?.p ?? null)),
  jackknife: (counts) => spreads(counts).map((groups) => jackknife(groups, addCounts, meanOf)),
  jackknifeDifference: (counts) =>
    spreads(counts).map((groups) => {
      const [mean] = jackknife(groups, addCounts, meanOf)
      return mean === undefined ? null : survival.jackknifeDifference(mean, mean)
    }),
  rankRanges: (counts) =>
    spreads(counts).map((groups) => survival.rankRanges(jackknife(groups, addCounts, meanOf))),
  bottleneckMeasures: (counts) =>
    [0, 0.5, null].map((visits) =>
      bottleneckMeasures(
        groupsOf(counts).map((segments) => stageOf(visits, segments)),
        asked,
      ),
    ),
  bottlenecks: (counts) =>
    [counts, nobody].map((without) =>
      bottlenecks(
        [stageOf(1, [counts, usual])],
        Array.from({ length: 20 }, () => [stageOf(1, [without, usual])]),
        asked,
      ),
    ),
  conditionalMeanWithin: (counts) =>
    eachCause(counts, (curve, k) => ages.map((tau) => survival.conditionalMeanWithin(curve, k, tau))),
  cutWhereHeavy: (counts) => curvesOf(counts).map((curve) => survival.cutWhereHeavy(curve, 10)),
  endWithFollowUp: (counts) => curvesOf(counts).map(survival.endWithFollowUp),
  conditionalMeanOf: (counts) => ages.map((tau) => survival.conditionalMeanOf(counts, 'advanced', tau)),
  countsUpTo: (counts) => ages.map((age) => survival.countsUpTo(counts, age)),
  coveredTau: (counts) => curvesOf(counts).map((curve) => ages.map((tau) => survival.coveredTau(curve, tau))),
  cutAfter: (counts) => curvesOf(counts).map((curve) => ages.map((age) => survival.cutAfter(curve, age))),
  expectedVisits: (counts) => ages.map((tau) => survival.expectedVisits(start, stagesOf(counts), tau)),
  meanDaysByStage: (counts) => survival.meanDaysByStage(start, stagesOf(counts), 12),
  jackknifeOf: (counts) =>
    survival.jackknifeOf(meanOf(counts).slice(0, 1), [meanOf(counts).slice(0, 1), [null]]),
  withoutCounts: (counts) => survival.withoutCounts(addCounts(counts, usual), counts),
  composedTime: composed,
  differencesFrom: (counts) => differencesFrom(composed(counts), aalenJohansen(counts), 0),
  checkComposition: (counts) =>
    spreads(counts).map((groups) =>
      survival.checkComposition(groups, addCounts, (whole) =>
        differencesFrom(composed(whole), aalenJohansen(whole), 0),
      ),
    ),
  decomposeChange: (counts) => {
    const [measured] = bottleneckMeasures([stageOf(1, [counts])], asked)
    const stage = { visits: 1, mean: measured?.meanWait ?? null }
    return survival.decomposeChange([stage], [{ visits: 0.5, mean: 3 }])
  },
}

/** Functions of probabilities, not of spells. */
const ofNumbers = ['chiSquareTail', 'normalQuantile', 'routesInOrder', 'twoSidedT']

test('every public function is asked', () => {
  const functions = Object.entries(survival).flatMap(([name, value]) =>
    typeof value === 'function' ? [name] : [],
  )
  expect(functions.toSorted()).toEqual([...Object.keys(sayings), ...ofNumbers].toSorted())
})

describe.each(Object.entries(degenerate))('of %s', (_, spells) => {
  test.each(Object.entries(sayings))('%s says finite numbers or null', (_name, say) => {
    expect(notFinite(say(counted(spells)))).toEqual([])
  })
})

/** The estimates in an answer, however deep. */
const estimatesIn = (value: unknown): unknown[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'estimate' || name === 'low' || name === 'high' ? [inner] : estimatesIn(inner),
  )
}

test.each([
  'probabilityAt',
  'incidenceAt',
  'quantile',
  'incidenceQuantile',
  'conditionalQuantile',
  'restrictedMean',
  'conversion',
  'forecast',
  'differenceOf',
  'ultimateIncidence',
])('%s says of nobody that nothing is known, and not 0', (name) => {
  const known = estimatesIn(sayings[name]?.(nobody)).filter((estimate) => estimate !== null)
  expect(known).toEqual([])
})

test('of a stage nobody was seen in nothing is known, and not 0', () => {
  expect(bottleneckMeasures([stageOf(1, [nobody, nobody])], asked)).toMatchObject([
    {
      visits: 1,
      tau: null,
      meanWait: null,
      shareOfTime: null,
      lost: [null, null, null],
      notAdvanced: null,
      shareOfLoss: null,
      potential: null,
    },
  ])
  expect(composedTime(start, stagesOf(nobody), 12)).toMatchObject({
    last: -1,
    incidence: [],
    visits: [null, null],
  })
})
