import type { AnswerKind } from '@hearback/contracts'
import type { Reading } from './place.ts'
import type { Process } from './types.ts'

/** What judging a word needs beside the fact itself. */
export type WordContext = {
  process: Process
  /** Was an interview open (scheduled, not yet held or cancelled) before this fact? */
  hadOpenInterview: boolean
  /** Did the fact move the journey on to another stage, or into one from none? */
  movedForward: boolean
}

/** A stage entered is a word when the journey moved on by it and the candidate must have noticed. */
const wordOfLabel = ({ label }: Reading, { process, movedForward }: WordContext): AnswerKind | null => {
  if (!movedForward || label === null) return null
  if (label.means === 'hired') return 'offered'
  if (label.means === 'unknown') return 'told'
  return process.stages.find(({ id }) => id === label.stage)?.word ?? null
}

const wordOfDecision = (decision: string | undefined): AnswerKind =>
  decision === 'offer' ? 'offered' : decision === 'reject' ? 'rejected' : 'told'

/**
 * The kind of word from the employer a fact is, or null if it is none. A promise (next_steps_told) and what the team
 * does among itself are none; an interview held is one only when nothing had announced it.
 */
export const wordOf = (reading: Reading, context: WordContext): AnswerKind | null => {
  const { fact, impliesOffer } = reading
  if (impliesOffer) return 'offered'
  switch (fact.type) {
    case 'recruiter_contacted':
    case 'interview_scheduled':
      return 'invited'
    case 'interview_held':
      return context.hadOpenInterview ? null : 'invited'
    case 'interview_cancelled':
      return fact.by === 'candidate' ? null : 'told'
    case 'feedback_received':
    case 'employer_responded':
    case 'background_check_started':
    case 'onboarding_started':
      return 'told'
    case 'decision_notified':
      return wordOfDecision(fact.detail.decision)
    case 'offer_presented':
      return 'offered'
    case 'offer_rescinded':
    case 'candidate_rejected':
      return 'rejected'
    case 'stage_entered':
      return wordOfLabel(reading, context)
    default:
      return null
  }
}
