import type { Day, JourneyMeasure } from '@hearback/contracts'
import type { DatedFact } from '../order.ts'
import { type CheckOrder, noCheckYet, takeCheckOrder } from './check-order.ts'
import { type ExitInvitation, noNotice, takeExitInvitation } from './exit-invitation.ts'
import { type InterviewMinutes, noInterviews, takeInterviewMinutes } from './interview-minutes.ts'

/** What one journey shows so far of the expectations that are no waits. */
export type Measuring = {
  minutes: InterviewMinutes
  checks: CheckOrder
  exit: ExitInvitation
  measures: JourneyMeasure[]
}

export const beginMeasuring = (): Measuring => ({
  minutes: noInterviews(),
  checks: noCheckYet(),
  exit: noNotice(),
  measures: [],
})

/** Takes the next fact of the journey. */
export const measure = ({ minutes, checks, exit, measures }: Measuring, fact: DatedFact): void => {
  if (fact.type === 'interview_held') measures.push(...takeInterviewMinutes(minutes, fact))
  else if (fact.type === 'onboarding_started' || fact.type.startsWith('background_check'))
    measures.push(...takeCheckOrder(checks, fact))
  else takeExitInvitation(exit, fact, measures)
}

/** What is in force only from a day after `through`, the last on which the journey was watched, is not known. */
export const knownThrough = (measures: JourneyMeasure[], through: Day | null): JourneyMeasure[] =>
  through === null ? measures : measures.filter(({ from }) => from <= through)
