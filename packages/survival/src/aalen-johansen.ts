import { sum, valueAt } from './arrays.ts'
import { mergeCauses } from './combine-counts.ts'
import { type Counts, exitsAt } from './counts.ts'
import { atRisk, curveStart } from './risk-table.ts'

/**
 * An Aalen-Johansen estimate, on every age u = 0 .. `last`.
 *
 * It speaks of spells still waiting when age `start` begins: below it nobody has left, by condition
 * (S = 1, F = 0), and above `last` nothing is known, unless S(last) = 0, which stays.
 */
export type AalenJohansen = {
  causes: readonly string[]
  /** The first age of the curve: "given still waiting at age `start`" where it is not 0. */
  start: number
  /** The last age known; `start` - 1 where nobody is at risk at `start`. */
  last: number
  /** Spells counted from `start` on. */
  spells: number
  /** n(u) */
  atRisk: readonly number[]
  /** exits[k][u] = d_k(u) */
  exits: readonly (readonly number[])[]
  /** S(u), the probability of waiting longer than u. */
  surviving: readonly number[]
  /** Var S(u), equal to Greenwood's. */
  survivingVariance: readonly number[]
  /** incidence[k][u] = F_k(u), the probability of having ended by causes[k] up to and with u. */
  incidence: readonly (readonly number[])[]
  /** Var F_k(u) */
  incidenceVariance: readonly (readonly number[])[]
  /** Cov(F_k(u), S(u)) */
  survivingCovariance: readonly (readonly number[])[]
}

type Incidence = { probability: number; variance: number; covariance: number }
type Step = { surviving: number; variance: number; incidences: readonly Incidence[] }

/**
 * The Aalen-Johansen estimator of competing causes, with its variances:
 * S(u) = prod (1 - d/n), F_k(u) = sum over v <= u of S(v - 1) d_k(v) / n(v); sum of F_k + S = 1.
 *
 * `start` restarts it at this age with S = 1: "given still waiting when age `start` begins". By default it is the
 * first age with a spell at risk. The estimate ends where S reaches 0 or before the first age without a spell at
 * risk: across such a gap of delayed entry the hazard is unknown, not zero.
 *
 * Source: Andersen, Borgan, Gill, Keiding (1993), Statistical Models Based on Counting Processes, section 4.4.
 * Throws RangeError when `start` is not a whole number from 0 on, and what `atRisk` throws.
 */
export const aalenJohansen = (counts: Counts, { start: asked }: { start?: number } = {}): AalenJohansen => {
  const n = atRisk(counts)
  const start = asked ?? curveStart(counts, 1) ?? 0
  if (!Number.isSafeInteger(start) || start < 0) throw new RangeError(`a curve cannot start at age ${start}`)
  const steps = stepsFrom(counts, n, start)
  const last = Math.max(start, steps.length) - 1
  return {
    causes: counts.causes,
    start,
    last,
    spells: (n[start] ?? 0) + sum(counts.entered.slice(start + 1)),
    atRisk: n.slice(0, steps.length),
    exits: counts.exits.map((byAge) => byAge.slice(0, steps.length)),
    surviving: steps.map((step) => step.surviving),
    survivingVariance: steps.map((step) => step.variance),
    ...incidencesOf(steps, counts.causes),
  }
}

/**
 * The Kaplan-Meier estimator, S(u) = prod (1 - d/n), with Greenwood's variance S^2 sum d / (n (n - d)): the
 * Aalen-Johansen estimator with all causes counted as one, `any`, so it composes with everything that takes one.
 *
 * There is deliberately no Kaplan-Meier estimate of one cause with the others censored: one minus it overstates F_k.
 * Source: Kaplan and Meier (1958), J. Am. Stat. Assoc. 53; Greenwood (1926), Reports on Public Health 33.
 */
export const kaplanMeier = (counts: Counts, options: { start?: number } = {}): AalenJohansen =>
  aalenJohansen(
    mergeCauses(counts, Object.fromEntries(counts.causes.map((cause) => [cause, 'any']))),
    options,
  )

const stepsFrom = (counts: Counts, n: readonly number[], start: number): Step[] => {
  const waiting: Step = {
    surviving: 1,
    variance: 0,
    incidences: counts.causes.map(() => ({ probability: 0, variance: 0, covariance: 0 })),
  }
  const steps = n.slice(0, start).map(() => waiting)
  let step = waiting
  for (let age = start; step.surviving > 0 && (n[age] ?? 0) > 0; age++) {
    step = after(step, valueAt(n, age), exitsAt(counts, age))
    steps.push(step)
  }
  return steps
}

/**
 * One age further. The variances follow from writing the estimator as a product of one-age transition matrices:
 * each age adds its own multinomial noise to what was carried over linearly. Constant work for each cause.
 *
 * Source: Andersen, Borgan, Gill, Keiding (1993), formula 4.4.19 (Greenwood type), for one transient state.
 */
const after = (before: Step, n: number, exits: readonly number[]): Step => {
  const { surviving, variance } = before
  const left = sum(exits)
  const hazard = left / n
  const stay = (n - left) / n
  const noise = surviving ** 2 / n
  return {
    surviving: surviving * stay,
    variance: stay ** 2 * variance + noise * hazard * stay,
    incidences: before.incidences.map((cause, k) => {
      const h = valueAt(exits, k) / n
      const carried = cause.variance + 2 * h * cause.covariance + h ** 2 * variance
      return {
        // The rounding of a long sum may not lift a probability above 1, nor a variance below 0.
        probability: Math.min(1, cause.probability + surviving * h),
        variance: Math.max(0, carried + noise * h * (1 - h)),
        covariance: stay * (cause.covariance + h * variance) - noise * h * stay,
      }
    }),
  }
}

const incidencesOf = (steps: readonly Step[], causes: readonly string[]) => {
  const each = (pick: (incidence: Incidence) => number) =>
    causes.map((_, k) => steps.map((step) => pick(valueAt(step.incidences, k))))
  return {
    incidence: each((incidence) => incidence.probability),
    incidenceVariance: each((incidence) => incidence.variance),
    survivingCovariance: each((incidence) => incidence.covariance),
  }
}

/**
 * Cov(F_k(u), F_l(u)) on every age of the curve, for two causes by their places in `causes`;
 * the variance of F_k where k = l.
 *
 * Source: as `aalenJohansen`; the noise of two causes at one age has covariance -S^2 h_k h_l / n.
 */
export const covarianceOfCauses = (curve: AalenJohansen, k: number, l: number): readonly number[] => {
  if (k === l) return valueAt(curve.incidenceVariance, k)
  const { start, atRisk, exits, survivingCovariance: withSurviving } = curve
  let covariance = 0
  return atRisk.map((n, age) => {
    if (age < start) return 0
    const before = (values: readonly number[], initial: number) =>
      age === start ? initial : valueAt(values, age - 1)
    const hazard = (cause: number) => valueAt(valueAt(exits, cause), age) / n
    const carried = (cause: number) => before(valueAt(withSurviving, cause), 0)
    const noise = before(curve.surviving, 1) ** 2 / n
    covariance += hazard(k) * carried(l) + hazard(l) * carried(k)
    covariance += hazard(k) * hazard(l) * (before(curve.survivingVariance, 0) - noise)
    return covariance
  })
}
