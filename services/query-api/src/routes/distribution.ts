import { DistributionAnswer, type MilestoneParameters } from '@hearback/contracts'
import type { GroupCounts } from '@hearback/read-models'
import type { Disclosed } from '../answer/about.ts'
import { type EstimatedDistribution, estimateDistribution } from '../estimate/distribution.ts'
import { documentedOf } from '../estimate/documented-group.ts'
import type { Estimating } from '../estimate/estimating.ts'
import { inWords } from '../estimate/in-words.ts'
import { distributionAsked } from '../question/distribution-asked.ts'

/** The statistics of other tools that are set beside a distribution. */
export const comparedWaits = ['mean', 'median'] as const

/** What another tool makes of the waits of a group, where it was asked. */
export const comparedWith = (group: GroupCounts, query: MilestoneParameters, estimating: Estimating) => {
  const { horizonDays } = distributionAsked(query)
  return documentedOf(
    group,
    { definition: query.definition, statistics: comparedWaits, horizonDays },
    estimating,
  )
}

/** What every route that answers with distributions has in common. */
export const distribution = {
  answer: DistributionAnswer,
  estimate: (
    group: GroupCounts,
    query: MilestoneParameters,
    estimating: Estimating,
  ): EstimatedDistribution => ({
    ...estimateDistribution(group, distributionAsked(query), estimating),
    ...comparedWith(group, query, estimating),
  }),
  finish: (answer: Disclosed<EstimatedDistribution>): DistributionAnswer => ({
    ...answer,
    groups: answer.groups.map(inWords),
  }),
}
