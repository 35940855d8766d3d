import type { AalenJohansen } from './aalen-johansen.ts'
import { sum, valueAt } from './arrays.ts'
import { type Estimate, UNKNOWN } from './intervals.ts'
import { twoSidedZ } from './normal.ts'
import { isComplete } from './proportions.ts'

/** Mean units (days or hours) waited before `tau`, and the tau used; null where nothing is followed. */
export type RestrictedMean = Estimate & { variance: number | null; tau: number | null }

/**
 * The restricted mean E min(T, tau) = sum of S(u) over 0 <= u < tau, with
 * Var = sum A_j^2 d_j / (n_j (n_j - d_j)), A_j the area of S from the exits at age j up to tau. Where all at risk
 * exit (n = d) that area is 0 and the term counts 0. The interval is mean -+ z sqrt(Var), within [start, tau].
 *
 * `tau` (whole units) is lowered to last + 1, where the follow-up ends, unless S reached 0; the answer carries the
 * one used. Limits are null where the variance is 0: nothing was seen that could tell how uncertain the mean is.
 * A curve that starts later counts the units before its start as waited, by its condition.
 *
 * Source: Irwin (1949), J. Hygiene 47; Klein and Moeschberger (2003), Survival Analysis, formulas 4.5.1 and 4.5.2.
 * Throws RangeError when tau is not a whole number from 1 on.
 */
export const restrictedMean = (curve: AalenJohansen, tau: number, confidence = 0.95): RestrictedMean => {
  const z = twoSidedZ(confidence)
  const used = usableTau(curve, tau)
  if (used === null) return { ...UNKNOWN, variance: null, tau: null }
  let area = 0
  let variance = 0
  for (let age = Math.min(used, curve.last + 1) - 1; age >= curve.start; age--) {
    area += valueAt(curve.surviving, age)
    const n = valueAt(curve.atRisk, age)
    const exits = sum(curve.exits.map((byAge) => valueAt(byAge, age)))
    if (n > exits) variance += (area ** 2 * exits) / (n * (n - exits))
  }
  const estimate = curve.start + area
  const half = z * Math.sqrt(variance)
  const known = variance > 0
  const low = known ? Math.max(curve.start, estimate - half) : null
  return { estimate, low, high: known ? Math.min(used, estimate + half) : null, variance, tau: used }
}

/**
 * "Where do `tau` units go": the mean time up to tau spent waiting, and having ended by each cause (in the order of
 * `causes`): sums of S and of F_k over 0 <= u < tau, which add up to tau. Tau as in `restrictedMean`; null where
 * nothing is followed. Source: Andersen (2013), Statistics in Medicine 32, "Decomposition of number of life years
 * lost according to causes of death".
 */
export const meanTimeByState = (
  curve: AalenJohansen,
  tau: number,
): { tau: number; waiting: number; ended: number[] } | null => {
  const used = usableTau(curve, tau)
  if (used === null) return null
  const known = Math.min(used, curve.last + 1)
  const area = (values: readonly number[]) =>
    sum(values.slice(0, known)) + (used - known) * valueAt(values, curve.last)
  return { tau: used, waiting: area(curve.surviving), ended: curve.incidence.map(area) }
}

/** The tau to use; null where the curve says nothing below it. */
const usableTau = (curve: AalenJohansen, tau: number): number | null => {
  if (!Number.isSafeInteger(tau) || tau < 1)
    throw new RangeError(`tau is a whole number from 1 on, not ${tau}`)
  const used = isComplete(curve) ? tau : Math.min(tau, curve.last + 1)
  return used > curve.start ? used : null
}
