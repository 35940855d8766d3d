import type { Counts } from '@hearback/survival'

/** How many spells were first seen at one age and ended (cause) or were last seen running (null) at another. */
export type AgeRow = { first_age: number; last_age: number; cause: string | null; spells: number }

const zeros = (length: number): number[] => Array.from({ length }, () => 0)

const addAt = (byAge: number[] | undefined, age: number, spells: number): void => {
  if (byAge !== undefined) byAge[age] = (byAge[age] ?? 0) + spells
}

/** Counts by age of rows that have been counted already; causes in alphabetical order, arrays to the last age of any row. */
export const countsFromAges = (rows: readonly AgeRow[]): Counts => {
  const length = rows.reduce((longest, { last_age }) => Math.max(longest, last_age + 1), 0)
  const causes = [...new Set(rows.flatMap(({ cause }) => cause ?? []))].toSorted()
  const entered = zeros(length)
  const censored = zeros(length)
  const exits = new Map(causes.map((cause) => [cause, zeros(length)]))
  for (const { first_age, last_age, cause, spells } of rows) {
    addAt(entered, first_age, spells)
    addAt(cause === null ? censored : exits.get(cause), last_age, spells)
  }
  return { causes, entered, exits: [...exits.values()], censored }
}
