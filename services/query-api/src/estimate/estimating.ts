import type { Calendar, DaysEstimate, GroupKey } from '@hearback/contracts'
import type { GroupCounts } from '@hearback/read-models'
import type { Band, Estimate } from '@hearback/survival'
import { type CountsByCause, countsByCause, exitTotals, type ShownCauses } from './causes.ts'

/** How estimates are made of counts: what the question asks and what the reader may see. */
export type Estimating = {
  band: Band
  /** Ages are counted in days (1) or hours (24). */
  unitsPerDay: number
  /** Whether its days are working days. */
  calendar: Calendar
  /** The fewest at risk for a curve to start, and for a wait to be compared with. */
  fewestAtRisk: number
  /** The fewest at risk on a drawn curve. */
  fewestOnCurve: number
  /** Whether every number keeps to the part of the curve that is drawn. */
  onlyDrawn: boolean
  definitionOf: (clock: string) => { version: number } & ShownCauses
}

/** The clock of a group; every group has one. */
export const clockOf = (key: GroupKey): string => key['clock'] ?? ''

export const splitByCause = ({ key, counts }: GroupCounts, { definitionOf }: Estimating): CountsByCause =>
  countsByCause(counts, definitionOf(clockOf(key)))

/** The counts every group of an answer carries. */
export const countsShown = (group: GroupCounts, counts: CountsByCause, { definitionOf }: Estimating) => ({
  key: { ...group.key },
  clock_version: definitionOf(clockOf(group.key)).version,
  journeys: group.journeys,
  spells: group.spells,
  running: group.running,
  ...exitTotals(counts),
  unusable: group.unusable,
  undated_end: group.undatedEnd,
  reached_after_ending: group.reachedAfterEnding,
})

/** An age in days; null where there is none. */
export const daysFrom = (
  age: number | null,
  { unitsPerDay }: Pick<Estimating, 'unitsPerDay'>,
): number | null => (age === null ? null : age / unitsPerDay)

/** An age with its limits, in days. */
export const daysEstimateFrom = (
  { estimate, low, high }: Estimate,
  estimating: Pick<Estimating, 'unitsPerDay'>,
): DaysEstimate => ({
  days: daysFrom(estimate, estimating),
  low: daysFrom(low, estimating),
  high: daysFrom(high, estimating),
})
