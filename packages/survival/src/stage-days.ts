import { sum, valueAt } from './arrays.ts'
import { type ComposedStage, composedTime, type Step } from './composed-time.ts'

/** Mean units (days or hours) of the first `tau` of a journey: by stage, and the rest; they add up to tau. */
export type DaysByStage = {
  /** The tau used: at most the one asked for, and no more than every stage that can be visited is known to. */
  tau: number
  /** In the order of the stages, all visits of one together. */
  stages: readonly number[]
  /** Spent in no stage: the milestone reached, or ended otherwise. */
  elsewhere: number
}

/**
 * "Where do `tau` days go": the mean days of a journey spent in each stage within tau days of its start, the sum over
 * u < tau of e_s(u) RMST_s(tau - u), e_s(u) the expected entries of stage s at age u (`composedTime`, whose
 * assumption it shares) and RMST_s(w) = S_s(0) + ... + S_s(w - 1). Null where no day of some stage is known.
 *
 * Source: Pyke (1961), Annals of Mathematical Statistics 32, 1243-1259 (mean occupation of a state up to t).
 * Throws RangeError unless tau is a whole number from 1 on, and where a step leads to no stage.
 */
export const meanDaysByStage = (
  start: readonly Step[],
  stages: readonly ComposedStage[],
  tau: number,
): DaysByStage | null => {
  if (!Number.isSafeInteger(tau) || tau < 1)
    throw new RangeError(`tau is a whole number from 1 on, not ${tau}`)
  const { last, entries } = composedTime(start, stages, tau - 1)
  if (last < 0) return null
  const used = last + 1
  const days = stages.map(({ curve }, s) => {
    const stays = areas(curve.surviving, used)
    return sum(
      valueAt(entries, s).map((entered, age) => (entered === 0 ? 0 : entered * valueAt(stays, used - age))),
    )
  })
  return { tau: used, stages: days, elsewhere: used - sum(days) }
}

/** areas[w]: the mean stay within w units of entering, w from 0 to `to`; nobody stays beyond the end of the curve. */
const areas = (surviving: readonly number[], to: number): number[] => {
  const found = [0]
  for (let w = 0; w < to; w++) found.push(valueAt(found, w) + (surviving[w] ?? 0))
  return found
}
