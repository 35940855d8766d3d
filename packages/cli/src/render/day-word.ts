import type { QuestionAsked } from '@hearback/contracts'

/** What the days of an answer are: every day, or working days. */
export const dayWord = ({
  question,
}: {
  question: Pick<QuestionAsked, 'calendar'>
}): 'day' | 'working day' => (question.calendar === 'business' ? 'working day' : 'day')
