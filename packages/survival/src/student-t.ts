import { logGamma } from './gamma.ts'
import { twoSidedZ } from './normal.ts'

/**
 * P(|T| <= t) for Student's T with a whole number of degrees of freedom: with theta = atan(t / sqrt(df)) a finite
 * sum of powers of cos theta.
 *
 * Source: Abramowitz and Stegun (1964), Handbook of Mathematical Functions, formulas 26.7.3 and 26.7.4.
 */
const within = (t: number, df: number): number => {
  const theta = Math.atan(t / Math.sqrt(df))
  const square = Math.cos(theta) ** 2
  const odd = df % 2 === 1
  const powers = Math.floor(df / 2)
  let bracket = 0
  // The nested sum 1 + c (1 + c (...)), c the ratio of one term to the one before.
  for (let i = powers - 1; i >= 0; i--)
    bracket = 1 + (bracket * square * (2 * i + (odd ? 2 : 1))) / (2 * i + (odd ? 3 : 2))
  return odd
    ? (2 / Math.PI) * (theta + Math.sin(theta) * Math.cos(theta) * bracket)
    : Math.sin(theta) * bracket
}

const density = (t: number, df: number): number =>
  Math.exp(
    logGamma((df + 1) / 2) -
      logGamma(df / 2) -
      ((df + 1) / 2) * Math.log1p(t ** 2 / df) -
      0.5 * Math.log(df * Math.PI),
  )

/**
 * The t of a two-sided interval: P(|T| <= t) = confidence. Newton's method from the normal quantile, which lies
 * below: P is concave there, so the steps approach from below without passing, until rounding stops them.
 *
 * Throws RangeError unless 0 < confidence < 1 and df is a whole number from 1 on.
 */
export const twoSidedT = (confidence: number, df: number): number => {
  if (!Number.isSafeInteger(df) || df < 1)
    throw new RangeError(`degrees of freedom are a whole number from 1 on, not ${df}`)
  let t = twoSidedZ(confidence)
  for (let step = t; step > t * Number.EPSILON; t += step)
    step = (confidence - within(t, df)) / (2 * density(t, df))
  return t
}
