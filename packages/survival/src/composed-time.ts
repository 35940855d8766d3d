import type { AalenJohansen } from './aalen-johansen.ts'
import { sum, valueAt, zeros } from './arrays.ts'
import { isComplete } from './proportions.ts'

/** The milestone a composition leads to. */
export const REACHED = 'reached'

/** Where a journey goes next, with its probability: to the stage at this place, or to the milestone. */
export type Step = { to: number | typeof REACHED; share: number }

/** `next` of a cause: where spells go that end by it; shares may add up to less than 1. A cause without: lost. */
export type ComposedStage = { curve: AalenJohansen; next: Readonly<Record<string, readonly Step[]>> }

/** Ages are counted from the start of the journey; all arrays have last + 1 ages. */
export type ComposedTime = {
  /** The last age the composition is known at, at most the one asked for; -1 where some stage is unknown. */
  last: number
  /** incidence[u]: the probability of having reached the milestone up to and with age u. */
  incidence: readonly number[]
  /** entries[s][u]: expected entries into stage s at age u. */
  entries: readonly (readonly number[])[]
  /** visits[s]: expected visits of stage s up to and with age `last`; null where no age is known. */
  visits: readonly (number | null)[]
}

/**
 * The time to a milestone composed from stages, as a semi-Markov process: a journey enters a first stage (`start`),
 * stays u units and leaves by cause k with the sub-density f_k(u) of that stage's Aalen-Johansen curve, goes where
 * `next` of k says, and so on. Entries e_s(u) = start_s [u = 0] + sum over t, v of e_t(u - v) f_t->s(v); visits
 * within one unit (v = 0) included.
 *
 * It uses journeys seen only in part, and assumes that a wait depends on nothing but its stage: not on the calendar,
 * earlier waits or the number of the visit. Hold it against the curve of the whole wait (`checkComposition`).
 * It is known as far as every stage that can be visited is; a stage nobody comes to changes nothing.
 *
 * Source: Pyke (1961), Annals of Mathematical Statistics 32, 1231-1242 (Markov renewal equation).
 * Throws RangeError unless `horizon` is a whole number from 0 on, and where a step leads to no stage.
 */
export const composedTime = (
  start: readonly Step[],
  stages: readonly ComposedStage[],
  horizon: number,
): ComposedTime => {
  if (!Number.isSafeInteger(horizon) || horizon < 0)
    throw new RangeError(`no time is composed up to ${horizon}`)
  const last = Math.min(horizon, ...visitable(start, stages).map((s) => knownTo(valueAt(stages, s).curve)))
  const densities = stages.map((stage) => densitiesOf(stage, stages.length, last))
  const passing = passedAtOnce(densities)
  const entries = stages.map((): number[] => [])
  const reached: number[] = []
  for (let age = 0; age <= last; age++) {
    const arrivals = (to: Step['to']) =>
      sum(densities.map((from, t) => arrivingLater(from, entries[t], to, age)))
    const firsts = stages.map((_, s) => (age === 0 ? shareTo(start, s) : 0) + arrivals(s))
    const entered = withSameAge(firsts, passing)
    for (const [s, byAge] of entries.entries()) byAge.push(valueAt(entered, s))
    const now = age === 0 ? shareTo(start, REACHED) : 0
    const atOnce = densities.map((from, t) => valueAt(entered, t) * (from.get(REACHED)?.[0] ?? 0))
    // The rounding of a long sum may not lift a probability above 1.
    reached.push(Math.min(1, (reached.at(-1) ?? 0) + now + arrivals(REACHED) + sum(atOnce)))
  }
  return { last, incidence: reached, entries, visits: entries.map((byAge) => (last < 0 ? null : sum(byAge))) }
}

/** For each place that a stage leads to, the probability of leaving for it at each age. */
type Densities = ReadonlyMap<Step['to'], readonly number[]>

const densitiesOf = ({ curve, next }: ComposedStage, stages: number, last: number): Densities => {
  const ages = zeros(Math.max(0, Math.min(last, curve.last) + 1))
  const leaving = (to: Step['to']) => {
    const shares = curve.causes.map((cause) => shareTo(next[cause] ?? [], to))
    const parts = curve.incidence.flatMap((incidence, k) => {
      const share = valueAt(shares, k)
      return share === 0 ? [] : [{ incidence, share }]
    })
    return ages.map((_, age) =>
      sum(parts.map(({ incidence, share }) => (valueAt(incidence, age) - (incidence[age - 1] ?? 0)) * share)),
    )
  }
  const places = [...zeros(stages).keys(), REACHED] as const
  return new Map(places.map((to) => [to, leaving(to)] as const).filter(([, byAge]) => sum(byAge) > 0))
}

const shareTo = (steps: readonly Step[], to: Step['to']): number =>
  sum(steps.map((step) => (step.to === to ? step.share : 0)))

/** Arrivals at `age` of those that entered the stage `from` at an earlier one. */
const arrivingLater = (
  from: Densities,
  entered: readonly number[] | undefined,
  to: Step['to'],
  age: number,
): number => {
  const density = from.get(to)
  if (density === undefined || entered === undefined) return 0
  let arrivals = 0
  for (let v = Math.min(age, density.length - 1); v >= 1; v--)
    arrivals += (entered[age - v] ?? 0) * (density[v] ?? 0)
  return arrivals
}

/** Ways from one stage to another within the age, with their probabilities. */
type AtOnce = readonly { from: number; to: number; share: number }[]

const passedAtOnce = (densities: readonly Densities[]): AtOnce =>
  densities.flatMap((of, from) =>
    [...of].flatMap(([to, byAge]) => {
      const share = byAge[0] ?? 0
      return to === REACHED || share === 0 ? [] : [{ from, to, share }]
    }),
  )

/** With those that pass through stages within the age; bounded, as a closed circle would go round for ever. */
const withSameAge = (firsts: readonly number[], atOnce: AtOnce): readonly number[] => {
  const entered = [...firsts]
  let moving = firsts
  for (let round = 0; round < 1000 && sum(moving) > 1e-17; round++) {
    const arriving = zeros(firsts.length)
    for (const { from, to, share } of atOnce) arriving[to] = (arriving[to] ?? 0) + share * (moving[from] ?? 0)
    for (const [s, arrived] of arriving.entries()) entered[s] = (entered[s] ?? 0) + arrived
    moving = arriving
  }
  return entered
}

/** A curve that starts late says nothing of a whole visit. */
const knownTo = (curve: AalenJohansen): number => {
  if (curve.start > 0) return -1
  return isComplete(curve) ? Number.POSITIVE_INFINITY : curve.last
}

/** The stages that a journey can come to. */
const visitable = (start: readonly Step[], stages: readonly ComposedStage[]): number[] => {
  const found = new Set<number>()
  const follow = (steps: readonly Step[]): void => {
    for (const { to, share } of steps) {
      if (to === REACHED || share === 0 || found.has(to)) continue
      found.add(to)
      const { curve, next } = valueAt(stages, to)
      for (const [k, cause] of curve.causes.entries())
        if (curve.exits[k]?.some((exits) => exits > 0)) follow(next[cause] ?? [])
    }
  }
  follow(start)
  return [...found]
}
