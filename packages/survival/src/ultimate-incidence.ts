import { type AalenJohansen, aalenJohansen } from './aalen-johansen.ts'
import { sum, valueAt } from './arrays.ts'
import { againstOthers } from './combine-counts.ts'
import type { Counts } from './counts.ts'
import { type Band, type Estimate, incidenceAt } from './intervals.ts'
import { cutWhereFew, isComplete } from './proportions.ts'
import { curveStart } from './risk-table.ts'

/** Below this hazard a day (0.2 %), at this many spell-days at risk or more, a curve counts as flat. */
const FLAT_HAZARD = 0.002
const FLAT_SPELL_DAYS = 2_500

/** The places of the two causes that are left. */
const CAUSE = 0
const OTHERS = 1

export type UltimateIncidence = {
  /** The first age with enough spells at risk: it is given still waiting when that age begins. */
  start: number
  /** u_max, the last age with enough spells at risk. */
  last: number
  /** F(u_max): if none of those still waiting ever ends by the cause. */
  atLeast: Estimate
  /** F(u_max) + S(u_max): if all of them do. */
  atMost: Estimate
  /** F(u_max) as the one answer, on a plateau only. */
  point: Estimate | null
  plateau: boolean
  /** Of the last third of the follow-up: what the plateau is judged by. */
  tail: { spellDays: number; exits: number; hazardPerDay: number | null }
}

/** `fewestAtRisk`: the curve starts and ends where fewer are at risk. `unitsPerDay`: 24 for ages in hours. */
export type UltimateOptions = Partial<Band> & { fewestAtRisk?: number; unitsPerDay?: number }

/**
 * How many end by `cause` in the end, as far as the follow-up can tell: the interval [F(u_max), F(u_max) + S(u_max)]
 * that holds whatever those still waiting do; each end with its own sampling limits. A point is given only where the
 * curve is flat: fewer than 0.2 % a day of those at risk end by the cause in the last third of the follow-up, on at
 * least 2,500 spell-days, so that even no exit at all bounds the hazard (3 / 2,500 = 0.12 %, the rule of three), or
 * where nobody waits any longer. Null where too few are at risk.
 *
 * Source: Maller and Zhou (1996), Survival Analysis with Long-Term Survivors, chapter 4, on sufficient follow-up;
 * Manski (1990), American Economic Review 80, 319-323, for bounds without assumptions.
 */
export const ultimateIncidence = (
  counts: Counts,
  cause: string,
  { fewestAtRisk = 10, unitsPerDay = 1, ...band }: UltimateOptions = {},
): UltimateIncidence | null => {
  const start = curveStart(counts, fewestAtRisk)
  if (start === null) return null
  const curve = cutWhereFew(aalenJohansen(againstOthers(counts, cause), { start }), fewestAtRisk)
  const { last } = curve
  const tail = tailOf(curve, unitsPerDay)
  const flat = tail.spellDays >= FLAT_SPELL_DAYS && tail.exits / tail.spellDays < FLAT_HAZARD
  const plateau = flat || isComplete(curve)
  const atLeast = incidenceAt(curve, CAUSE, last, band)
  return {
    start,
    last,
    atLeast,
    atMost: complementOf(incidenceAt(curve, OTHERS, last, band)),
    point: plateau ? atLeast : null,
    plateau,
    tail,
  }
}

const complementOf = ({ estimate, low, high }: Estimate): Estimate => ({
  estimate: oneMinus(estimate),
  low: oneMinus(high),
  high: oneMinus(low),
})

const oneMinus = (value: number | null): number | null => (value === null ? null : 1 - value)

const tailOf = (curve: AalenJohansen, unitsPerDay: number): UltimateIncidence['tail'] => {
  const from = curve.start + Math.ceil((2 * (curve.last - curve.start + 1)) / 3)
  const spellDays = sum(curve.atRisk.slice(from)) / unitsPerDay
  const exits = sum(valueAt(curve.exits, CAUSE).slice(from))
  // One age makes no last third: nobody is at risk there, and no hazard is known.
  return { spellDays, exits, hazardPerDay: spellDays === 0 ? null : exits / spellDays }
}
