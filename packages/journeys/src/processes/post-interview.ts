import { labelsFor } from '../labels.ts'
import type { Process, Stage } from '../types.ts'
import { candidacyEndings, workStarted } from './endings.ts'

const stages: readonly Stage[] = [
  {
    id: 'interviewed',
    label: 'Interviewed',
    owner: 'employer',
    entered: 'interview_held; another interview scheduled or held returns to it',
    enteredBy: [{ type: 'interview_held' }],
    word: 'invited',
    reaches: 'interview',
  },
  {
    id: 'team_discussion',
    label: 'Team discussion',
    owner: 'employer',
    entered: 'debrief_held or interviewer_feedback_submitted',
    enteredBy: [{ type: 'debrief_held' }, { type: 'interviewer_feedback_submitted' }],
    word: null,
    reaches: null,
  },
  {
    id: 'decision',
    label: 'Decision',
    owner: 'employer',
    entered: 'committee_review_started',
    enteredBy: [{ type: 'committee_review_started' }],
    word: null,
    reaches: null,
  },
  {
    id: 'informed',
    label: 'Informing the candidate',
    owner: 'employer',
    entered: 'decision_made',
    enteredBy: [{ type: 'decision_made' }],
    word: null,
    reaches: null,
  },
  {
    id: 'offer',
    label: 'Offer',
    owner: 'candidate',
    entered: 'offer_presented',
    enteredBy: [{ type: 'offer_presented' }],
    word: 'offered',
    reaches: 'offer',
  },
]

/** What the team does after an interview, as documents 003 and 004 tell it. */
export const postInterview: Process = {
  id: 'post-interview',
  version: 1,
  label: 'After the interview',
  source: '003, 004',
  subject: 'candidacy',
  rule: 'furthest_stage',
  stages,
  offerStage: 'offer',
  anotherRound: {
    from: ['team_discussion', 'decision', 'informed'],
    to: 'interviewed',
    by: ['interview_scheduled', 'interview_held'],
  },
  eitherWay: [],
  leavingCauses: {},
  endings: [...candidacyEndings, workStarted],
  labels: labelsFor(stages, { deliberation: 'team_discussion', offer: 'offer', hired: 'hired' }),
}
