import type { Static } from '@sinclair/typebox'
import { Days, OrNull, Probability, Shown } from './measures.ts'

/** A probability with its interval; null where it is not known. */
export const Estimate = Shown({
  estimate: OrNull(Probability('The estimate')),
  low: OrNull(Probability('Lower limit')),
  high: OrNull(Probability('Upper limit')),
})
export type Estimate = Static<typeof Estimate>

/** A wait with its interval, in days; null where it is not reached within the follow-up. */
export const DaysEstimate = Shown({
  days: OrNull(Days('The estimate')),
  low: OrNull(Days('Lower limit')),
  high: OrNull(Days('Upper limit')),
})
export type DaysEstimate = Static<typeof DaysEstimate>
