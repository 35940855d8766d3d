import { labelsFor } from '../labels.ts'
import type { Process, Stage } from '../types.ts'
import { candidacyEndings, workStarted } from './endings.ts'

const stages: readonly Stage[] = [
  {
    id: 'interview_feedback',
    label: 'Interview feedback',
    owner: 'employer',
    entered: 'interview_held',
    enteredBy: [{ type: 'interview_held' }],
    word: 'invited',
    reaches: 'interview',
  },
  {
    id: 'committee_review',
    label: 'Committee review',
    owner: 'employer',
    entered: 'interviewer_feedback_submitted, feedback_received or committee_review_started',
    enteredBy: [
      { type: 'interviewer_feedback_submitted' },
      { type: 'feedback_received' },
      { type: 'committee_review_started' },
    ],
    word: null,
    reaches: null,
  },
  {
    id: 'decision_notification',
    label: 'Decision notification',
    owner: 'employer',
    entered: 'decision_made',
    enteredBy: [{ type: 'decision_made' }],
    word: null,
    reaches: null,
  },
  {
    id: 'offer_presentation',
    label: 'Offer presentation',
    owner: 'employer',
    entered: 'decision_notified, to make an offer',
    enteredBy: [{ type: 'decision_notified', decision: 'offer' }],
    word: 'offered',
    reaches: null,
  },
  {
    id: 'offer_response',
    label: 'Offer response',
    owner: 'candidate',
    entered: 'offer_presented',
    enteredBy: [{ type: 'offer_presented' }],
    word: 'offered',
    reaches: 'offer',
  },
  {
    id: 'background_check',
    label: 'Background check',
    owner: 'employer',
    entered: 'background_check_started',
    enteredBy: [{ type: 'background_check_started' }],
    word: 'told',
    reaches: null,
  },
  {
    id: 'onboarding',
    label: 'Onboarding',
    owner: 'employer',
    entered: 'background_check_passed or onboarding_started',
    enteredBy: [{ type: 'background_check_passed' }, { type: 'onboarding_started' }],
    word: 'told',
    reaches: null,
  },
]

/** What follows the interviews, as document 000 tells it. */
export const amazonPostInterview: Process = {
  id: 'amazon-post-interview',
  version: 1,
  label: 'After the interview (Amazon)',
  source: '000',
  subject: 'candidacy',
  rule: 'furthest_stage',
  stages,
  offerStage: 'offer_response',
  // A further interview before anything was decided is waited on anew; the document does not say so, `post-interview` does.
  anotherRound: {
    from: ['committee_review', 'decision_notification'],
    to: 'interview_feedback',
    by: ['interview_held'],
  },
  eitherWay: [],
  leavingCauses: {},
  endings: [...candidacyEndings, workStarted],
  labels: labelsFor(stages, {
    deliberation: 'committee_review',
    offer: 'offer_response',
    hired: 'hired',
    background_check: 'background_check',
    onboarding: 'onboarding',
  }),
}
