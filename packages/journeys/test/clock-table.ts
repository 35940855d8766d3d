import type { EventDetail, EventType } from '@hearback/contracts'

/** What stops a clock four days after its start, and for which cause. */
type Stop = [event: EventType, outcome: string, detail?: EventDetail]

type Row = { process?: string; clock: string; starts: EventType[]; stops: Stop[] }

const endings: Stop[] = [
  ['candidate_withdrew', 'withdrawn'],
  ['journey_closed', 'closed'],
  ['offer_rescinded', 'rescinded'],
  ['background_check_failed', 'failed_check'],
  ['work_started', 'hired'],
]
const notItself = (...types: EventType[]): Stop[] => endings.filter(([type]) => !types.includes(type))
const rejected: Stop[] = [
  ['candidate_rejected', 'rejected'],
  ['decision_notified', 'rejected', { decision: 'reject' }],
]

const words: Stop[] = [
  ['recruiter_contacted', 'answered/invited'],
  ['interview_scheduled', 'answered/invited'],
  ['interview_cancelled', 'answered/told'],
  ['feedback_received', 'answered/told'],
  ['employer_responded', 'answered/told'],
  ['decision_notified', 'answered/told', { decision: 'advance' }],
  ['decision_notified', 'answered/offered', { decision: 'offer' }],
  ['decision_notified', 'answered/rejected', { decision: 'reject' }],
  ['decision_notified', 'answered/told'],
  ['offer_presented', 'answered/offered'],
  ['offer_rescinded', 'answered/rejected'],
  ['candidate_rejected', 'answered/rejected'],
  ['background_check_started', 'answered/told'],
  ['onboarding_started', 'answered/told'],
  ['stage_entered', 'answered/invited', { stage: 'Recruiter contact' }],
  ['stage_entered', 'answered/invited', { stage: 'Phone' }],
  ['stage_entered', 'answered/offered', { stage: 'Offer' }],
  ['stage_entered', 'answered/offered', { stage: 'Hired' }],
  ['stage_entered', 'answered/told', { stage: 'Background check' }],
  ['stage_entered', 'answered/told', { stage: 'Culture chat' }],
  ['offer_accepted', 'answered/offered'],
  ['offer_declined', 'answered/offered'],
  ['offer_countered', 'answered/offered'],
]

export const noWords: EventType[] = [
  'referred',
  'candidate_replied',
  'thank_you_sent',
  'next_steps_told',
  'interviewer_feedback_submitted',
  'debrief_held',
  'committee_review_started',
  'decision_made',
  'decision_time_requested',
  'background_check_passed',
]

