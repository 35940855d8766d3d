export { type AalenJohansen, aalenJohansen, covarianceOfCauses, kaplanMeier } from './aalen-johansen.ts'
export { adjustForManyTests } from './benjamini-hochberg.ts'
export {
  type BottleneckMeasures,
  type BottleneckOptions,
  bottleneckMeasures,
  type Examples,
  type StageEvidence,
  type StageHalf,
} from './bottleneck-measures.ts'
export { type Bottleneck, bottlenecks, type RankRange, rankRanges } from './bottlenecks.ts'
export {
  ASSUMED_CLOSED,
  addCounts,
  assumeClosedAfter,
  countsUpTo,
  mergeCauses,
  withoutCounts,
} from './combine-counts.ts'
export { type ComposedStage, type ComposedTime, composedTime, REACHED, type Step } from './composed-time.ts'
export { type CompositionCheck, checkComposition, differencesFrom } from './composition-check.ts'
export {
  type ConditionalMean,
  conditionalMean,
  conditionalMeanOf,
  conditionalMeanWithin,
  coveredTau,
} from './conditional-mean.ts'
export { type ConditionalWait, conditionalWait, type WaitQuestion } from './conditional-wait.ts'
export { type CountedSpell, type Counts, countsOf, followedTo, totalsOf } from './counts.ts'
export { differenceOf } from './differences.ts'
export { endWithFollowUp, NOT_FOLLOWED } from './end-of-follow-up.ts'
export { type Forecast, forecast } from './forecast.ts'
export { type Conversion, cohortTriangle, conversion, isMatureAt } from './funnel.ts'
export { chiSquareTail } from './gamma.ts'
export { commonStart, grayScores } from './gray-test.ts'
export {
  type Band,
  DEFAULT_BAND,
  type Estimate,
  INTERVAL_KINDS,
  type IntervalKind,
  incidenceAt,
  probabilityAt,
} from './intervals.ts'
export { type JackknifeEstimate, jackknife, jackknifeDifference, jackknifeOf } from './jackknife.ts'
export { logRankScores, type Weighting } from './log-rank.ts'
export { nelsonAalen } from './nelson-aalen.ts'
export { normalQuantile } from './normal.ts'
export { decomposeChange, type PeriodChange, type StageTime } from './period-change.ts'
export { cutAfter, cutWhereFew, cutWhereHeavy, isComplete } from './proportions.ts'
export { conditionalQuantile, incidenceQuantile, quantile } from './quantiles.ts'
export { meanTimeByState, type RestrictedMean, restrictedMean } from './restricted-mean.ts'
export { atRisk, curveStart } from './risk-table.ts'
export {
  addScores,
  differenceTest,
  type Scores,
  type TestResult,
  type TrendResult,
  trendTest,
} from './scores.ts'
export { meanDaysByStage } from './stage-days.ts'
export { type Directions, type OrderedRoutes, routesInOrder } from './stage-order.ts'
export { expectedVisits } from './stage-visits.ts'
export { twoSidedT } from './student-t.ts'
export { type UltimateIncidence, type UltimateOptions, ultimateIncidence } from './ultimate-incidence.ts'
