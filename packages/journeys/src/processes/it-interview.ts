import { labelsFor } from '../labels.ts'
import type { Process, Stage } from '../types.ts'
import { acceptanceEnds, candidacyEndings, workStarted } from './endings.ts'

const stages: readonly Stage[] = [
  {
    id: 'recruiter_contact',
    label: 'Recruiter contact',
    owner: 'candidate',
    entered: 'recruiter_contacted',
    enteredBy: [{ type: 'recruiter_contacted' }],
    word: 'invited',
    reaches: null,
  },
  {
    id: 'preliminary_interview',
    label: 'Preliminary interview',
    owner: 'employer',
    entered: 'candidate_replied, or a screening scheduled or held',
    enteredBy: [
      { type: 'candidate_replied' },
      { type: 'interview_scheduled', screening: true },
      { type: 'interview_held', screening: true },
    ],
    word: 'invited',
    reaches: 'interview',
  },
  {
    id: 'additional_interviews',
    label: 'Additional interviews',
    owner: 'employer',
    entered: 'any other interview scheduled or held',
    enteredBy: [
      { type: 'interview_scheduled', screening: false },
      { type: 'interview_held', screening: false },
    ],
    word: 'invited',
    reaches: 'interview',
  },
  {
    id: 'final_offer',
    label: 'Final offer',
    owner: 'candidate',
    entered: 'offer_presented',
    enteredBy: [{ type: 'offer_presented' }],
    word: 'offered',
    reaches: 'offer',
  },
]

/** The rounds of an interview in information technology, as document 002 tells them. */
export const itInterview: Process = {
  id: 'it-interview',
  version: 1,
  label: 'Interviews in IT',
  source: '002',
  subject: 'candidacy',
  rule: 'furthest_stage',
  stages,
  offerStage: 'final_offer',
  anotherRound: null,
  eitherWay: [],
  leavingCauses: {},
  endings: [acceptanceEnds, ...candidacyEndings, workStarted],
  labels: labelsFor(stages, {
    recruiter: 'recruiter_contact',
    screening: 'preliminary_interview',
    interview: 'additional_interviews',
    offer: 'final_offer',
    hired: 'hired',
  }),
}