const rows: Row[] = [
  {
    clock: 'response:application',
    starts: ['application_submitted'],
    stops: [...words, ['interview_held', 'answered/invited'], ...notItself('offer_rescinded')],
  },
  {
    clock: 'response:interview',
    starts: ['interview_held'],
    stops: [
      ...words.filter(([, , detail]) => detail?.stage !== 'Phone' && !detail?.stage?.startsWith('Recruiter')),
      ...notItself('offer_rescinded'),
    ],
  },
  {
    clock: 'response:follow_up',
    starts: ['follow_up_sent', 'feedback_requested'],
    stops: [...words, ['interview_held', 'answered/invited'], ...notItself('offer_rescinded')],
  },
  {
    clock: 'reply:candidate',
    starts: ['recruiter_contacted'],
    stops: [
      ['application_submitted', 'answered'],
      ['candidate_replied', 'answered'],
      ['interview_held', 'answered'],
      ['thank_you_sent', 'answered'],
      ['follow_up_sent', 'answered'],
      ['feedback_requested', 'answered'],
      ['offer_countered', 'answered'],
      ['offer_accepted', 'answered'],
      ['offer_declined', 'answered'],
      ...rejected,
      ...endings,
    ],
  },
  {
    clock: 'courtesy:thank_you',
    starts: ['interview_held'],
    stops: [['thank_you_sent', 'sent'], ...rejected, ['offer_declined', 'declined'], ...endings],
  },
  {
    clock: 'time_to_first_response',
    starts: ['application_submitted'],
    stops: [
      ['employer_responded', 'reached'],
      ['candidate_rejected', 'reached'],
      ['offer_accepted', 'reached'],
      ...notItself('offer_rescinded'),
    ],
  },
  {
    clock: 'time_to_interview',
    starts: ['application_submitted'],
    stops: [
      ['interview_held', 'reached'],
      ['interview_held', 'reached', { kind: 'screening' }],
      ['stage_entered', 'reached', { stage: 'Phone Screen' }],
      ['stage_entered', 'reached', { stage: '一面' }],
      ...rejected,
      ['offer_declined', 'declined'],
      ...endings,
    ],
  },
  {
    clock: 'time_to_offer',
    starts: ['application_submitted'],
    stops: [
      ['offer_presented', 'reached'],
      ['offer_accepted', 'reached'],
      ['offer_declined', 'reached'],
      ['offer_countered', 'reached'],
      ['stage_entered', 'reached', { stage: 'Offer' }],
      ['stage_entered', 'reached', { stage: 'Hired' }],
      ...rejected,
      ...endings,
    ],
  },
  {
    clock: 'time_to_accept',
    starts: ['application_submitted'],
    stops: [
      ['offer_accepted', 'reached'],
      ['stage_entered', 'reached', { stage: 'Offer accepted' }],
      ['offer_declined', 'declined'],
      ...rejected,
      ...endings,
    ],
  },
  {
    clock: 'time_to_start',
    starts: ['application_submitted'],
    stops: [
      ['work_started', 'reached'],
      ['offer_declined', 'declined'],
      ...rejected,
      ...notItself('work_started'),
    ],
  },
  {
    clock: 'time_to_decision',
    starts: ['interview_held'],
    stops: [
      ['decision_notified', 'decided', { decision: 'advance' }],
      ['decision_notified', 'decided', { decision: 'reject' }],
      ['candidate_rejected', 'decided'],
      ['offer_presented', 'decided'],
      ['offer_accepted', 'decided'],
      ...endings,
    ],
  },
  {
    clock: 'offer_decision',
    starts: ['offer_presented'],
    stops: [
      ['offer_accepted', 'accepted'],
      ['stage_entered', 'accepted', { stage: 'Hired' }],
      ['offer_declined', 'declined'],
      ['offer_countered', 'countered'],
      ...rejected,
      ...endings,
    ],
  },
  {
    process: 'opening',
    clock: 'time_to_fill',
    starts: ['opening_posted'],
    stops: [
      ['opening_filled', 'filled'],
      ['opening_closed', 'closed'],
      ['journey_closed', 'closed'],
    ],
  },
]

const notice: Stop[] = [
  ['exit_interview_declined', 'declined'],
  ['offboarding_completed', 'completed'],
  ['separation_withdrawn', 'separation_withdrawn'],
]
const exitRows: Row[] = [
  {
    clock: 'notice_to_invitation',
    starts: ['separation_announced'],
    stops: [['exit_interview_invited', 'invited'], ...notice],
  },
  {
    clock: 'notice_to_exit_interview',
    starts: ['separation_announced'],
    stops: [['exit_interview_held', 'held'], ...notice],
  },
  {
    clock: 'exit_interview_to_report',
    starts: ['exit_interview_held'],
    stops: [['exit_feedback_reported', 'reported'], ...notice],
  },
  {
    clock: 'notice_to_offboarding',
    starts: ['separation_announced'],
    stops: [
      ['offboarding_completed', 'completed'],
      ['separation_withdrawn', 'separation_withdrawn'],
    ],
  },
]

/** Every clock, each of its starts with each of its stops. */
export const clockCases = [
  ...rows,
  ...exitRows.map((row) => ({ ...row, process: 'exit-interview' })),
].flatMap(({ process = 'hiring', clock, starts, stops }) =>
  starts.flatMap((starting) =>
    stops.map(([event, outcome, detail = {}]) => ({ process, clock, starting, event, outcome, detail })),
  ),
)
