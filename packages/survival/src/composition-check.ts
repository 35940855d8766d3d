import type { AalenJohansen } from './aalen-johansen.ts'
import { valueAt } from './arrays.ts'
import type { ComposedTime } from './composed-time.ts'
import { jackknife } from './jackknife.ts'
import { isComplete } from './proportions.ts'

export type CompositionCheck = {
  /** D, the largest distance of the composed curve from the Aalen-Johansen curve of the whole wait. */
  distance: number
  /** The (first) age it is found at. */
  age: number
  /** The jackknife standard error of the difference at this age; null where unknown. */
  se: number | null
  /** The last age up to which the difference is known without any one group too; null where that is none. */
  coveredTo: number | null
  /** Whether the composed curve is not to be used: D > 2 se, or the se is unknown. */
  fallBack: boolean
}

/**
 * Does the composition hold? D = sup over ages of |composed - Aalen-Johansen|, against twice the standard error of
 * the difference where it is largest. The two come from the same journeys, so the error is that of the difference,
 * by the delete-a-group jackknife over random groups of journeys (`jackknife`); the age stays that of the whole.
 * `differences` computes composed - Aalen-Johansen at each age (`differencesFrom`). Null where no age is known.
 *
 * The largest of many differences exceeds 2 se more often than one does: the check errs towards falling back.
 * `resolution` is how near two probabilities are the same to whoever reads them: D up to it is no disagreement.
 */
export const checkComposition = <Group>(
  groups: readonly Group[],
  add: (a: Group, b: Group) => Group,
  differences: (whole: Group) => readonly number[],
  resolution = ROUNDING,
): CompositionCheck | null => {
  const distances = differences(groups.reduce(add)).map(Math.abs)
  if (distances.length === 0) return null
  const distance = distances.reduce((largest, next) => Math.max(largest, next))
  const age = distances.indexOf(distance)
  const byAge = jackknife(groups, add, (whole) => {
    const known = differences(whole)
    return distances.map((_, at) => known[at] ?? null)
  })
  const se = byAge[age]?.se ?? null
  const unknownFrom = byAge.findIndex((at) => at.se === null)
  const covered = unknownFrom < 0 ? distances.length : unknownFrom
  return {
    distance,
    age,
    se,
    coveredTo: covered === 0 ? null : covered - 1,
    fallBack: se === null || distance > 2 * se + resolution,
  }
}

/** Two computations of the same number differ by rounding, and so does their error from 0. */
const ROUNDING = 1e-12

/** composed - F_k at each age that both are known at; none where the curve of the whole wait starts late. */
export const differencesFrom = (composed: ComposedTime, whole: AalenJohansen, k: number): number[] => {
  if (whole.start > 0 || whole.last < 0) return []
  const incidence = valueAt(whole.incidence, k)
  const known = isComplete(whole) ? composed.last : Math.min(composed.last, whole.last)
  return composed.incidence
    .slice(0, known + 1)
    .map((probability, age) => probability - valueAt(incidence, Math.min(age, whole.last)))
}
