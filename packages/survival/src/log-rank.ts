import { sum, zeros } from './arrays.ts'
import { type Counts, exitsAt } from './counts.ts'
import { atRisk } from './risk-table.ts'
import { addScores, noScores, type Scores } from './scores.ts'

/** `log-rank` weighs all ages alike; `peto-peto` by S(u - 1) of all groups together, so early ages more. */
export type Weighting = 'log-rank' | 'peto-peto'

/**
 * The log-rank comparison of groups' rates of ending, from their counts: at each age with d exits among n at risk
 * E_g = d n_g / n, V_gh = d (n - d) / (n - 1) (n_g / n) ([g = h] - n_h / n), a term with n = 1 counting 0; weighed
 * and added up over ages. Feed it to `differenceTest` or `trendTest`; strata with `addScores`.
 *
 * With a `cause` it is the cause-specific log-rank: is the *rate* of this ending different, those that end
 * otherwise being no longer at risk. Whether more end by it in the long run is Gray's question (`grayScores`).
 *
 * Source: Mantel (1966), Cancer Chemotherapy Reports 50; Peto and Peto (1972), J. Royal Stat. Soc. A 135; the
 * weight as R's survdiff(rho = 1) (Harrington and Fleming 1982, Biometrika 69), of all endings also with a `cause`.
 */
export const logRankScores = (
  groups: readonly Counts[],
  { cause, weighting = 'log-rank' }: { cause?: string; weighting?: Weighting } = {},
): Scores => {
  const present = groups.map(atRisk)
  const ages = zeros(Math.max(0, ...present.map((n) => n.length)))
  let waiting = 1
  const terms = ages.map((_, age) => {
    const n = present.map((byAge) => byAge[age] ?? 0)
    const weight = weighting === 'log-rank' ? 1 : waiting
    const ended = sum(groups.flatMap((counts) => exitsAt(counts, age)))
    waiting *= ended === 0 ? 1 : 1 - ended / sum(n)
    const exits = groups.map((counts) => exitsOf(counts, cause, age))
    return sum(exits) === 0 ? [] : termOf(n, exits, weight)
  })
  return addScores([noScores(groups.length), ...terms.flat()])
}

/** Exits at one age by a cause, or by any; a group that does not name the cause has none. */
const exitsOf = (counts: Counts, cause: string | undefined, age: number): number =>
  cause === undefined ? sum(exitsAt(counts, age)) : (counts.exits[counts.causes.indexOf(cause)]?.[age] ?? 0)

const termOf = (n: readonly number[], exits: readonly number[], weight: number): Scores => {
  const total = sum(n)
  const d = sum(exits)
  const spread = total === 1 ? 0 : (weight ** 2 * d * (total - d)) / (total - 1)
  return {
    observed: exits.map((own) => weight * own),
    expected: n.map((own) => (weight * d * own) / total),
    variance: n.map((own, g) =>
      n.map((other, h) => spread * (own / total) * ((g === h ? 1 : 0) - other / total)),
    ),
  }
}
