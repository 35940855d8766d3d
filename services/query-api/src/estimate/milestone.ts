import type { Reached } from '@hearback/contracts'
import type { GroupCounts } from '@hearback/read-models'
import { type AalenJohansen, conditionalQuantile, incidenceAt, isComplete } from '@hearback/survival'
import type { DistributionAsked } from '../question/question.ts'
import { curveOf } from './curve.ts'
import { type EstimatedDistribution, estimateDistribution } from './distribution.ts'
import { daysEstimateFrom, type Estimating, splitByCause } from './estimating.ts'
import { estimateUltimate } from './ultimate.ts'

/** `milestone` is the cause that means it was reached. */
export type MilestoneEstimating = Estimating & { milestone: string }

/**
 * The distribution of the wait for a milestone over all journeys, and beside it among those that reach it within
 * tau: the number other tools call "time to", which leaves out who is rejected, gives up or still waits; and how many reach it
 * in the end, as far as the follow-up tells.
 */
export const estimateMilestone = (
  group: GroupCounts,
  asked: DistributionAsked,
  estimating: MilestoneEstimating,
): EstimatedDistribution => {
  const { byCause } = splitByCause(group, estimating)
  const curve = curveOf(byCause, estimating)
  const place = curve.causes.indexOf(estimating.milestone)
  return {
    ...estimateDistribution(group, asked, estimating),
    ...(place < 0 ? {} : { reached: reachedOf(curve, place, asked, estimating) }),
    ultimate: estimateUltimate(byCause, estimating.milestone, estimating),
  }
}

const reachedOf = (
  curve: AalenJohansen,
  place: number,
  { shares, tau }: DistributionAsked,
  estimating: MilestoneEstimating,
): Reached => {
  const { band, unitsPerDay } = estimating
  const asked = tau * unitsPerDay
  const within = isComplete(curve) ? asked : Math.min(asked, curve.last)
  return {
    conditional_on: 'reached',
    within_days: within < curve.start ? null : within / unitsPerDay,
    probability: incidenceAt(curve, place, within, band),
    quantiles: shares.map((p) => ({
      p,
      of: estimating.milestone,
      ...daysEstimateFrom(conditionalQuantile(curve, place, p, asked, band), estimating),
    })),
  }
}
