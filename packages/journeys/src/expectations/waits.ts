import type { Cause } from '@hearback/contracts'
import type { Signal } from '../types.ts'
import type { Expectation } from './expectation.ts'

type Ends = Pick<Expectation, 'anchor' | 'targets' | 'clock' | 'met'>
type Said = Pick<Expectation, 'id' | 'phrase' | 'owedBy' | 'source' | 'minimum' | 'maximum'> &
  Partial<Pick<Expectation, 'contradicts'>>

const ends = (clock: string, anchor: Signal, targets: readonly Signal[], ...met: readonly Cause[]): Ends => ({
  clock,
  anchor,
  targets,
  met,
})

const feedback = ends('expectation:feedback', 'interview_held', ['feedback_received'], 'answered')
const offerAnswered = ends(
  'offer_decision',
  'offer_presented',
  ['acceptance', 'offer_declined', 'offer_countered'],
  'accepted',
  'declined',
  'countered',
)

const wait = (said: Said, between: Ends): Expectation => ({
  reading: 1,
  subject: 'candidacy',
  kind: 'wait',
  contradicts: [],
  ...said,
  ...between,
})

/** The expectations that bound a wait. A wait that a clock measures already is read from its spells. */
export const expectedWaits: readonly Expectation[] = [
  wait(
    {
      id: 'X01',
      phrase: 'within a few days',
      owedBy: 'employer',
      source: '000',
      minimum: 0,
      maximum: 5,
    },
    feedback,
  ),
  wait(
    {
      id: 'X02',
      phrase: 'a few days to a couple of weeks',
      owedBy: 'employer',
      source: '000',
      minimum: 2,
      maximum: 14,
    },
    ends('expectation:decision', 'interview_held', ['decision_notified'], 'decided'),
  ),
  wait(
    {
      id: 'X03',
      phrase: 'within a week',
      owedBy: 'candidate',
      source: '000',
      minimum: 0,
      maximum: 7,
      contradicts: ['X13'],
    },
    offerAnswered,
  ),
  wait(
    {
      id: 'X07',
      phrase: 'preferably within 24 hours',
      owedBy: 'candidate',
      source: '002',
      minimum: 0,
      maximum: 1,
    },
    ends('expectation:reply', 'recruiter_contacted', ['candidate_replied'], 'answered'),
  ),
  wait(
    {
      id: 'X10',
      phrase: 'within 24 hours',
      owedBy: 'candidate',
      source: '002',
      minimum: 0,
      maximum: 1,
      contradicts: ['X15'],
    },
    ends('courtesy:thank_you', 'interview_held', ['thank_you_sent'], 'sent'),
  ),
  wait(
    {
      id: 'X13',
      phrase: 'a day or two',
      owedBy: 'candidate',
      source: '002',
      minimum: 1,
      maximum: 2,
      contradicts: ['X03'],
    },
    offerAnswered,
  ),
  wait(
    {
      id: 'X15',
      phrase: '24 to 48 hours',
      owedBy: 'candidate',
      source: '003',
      minimum: 1,
      maximum: 2,
      contradicts: ['X10'],
    },
    ends('expectation:courtesy', 'interview_held', ['thank_you_sent', 'follow_up_sent'], 'sent'),
  ),
  wait(
    {
      id: 'X16',
      phrase: 'within a week or two',
      owedBy: 'employer',
      source: '003',
      minimum: 7,
      maximum: 14,
    },
    feedback,
  ),
  wait(
    {
      id: 'X17',
      phrase: 'longer than that: follow up',
      owedBy: 'candidate',
      source: '003',
      minimum: 14,
      maximum: null,
    },
    ends('expectation:follow_up', 'interview_held', ['follow_up_sent'], 'sent'),
  ),
  wait(
    {
      id: 'X18',
      phrase: 'not heard by the date told: reach out',
      owedBy: 'candidate',
      source: '003',
      minimum: 0,
      maximum: null,
    },
    ends('expectation:promise', 'promise_due', ['follow_up_sent'], 'sent'),
  ),
  wait(
    {
      id: 'X19',
      phrase: 'immediately following',
      owedBy: 'employer',
      source: '004',
      minimum: 0,
      maximum: 0,
    },
    ends('expectation:debrief', 'interview_held', ['debrief_held'], 'held'),
  ),
  wait(
    {
      id: 'X20',
      phrase: 'few days to a couple of weeks',
      owedBy: 'employer',
      source: '004',
      minimum: 2,
      maximum: 14,
    },
    ends(
      'expectation:decision',
      'interview_held',
      ['decision_notified', 'offer_presented'],
      'decided',
      'offered',
    ),
  ),
  wait(
    {
      id: 'X21',
      phrase: 'few days to a couple of weeks',
      owedBy: 'employer',
      source: '004',
      minimum: 2,
      maximum: 14,
    },
    ends('response:interview', 'interview_held', ['word'], 'answered'),
  ),
]
