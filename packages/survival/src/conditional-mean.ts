import type { AalenJohansen } from './aalen-johansen.ts'
import { sum, valueAt } from './arrays.ts'
import { isComplete } from './proportions.ts'

/**
 * E[T | ended by causes[k] up to and with age tau] = sum over u <= tau of u f_k(u) / F_k(tau), f_k(u) the step of F_k
 * at u: the mean wait of those that end so by then, the still running ones among them allowed for. It says nothing
 * of those that end otherwise or later. Null where nobody does, and where the curve does not cover [0, tau].
 */
export const conditionalMean = (curve: AalenJohansen, k: number, tau: number): number | null => {
  const reached = endedWithin(curve, k, tau)
  if (reached === null || reached === 0) return null
  const incidence = valueAt(curve.incidence, k)
  const steps = incidence.slice(0, tau + 1).map((byNow, age) => age * (byNow - (incidence[age - 1] ?? 0)))
  return sum(steps) / reached
}

/** F_k(tau) of a curve that covers [0, tau]; null of one that does not. */
export const endedWithin = (curve: AalenJohansen, k: number, tau: number): number | null => {
  if (!coversTo(curve, tau)) return null
  return valueAt(valueAt(curve.incidence, k), Math.min(tau, curve.last))
}

/** Whether a curve starts with the wait and is known up to tau. */
export const coversTo = (curve: AalenJohansen, tau: number): boolean =>
  curve.start === 0 && curve.last >= 0 && (curve.last >= tau || isComplete(curve))
