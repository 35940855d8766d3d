import { labelsFor } from '../labels.ts'
import type { Process, Stage } from '../types.ts'
import { separationEndings } from './endings.ts'

const silent = { owner: 'employer', word: null, reaches: null } as const

const stages: readonly Stage[] = [
  {
    ...silent,
    id: 'notice_given',
    label: 'Notice given',
    entered: 'separation_announced',
    enteredBy: [{ type: 'separation_announced' }],
  },
  {
    ...silent,
    id: 'interview_scheduled',
    label: 'Exit interview scheduled',
    entered: 'exit_interview_invited',
    enteredBy: [{ type: 'exit_interview_invited' }],
  },
  {
    ...silent,
    id: 'interviewed',
    label: 'Exit interview held',
    entered: 'exit_interview_held',
    enteredBy: [{ type: 'exit_interview_held' }],
  },
  {
    ...silent,
    id: 'reported',
    label: 'Feedback reported',
    entered: 'exit_feedback_reported, or exit_interview_declined (nothing to report)',
    enteredBy: [{ type: 'exit_feedback_reported' }, { type: 'exit_interview_declined' }],
  },
]

/** From notice to the end of offboarding, as document 001 tells it. */
export const exitInterview: Process = {
  id: 'exit-interview',
  version: 1,
  label: 'Exit interview',
  source: '001',
  subject: 'separation',
  rule: 'furthest_stage',
  stages,
  offerStage: null,
  anotherRound: null,
  eitherWay: [],
  leavingCauses: { exit_interview_declined: 'declined' },
  endings: separationEndings,
  labels: labelsFor(stages, {}),
}
