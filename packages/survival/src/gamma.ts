/**
 * ln Gamma(a) for a > 0: Stirling's series from 15 on, where its first omitted term is below 1e-16, and the
 * recurrence Gamma(a + 1) = a Gamma(a) below.
 *
 * Source: Abramowitz and Stegun (1964), Handbook of Mathematical Functions, formulas 6.1.40 and 6.1.15.
 */
export const logGamma = (a: number): number => {
  if (!(a > 0)) throw new RangeError(`ln Gamma is asked for above 0, not at ${a}`)
  let shifted = a
  let factor = 1
  while (shifted < 15) factor *= shifted++
  const square = shifted ** -2
  const series = STIRLING.reduceRight((value, term) => value * square + term, 0) / shifted
  return (
    (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + series - Math.log(factor)
  )
}

/** B_2m / (2m (2m - 1)) for m = 1, 2, ... */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156]

/**
 * The regularised upper incomplete gamma function Q(a, x) = Gamma(a, x) / Gamma(a), to about 1e-14: one minus the
 * power series of P below a + 1, the continued fraction of Q above.
 *
 * Source: Abramowitz and Stegun (1964), formulas 6.5.29 and 6.5.31; Lentz (1976), Applied Optics 15, 668-671, for
 * the continued fraction. Throws RangeError unless a > 0 and x >= 0.
 */
export const upperGamma = (a: number, x: number): number => {
  if (!(x >= 0)) throw new RangeError(`the incomplete gamma function is asked for from 0 on, not at ${x}`)
  const size = logGamma(a)
  if (x === 0) return 1
  if (x === Infinity) return 0
  const factor = Math.exp(a * Math.log(x) - x - size)
  return x < a + 1 ? 1 - factor * lowerSeries(a, x) : factor * upperFraction(a, x)
}

/** sum over i of x^i / (a (a + 1) ... (a + i)); for x < a + 1 the terms fall from the first on. */
const lowerSeries = (a: number, x: number): number => {
  let term = 1 / a
  let total = term
  for (let i = 1; term > total * Number.EPSILON; i++) {
    term *= x / (a + i)
    total += term
  }
  return total
}

/** 1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - 2 (2 - a) / (x + 5 - a - ...))), for x >= a + 1. */
const upperFraction = (a: number, x: number): number => {
  let partial = x + 1 - a
  let over = Number.POSITIVE_INFINITY
  let under = 1 / partial
  let value = under
  for (let i = 1, step = 0; Math.abs(step - 1) > Number.EPSILON; i++) {
    const numerator = -i * (i - a)
    partial += 2
    under = 1 / (numerator * under + partial)
    over = partial + numerator / over
    step = under * over
    value *= step
  }
  return value
}

/** P(X > statistic) for a chi-square X with `df` degrees of freedom: Q(df / 2, statistic / 2). */
export const chiSquareTail = (statistic: number, df: number): number => upperGamma(df / 2, statistic / 2)
