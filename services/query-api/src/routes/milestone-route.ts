import { type DistributionAnswer, MilestoneParameters } from '@hearback/contracts'
import type { QuestionRoute } from '../answer/question-route.ts'
import type { EstimatedDistribution } from '../estimate/distribution.ts'
import { estimateMilestone } from '../estimate/milestone.ts'
import { fixedClock } from '../question/clocks-asked.ts'
import { distributionAsked } from '../question/distribution-asked.ts'
import { comparedWaits, comparedWith, distribution } from './distribution.ts'

export type MilestoneRoute = QuestionRoute<MilestoneParameters, EstimatedDistribution, DistributionAnswer>

/** The route of a clock that runs to a milestone; `milestone` is the cause that means it was reached. */
export const milestoneRoute = (of: {
  path: string
  clock: string
  summary: string
  milestone?: string
  process?: string
}): MilestoneRoute => {
  const { path, clock, summary, milestone = 'reached', process = 'hiring' } = of
  return {
    ...distribution,
    path,
    summary,
    description: `The distribution of the clock ${clock} over all journeys; and, labelled conditional_on "reached", among those that reach it within tau days; and how many reach it in the end, as bounds that hold whatever becomes of those still waiting.`,
    parameters: MilestoneParameters,
    question: {
      defaultProcess: process,
      clocksOf: fixedClock(clock),
      mayGroupByStage: () => false,
      compares: comparedWaits,
    },
    estimate: (group, query, estimating) => ({
      ...estimateMilestone(group, distributionAsked(query), { ...estimating, milestone }),
      ...comparedWith(group, query, estimating),
    }),
  }
}
