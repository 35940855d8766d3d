import type { AalenJohansen } from './aalen-johansen.ts'
import { sum, valueAt } from './arrays.ts'
import { type Band, DEFAULT_BAND, type Estimate, UNKNOWN, withInterval } from './intervals.ts'
import { twoSidedZ } from './normal.ts'
import { isComplete, type Proportion } from './proportions.ts'

export type Forecast = {
  /** Open spells forecast, and those left out as the curve does not cover their age and the units ahead. */
  open: number
  notCovered: number
  /** The expected number of endings, with limits for what the curve does not know exactly. */
  expected: Estimate
  /** Limits for the number itself, which is a matter of chance besides. Whole numbers; null where unknown. */
  low: number | null
  high: number | null
  /** The variance of the number by chance (Poisson-binomial), and of the expected number by estimation. */
  chanceVariance: number
  estimationVariance: number
}

/**
 * How many of the open spells will end by causes[k] within the next `within` units: each of the open[a] that still
 * wait after age a does with P_a = [F_k(a + w) - F_k(a)] / S(a), independently. Expected: sum of open[a] P_a.
 *
 * Two things are uncertain. Chance: sum open[a] P_a (1 - P_a), the Poisson-binomial variance. Estimation: the P_a
 * come from one curve, and so err together; each age of it adds the multinomial noise of its exits, times what they
 * change of the expected number (`estimationVarianceOf`). The limits of the expected number are Rothman and Wilson's
 * for it as a share of `open`; those of the number add the chance in squares (as Zou and Donner 2008 add limits),
 * and half for being whole. It is exact about neither; it is to be held to its rate by replaying old days.
 *
 * Spells whose units ahead the curve does not cover are left out and counted; cut the curve before where few were
 * at risk (`cutWhereFew`). Null limits where nobody is forecast.
 * Throws RangeError unless `within` is a whole number from 1 on.
 */
export const forecast = (
  open: readonly number[],
  curve: AalenJohansen,
  k: number,
  within: number,
  band: Partial<Band> = {},
): Forecast => {
  if (!Number.isSafeInteger(within) || within < 1) throw new RangeError(`nothing can end within ${within}`)
  const waiting = open.map((count, age) => (covers(curve, age, within) ? count : 0))
  const size = sum(waiting)
  const chances = waiting.map((count, age) => (count === 0 ? 0 : endingWithin(curve, k, age, within)))
  const chanceVariance = sum(
    waiting.map((count, a) => count * valueAt(chances, a) * (1 - valueAt(chances, a))),
  )
  const estimationVariance = estimationVarianceOf(waiting, curve, k, within)
  const counted = { open: size, notCovered: sum(open) - size, chanceVariance, estimationVariance }
  if (size === 0) return { ...counted, expected: UNKNOWN, low: null, high: null }
  const expectedNumber = sum(waiting.map((count, a) => count * valueAt(chances, a)))
  const proportion = shareOf(waiting, curve, expectedNumber, estimationVariance)
  const times = (value: number | null) => (value === null ? null : value * size)
  const { estimate, low, high } = withInterval(proportion, band)
  const expected = { estimate: times(estimate), low: times(low), high: times(high) }
  return { ...counted, expected, ...wholeLimits(expected, chanceVariance, size, band) }
}

/** The expected number as a share of those waiting; where it is 0 or all, worth the spells at risk at their ages. */
const shareOf = (
  waiting: readonly number[],
  curve: AalenJohansen,
  expected: number,
  variance: number,
): Proportion => {
  const size = sum(waiting)
  const comparable = sum(waiting.map((count, a) => count * (curve.atRisk[a + 1] ?? 0))) / size
  const estimate = Math.min(1, expected / size)
  const effectiveSpells = Math.min(comparable, curve.spells)
  return { estimate, complement: 1 - estimate, variance: variance / size ** 2, effectiveSpells }
}

/** Whether the curve knows the units ahead of those who wait since age + 1 units; 0 ahead of nobody. */
const covers = (curve: AalenJohansen, age: number, within: number): boolean =>
  age >= curve.start - 1 &&
  survivingAfter(curve, age) > 0 &&
  (isComplete(curve) || age + within <= curve.last)

/** S(age), 1 before the start; held at the last age. */
const survivingAfter = (curve: AalenJohansen, age: number): number =>
  age < curve.start ? 1 : (curve.surviving[Math.min(age, curve.last)] ?? 0)

/** [F_k(age + within) - F_k(age)] / S(age) */
const endingWithin = (curve: AalenJohansen, k: number, age: number, within: number): number => {
  const surviving = survivingAfter(curve, age)
  const incidence = valueAt(curve.incidence, k)
  const by = (when: number) => (when < curve.start ? 0 : valueAt(incidence, Math.min(when, curve.last)))
  // Rounding may not lift a probability above 1.
  return surviving === 0 ? 0 : Math.min(1, (by(age + within) - by(age)) / surviving)
}

/**
 * The delta method over the hazards of each age u. An exit then by k of one who waited since a is one sure ending
 * instead of R_a(u) = [F_k(a + w) - F_k(u)] / S(u); by another cause, none instead. So with
 * A = sum over a of open[a] S(u - 1) / S(a) and B that of R_a(u) with the same weights,
 * the noise at u is [h_k (A - B)^2 + h_o B^2 - (h_k (A - B) - h_o B)^2] / n(u), h_o the hazard of the others.
 */
const estimationVarianceOf = (
  waiting: readonly number[],
  curve: AalenJohansen,
  k: number,
  within: number,
): number => {
  const noises = curve.atRisk.map((n, u) => {
    if (u < curve.start) return 0
    let reaching = 0
    let stillEnding = 0
    for (let age = Math.max(0, u - within); age < u; age++) {
      const count = waiting[age] ?? 0
      // Nobody forecast there; S(age) may even be 0.
      if (count === 0) continue
      const weight = (count * survivingAfter(curve, u - 1)) / survivingAfter(curve, age)
      reaching += weight
      stillEnding += weight * endingWithin(curve, k, u, age + within - u)
    }
    const byCause = valueAt(valueAt(curve.exits, k), u) / n
    const byOthers = sum(curve.exits.map((byAge) => valueAt(byAge, u))) / n - byCause
    const gain = reaching - stillEnding
    return (
      (byCause * gain ** 2 + byOthers * stillEnding ** 2 - (byCause * gain - byOthers * stillEnding) ** 2) / n
    )
  })
  return Math.max(0, sum(noises))
}

const wholeLimits = (expected: Estimate, chanceVariance: number, size: number, band: Partial<Band>) => {
  const { estimate, low, high } = expected
  if (estimate === null || low === null || high === null) return { low: null, high: null }
  const chance = twoSidedZ(band.confidence ?? DEFAULT_BAND.confidence) * Math.sqrt(chanceVariance)
  return {
    low: Math.max(0, Math.ceil(estimate - Math.hypot(estimate - low, chance) - 0.5)),
    high: Math.min(size, Math.floor(estimate + Math.hypot(high - estimate, chance) + 0.5)),
  }
}
