export { type AalenJohansen, aalenJohansen, covarianceOfCauses, kaplanMeier } from './aalen-johansen.ts'
export { ASSUMED_CLOSED, addCounts, assumeClosedAfter, mergeCauses } from './combine-counts.ts'
export { type ConditionalWait, conditionalWait, type WaitQuestion } from './conditional-wait.ts'
export { type CountedSpell, type Counts, countsOf, followedTo, totalsOf } from './counts.ts'
export {
  type Band,
  DEFAULT_BAND,
  type Estimate,
  INTERVAL_KINDS,
  type IntervalKind,
  incidenceAt,
  probabilityAt,
} from './intervals.ts'
export { nelsonAalen } from './nelson-aalen.ts'
export { normalQuantile } from './normal.ts'
export { cutWhereFew, isComplete } from './proportions.ts'
export { conditionalQuantile, incidenceQuantile, quantile } from './quantiles.ts'
export { meanTimeByState, type RestrictedMean, restrictedMean } from './restricted-mean.ts'
export { atRisk, curveStart } from './risk-table.ts'
