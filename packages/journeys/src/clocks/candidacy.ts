import type { Cause } from '@hearback/contracts'
import type { Signal } from '../types.ts'
import { type ClockDraft, draft } from './draft.ts'

const fromApplication = (id: string, reached: Signal, label: string, description: string): ClockDraft =>
  draft({
    id,
    label,
    description: `${description} Counted once, from the first application; reached after an ending, it is told apart.`,
    starts: ['application_submitted'],
    stops: [{ on: reached, cause: 'reached' }],
    visits: 'one',
    // A word before the application answers nothing, but a mere approach does not make the first response unusable.
    spoiltBy: [reached === 'word' ? 'response' : reached],
  })

const answered: { on: Signal; cause: Cause }[] = [{ on: 'word', cause: 'answered' }]

const responses: readonly ClockDraft[] = [
  draft({
    id: 'response:application',
    label: 'Response to an application',
    description: 'From an application until a word from the employer.',
    starts: ['application_submitted'],
    stops: answered,
    rerunsOnReopening: true,
  }),
  draft({
    id: 'response:interview',
    label: 'Response after an interview',
    description:
      'From each interview held until a word from the employer; a further interview that is no such word begins the wait anew.',
    starts: ['interview_held'],
    stops: answered,
    whileRunning: 'another_round',
    rerunsOnReopening: true,
  }),
  draft({
    id: 'response:follow_up',
    label: 'Response to a follow-up',
    description:
      'From a follow-up or a request for feedback until a word from the employer; two of them are one wait.',
    starts: ['follow_up_sent', 'feedback_requested'],
    stops: answered,
    rerunsOnReopening: true,
  }),
]

/** Whatever a candidate does that a recruiter would notice. */
export const actsOfTheCandidate: readonly Signal[] = [
  'application_submitted',
  'candidate_replied',
  'interview_held',
  'thank_you_sent',
  'follow_up_sent',
  'feedback_requested',
  'offer_countered',
  'decision_time_requested',
  'acceptance',
  'offer_declined',
]

const courtesies: readonly ClockDraft[] = [
  draft({
    id: 'reply:candidate',
    label: 'Reply of the candidate',
    description: 'From a recruiter’s approach until the next act of the candidate.',
    owner: 'candidate',
    starts: ['recruiter_contacted'],
    stops: actsOfTheCandidate.map((on) => ({ on, cause: 'answered' })),
  }),
  draft({
    id: 'courtesy:thank_you',
    label: 'Thank-you after an interview',
    description: 'From each interview held until a thank-you is sent.',
    owner: 'candidate',
    starts: ['interview_held'],
    stops: [{ on: 'thank_you_sent', cause: 'sent' }],
    whileRunning: 'another_round',
  }),
]

const milestones: readonly ClockDraft[] = [
  fromApplication(
    'time_to_first_response',
    'word',
    'Time to first response',
    'From the application until the first word from the employer.',
  ),
  fromApplication(
    'time_to_interview',
    'interview',
    'Time to interview',
    'From the application until the first interview held, a screening included, or a stage of screening or interviewing.',
  ),
  fromApplication(
    'time_to_offer',
    'offer',
    'Time to offer',
    'From the application until an offer is presented, or known from its answer or the stage.',
  ),
  fromApplication(
    'time_to_accept',
    'acceptance',
    'Time to accept',
    'From the application until an offer is accepted, or the candidate is called hired.',
  ),
  fromApplication(
    'time_to_start',
    'work_started',
    'Time to start',
    'From the application until the first day of work.',
  ),
]

const decisions: readonly ClockDraft[] = [
  draft({
    id: 'time_to_decision',
    label: 'Time to decision',
    description: 'From each interview held until the candidate is told a decision, rejected or offered.',
    starts: ['interview_held'],
    stops: [
      { on: 'decision_notified', cause: 'decided' },
      { on: 'candidate_rejected', cause: 'decided' },
      { on: 'offer_presented', cause: 'decided' },
      // The offer was decided before it was answered; the answer's day is the first on which that is known.
      { on: 'implied_offer', cause: 'decided' },
    ],
    whileRunning: 'another_round',
  }),
  draft({
    id: 'offer_decision',
    label: 'Decision on an offer',
    description: 'From an offer presented until the candidate accepts, declines or counters it.',
    owner: 'candidate',
    starts: ['offer_presented'],
    stops: [
      { on: 'acceptance', cause: 'accepted' },
      { on: 'offer_declined', cause: 'declined' },
      { on: 'offer_countered', cause: 'countered' },
      { on: 'offer_rescinded', cause: 'rescinded' },
    ],
    spoiltBy: ['acceptance', 'offer_declined', 'offer_countered'],
    idleAfterAcceptance: true,
  }),
]

export const candidacyClocks: readonly ClockDraft[] = [
  ...responses,
  ...courtesies,
  ...milestones,
  ...decisions,
]
