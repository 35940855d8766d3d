import { sum, zeros } from './arrays.ts'

/**
 * Spells counted by age. All arrays have the same length: index u = duration in whole units (days or hours).
 *
 * These counts are all that the estimators need, and they are additive, so whatever stores spells
 * only has to count them. At ties exits come before censorings. Both ways of not seeing a spell
 * whole are in the counts themselves and need no further switch:
 *
 * - delayed entry: a spell known only because it was still running at age a is in `entered[a]`;
 * - a calendar period [A, B) instead of a cohort: a spell entered on day e is first seen at age
 *   max(first seen, A - e) and, where it is still running by then, censored at age B - 1 - e.
 */
export type Counts = {
  /** What a spell can end by, in the order of `exits`; e.g. ['advanced', 'rejected']. */
  causes: readonly string[]
  /** ent(u): spells first seen at age u (0 = followed from their start). */
  entered: readonly number[]
  /** exits[k][u] = d_k(u): spells that ended at age u by causes[k]. */
  exits: readonly (readonly number[])[]
  /** c(u): spells last seen running at age u. */
  censored: readonly number[]
}

/** One wait: first seen at age `firstSeen`, over or last seen at age `duration`; cause null = still running. */
export type CountedSpell = { firstSeen: number; duration: number; cause: string | null }

/**
 * Counts spells held in memory, one by one: the plain counter that any faster one must equal.
 * A spell first seen after it was over is not counted.
 *
 * `causes` come first in the result, even without an exit; causes met beyond them follow in alphabetical order.
 * Throws RangeError when an age is not a whole number from 0 on.
 */
export const countsOf = (spells: Iterable<CountedSpell>, causes: readonly string[] = []): Counts => {
  const counted = [...spells].filter((spell) => checkedAge(spell.firstSeen) <= checkedAge(spell.duration))
  const met = new Set(counted.flatMap((spell) => spell.cause ?? []))
  const allCauses = [...new Set([...causes, ...[...met].toSorted()])]
  const length = counted.reduce((longest, spell) => Math.max(longest, spell.duration + 1), 0)
  const entered = zeros(length)
  const censored = zeros(length)
  const exits = new Map(allCauses.map((cause) => [cause, zeros(length)]))
  for (const { firstSeen, duration, cause } of counted) {
    const ended = (cause === null ? undefined : exits.get(cause)) ?? censored
    entered[firstSeen] = (entered[firstSeen] ?? 0) + 1
    ended[duration] = (ended[duration] ?? 0) + 1
  }
  return { causes: allCauses, entered, exits: [...exits.values()], censored }
}

/** How many spells were counted, how many ended by each cause (in the order of `causes`), how many were last seen running. */
export const totalsOf = (counts: Counts): { spells: number; exits: readonly number[]; censored: number } => ({
  spells: sum(counts.entered),
  exits: counts.exits.map(sum),
  censored: sum(counts.censored),
})

/** Spells whose state at age `age` is known: seen by then, and over by then or seen running at that age. */
export const followedTo = (counts: Counts, age: number): number =>
  sum(counts.entered.slice(0, age + 1)) - sum(counts.censored.slice(0, age))

/** d_k(u) for every cause at one age; zero beyond the end of the arrays, where nobody was counted. */
export const exitsAt = (counts: Pick<Counts, 'exits'>, age: number): number[] =>
  counts.exits.map((byAge) => byAge[age] ?? 0)

const checkedAge = (age: number): number => {
  if (!Number.isSafeInteger(age) || age < 0)
    throw new RangeError(`an age is a whole number from 0 on, not ${age}`)
  return age
}
