import type { DayDifferenceEstimate, DaysEstimate, Estimate, VisitsEstimate } from '@hearback/contracts'
import type { JackknifeEstimate } from '@hearback/survival'

type Limits = Pick<JackknifeEstimate, 'estimate' | 'low' | 'high'>

export const randomGroups = 20

/** How these answers are estimated, beside what every answer says of that. */
export const jackknifeMethod = ({ confidence }: { confidence: number }) => ({
  estimator: 'aalen-johansen' as const,
  interval: 'jackknife' as const,
  random_groups: randomGroups,
  confidence,
})

const within = (value: number | null, least: number, most: number): number | null =>
  value === null ? null : Math.min(most, Math.max(least, value))

/** A share with its limits; those of a jackknife know nothing of 0 and 1. */
export const shareFrom = ({ estimate, low, high }: Limits): Estimate => ({
  estimate: within(estimate, 0, 1),
  low: within(low, 0, 1),
  high: within(high, 0, 1),
})

/** Why numbers that are known have no limits; null where none lacks them but for want of any variation. */
export const noLimitsReason = (estimates: readonly JackknifeEstimate[]): string | null =>
  estimates.some(({ estimate, se }) => estimate !== null && se === null)
    ? 'limits are missing where a number is not known without one of the random groups'
    : null

/** Below 0 by the limits of a jackknife, or by rounding, is 0. */
const fromZero = (value: number | null) => within(value, 0, Number.POSITIVE_INFINITY)

export const visitsFrom = ({ estimate, low, high }: Limits): VisitsEstimate => ({
  estimate: fromZero(estimate),
  low: fromZero(low),
  high: fromZero(high),
})

export const waitFrom = ({ estimate, low, high }: Limits): DaysEstimate => ({
  days: fromZero(estimate),
  low: fromZero(low),
  high: fromZero(high),
})

export const differenceFrom = ({ estimate, low, high }: Limits): DayDifferenceEstimate => ({
  days: estimate,
  low,
  high,
})
