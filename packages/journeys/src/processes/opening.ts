import { labelsFor } from '../labels.ts'
import type { Process, Stage } from '../types.ts'
import { requisitionEndings } from './endings.ts'

const stages: readonly Stage[] = [
  {
    id: 'posted',
    label: 'Posted',
    owner: 'employer',
    entered: 'opening_posted',
    enteredBy: [{ type: 'opening_posted' }],
    word: null,
    reaches: null,
  },
]

/** A requisition, from its posting until it is filled or closed (document 004); the requisition is the journey. */
export const opening: Process = {
  id: 'opening',
  version: 1,
  label: 'Opening',
  source: '004',
  subject: 'requisition',
  rule: 'furthest_stage',
  stages,
  offerStage: null,
  anotherRound: null,
  eitherWay: [],
  leavingCauses: {},
  endings: requisitionEndings,
  labels: labelsFor(stages, {}),
}
