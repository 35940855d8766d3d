import type { ComparisonGroup } from '@hearback/contracts'
import type { GroupCounts } from '@hearback/read-models'
import { estimateDistribution } from './distribution.ts'
import type { Estimating } from './estimating.ts'

/** What one of the groups compared is like by itself: its counts, and its chances at the horizons. */
export const estimateComparisonGroup = (
  group: GroupCounts,
  horizonDays: readonly number[],
  estimating: Estimating,
): ComparisonGroup => {
  const asked = { horizonDays, shares: [], tau: 1 }
  const {
    quantiles: _,
    restricted_mean: __,
    curve: ___,
    ...told
  } = estimateDistribution(group, asked, estimating)
  return told
}
