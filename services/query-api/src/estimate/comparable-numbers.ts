import type { ComparableNumber, DaysEstimate, VendorDefinition } from '@hearback/contracts'
import {
  type AalenJohansen,
  type Counts,
  conditionalMeanWithin,
  conditionalQuantile,
  cutWhereHeavy,
  type Estimate,
  incidenceAt,
  mergeCauses,
  quantile,
  ultimateIncidence,
} from '@hearback/survival'
import { curveOf } from './curve.ts'
import { daysEstimateFrom, daysFrom, type Estimating } from './estimating.ts'

export type Comparing = Estimating & {
  /** The ending that means to have moved on. */
  onwards: string
  horizonDays: readonly number[]
}

const inDays = (of: string, within: number | null, days: DaysEstimate): ComparableNumber => ({
  of,
  within_days: within,
  days,
  share: null,
})

/** How long those wait that end so within the follow-up, with those allowed for who still wait and will end so. */
const ofThoseThatEnd = (whole: AalenJohansen, cause: string, estimating: Estimating) => {
  const { band, unitsPerDay, fewestOnCurve } = estimating
  const curve = cutWhereHeavy(whole, fewestOnCurve)
  const place = curve.causes.indexOf(cause)
  const within = Math.max(0, curve.last)
  const mean = conditionalMeanWithin(curve, place, within, band.confidence)
  const median = conditionalQuantile(curve, place, 0.5, within, band)
  const told = (of: string, days: Estimate) =>
    inDays(of, daysFrom(median.tau, { unitsPerDay }), daysEstimateFrom(days, { unitsPerDay }))
  return {
    mean: told('mean days of those that end so, those still waiting allowed for', mean),
    median: told('days after which half of those that end so have', median),
  }
}

/** The median of the answer itself: of everybody, also of those who may never leave. */
const ofEverybody = (curve: AalenJohansen, { band, unitsPerDay }: Estimating): ComparableNumber =>
  inDays(
    'days after which half of all have left, those who may never leave among them',
    null,
    daysEstimateFrom(quantile(curve, 0.5, band), { unitsPerDay }),
  )

const inTheEnd = (
  counts: Counts,
  { band, fewestOnCurve, onwards, unitsPerDay }: Comparing,
): ComparableNumber[] => {
  const known = ultimateIncidence(counts, onwards, { ...band, fewestAtRisk: fewestOnCurve })
  if (known === null) return []
  const bound = (of: string, share: ComparableNumber['share']): ComparableNumber => ({
    of,
    within_days: known.last / unitsPerDay,
    days: null,
    share,
  })
  return [
    bound(`${onwards} in the end, at least`, known.atLeast),
    bound(`${onwards} in the end, at most`, known.atMost),
  ]
}

const byHorizons = (counts: Counts, comparing: Comparing): ComparableNumber[] => {
  const curve = curveOf(counts, comparing)
  const place = curve.causes.indexOf(comparing.onwards)
  return comparing.horizonDays.map((days) => ({
    of: `${comparing.onwards} by then`,
    within_days: days,
    days: null,
    share: incidenceAt(curve, place, days * comparing.unitsPerDay, comparing.band),
  }))
}

/**
 * The numbers of ours that answer what a measure of another tool is asked for, the nearest first; null where not known.
 * For days the mean and the median of those that end so, and where every ending counts the median of all;
 * for a share the bounds in the end and the chance at each horizon.
 */
export const comparableNumbers = (
  counts: Counts,
  { statistic, completed }: Pick<VendorDefinition, 'statistic' | 'completed'>,
  comparing: Comparing,
): ComparableNumber[] => {
  if (statistic === 'share') {
    // Who leaves the last stage for the first day of work has moved on like anybody.
    const moving = mergeCauses(counts, { hired: comparing.onwards })
    return [...inTheEnd(moving, comparing), ...byHorizons(moving, comparing)]
  }
  const any = completed.includes('any')
  const endings = any ? counts.causes : completed
  const one = Object.fromEntries(endings.map((cause) => [cause, comparing.onwards]))
  const curve = curveOf(mergeCauses(counts, one), comparing)
  const { mean, median } = ofThoseThatEnd(curve, comparing.onwards, comparing)
  const all = any ? [ofEverybody(curve, comparing)] : []
  return statistic === 'mean' ? [mean, median, ...all] : [median, mean, ...all]
}
