import type { AalenJohansen } from './aalen-johansen.ts'
import { sum, valueAt } from './arrays.ts'

/**
 * The Nelson-Aalen cumulative hazard H(u) = sum d/n with its variance sum d/n^2, on every age of the curve:
 * of any cause, or of the one at place `cause`.
 *
 * Source: Aalen (1978), Annals of Statistics 6; Andersen, Borgan, Gill, Keiding (1993), formulas 4.1.2 and 4.1.6.
 */
export const nelsonAalen = (
  curve: AalenJohansen,
  cause?: number,
): { hazard: number[]; variance: number[] } => {
  const counted = cause === undefined ? curve.exits : [valueAt(curve.exits, cause)]
  const hazard: number[] = []
  const variance: number[] = []
  for (const [age, n] of curve.atRisk.entries()) {
    const exits = age < curve.start ? 0 : sum(counted.map((byAge) => valueAt(byAge, age)))
    hazard.push((hazard.at(-1) ?? 0) + (exits === 0 ? 0 : exits / n))
    variance.push((variance.at(-1) ?? 0) + (exits === 0 ? 0 : exits / n ** 2))
  }
  return { hazard, variance }
}
