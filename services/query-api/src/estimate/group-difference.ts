import type { GroupDifference } from '@hearback/contracts'
import {
  type AalenJohansen,
  aalenJohansen,
  atRisk,
  type Counts,
  cutWhereFew,
  differenceOf,
  incidenceAt,
  probabilityAt,
} from '@hearback/survival'
import { daysFrom, type Estimating } from './estimating.ts'

/** A group and all the others of its clock, by cause. */
export type Sides = { group: Counts; others: Counts; mainCause: string | undefined }

const unknown = { estimate: null, low: null, high: null }

/**
 * How many more of a group than of the others still wait, and have ended by the main cause, at each horizon. Both
 * curves start on the first day of the wait on which each side has enough at risk: chances that are given something
 * else cannot be subtracted.
 */
export const differencesOf = (
  { group, others, mainCause = '' }: Sides,
  horizonDays: readonly number[],
  estimating: Estimating,
): Omit<GroupDifference, 'key'> => {
  const { band, unitsPerDay, fewestAtRisk } = estimating
  const start = firstAgeWithEnough([group, others], fewestAtRisk)
  if (start === null) {
    const horizons = horizonDays.map((days) => ({ days, waiting: unknown, main_cause: unknown }))
    return { given_waiting_at: null, horizons }
  }
  const [own, rest] = [curveFrom(group, start, estimating), curveFrom(others, start, estimating)]
  const incidence = (curve: AalenJohansen, age: number) => {
    const place = curve.causes.indexOf(mainCause)
    return place < 0 ? unknown : incidenceAt(curve, place, age, band)
  }
  const horizonAt = (days: number) => {
    const age = days * unitsPerDay
    const waiting = differenceOf(probabilityAt(own, age, band), probabilityAt(rest, age, band))
    return { days, waiting, main_cause: differenceOf(incidence(own, age), incidence(rest, age)) }
  }
  return {
    given_waiting_at: start === 0 ? null : daysFrom(start, estimating),
    horizons: horizonDays.map(horizonAt),
  }
}

const firstAgeWithEnough = (sides: readonly Counts[], fewest: number): number | null => {
  const [first = [], ...more] = sides.map(atRisk)
  const age = first.findIndex((n, u) => n >= fewest && more.every((others) => (others[u] ?? 0) >= fewest))
  return age < 0 ? null : age
}

const curveFrom = (
  counts: Counts,
  start: number,
  { onlyDrawn, fewestOnCurve }: Estimating,
): AalenJohansen => {
  const curve = aalenJohansen(counts, { start })
  return onlyDrawn ? cutWhereFew(curve, fewestOnCurve) : curve
}
