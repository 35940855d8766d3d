import { valueAt } from './arrays.ts'

/** Below this share of a variance, what elimination leaves of it is rounding. */
const ROUNDING = 1e-10

/**
 * x' V^- x with a generalised inverse of V, and the rank of V, for a symmetric positive semidefinite V whose range
 * holds x: symmetric elimination with the largest remaining share of a variance as pivot, until none is left.
 *
 * The value is the same for every generalised inverse. Source: Rao (1973), Linear Statistical Inference, 1b.5.
 */
export const quadraticForm = (
  x: readonly number[],
  matrix: readonly (readonly number[])[],
): { value: number; rank: number } => {
  const variances = matrix.map((row, i) => valueAt(row, i))
  let rest = matrix.map((row, i) => [...row, valueAt(x, i)])
  let value = 0
  let rank = 0
  for (const _ of x) {
    const shares = rest.map((row, i) =>
      valueAt(variances, i) > 0 ? valueAt(row, i) / valueAt(variances, i) : 0,
    )
    const pivot = shares.indexOf(Math.max(...shares))
    if (valueAt(shares, pivot) <= ROUNDING) break
    const pivotRow = valueAt(rest, pivot)
    const size = valueAt(pivotRow, pivot)
    value += valueAt(pivotRow, x.length) ** 2 / size
    rank += 1
    rest = rest.map((row) => {
      const times = valueAt(row, pivot) / size
      return row.map((cell, j) => cell - times * valueAt(pivotRow, j))
    })
  }
  return { value, rank }
}
