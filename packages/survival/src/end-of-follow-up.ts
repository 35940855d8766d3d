import type { AalenJohansen } from './aalen-johansen.ts'
import { valueAt, zeros } from './arrays.ts'
import { isComplete } from './proportions.ts'

/** The cause that `endWithFollowUp` gives. */
export const NOT_FOLLOWED = 'not_followed'

/**
 * The curve as far as it is known, and whoever waits longer gone the age after by the cause `not_followed`: nothing up
 * to its last age changes. So a composition of several stages need not end where the first of them does; what is not
 * known of it is told apart, instead of being left out. A curve that says nothing of whole waits is left at once.
 */
export const endWithFollowUp = (curve: AalenJohansen): AalenJohansen => {
  if (isComplete(curve) && curve.start === 0) return curve
  const known = curve.start === 0 ? curve.last + 1 : 0
  const waiting = known === 0 ? 1 : valueAt(curve.surviving, known - 1)
  const on = (values: readonly number[], next: number) => [...values.slice(0, known), next]
  const lastOf = (values: readonly number[]) => (known === 0 ? 0 : valueAt(values, known - 1))
  const carriedOn = (values: readonly number[]) => on(values, lastOf(values))
  const none = (next: number) => on(zeros(known), next)
  return {
    ...curve,
    causes: [...curve.causes, NOT_FOLLOWED],
    start: 0,
    last: known,
    atRisk: on(curve.atRisk, 1),
    exits: [...curve.exits.map((byAge) => on(byAge, 0)), none(1)],
    surviving: on(curve.surviving, 0),
    survivingVariance: carriedOn(curve.survivingVariance),
    incidence: [...curve.incidence.map(carriedOn), none(waiting)],
    incidenceVariance: [...curve.incidenceVariance.map(carriedOn), none(0)],
    survivingCovariance: [...curve.survivingCovariance.map(carriedOn), none(0)],
  }
}
