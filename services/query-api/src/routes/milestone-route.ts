import { type DistributionAnswer, type DistributionGroup, MilestoneParameters } from '@hearback/contracts'
import type { QuestionRoute } from '../answer/question-route.ts'
import { estimateMilestone } from '../estimate/milestone.ts'
import { fixedClock } from '../question/clocks-asked.ts'
import { distributionAsked } from '../question/distribution-asked.ts'
import { distribution } from './distribution.ts'

export type MilestoneRoute = QuestionRoute<MilestoneParameters, DistributionGroup, DistributionAnswer>

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
    description: `The distribution of the clock ${clock} over all journeys; and, labelled conditional_on "reached", among those that reach it within tau days.`,
    parameters: MilestoneParameters,
    question: { defaultProcess: process, clocksOf: fixedClock(clock), mayGroupByStage: () => false },
    estimate: (group, query, estimating) =>
      estimateMilestone(group, distributionAsked(query), { ...estimating, milestone }),
  }
}
