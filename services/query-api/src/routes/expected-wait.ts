import { ExpectedWaitAnswer, ExpectedWaitParameters, questionDefaults } from '@hearback/contracts'
import type { QuestionRoute } from '../answer/question-route.ts'
import { type EstimatedWait, estimateExpectedWait } from '../estimate/expected-wait.ts'
import { sentenceOf, sentenceOfAnswer } from '../estimate/sentence.ts'
import { clockOrStage } from '../question/clocks-asked.ts'

export const expectedWait: QuestionRoute<ExpectedWaitParameters, EstimatedWait, ExpectedWaitAnswer> = {
  path: '/v1/expected-wait',
  summary: 'I have waited so many days: what will the next ones bring?',
  description:
    'The chance of each ending within the next days given that none came yet, the median further wait, and the chance of nothing within the follow-up; with how many comparable waits that rests on. With too few of them it says so and nothing else.',
  parameters: ExpectedWaitParameters,
  answer: ExpectedWaitAnswer,
  question: { defaultProcess: 'hiring', clocksOf: clockOrStage, mayGroupByStage: () => false },
  estimate: (group, query, estimating) =>
    estimateExpectedWait(
      group,
      { waitedDays: query.waited_days, withinDays: query.within_days ?? questionDefaults.withinDays },
      estimating,
    ),
  finish: (answer) => {
    const groups = answer.groups.map((group) => ({
      ...group,
      sentence: sentenceOf(group, answer.method.confidence, answer.question.calendar),
    }))
    return { ...answer, groups, sentence: sentenceOfAnswer(groups, answer.withheld) }
  },
}
