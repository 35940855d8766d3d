import {
  type DistributionAnswer,
  type DistributionGroup,
  StageDurationsParameters,
} from '@hearback/contracts'
import type { QuestionRoute } from '../answer/question-route.ts'
import { clockOrAllStages } from '../question/clocks-asked.ts'
import { distribution } from './distribution.ts'

export const stageDurations: QuestionRoute<StageDurationsParameters, DistributionGroup, DistributionAnswer> =
  {
    path: '/v1/stage-durations',
    summary: 'How long a stage, or any clock, takes',
    description:
      'The distribution of the waits of one clock, or of every stage of the process: quantiles, chances at horizons by cause, curve with band, restricted mean. Waits still running are counted for as long as they were followed.',
    parameters: StageDurationsParameters,
    question: {
      defaultProcess: 'hiring',
      clocksOf: clockOrAllStages,
      mayGroupByStage: ({ clock, stage }) => clock === undefined && stage === undefined,
    },
    ...distribution,
  }
