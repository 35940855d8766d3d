import type { JourneyMeasure, MeasureOutcome } from '@hearback/contracts'
import { isScreening } from '../interviews.ts'
import type { DatedFact } from '../order.ts'
import { laterRounds, screeningMinutes } from './rules.ts'

/** Durations of the interviews held so far, in minutes. */
export type InterviewMinutes = { screenings: number; laterRounds: number; lastScreening: number | null }

export const noInterviews = (): InterviewMinutes => ({ screenings: 0, laterRounds: 0, lastScreening: null })

const outcomeOf = (minutes: number): MeasureOutcome => {
  if (minutes < screeningMinutes.minimum) return 'shorter'
  return minutes > screeningMinutes.maximum ? 'longer' : 'kept'
}

const measured = (
  fact: DatedFact,
  { id }: { id: string },
  visit: number,
  outcome: MeasureOutcome,
  value: number,
): JourneyMeasure => ({
  expectation: id,
  visit,
  anchoredOn: fact.day,
  from: fact.day,
  until: null,
  outcome,
  value,
})

/**
 * What an interview held shows: of a screening its minutes, of a later round by how many minutes it was longer than
 * the last screening before it. An interview whose duration is not known shows nothing, nor does a round without a
 * screening to compare it with.
 */
export const takeInterviewMinutes = (state: InterviewMinutes, fact: DatedFact): JourneyMeasure[] => {
  const minutes = fact.detail.duration_minutes
  if (minutes === undefined) return []
  if (isScreening(fact.detail.kind)) {
    state.screenings += 1
    state.lastScreening = minutes
    return [measured(fact, screeningMinutes, state.screenings, outcomeOf(minutes), minutes)]
  }
  if (state.lastScreening === null) return []
  state.laterRounds += 1
  const longerBy = minutes - state.lastScreening
  return [measured(fact, laterRounds, state.laterRounds, longerBy > 0 ? 'kept' : 'broken', longerBy)]
}
