import { sum, zeros } from './arrays.ts'
import type { Counts } from './counts.ts'
import { atRisk } from './risk-table.ts'

/** The counts of two disjoint sets of spells taken together. Causes: those of `a`, then those only `b` has. */
export const addCounts = (a: Counts, b: Counts): Counts => {
  const causes = [...new Set([...a.causes, ...b.causes])]
  const length = Math.max(a.entered.length, b.entered.length)
  const add = (x: readonly number[] = [], y: readonly number[] = []) =>
    zeros(length).map((_, age) => (x[age] ?? 0) + (y[age] ?? 0))
  return {
    causes,
    entered: add(a.entered, b.entered),
    exits: causes.map((cause) => add(exitsBy(a, cause), exitsBy(b, cause))),
    censored: add(a.censored, b.censored),
  }
}

/**
 * The counts of a set of spells without a part of it: exact, as counts are whole numbers. Causes: those of `whole`.
 * Throws where the part is none: it has a cause, or more spells at some age, than the whole.
 */
export const withoutCounts = (whole: Counts, part: Counts): Counts => {
  const unknown = part.causes.find((cause) => !whole.causes.includes(cause))
  if (unknown !== undefined) throw new Error(`a part with the cause ${unknown}, which the whole has not`)
  return {
    causes: whole.causes,
    entered: without(whole.entered, part.entered),
    exits: whole.causes.map((cause) => without(exitsBy(whole, cause), exitsBy(part, cause))),
    censored: without(whole.censored, part.censored),
  }
}

const without = (whole: readonly number[] = [], part: readonly number[] = []): number[] => {
  if (part.length > whole.length)
    throw new Error(`a part of ${part.length} ages, of a whole of ${whole.length}`)
  return whole.map((all, age) => {
    const left = all - (part[age] ?? 0)
    if (left < 0) throw new Error(`age ${age}: a part of ${part[age]}, of a whole of ${all}`)
    return left
  })
}

/**
 * The counts up to and with age `last`: whoever waits longer is seen no further. Nothing at or below `last` changes,
 * and everything computed of the rest is quicker.
 */
export const countsUpTo = ({ causes, entered, exits, censored }: Counts, last: number): Counts => {
  const upTo = (byAge: readonly number[]) => byAge.slice(0, last + 1)
  return { causes, entered: upTo(entered), exits: exits.map(upTo), censored: upTo(censored) }
}

/**
 * Gives causes a coarser name, e.g. { invited: 'answered', offered: 'answered' }, and counts those of one name
 * together. Causes not named keep theirs. The order is that of first appearance.
 */
export const mergeCauses = (counts: Counts, names: Readonly<Record<string, string>>): Counts => {
  const nameOf = new Map(Object.entries(names))
  const merged = counts.causes.map((cause) => nameOf.get(cause) ?? cause)
  const causes = [...new Set(merged)]
  const exits = causes.map((name) =>
    zeros(counts.entered.length).map((_, age) =>
      sum(counts.exits.map((byAge, k) => (merged[k] === name ? (byAge[age] ?? 0) : 0))),
    ),
  )
  return { ...counts, causes, exits }
}

/** The counts with two causes: `cause` first, without an exit where the counts do not name it, and all others. */
export const againstOthers = (counts: Counts, cause: string): Counts => {
  const none = zeros(counts.entered.length)
  const others = none.map((_, age) =>
    sum(counts.exits.map((byAge, k) => (counts.causes[k] === cause ? 0 : (byAge[age] ?? 0)))),
  )
  return { ...counts, causes: [cause, `not ${cause}`], exits: [exitsBy(counts, cause) ?? none, others] }
}

/** The cause that `assumeClosedAfter` gives. */
export const ASSUMED_CLOSED = 'assumed_closed'

/**
 * The counts under the assumption that whoever still waits at age `age` will never hear: every spell that reaches
 * this age exits on it with the cause `assumed_closed`, also one that really ended then or later. Nothing below
 * `age` changes. A spell first seen later than that is no longer counted: it would be first seen after its exit.
 *
 * Exact from counts: those who reach the age are those at risk on it, n(age).
 */
export const assumeClosedAfter = (counts: Counts, age: number): Counts => {
  if (!Number.isSafeInteger(age) || age < 0)
    throw new RangeError(`an age is a whole number from 0 on, not ${age}`)
  const length = Math.min(counts.entered.length, age + 1)
  const reached = atRisk(counts)[age] ?? 0
  const below = (byAge: readonly number[] = []) =>
    zeros(length).map((_, u) => (u < age ? (byAge[u] ?? 0) : 0))
  const causes = [...new Set([...counts.causes, ASSUMED_CLOSED])]
  const exits = causes.map((cause) => {
    const kept = below(exitsBy(counts, cause))
    return cause === ASSUMED_CLOSED && age < length ? kept.with(age, reached) : kept
  })
  return { causes, entered: counts.entered.slice(0, length), exits, censored: below(counts.censored) }
}

const exitsBy = (counts: Counts, cause: string): readonly number[] | undefined =>
  counts.exits[counts.causes.indexOf(cause)]
