import { sum, valueAt, zeros } from './arrays.ts'
import { type ComposedStage, REACHED, type Step } from './composed-time.ts'
import { coveredTau, endedWithin } from './conditional-mean.ts'

/**
 * Expected visits of each stage of a journey in the end, when each visit is followed to age `tau`: v = start + v P,
 * P_st = sum over causes k of F_k,s(tau) x the share of k that goes from s to t (`next`). It is the embedded Markov
 * chain of the semi-Markov process of `composedTime`: when a visit ends has no part in it, only how and where to. What
 * still runs at tau goes nowhere. The tau of a stage that is not followed so far is lowered to the last age it is.
 *
 * Null where a stage that can be visited is followed by nobody from its start on, and where journeys go round in a
 * circle none leaves. A stage nobody comes to has 0 visits and changes nothing, whatever is known of it.
 *
 * Source: Kemeny and Snell (1960), Finite Markov Chains, section 3.2 (the fundamental matrix).
 * Throws RangeError where a step leads to no stage.
 */
export const expectedVisits = (
  start: readonly Step[],
  stages: readonly ComposedStage[],
  tau: number,
): number[] | null => {
  const first = sharesOf(start, stages.length)
  const leading = new Map<number, readonly number[]>()
  const coming = placesIn(first)
  for (let s = coming.pop(); s !== undefined; s = coming.pop()) {
    if (leading.has(s)) continue
    const onwards = transitions(valueAt(stages, s), stages.length, tau)
    if (onwards === null) return null
    leading.set(s, onwards)
    coming.push(...placesIn(onwards))
  }
  const visited = [...leading.keys()]
  const found = solve(
    visited.map((t) => visited.map((s) => Number(s === t) - valueAt(leading.get(s) ?? [], t))),
    visited.map((t) => valueAt(first, t)),
  )
  return found === null
    ? null
    : stages.map((_, s) => (leading.has(s) ? valueAt(found, visited.indexOf(s)) : 0))
}

/** By stage, what goes there of those that take these steps. */
const sharesOf = (steps: readonly Step[], stages: number): number[] => {
  const shares = zeros(stages)
  for (const { to, share } of steps) if (to !== REACHED) shares[to] = valueAt(shares, to) + share
  return shares
}

const placesIn = (shares: readonly number[]): number[] =>
  shares.flatMap((share, place) => (share > 0 ? [place] : []))

/** Of a visit of the stage, the probability of going on to each stage; null where the stage is unknown. */
const transitions = ({ curve, next }: ComposedStage, stages: number, tau: number): number[] | null => {
  const used = coveredTau(curve, tau)
  if (used === null) return null
  const byCause = curve.causes.map((cause, k) => {
    const ended = endedWithin(curve, k, used) ?? 0
    return sharesOf(next[cause] ?? [], stages).map((share) => ended * share)
  })
  return zeros(stages).map((_, t) => sum(byCause.map((shares) => valueAt(shares, t))))
}

/** A pivot as small as rounding belongs to stages that are never left. */
const NEVER_LEFT = 1e-12

/**
 * x with A x = b by Gauss's elimination; null where there is none. No pivot is sought: the columns of A are those of
 * I - P' with P of probabilities, for which elimination in any order is stable.
 */
const solve = (a: readonly (readonly number[])[], b: readonly number[]): number[] | null => {
  const rows = a.map((row, i) => [...row, valueAt(b, i)])
  const size = rows.length
  for (const [i, pivotRow] of rows.entries()) {
    const pivot = valueAt(pivotRow, i)
    if (pivot < NEVER_LEFT) return null
    for (const [j, row] of rows.entries()) {
      const factor = j === i ? 0 : valueAt(row, i) / pivot
      if (factor === 0) continue
      for (let k = i; k <= size; k++) row[k] = valueAt(row, k) - factor * valueAt(pivotRow, k)
    }
  }
  return rows.map((row, i) => valueAt(row, size) / valueAt(row, i))
}
