import { type Day, type ForecastGroup, type Foreseen, textFromDay } from '@hearback/contracts'
import { publicCount } from '@hearback/disclosure'
import type { GroupCounts } from '@hearback/read-models'
import { type Forecast, forecast } from '@hearback/survival'
import { curveOf } from './curve.ts'
import { countsShown, type Estimating, splitByCause } from './estimating.ts'

/** What is forecast: that the milestone of the clock is reached. */
const outcome = 'reached'

export type Waiting = {
  /** The waits the chances are learned from. */
  learned: GroupCounts
  /** The waits at risk on as_of and nothing but that day: those it sees running are open at their age. */
  onAsOf: Pick<GroupCounts, 'counts' | 'running'>
  /** All waits last seen running, on whichever day; and the last day any wait was observed through, where known. */
  lastSeenRunning: number
  observedThrough: Day | null
}

/**
 * How many of those who wait now will reach the milestone within the next days: of each age, those open times the
 * chance [F(age + days) - F(age)] / S(age), read from one curve of all waits learned from, as far as enough were at
 * risk on it. No number is told of those covered where they are few, or not even half of those open.
 */
export const estimateForecast = (
  { learned, onAsOf, lastSeenRunning, observedThrough }: Waiting,
  withinDays: readonly number[],
  estimating: Estimating,
): ForecastGroup => {
  const counts = splitByCause(learned, estimating)
  const curve = curveOf(counts.byCause, { ...estimating, onlyDrawn: true })
  const reached = curve.causes.indexOf(outcome)
  const forecasts = withinDays.map((days) =>
    foreseenFrom(forecast(onAsOf.counts.censored, curve, reached, days, estimating.band), days, estimating),
  )
  // Counted one after the other: what was projected in between may make fewer of them all than of those open.
  const notObserved = Math.max(0, lastSeenRunning - onAsOf.running)
  const told = { open: onAsOf.running, notObserved, observedThrough, forecasts }
  return {
    ...countsShown(learned, counts, estimating),
    outcome,
    open: onAsOf.running,
    not_observed: notObserved,
    forecasts,
    reason: reasonOf(told, estimating),
  }
}

const nothingExpected = { expected: { estimate: null, low: null, high: null }, low: null, high: null }

const foreseenFrom = (
  { open, notCovered, expected, low, high }: Forecast,
  days: number,
  { fewestAtRisk, onlyDrawn }: Estimating,
): Foreseen => {
  const counted = { within_days: days, forecast_of: open, not_covered: notCovered }
  if (open < fewestAtRisk || open < notCovered) return { ...counted, ...nothingExpected }
  // Divided by a chance the public knows, the expected number would tell the exact count: it is that of the count shown.
  const scale = onlyDrawn ? publicCount(open) / open : 1
  const times = (value: number | null) => (value === null ? null : value * scale)
  const { estimate, low: least, high: most } = expected
  return {
    ...counted,
    expected: { estimate: times(estimate), low: times(least), high: times(most) },
    low,
    high,
  }
}

type Told = {
  open: number
  notObserved: number
  observedThrough: Day | null
  forecasts: readonly Foreseen[]
}

/** In words without numbers of journeys: those stand beside it, as exact as the reader may see them. */
const reasonOf = (
  { open, notObserved, observedThrough, forecasts }: Told,
  { fewestOnCurve, fewestAtRisk }: Estimating,
): string | null => {
  if (open === 0) return notObserved === 0 ? 'nobody waits' : notObservedReason(observedThrough)
  const reasons = [
    ...(forecasts.some(({ not_covered: left }) => left > 0)
      ? [
          `journeys whose days ahead fewer than ${fewestOnCurve} comparable ones were followed through are counted as not covered`,
        ]
      : []),
    ...(forecasts.some(({ expected }) => expected.estimate === null)
      ? [
          `no number is expected where fewer than ${fewestAtRisk} of the open journeys, or less than half of them, are covered`,
        ]
      : []),
  ]
  return reasons.length === 0 ? null : reasons.join('; ')
}

const notObservedReason = (through: Day | null): string => {
  const day = through === null ? 'the day they were observed through' : textFromDay(through)
  return `no journey last seen waiting was observed through as_of; ask as of ${day}`
}
