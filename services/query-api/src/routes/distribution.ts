import { DistributionAnswer, type DistributionGroup, type MilestoneParameters } from '@hearback/contracts'
import type { GroupCounts } from '@hearback/read-models'
import type { Disclosed } from '../answer/about.ts'
import { estimateDistribution } from '../estimate/distribution.ts'
import type { Estimating } from '../estimate/estimating.ts'
import { distributionAsked } from '../question/distribution-asked.ts'

/** What every route that answers with distributions has in common. */
export const distribution = {
  answer: DistributionAnswer,
  estimate: (group: GroupCounts, query: MilestoneParameters, estimating: Estimating): DistributionGroup =>
    estimateDistribution(group, distributionAsked(query), estimating),
  finish: (answer: Disclosed<DistributionGroup>): DistributionAnswer => answer,
}
