import { expect, test } from 'vitest'
import { journeyOf, type Line, processNamed, stagesOf } from './journey-builder.ts'

type Case = { rule: string; given: Line[]; stages: string[]; now?: string | null }

const screening = { kind: 'screening' } as const
const technical = { kind: 'technical' } as const
const accepted: Line[] = [
  ['1-01', 'offer_presented'],
  ['1-03', 'offer_accepted'],
]

const entries: Case[] = [
  {
    rule: 'an application enters applied',
    given: [['1-01', 'application_submitted']],
    stages: ['applied#1 1-01 running'],
    now: 'applied',
  },
  {
    rule: 'a referral enters applied, and the application after it changes nothing',
    given: [
      ['1-01', 'referred'],
      ['1-04', 'application_submitted'],
    ],
    stages: ['applied#1 1-01 running'],
  },
  {
    rule: 'a recruiter before the application: both moves are advances',
    given: [
      ['1-01', 'recruiter_contacted'],
      ['1-04', 'application_submitted'],
      ['1-09', 'recruiter_contacted'],
    ],
    stages: [
      'recruiter_contact#1 1-01 +3 advanced',
      'applied#1 1-04 +5 advanced',
      'recruiter_contact#2 1-09 running',
    ],
  },
  {
    rule: 'a reply of the candidate enters screening',
    given: [
      ['1-01', 'recruiter_contacted'],
      ['1-02', 'candidate_replied'],
    ],
    stages: ['recruiter_contact#1 1-01 +1 advanced', 'screening#1 1-02 running'],
  },
  {
    rule: 'a screening scheduled enters screening, and its being held or cancelled leaves it there',
    given: [
      ['1-01', 'interview_scheduled', screening],
      ['1-02', 'interview_cancelled', screening],
      ['1-03', 'interview_scheduled', screening],
      ['1-05', 'interview_held', screening],
    ],
    stages: ['screening#1 1-01 running'],
  },
  {
    rule: 'a screening held enters screening',
    given: [['1-01', 'interview_held', screening]],
    stages: ['screening#1 1-01 running'],
  },
  {
    rule: 'an interview without a kind is no screening',
    given: [
      ['1-01', 'interview_scheduled'],
      ['1-03', 'interview_held'],
    ],
    stages: ['interviewing#1 1-01 +2 advanced', 'deliberation#1 1-03 running'],
  },
  {
    rule: 'an interview held unannounced enters deliberation, skipping the stages before it',
    given: [
      ['1-01', 'application_submitted'],
      ['1-03', 'interview_held', technical],
    ],
    stages: ['applied#1 1-01 +2 advanced', 'deliberation#1 1-03 running'],
  },
  {
    rule: 'a further interview scheduled leaves deliberation for another round',
    given: [
      ['1-01', 'interview_held', technical],
      ['1-04', 'interview_scheduled', technical],
      ['1-06', 'interview_held', technical],
    ],
    stages: [
      'deliberation#1 1-01 +3 another_round',
      'interviewing#1 1-04 +2 advanced',
      'deliberation#2 1-06 running',
    ],
  },
  {
    rule: 'while one of two interviews is still ahead, the stage is interviewing',
    given: [
      ['1-01', 'interview_scheduled', { round: 1 }],
      ['1-01', 'interview_scheduled', { round: 2 }],
      ['1-05', 'interview_held', { round: 2 }],
      ['1-07', 'interview_held', { round: 1 }],
    ],
    stages: ['interviewing#1 1-01 +6 advanced', 'deliberation#1 1-07 running'],
  },
  {
    rule: 'a cancellation moves back to the stage held before',
    given: [
      ['1-01', 'application_submitted'],
      ['1-02', 'interview_scheduled', technical],
      ['1-04', 'interview_cancelled', technical],
    ],
    stages: ['applied#1 1-01 +1 advanced', 'interviewing#1 1-02 +2 moved_back', 'applied#2 1-04 running'],
  },
  {
    rule: 'a cancelled further round moves back to deliberation',
    given: [
      ['1-01', 'interview_held'],
      ['1-02', 'interview_scheduled', technical],
      ['1-04', 'interview_cancelled', technical],
    ],
    stages: [
      'deliberation#1 1-01 +1 another_round',
      'interviewing#1 1-02 +2 moved_back',
      'deliberation#2 1-04 running',
    ],
  },
  {
    rule: 'what the team does among itself changes no stage',
    given: [
      ['1-01', 'interview_held'],
      ['1-02', 'interviewer_feedback_submitted'],
      ['1-02', 'debrief_held'],
      ['1-03', 'committee_review_started'],
      ['1-04', 'decision_made', { decision: 'offer' }],
      ['1-05', 'decision_notified', { decision: 'offer' }],
    ],
    stages: ['deliberation#1 1-01 running'],
  },
  {
    rule: 'an offer runs on while it is countered and renewed',
    given: [
      ['1-01', 'interview_held'],
      ['1-03', 'offer_presented'],
      ['1-05', 'offer_countered'],
      ['1-08', 'offer_presented', { version: 2 }],
      ['1-09', 'interview_held'],
    ],
    stages: ['deliberation#1 1-01 +2 advanced', 'offer#1 1-03 running'],
  },
  {
    rule: 'after acceptance nothing owed is recorded',
    given: accepted,
    stages: ['offer#1 1-01 +2 advanced'],
    now: null,
  },
  {
    rule: 'a background check after acceptance, passed, leads to onboarding and work',
    given: [
      ...accepted,
      ['1-05', 'background_check_started', { kind: 'criminal' }],
      ['1-06', 'background_check_started', { kind: 'education' }],
      ['1-08', 'background_check_passed', { kind: 'criminal' }],
      ['1-10', 'background_check_passed', { kind: 'education' }],
      ['1-11', 'onboarding_started'],
      ['1-20', 'work_started'],
    ],
    stages: [
      'offer#1 1-01 +2 advanced',
      'background_check#1 1-05 +5 advanced',
      'onboarding#1 1-10 +10 hired',
    ],
    now: null,
  },
  {
    rule: 'onboarding may start without a check, and while one is open',
    given: [
      ...accepted,
      ['1-05', 'background_check_started'],
      ['1-06', 'onboarding_started'],
      ['1-07', 'background_check_started', { kind: 'education' }],
    ],
    stages: ['offer#1 1-01 +2 advanced', 'background_check#1 1-05 +1 advanced', 'onboarding#1 1-06 running'],
  },
  {
    rule: 'a further check started after all were passed moves back to the check',
    given: [
      ...accepted,
      ['1-05', 'background_check_started', { kind: 'criminal' }],
      ['1-06', 'background_check_passed', { kind: 'criminal' }],
      ['1-08', 'background_check_started', { kind: 'education' }],
    ],
    stages: [
      'offer#1 1-01 +2 advanced',
      'background_check#1 1-05 +1 advanced',
      'onboarding#1 1-06 +2 moved_back',
      'background_check#2 1-08 running',
    ],
  },
  {
    rule: 'a pass of unsaid kind settles every check started',
    given: [
      ...accepted,
      ['1-05', 'background_check_started', { kind: 'criminal' }],
      ['1-06', 'background_check_passed'],
    ],
    stages: ['offer#1 1-01 +2 advanced', 'background_check#1 1-05 +1 advanced', 'onboarding#1 1-06 running'],
  },
  {
    rule: 'a pass of one kind settles a check of unsaid kind',
    given: [
      ...accepted,
      ['1-05', 'background_check_started'],
      ['1-06', 'background_check_passed', { kind: 'criminal' }],
    ],
    stages: ['offer#1 1-01 +2 advanced', 'background_check#1 1-05 +1 advanced', 'onboarding#1 1-06 running'],
  },
  {
    rule: 'a background check and an onboarding before acceptance are facts without a stage',
    given: [
      ['1-01', 'interview_held'],
      ['1-02', 'background_check_started'],
      ['1-03', 'background_check_passed'],
      ['1-04', 'onboarding_started'],
      ['1-05', 'offer_presented'],
      ['1-06', 'offer_accepted'],
    ],
    stages: ['deliberation#1 1-01 +4 advanced', 'offer#1 1-05 +1 advanced'],
    now: null,
  },
]

test.each(entries)('$rule', ({ given, stages, now }) => {
  const journey = journeyOf('hiring', given)
  expect(stagesOf(journey)).toEqual(stages)
  if (now !== undefined) expect(journey.stage).toBe(now)
})

const named = processNamed('hiring').stages.flatMap(({ id, enteredBy }) =>
  enteredBy.map(({ type, screening: isScreening }) => ({ id, type, isScreening })),
)

test.each(named)('$id is entered by $type, as its definition says', ({ id, type, isScreening }) => {
  const before = ['background_check', 'onboarding'].includes(id) ? accepted : []
  const fact: Line = ['1-09', type, isScreening ? screening : {}]
  expect(journeyOf('hiring', [...before, fact]).stage).toBe(id)
})
