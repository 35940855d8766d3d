import { type DistributionAnswer, type DistributionGroup, ResponseRatesParameters } from '@hearback/contracts'
import type { QuestionRoute } from '../answer/question-route.ts'
import { touchpointClocks } from '../question/clocks-asked.ts'
import { distribution } from './distribution.ts'

export const responseRates: QuestionRoute<ResponseRatesParameters, DistributionGroup, DistributionAnswer> = {
  path: '/v1/response-rates',
  summary: 'How many hear back, and how soon',
  description:
    'For an application, an interview or a follow-up: the chance of an answer from the employer, of a withdrawal and of still waiting in silence at each horizon, answers also by kind (invited, offered, rejected, told). Silence is a wait still running, never an answer.',
  parameters: ResponseRatesParameters,
  question: { defaultProcess: 'hiring', clocksOf: touchpointClocks, mayGroupByStage: () => false },
  ...distribution,
}
