import { type Day, type RestatedGroup, textFromDay } from '@hearback/contracts'
import type { GroupCounts } from '@hearback/read-models'
import { quantile } from '@hearback/survival'
import { curveOf } from './curve.ts'
import { countsShown, daysEstimateFrom, type Estimating, splitByCause } from './estimating.ts'

/** One clock as said at one time: its counts, and the days after which half of its waits have ended. */
export const estimateRestated = (group: GroupCounts, asOf: Day, estimating: Estimating): RestatedGroup => {
  const counts = splitByCause(group, estimating)
  const curve = curveOf(counts.byCause, estimating)
  return {
    ...countsShown(group, counts, estimating),
    as_of: textFromDay(asOf),
    median: daysEstimateFrom(quantile(curve, 0.5, estimating.band), estimating),
  }
}
