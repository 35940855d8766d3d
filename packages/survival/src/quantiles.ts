import type { AalenJohansen } from './aalen-johansen.ts'
import { valueAt } from './arrays.ts'
import { type Band, type Estimate, incidenceAt, probabilityAt, UNKNOWN, withInterval } from './intervals.ts'
import { incidenceOn, isComplete, type Proportion } from './proportions.ts'

/**
 * The age by which a share `p` has ended by any cause: min{t: S(t) <= 1 - p}, and where S equals 1 - p on a whole
 * stretch its midpoint (to the next exit, or the end of the curve). Limits are the ages at which the pointwise
 * band crosses: estimate and limits are null where not reached within the curve.
 *
 * Source: Brookmeyer and Crowley (1982), Biometrics 38; midpoint and tolerance as R's quantile.survfit.
 * Throws RangeError unless 0 < p <= 1.
 */
export const quantile = (curve: AalenJohansen, p: number, band: Partial<Band> = {}): Estimate =>
  crossing(
    curve.start,
    agesUpTo(curve, curve.last).map((age) => {
      const waiting = probabilityAt(curve, age, band)
      return {
        estimate: oneMinus(waiting.estimate),
        low: oneMinus(waiting.high),
        high: oneMinus(waiting.low),
      }
    }),
    p,
  )

/**
 * The age by which a share `p` of **all** spells has ended by causes[k]: min{t: F_k(t) >= p}; null above the
 * plateau of F_k, which many causes never leave. Flats and limits as for `quantile`.
 */
export const incidenceQuantile = (
  curve: AalenJohansen,
  k: number,
  p: number,
  band: Partial<Band> = {},
): Estimate =>
  crossing(
    curve.start,
    agesUpTo(curve, curve.last).map((age) => incidenceAt(curve, k, age, band)),
    p,
  )

/**
 * The age by which a share `p` of those that end by causes[k] **up to and with age tau** has done so:
 * the quantile of G(t) = F_k(t) / F_k(tau). Label it so: it says nothing of those that end otherwise or never.
 * `tau` is lowered to the end of the curve, and the answer carries the one used. Unknown where F_k(tau) is 0.
 */
export const conditionalQuantile = (
  curve: AalenJohansen,
  k: number,
  p: number,
  tau: number,
  band: Partial<Band> = {},
): Estimate & { tau: number | null } => {
  const used = isComplete(curve) ? tau : Math.min(tau, curve.last)
  const total = incidenceOn(curve, k, used)
  checkShare(p)
  if (total === null) return { ...UNKNOWN, tau: null }
  if (total.estimate === 0) return { ...UNKNOWN, tau: used }
  const shares = agesUpTo(curve, used).map((age) => withInterval(shareOfTotal(curve, k, age, total), band))
  return { ...crossing(curve.start, shares, p), tau: used }
}

/**
 * G = F_k(age) / F_k(tau), with the variance of a ratio (delta method):
 * [Var F(t) + G^2 Var F(tau) - 2 G Cov] / F(tau)^2. What happens after t is F_k(tau) = F_k(t) + S(t) P, P from a
 * curve restarted after t, uncorrelated with the past: so Cov(F_k(t), F_k(tau)) = Var F_k(t) + P Cov(F_k(t), S(t)).
 */
const shareOfTotal = (curve: AalenJohansen, k: number, age: number, total: Proportion): Proportion => {
  const reached = valueAt(valueAt(curve.incidence, k), age)
  const variance = valueAt(valueAt(curve.incidenceVariance, k), age)
  const surviving = valueAt(curve.surviving, age)
  const later = surviving === 0 ? 0 : (total.estimate - reached) / surviving
  const covariance = variance + later * valueAt(valueAt(curve.survivingCovariance, k), age)
  const share = reached / total.estimate
  const squared = variance + share ** 2 * total.variance - 2 * share * covariance
  return {
    estimate: share,
    complement: (total.estimate - reached) / total.estimate,
    variance: Math.max(0, squared) / total.estimate ** 2,
    // Those known at this age: at the end of the follow-up there may be few, which says nothing of the beginning.
    effectiveSpells: (incidenceOn(curve, k, age)?.effectiveSpells ?? 0) * total.estimate,
  }
}

/** Where a rising share, known with limits from age `start` on, crosses p. */
const crossing = (start: number, shares: readonly Estimate[], p: number): Estimate => {
  checkShare(p)
  const ageOf = (index: number) => (index < 0 ? null : start + index)
  const first = (least: number, pick: (share: Estimate) => number | null) =>
    shares.findIndex((share) => (pick(share) ?? Number.NEGATIVE_INFINITY) >= least)
  const reached = first(p - TOLERANCE, (share) => share.estimate)
  const passed = first(p + TOLERANCE, (share) => share.estimate)
  const flatEnd = passed < 0 ? shares.length - 1 : passed
  return {
    estimate: reached < 0 ? null : start + (reached + flatEnd) / 2,
    low: ageOf(first(p - TOLERANCE, (share) => share.high)),
    high: ageOf(first(p - TOLERANCE, (share) => share.low)),
  }
}

/** R's: the square root of the double precision, 1.5e-8. */
const TOLERANCE = Math.sqrt(Number.EPSILON)

const agesUpTo = (curve: AalenJohansen, age: number): number[] => {
  const length = Math.min(age, curve.last) - curve.start + 1
  return Array.from({ length: Math.max(0, length) }, (_, index) => curve.start + index)
}

const oneMinus = (value: number | null): number | null => (value === null ? null : 1 - value)

const checkShare = (p: number): void => {
  if (!(p > 0 && p <= 1)) throw new RangeError(`a quantile is asked for a share in (0, 1], not ${p}`)
}
