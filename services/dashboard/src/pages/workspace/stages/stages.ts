import { type Curve, segmentStyle } from '../../../charts/curve.ts'
import { days } from '../../../words/numbers.ts'
import { type DistributionGroup, quantileOf } from '../distribution.ts'
import { groupName, segmentOf } from '../groups.ts'

/** The curves of those still waiting, one for each segment, with their bands. */
export const segmentCurves = (groups: readonly DistributionGroup[]): Curve[] =>
  groups.map(({ key, curve }, place) => ({
    label: segmentOf(key),
    days: curve.days,
    share: curve.waiting,
    // The bands of many would hide the curves; their limits stand in the table of the horizons.
    low: groups.length > 3 ? [] : curve.low,
    high: groups.length > 3 ? [] : curve.high,
    ...segmentStyle(place),
  }))

/** The days that are shown: the most for which a mean is known, else all. */
export const spanOf = (groups: readonly DistributionGroup[]): number =>
  Math.max(1, ...groups.map(({ restricted_mean, curve }) => restricted_mean?.tau ?? curve.days.at(-1) ?? 0))

/** Which lasts longest and which shortest, in a sentence; those of which fewer than half ended are said to. */
export const comparedFinding = (groups: readonly DistributionGroup[]): string => {
  const medians = groups.flatMap(({ key, quantiles }) => {
    const median = quantileOf(quantiles, 0.5)?.days ?? null
    return median === null ? [] : [{ key, median }]
  })
  const sorted = medians.toSorted((a, b) => a.median - b.median)
  const [quickest, slowest] = [sorted.at(0), sorted.at(-1)]
  const unknown = groups.filter(({ quantiles }) => (quantileOf(quantiles, 0.5)?.days ?? null) === null)
  const open =
    unknown.length === 0
      ? ''
      : ` Fewer than half had ended within the follow-up: ${unknown.map(({ key }) => groupName(key)).join('; ')}.`
  if (quickest === undefined || slowest === undefined) return open.trim()
  const half = `Half had ended after ${days(quickest.median)} in ${groupName(quickest.key)}`
  return quickest === slowest
    ? `${half}.${open}`
    : `${half}, and only after ${days(slowest.median)} in ${groupName(slowest.key)}.${open}`
}
