import { type DistributionAnswer, ResponseRatesParameters } from '@hearback/contracts'
import type { QuestionRoute } from '../answer/question-route.ts'
import type { EstimatedDistribution } from '../estimate/distribution.ts'
import { splitByCause } from '../estimate/estimating.ts'
import { estimateUltimate } from '../estimate/ultimate.ts'
import { touchpointClocks } from '../question/clocks-asked.ts'
import { distribution } from './distribution.ts'

export const responseRates: QuestionRoute<
  ResponseRatesParameters,
  EstimatedDistribution,
  DistributionAnswer
> = {
  path: '/v1/response-rates',
  summary: 'How many hear back, and how soon',
  description:
    'For an application, an interview or a follow-up: the chance of an answer from the employer, of a withdrawal and of still waiting in silence at each horizon, answers also by kind (invited, offered, rejected, told). And how many are answered in the end: bounds that hold whatever becomes of those still waiting, one number on a plateau only. Silence is a wait still running, never an answer.',
  parameters: ResponseRatesParameters,
  question: { defaultProcess: 'hiring', clocksOf: touchpointClocks, mayGroupByStage: () => false },
  ...distribution,
  estimate: (group, query, estimating) => ({
    ...distribution.estimate(group, query, estimating),
    ultimate: estimateUltimate(splitByCause(group, estimating).byCause, 'answered', estimating),
  }),
}
