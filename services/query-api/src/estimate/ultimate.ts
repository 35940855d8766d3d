import type { Ultimate } from '@hearback/contracts'
import { type Counts, ultimateIncidence } from '@hearback/survival'
import { daysFrom, type Estimating } from './estimating.ts'

/** What is known of the end before it is put in words: the words are made of what may be shown. */
export type EstimatedUltimate = Omit<Ultimate, 'words'>

const unknown = { estimate: null, low: null, high: null }

/**
 * How many end by `cause` in the end: bounds that hold whatever those still waiting do, a point only on a plateau.
 * The follow-up ends at the last day with enough at risk for a curve to be drawn.
 */
export const estimateUltimate = (
  counts: Counts,
  cause: string,
  estimating: Estimating,
): EstimatedUltimate => {
  const { band, fewestOnCurve, unitsPerDay } = estimating
  const known = ultimateIncidence(counts, cause, { ...band, fewestAtRisk: fewestOnCurve, unitsPerDay })
  if (known === null) {
    const reason = `fewer than ${fewestOnCurve} waits at risk`
    const nothing = { point: null, plateau: null, followed_days: null, given_waiting_at: null }
    return { of: cause, at_least: { ...unknown }, at_most: { ...unknown }, ...nothing, reason }
  }
  return {
    of: cause,
    at_least: known.atLeast,
    at_most: known.atMost,
    point: known.point,
    plateau: known.plateau,
    followed_days: daysFrom(known.last, estimating),
    given_waiting_at: known.start === 0 ? null : daysFrom(known.start, estimating),
    reason: null,
  }
}

const tenth = (value: number): number => Math.round(value * 10) / 10

/** In whole per cent, a small share in tenths. */
const percent = (share: number, round: (value: number) => number, small: boolean): string => {
  const steps = small ? 10 : 1
  // A share of 0.29 is 28.999... in hundredths: what is only rounding must not move a bound by a whole step.
  return `${round(Math.round(share * 1e8 * steps) / 1e6) / steps} %`
}

/** The share in the end as people say it; bounds are rounded away from each other. */
export const ultimateInWords = (ultimate: EstimatedUltimate): string => {
  const { at_least: least, at_most: most, point, plateau, followed_days: days, reason } = ultimate
  if (least.estimate === null || most.estimate === null || days === null)
    return `not known: ${reason ?? 'too few to say'}`
  const small = (point?.estimate ?? most.estimate) < 0.1
  const given = ultimate.given_waiting_at
  const from = given === null ? '' : ` of those still waiting on day ${tenth(given)}`
  const judged = `judged by ${tenth(days)} days`
  if (plateau === true && point !== null && point.estimate !== null) {
    const { low, high } = point
    const limits =
      low === null || high === null
        ? ''
        : ` (${percent(low, Math.floor, small)} to ${percent(high, Math.ceil, small)})`
    return `${percent(point.estimate, Math.round, small)}${limits}${from} in the end; on a plateau, ${judged}`
  }
  const bounds = `between ${percent(least.estimate, Math.floor, small)} and ${percent(most.estimate, Math.ceil, small)}`
  return `${bounds}${from} in the end; no plateau yet, ${judged}`
}
