import type { AalenJohansen } from './aalen-johansen.ts'
import { sum, valueAt } from './arrays.ts'

/** A probability with what any interval for it needs. */
export type Proportion = {
  estimate: number
  /** 1 - estimate, added up from its own parts, so that it is exactly 0 where the estimate is 1. */
  complement: number
  variance: number
  /** How many fully followed spells the estimate is worth where it is 0 or 1 and its variance says nothing. */
  effectiveSpells: number
}

/** S(age): still waiting after this age. Null where unknown: below the curve's start, and after its last age. */
export const survivingOn = (curve: AalenJohansen, age: number): Proportion | null => {
  const known = knownAge(curve, age)
  if (known === null) return null
  return {
    estimate: valueAt(curve.surviving, known),
    complement: sum(curve.incidence.map((byAge) => valueAt(byAge, known))),
    variance: valueAt(curve.survivingVariance, known),
    effectiveSpells: effectiveSpells(curve, known),
  }
}

/** F_k(age): ended by causes[k] up to and with this age. Null where unknown. Throws RangeError for no such cause. */
export const incidenceOn = (curve: AalenJohansen, k: number, age: number): Proportion | null => {
  const incidence = valueAt(curve.incidence, k)
  const known = knownAge(curve, age)
  if (known === null) return null
  const others = curve.incidence.map((byAge, l) => (l === k ? 0 : valueAt(byAge, known)))
  return {
    estimate: valueAt(incidence, known),
    complement: valueAt(curve.surviving, known) + sum(others),
    variance: valueAt(valueAt(curve.incidenceVariance, k), known),
    effectiveSpells: effectiveSpells(curve, known),
  }
}

/** Whether nobody waits longer than the curve's last age, so that what it says there holds for ever. */
export const isComplete = (curve: AalenJohansen): boolean =>
  curve.last >= curve.start && curve.surviving[curve.last] === 0

/**
 * The curve as far as at least `minimum` spells are at risk: it ends before the first age with fewer. What is asked
 * of it beyond is unknown, so every estimate made from it keeps to the cut.
 */
export const cutWhereFew = (curve: AalenJohansen, minimum: number): AalenJohansen =>
  cutBefore(
    curve,
    curve.atRisk.findIndex((n, age) => age >= curve.start && n < minimum),
  )

/** A spell that stands for more than so many of those that began is not trusted alone. */
const HEAVIEST = 3

/**
 * The curve as far as at least `minimum` spells are at risk, or as each of fewer stands for at most three of those that
 * began: with S(u - 1) of them waiting and n(u) at risk a spell stands for S(u - 1) spells / n(u). What is summed along
 * a whole curve, as a mean is, would else hang on the last few followed. With nothing censored nothing is cut.
 */
export const cutWhereHeavy = (curve: AalenJohansen, minimum: number): AalenJohansen =>
  cutBefore(
    curve,
    curve.atRisk.findIndex((n, age) => {
      if (age < curve.start || n >= minimum) return false
      const waiting = age === curve.start ? 1 : valueAt(curve.surviving, age - 1)
      return waiting * curve.spells > HEAVIEST * n
    }),
  )

/** The curve up to the age before this one; whole where there is none (-1). */
const cutBefore = (curve: AalenJohansen, few: number): AalenJohansen =>
  few < 0 ? curve : cutAfter(curve, few - 1)

/** The curve up to and with age `last`, as if nobody had been followed further. */
export const cutAfter = (curve: AalenJohansen, last: number): AalenJohansen => {
  if (last >= curve.last) return curve
  const cut = (values: readonly number[]) => values.slice(0, last + 1)
  return {
    ...curve,
    last,
    atRisk: cut(curve.atRisk),
    exits: curve.exits.map(cut),
    surviving: cut(curve.surviving),
    survivingVariance: cut(curve.survivingVariance),
    incidence: curve.incidence.map(cut),
    incidenceVariance: curve.incidenceVariance.map(cut),
    survivingCovariance: curve.survivingCovariance.map(cut),
  }
}

/** The age to read an answer for `age` at; null where there is none. */
const knownAge = (curve: AalenJohansen, age: number): number | null => {
  if (!Number.isSafeInteger(age)) throw new RangeError(`an age is a whole number, not ${age}`)
  if (age < curve.start) return null
  if (age <= curve.last) return age
  return isComplete(curve) ? curve.last : null
}

/**
 * min(n(u) / S(u - 1), spells): with nothing censored this is the number of spells; each censored one takes away
 * what it would still have told. The curve ends where S reaches 0, so S(u - 1) is never 0.
 */
const effectiveSpells = (curve: AalenJohansen, age: number): number => {
  const survivingBefore = age === curve.start ? 1 : valueAt(curve.surviving, age - 1)
  return Math.min(valueAt(curve.atRisk, age) / survivingBefore, curve.spells)
}
