import type { GroupKey, Strata } from '@hearback/contracts'
import type { MayBeShown } from '@hearback/disclosure'
import type { GroupCounts } from '@hearback/read-models'
import type { Counts } from '@hearback/survival'
import { type Estimating, splitByCause } from './estimating.ts'

/** What groups are compared within. `cells` are the groups cut by the strata as well, of all clocks. */
export type Stratifying = {
  by: readonly string[]
  cells: readonly GroupCounts[]
  mayBeShown: MayBeShown
}

/** The strata of one clock: what is said of them, and their groups, index = group in each. */
export type Stratified = { strata: Strata; groups: readonly (readonly Counts[])[] }

const nobody: Counts = { causes: [], entered: [], exits: [], censored: [] }

const stratumOf = (key: GroupKey, by: readonly string[]): GroupKey =>
  Object.fromEntries(by.map((name) => [name, key[name] ?? null]))

const isWithin = (cell: GroupKey, group: GroupKey): boolean =>
  Object.entries(group).every(([name, value]) => cell[name] === value)

/**
 * Cuts the groups of one clock into strata. A group enters a stratum only with a cell that might be shown by itself,
 * for the same reason for which a group withheld enters no test; a stratum left with fewer than two groups says
 * nothing about their difference and is left out. How many were is not told to the public: it would say how many
 * small segments there are.
 */
export const stratify = (
  groups: readonly GroupKey[],
  { by, cells, mayBeShown }: Stratifying,
  estimating: Estimating,
): Stratified => {
  const own = cells.filter(({ key, spells }) => spells > 0 && groups.some((group) => isWithin(key, group)))
  const strata = [...Map.groupBy(own, ({ key }) => JSON.stringify(stratumOf(key, by))).values()]
  const shown = strata.map((each) => each.filter(mayBeShown)).filter((each) => each.length > 1)
  const countsIn = (stratum: readonly GroupCounts[], group: GroupKey): Counts => {
    const cell = stratum.find(({ key }) => isWithin(key, group))
    return cell === undefined ? nobody : splitByCause(cell, estimating).byCause
  }
  return {
    strata: {
      by: [...by],
      used: shown.flatMap(([first]) => (first === undefined ? [] : [stratumOf(first.key, by)])),
      left_out: estimating.onlyDrawn ? null : strata.length - shown.length,
      of: 'the tests compare groups within strata and add up what each says; the differences are of whole groups',
    },
    groups: shown.map((stratum) => groups.map((group) => countsIn(stratum, group))),
  }
}
