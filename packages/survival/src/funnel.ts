import { aalenJohansen } from './aalen-johansen.ts'
import { sum } from './arrays.ts'
import { againstOthers } from './combine-counts.ts'
import { type Counts, followedTo } from './counts.ts'
import { type Band, type Estimate, incidenceAt } from './intervals.ts'

/** One cell of a funnel or a cohort triangle: how many go on from here within `horizon` units. */
export type Conversion = Estimate & {
  horizon: number
  /** Whether every spell is over or followed to the horizon, so that nothing later changes the cell. */
  mature: boolean
  spells: number
  /** Spells gone on within the horizon, so far. */
  converted: number
  /** Spells whose state at the horizon is known. */
  followed: number
}

/**
 * Conversion by `cause` within `horizon` units: F_cause(horizon) with all spells counted, those still waiting too.
 * In a mature cell this is converted / spells; in one that is not it is an estimate, which the mark says.
 * Unknown beyond the follow-up; 0 of those at risk where the counts do not name the cause.
 */
export const conversion = (
  counts: Counts,
  cause: string,
  horizon: number,
  band: Partial<Band> = {},
): Conversion => {
  const asked = againstOthers(counts, cause)
  return {
    ...incidenceAt(aalenJohansen(asked), 0, horizon, band),
    horizon,
    mature: isMatureAt(counts, horizon),
    spells: sum(counts.entered),
    converted: sum((asked.exits[0] ?? []).slice(0, horizon + 1)),
    followed: followedTo(counts, horizon),
  }
}

/** Every open spell has been followed for at least `horizon` units. Nobody is not mature: nothing is known of them. */
export const isMatureAt = (counts: Counts, horizon: number): boolean =>
  sum(counts.entered) > 0 && sum(counts.censored.slice(0, horizon)) === 0

/** The cohort triangle: for each cohort its conversion by `cause` at each horizon, each cell marked if mature. */
export const cohortTriangle = (
  cohorts: readonly Counts[],
  cause: string,
  horizons: readonly number[],
  band: Partial<Band> = {},
): Conversion[][] =>
  cohorts.map((counts) => horizons.map((horizon) => conversion(counts, cause, horizon, band)))
