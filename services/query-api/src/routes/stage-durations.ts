import { type DistributionAnswer, StageDurationsParameters } from '@hearback/contracts'
import type { QuestionRoute } from '../answer/question-route.ts'
import type { EstimatedDistribution } from '../estimate/distribution.ts'
import { clockOrAllStages } from '../question/clocks-asked.ts'
import { comparedWaits, distribution } from './distribution.ts'

export const stageDurations: QuestionRoute<
  StageDurationsParameters,
  EstimatedDistribution,
  DistributionAnswer
> = {
  path: '/v1/stage-durations',
  summary: 'How long a stage, or any clock, takes',
  description:
    'The distribution of the waits of one clock, or of every stage of the process: quantiles, chances at horizons by cause, curve with band, restricted mean. Waits still running are counted for as long as they were followed. definition= answers as another tool documents it, too, and says why the numbers differ.',
  parameters: StageDurationsParameters,
  question: {
    defaultProcess: 'hiring',
    clocksOf: clockOrAllStages,
    mayGroupByStage: ({ clock, stage }) => clock === undefined && stage === undefined,
    compares: comparedWaits,
  },
  ...distribution,
}
