import { sum, valueAt, zeros } from './arrays.ts'
import { chiSquareTail } from './gamma.ts'
import { quadraticForm } from './quadratic-form.ts'

/** What a test compares between groups; index = group. Additive, so that strata are taken together by adding. */
export type Scores = {
  /** O_g, the (weighted) exits of each group. */
  observed: readonly number[]
  /** E_g, those it would have if all groups were alike. */
  expected: readonly number[]
  /** V_gh = Cov(O_g - E_g, O_h - E_h) if they were alike. */
  variance: readonly (readonly number[])[]
}

export type TestResult = { statistic: number; df: number; p: number }
export type TrendResult = { z: number; p: number }

export const noScores = (groups: number): Scores => ({
  observed: zeros(groups),
  expected: zeros(groups),
  variance: zeros(groups).map(() => zeros(groups)),
})

/** The scores of strata taken together. Throws RangeError where there is no stratum, or they differ in groups. */
export const addScores = (strata: readonly Scores[]): Scores => {
  const groups = valueAt(strata, 0).observed.length
  if (strata.some(({ observed }) => observed.length !== groups))
    throw new RangeError('strata must have the same groups')
  const each = (pick: (scores: Scores, group: number) => number) =>
    zeros(groups).map((_, group) => sum(strata.map((scores) => pick(scores, group))))
  return {
    observed: each(({ observed }, g) => valueAt(observed, g)),
    expected: each(({ expected }, g) => valueAt(expected, g)),
    variance: zeros(groups).map((_, h) => each(({ variance }, g) => valueAt(valueAt(variance, h), g))),
  }
}

/**
 * Are the groups alike? (O - E)' V^- (O - E), chi-square with as many degrees of freedom as V has rank: one less
 * than there are groups with anybody to compare. Null where nothing can be compared.
 *
 * Source: Kalbfleisch and Prentice (2002), The Statistical Analysis of Failure Time Data, section 1.5.
 */
export const differenceTest = (scores: Scores): TestResult | null => {
  const { value, rank } = quadraticForm(excesses(scores), scores.variance)
  return rank === 0 ? null : { statistic: value, df: rank, p: chiSquareTail(value, rank) }
}

/**
 * Do exits rise over groups in an order? z = w'(O - E) / sqrt(w'V w), w a number for each group, e.g. its place
 * (R's convention: positive where groups of a larger w have more exits than expected). Null where nothing varies.
 *
 * Source: Tarone (1975), Biometrika 62, 679-682; Klein and Moeschberger (2003), Survival Analysis, section 7.4.
 */
export const trendTest = (scores: Scores, places: readonly number[]): TrendResult | null => {
  // Only differences of places matter; from the first one, equal places are exactly no trend.
  const w = scores.observed.map((_, g) => valueAt(places, g) - valueAt(places, 0))
  const variance = sum(
    scores.variance.flatMap((row, g) => row.map((cell, h) => valueAt(w, g) * valueAt(w, h) * cell)),
  )
  if (!(variance > 0)) return null
  const z = sum(excesses(scores).map((excess, g) => valueAt(w, g) * excess)) / Math.sqrt(variance)
  return { z, p: chiSquareTail(z ** 2, 1) }
}

const excesses = ({ observed, expected }: Scores): number[] =>
  observed.map((o, g) => o - valueAt(expected, g))
