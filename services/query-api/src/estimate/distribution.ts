import type { DistributionGroup, Horizon, Quantile, RestrictedMean } from '@hearback/contracts'
import type { GroupCounts } from '@hearback/read-models'
import {
  type AalenJohansen,
  atRisk,
  type Counts,
  followedTo,
  incidenceAt,
  incidenceQuantile,
  isComplete,
  meanTimeByState,
  probabilityAt,
  quantile,
  restrictedMean,
} from '@hearback/survival'
import type { DistributionAsked } from '../question/question.ts'
import type { EstimatedMeasure } from './as-documented.ts'
import { kindsOf } from './causes.ts'
import { curveOf, drawnCurve } from './curve.ts'
import { countsShown, daysEstimateFrom, daysFrom, type Estimating, splitByCause } from './estimating.ts'
import type { EstimatedUltimate } from './ultimate.ts'

/** A distribution before its words are made, of what may be shown. */
export type EstimatedDistribution = Omit<DistributionGroup, 'ultimate' | 'as_documented'> & {
  ultimate?: EstimatedUltimate
  as_documented?: EstimatedMeasure[]
}

/** The curves of one group, with all kinds of answers together and apart. */
type Curves = {
  counts: Counts
  present: readonly number[]
  curve: AalenJohansen
  byKind: AalenJohansen | null
}

/**
 * The distribution of one clock's waits in one group: quantiles, chances at horizons, restricted mean and curve,
 * with the counts they rest on. Waits still running count for as long as they were followed.
 */
export const estimateDistribution = (
  group: GroupCounts,
  asked: DistributionAsked,
  estimating: Estimating,
): EstimatedDistribution => {
  const counts = splitByCause(group, estimating)
  const curve = curveOf(counts.byCause, estimating)
  const byKind = counts.byKind === null ? null : curveOf(counts.byKind, estimating)
  const curves = { counts: counts.byCause, present: atRisk(counts.byCause), curve, byKind }
  return {
    ...countsShown(group, counts, estimating),
    given_waiting_at: curve.start === 0 ? null : daysFrom(curve.start, estimating),
    quantiles: quantilesOf(curve, asked.shares, estimating),
    horizons: asked.horizonDays.map((days) => horizonAt(curves, days, estimating)),
    restricted_mean: restrictedMeanOf(curve, asked.tau, estimating),
    curve: drawnCurve(curve, estimating),
  }
}

/** The endings people ask "when?" about: quoted also as the days by which a share of all spells had reached them. */
const hopedFor = new Set(['advanced', 'answered', 'reached', 'filled'])

const quantilesOf = (curve: AalenJohansen, shares: readonly number[], estimating: Estimating): Quantile[] => {
  const { band } = estimating
  const quoted = [
    { of: 'any', at: (p: number) => quantile(curve, p, band) },
    ...curve.causes.map((cause, k) => ({
      of: cause,
      at: (p: number) => incidenceQuantile(curve, k, p, band),
    })),
  ].filter(({ of }) => of === 'any' || hopedFor.has(of))
  return quoted.flatMap(({ of, at }) =>
    shares.map((p) => ({ p, of, ...daysEstimateFrom(at(p), estimating) })),
  )
}

const horizonAt = (
  { counts, present, curve, byKind }: Curves,
  days: number,
  estimating: Estimating,
): Horizon => {
  const age = days * estimating.unitsPerDay
  const seen = !estimating.onlyDrawn || (age >= curve.start && age <= curve.last) || isComplete(curve)
  return {
    days,
    waiting: probabilityAt(curve, age, estimating.band),
    exits: Object.fromEntries(
      curve.causes.map((cause, k) => [cause, incidenceAt(curve, k, age, estimating.band)]),
    ),
    ...(byKind === null ? {} : { answered_by_kind: kindsAt(byKind, age, estimating) }),
    at_risk: seen ? (present[age] ?? 0) : null,
    followed: seen ? followedTo(counts, age) : null,
  }
}

const kindsAt = (byKind: AalenJohansen, age: number, { band }: Estimating) =>
  Object.fromEntries(
    kindsOf(byKind.causes).map(({ kind, place }) => [kind, incidenceAt(byKind, place, age, band)]),
  )

const restrictedMeanOf = (
  curve: AalenJohansen,
  tau: number,
  estimating: Estimating,
): RestrictedMean | null => {
  const units = tau * estimating.unitsPerDay
  const mean = restrictedMean(curve, units, estimating.band.confidence)
  const byState = meanTimeByState(curve, units)
  const [used, days] = [daysFrom(mean.tau, estimating), daysFrom(mean.estimate, estimating)]
  if (used === null || days === null || byState === null) return null
  const { unitsPerDay } = estimating
  const ended = curve.causes.map((cause, k) => [cause, (byState.ended[k] ?? 0) / unitsPerDay])
  return {
    tau: used,
    days,
    low: daysFrom(mean.low, estimating),
    high: daysFrom(mean.high, estimating),
    by_state: { waiting: byState.waiting / unitsPerDay, ended: Object.fromEntries(ended) },
  }
}
