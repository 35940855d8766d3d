import { sum, valueAt } from './arrays.ts'
import { type Estimate, UNKNOWN } from './intervals.ts'
import { twoSidedT } from './student-t.ts'

/** `replicates[g]` is the statistic without group g, so that functions of several statistics have intervals too. */
export type JackknifeEstimate = Estimate & { se: number | null; replicates: readonly (number | null)[] }

/**
 * The delete-a-group jackknife, for statistics composed in ways no variance formula follows: journeys are split into
 * G random groups (hash of the journey mod 20), each statistic is computed of all and of all but one group, and
 * Var = (G - 1) / G sum (without_g - whole)^2; the interval is estimate -+ t se, t with G - 1 degrees of freedom.
 *
 * `groups` are anything additive (counts, tuples or records of counts) with their `add`; `statistics` must give as
 * many values each time. Unknown without one group is an unknown se; limits are also null where the se is 0:
 * nothing was seen that could tell how uncertain the estimate is. Empty groups are allowed: with few journeys the se
 * is then too large rather than too small.
 *
 * Source: Kott (2001), J. Official Statistics 17, 521-526. Throws RangeError for fewer than two groups.
 */
export const jackknife = <Group>(
  groups: readonly Group[],
  add: (a: Group, b: Group) => Group,
  statistics: (whole: Group) => readonly (number | null)[],
  confidence = 0.95,
): JackknifeEstimate[] => {
  if (groups.length < 2) throw new RangeError(`a jackknife needs two groups, not ${groups.length}`)
  return jackknifeOf(statistics(groups.reduce(add)), withoutEach(groups, add).map(statistics), confidence)
}

/**
 * The same of statistics that are computed already: `whole` of all groups, `without[g]` of all but group g. For groups
 * that are quicker taken away than added up.
 */
export const jackknifeOf = (
  whole: readonly (number | null)[],
  without: readonly (readonly (number | null)[])[],
  confidence = 0.95,
): JackknifeEstimate[] => {
  if (without.length < 2) throw new RangeError(`a jackknife needs two groups, not ${without.length}`)
  return whole.map((estimate, i) =>
    spread(
      estimate,
      without.map((values) => valueAt(values, i)),
      confidence,
    ),
  )
}

/** a - b of two statistics of one jackknife, with the interval of the difference: what they share cancels. */
export const jackknifeDifference = (
  a: JackknifeEstimate,
  b: JackknifeEstimate,
  confidence = 0.95,
): JackknifeEstimate => {
  const replicates = a.replicates.map((without, g) => difference(without, valueAt(b.replicates, g)))
  return spread(difference(a.estimate, b.estimate), replicates, confidence)
}

const difference = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : a - b

/** Sums in another order differ by less, as a share of what is summed. */
const ROUNDING = 1e-12

const spread = (
  estimate: number | null,
  replicates: readonly (number | null)[],
  confidence: number,
): JackknifeEstimate => {
  const known = replicates.filter((without) => without !== null)
  if (estimate === null || known.length < replicates.length)
    return { ...UNKNOWN, estimate, se: null, replicates }
  const groups = known.length
  const summed = Math.sqrt(((groups - 1) / groups) * sum(known.map((without) => (without - estimate) ** 2)))
  // Equal statistics differ by the rounding of their sums, and that is no uncertainty.
  const se = summed > ROUNDING * Math.max(1, Math.abs(estimate)) ? summed : 0
  const half = twoSidedT(confidence, groups - 1) * se
  const limits = se > 0 ? { low: estimate - half, high: estimate + half } : { low: null, high: null }
  return { estimate, ...limits, se, replicates }
}

/** The sum of all groups but each one, by sums from both ends: a few additions a group, however many there are. */
const withoutEach = <Group>(groups: readonly Group[], add: (a: Group, b: Group) => Group): Group[] => {
  const upTo = runningSums(groups, add)
  const from = runningSums(groups.toReversed(), (a, b) => add(b, a)).toReversed()
  return groups.map((_, g) => {
    if (g === 0) return valueAt(from, 1)
    if (g === groups.length - 1) return valueAt(upTo, g - 1)
    return add(valueAt(upTo, g - 1), valueAt(from, g + 1))
  })
}

const runningSums = <Group>(groups: readonly Group[], add: (a: Group, b: Group) => Group): Group[] => {
  const sums: Group[] = []
  for (const [g, group] of groups.entries()) sums.push(g === 0 ? group : add(valueAt(sums, g - 1), group))
  return sums
}
