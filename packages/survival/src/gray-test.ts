import { type AalenJohansen, aalenJohansen } from './aalen-johansen.ts'
import { sum, valueAt, zeros } from './arrays.ts'
import type { Counts } from './counts.ts'
import { curveStart } from './risk-table.ts'
import { noScores, type Scores } from './scores.ts'

/**
 * Gray's comparison of incidences: do more of one group than of another end by `cause`, whatever the competing
 * causes do? Feed it to `differenceTest` or `trendTest`; strata with `addScores`.
 *
 * A spell that ended otherwise stays, in a weighted way, at risk: R_g(u) = n_g (1 - F_g(u - 1)) / S_g(u - 1), and
 * the score is sum over u of d_g - d R_g / sum R. Its variance assumes one F_0 in all groups, F_0(u) = sum d / h,
 * h = sum h_g, h_g = n_g / S_g(u - 1), with hypergeometric corrections for ties. All curves start at `start`, by
 * default the first age by which every group that has spells has one at risk ("given still waiting then").
 *
 * Source: Gray (1988), Annals of Statistics 16, 1141-1154 (rho = 0); agrees with R's cmprsk::cuminc, which knows no
 * delayed entry.
 */
export const grayScores = (
  groups: readonly Counts[],
  cause: string,
  { start = commonStart(groups) }: { start?: number } = {},
): Scores => {
  const curves = groups.map((counts) => aalenJohansen(counts, { start }))
  const moments = momentsOf(curves, cause)
  const each = (pick: (moment: Moment, group: number) => number) =>
    groups.map((_, g) => sum(moments.map((moment) => pick(moment, g))))
  return {
    observed: each(({ standings }, g) => valueAt(standings, g).exits),
    expected: each(({ expected }, g) => valueAt(expected, g)),
    variance: varianceOf(moments, groups.length),
  }
}

/** The first age by which every group that has spells has one at risk: where curves can be compared from. */
export const commonStart = (groups: readonly Counts[]): number =>
  Math.max(0, ...groups.map((counts) => curveStart(counts, 1) ?? 0))

/** A group at one age. */
type Standing = {
  n: number
  /** By the cause compared, and by the others. */
  exits: number
  others: number
  /** S(u - 1), S(u), F(u - 1) */
  waitingBefore: number
  waiting: number
  endedBefore: number
}

/** One age with exits. `size` is h, `sizes` h_g; `ended` is F_0(u) and `rate` dF_0(u) / (1 - F_0(u - 1)). */
type Moment = {
  standings: readonly Standing[]
  expected: readonly number[]
  sizes: readonly number[]
  size: number
  exits: number
  ended: number
  rate: number
}

const momentsOf = (curves: readonly AalenJohansen[], cause: string): Moment[] => {
  const ages = zeros(Math.max(0, ...curves.map(({ last }) => last + 1)))
  let endedBefore = 0
  return ages.flatMap((_, age) => {
    const standings = curves.map((curve) => standingOf(curve, cause, age))
    const exits = sum(standings.map((standing) => standing.exits))
    if (exits + sum(standings.map(({ others }) => others)) === 0) return []
    const sizes = standings.map(({ n, waitingBefore }) => (n === 0 ? 0 : n / waitingBefore))
    const subdistribution = standings.map((standing, g) => valueAt(sizes, g) * (1 - standing.endedBefore))
    const size = sum(sizes)
    const step = exits / size
    // Where whole groups have ended one after the other the pooled F_0 can reach 1: nothing is left to drift.
    const rate = endedBefore < 1 ? step / (1 - endedBefore) : 0
    endedBefore += step
    const expected = subdistribution.map((own) => (exits * own) / sum(subdistribution))
    return [{ standings, expected, sizes, size, exits, ended: endedBefore, rate }]
  })
}

const NOBODY: Standing = { n: 0, exits: 0, others: 0, waitingBefore: 0, waiting: 0, endedBefore: 0 }

const standingOf = (curve: AalenJohansen, cause: string, age: number): Standing => {
  if (age < curve.start || age > curve.last) return NOBODY
  const k = curve.causes.indexOf(cause)
  const before = (values: readonly number[] | undefined, atStart: number) =>
    age === curve.start ? atStart : (values?.[age - 1] ?? 0)
  const exits = curve.exits[k]?.[age] ?? 0
  return {
    n: valueAt(curve.atRisk, age),
    exits,
    others: sum(curve.exits.map((byAge) => valueAt(byAge, age))) - exits,
    waitingBefore: before(curve.surviving, 1),
    waiting: valueAt(curve.surviving, age),
    endedBefore: before(curve.incidence[k], 0),
  }
}

/**
 * Backwards over the ages, as what a group's exit at u does to the score is its own term a_gk(u) and, through its
 * estimated curves, all later ones: D_gk(u) = sum over v > u of a_gk(v) rate(v), a_gk = h_g ([g = k] - h_k / h).
 * Var = sum over u and groups k of (a + b D)(a + b D)' noise of the cause + (c D)(c D)' noise of the others, with
 * b = 1 - (1 - F_0(u)) / S_k(u) and c = (1 - F_0(u)) / S_k(u). Source: Gray (1988), section 3.
 */
const varianceOf = (moments: readonly Moment[], groups: number): number[][] => {
  const variance = noScores(groups).variance.map((row) => [...row])
  const drift = noScores(groups).variance.map((row) => [...row])
  for (const moment of moments.toReversed()) {
    for (const [k, standing] of moment.standings.entries()) {
      if (standing.n === 0) continue
      const own = ownTerms(moment, k)
      const later = valueAt(drift, k)
      for (const { noise, ofOwn, ofLater } of noisesOf(moment, standing))
        addOuter(
          variance,
          noise,
          own.map((a, g) => ofOwn * a + ofLater * valueAt(later, g)),
        )
      drift[k] = later.map((d, g) => d + valueAt(own, g) * moment.rate)
    }
  }
  return variance
}

/** a_gk for all groups g. */
const ownTerms = ({ sizes, size }: Moment, k: number): number[] =>
  sizes.map((own, g) => own * ((g === k ? 1 : 0) - valueAt(sizes, k) / size))

/** How much chance there is in a group at one age, by the cause and by the others, and what it acts on. */
const noisesOf = ({ size, exits, ended }: Moment, { n, others, waitingBefore, waiting }: Standing) => {
  const left = waiting > 0 ? (1 - ended) / waiting : 0
  const byCause = (tieCorrection(exits, size * waitingBefore) * waitingBefore * exits) / (size * n)
  const byOthers = waiting > 0 ? (tieCorrection(others, n) * waitingBefore ** 2 * others) / n ** 2 : 0
  return [
    { noise: byCause, ofOwn: 1, ofLater: 1 - left },
    { noise: byOthers, ofOwn: 0, ofLater: left },
  ]
}

/** (n - d) / (n - 1), as of d drawn from n without replacement. */
const tieCorrection = (d: number, n: number): number => {
  if (d <= 1) return 1
  return n > d ? (n - d) / (n - 1) : 0
}

const addOuter = (matrix: number[][], times: number, vector: readonly number[]): void => {
  for (const [g, row] of matrix.entries())
    for (const h of row.keys()) row[h] = valueAt(row, h) + times * valueAt(vector, g) * valueAt(vector, h)
}
