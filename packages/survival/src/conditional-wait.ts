import { aalenJohansen } from './aalen-johansen.ts'
import type { Counts } from './counts.ts'
import { type Band, type Estimate, incidenceAt, probabilityAt } from './intervals.ts'
import { cutWhereFew, isComplete } from './proportions.ts'
import { quantile } from './quantiles.ts'
import { atRisk } from './risk-table.ts'

/** "I have waited `waited` units: what will the next `within` bring?" */
export type WaitQuestion = Partial<Band> & {
  waited: number
  within: number
  /** With fewer at risk nothing is said (1 unless given): not on the first age ahead, and on no later one. */
  minimumAtRisk?: number
}

export type ConditionalWait =
  | { outcome: 'too_few_at_risk'; atRisk: number }
  | {
      outcome: 'answered'
      causes: readonly string[]
      /** n(waited + 1), the comparable spells: those still waiting after age `waited`. */
      atRisk: number
      /** The units ahead that the chances are for: those asked, or `followedFor` where that is less. */
      within: number
      /** Units ahead of `waited` with enough spells at risk; null where all have ended, so that nothing is beyond. */
      followedFor: number | null
      /** The chance of each ending within them, in the order of `causes`. */
      ended: readonly Estimate[]
      stillWaiting: Estimate
      /** Units ahead by which half have ended; null where not reached. */
      medianFurtherWait: Estimate
      /** The chance of no ending within the follow-up: S(last) / S(waited). */
      neverWithinFollowUp: Estimate
    }

/**
 * The wait ahead, given that age `waited` has passed without an ending:
 * [F_k(s + w) - F_k(s)] / S(s), which is F_k(s + w) of the curve restarted at age s + 1 with S = 1; its intervals
 * are those of the restarted curve, of the spells at risk from then on. Beyond the last age with enough at risk
 * the answer stops, and says so by a smaller `within`.
 *
 * Source: Klein and Moeschberger (2003), Survival Analysis, section 4.6; the restart is R's survfit(start.time).
 * Throws RangeError unless `waited` is a whole number from 0 on and `within` one from 1 on.
 */
export const conditionalWait = (counts: Counts, question: WaitQuestion): ConditionalWait => {
  const { waited, within, minimumAtRisk = 1, ...band } = question
  if (!Number.isSafeInteger(waited) || waited < 0) throw new RangeError(`nobody has waited ${waited}`)
  if (!Number.isSafeInteger(within) || within < 1) throw new RangeError(`nothing can end within ${within}`)
  const present = atRisk(counts)[waited + 1] ?? 0
  if (present < Math.max(1, minimumAtRisk)) return { outcome: 'too_few_at_risk', atRisk: present }
  const curve = cutWhereFew(aalenJohansen(counts, { start: waited + 1 }), minimumAtRisk)
  const followedFor = isComplete(curve) ? null : curve.last - waited
  const covered = Math.min(within, followedFor ?? within)
  return {
    outcome: 'answered',
    causes: counts.causes,
    atRisk: present,
    within: covered,
    followedFor,
    ended: counts.causes.map((_, k) => incidenceAt(curve, k, waited + covered, band)),
    stillWaiting: probabilityAt(curve, waited + covered, band),
    medianFurtherWait: lessWaited(quantile(curve, 0.5, band), waited),
    neverWithinFollowUp: probabilityAt(curve, curve.last, band),
  }
}

const lessWaited = ({ estimate, low, high }: Estimate, waited: number): Estimate => {
  const less = (age: number | null) => (age === null ? null : age - waited)
  return { estimate: less(estimate), low: less(low), high: less(high) }
}
