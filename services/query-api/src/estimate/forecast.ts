import type { ForecastGroup, Foreseen } from '@hearback/contracts'
import type { GroupCounts } from '@hearback/read-models'
import { forecast } from '@hearback/survival'
import { curveOf } from './curve.ts'
import { countsShown, type Estimating, splitByCause } from './estimating.ts'

/** What is forecast: that the milestone of the clock is reached. */
const outcome = 'reached'

export type Waiting = {
  /** The waits the chances are learned from. */
  learned: GroupCounts
  /** The waits at risk on as_of and nothing but that day: those it sees running are open at their age. */
  onAsOf: Pick<GroupCounts, 'counts' | 'running'>
  /** All waits last seen running, on whichever day. */
  lastSeenRunning: number
}

/**
 * How many of those who wait now will reach the milestone within the next days: of each age, those open times the
 * chance [F(age + days) - F(age)] / S(age), read from one curve of all waits learned from, as far as enough were at
 * risk on it.
 */
export const estimateForecast = (
  { learned, onAsOf, lastSeenRunning }: Waiting,
  withinDays: readonly number[],
  estimating: Estimating,
): ForecastGroup => {
  const counts = splitByCause(learned, estimating)
  const curve = curveOf(counts.byCause, { ...estimating, onlyDrawn: true })
  const forecasts = withinDays.map((days): Foreseen => {
    const foreseen = forecast(
      onAsOf.counts.censored,
      curve,
      curve.causes.indexOf(outcome),
      days,
      estimating.band,
    )
    const { open, notCovered, expected, low, high } = foreseen
    return { within_days: days, forecast_of: open, not_covered: notCovered, expected, low, high }
  })
  // Counted one after the other: what was projected in between may make fewer of them all than of those open.
  const notObserved = Math.max(0, lastSeenRunning - onAsOf.running)
  return {
    ...countsShown(learned, counts, estimating),
    outcome,
    open: onAsOf.running,
    not_observed: notObserved,
    forecasts,
    reason: reasonOf({ open: onAsOf.running, notObserved, forecasts }, estimating),
  }
}

type Told = { open: number; notObserved: number; forecasts: readonly Foreseen[] }

/** In words without numbers: those stand beside it, as exact as the reader may see them. */
const reasonOf = ({ open, notObserved, forecasts }: Told, { fewestOnCurve }: Estimating): string | null => {
  if (open === 0) {
    return notObserved === 0
      ? 'nobody waits'
      : 'no journey last seen waiting was observed through as_of; ask as of the day they were observed through'
  }
  return forecasts.every(({ not_covered: left }) => left === 0)
    ? null
    : `journeys whose days ahead fewer than ${fewestOnCurve} comparable ones were followed through are counted as not covered`
}
