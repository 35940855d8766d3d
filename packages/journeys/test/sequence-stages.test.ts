import { expect, test } from 'vitest'
import { journeyOf, type Line, stagesOf } from './journey-builder.ts'

type Case = { process: string; rule: string; given: Line[]; stages: string[]; ended?: string | null }

const amazon: Omit<Case, 'process'>[] = [
  {
    rule: 'feedback told to the candidate opens the committee too',
    given: [
      ['1-01', 'interview_held'],
      ['1-03', 'feedback_received'],
    ],
    stages: ['interview_feedback#1 1-01 +2 advanced', 'committee_review#1 1-03 running'],
  },
  {
    rule: 'a late scorecard moves nothing back',
    given: [
      ['1-01', 'decision_made'],
      ['1-03', 'interviewer_feedback_submitted'],
    ],
    stages: ['decision_notification#1 1-01 running'],
  },
  {
    rule: 'a decision to advance or reject presents no offer',
    given: [
      ['1-01', 'decision_made'],
      ['1-03', 'decision_notified', { decision: 'advance' }],
      ['1-05', 'decision_notified', { decision: 'reject' }],
    ],
    stages: ['decision_notification#1 1-01 +4 rejected'],
    ended: 'rejected',
  },
  {
    rule: 'a further interview before the decision is another round',
    given: [
      ['1-01', 'interview_held'],
      ['1-02', 'committee_review_started'],
      ['1-05', 'interview_held'],
      ['1-06', 'committee_review_started'],
    ],
    stages: [
      'interview_feedback#1 1-01 +1 advanced',
      'committee_review#1 1-02 +3 another_round',
      'interview_feedback#2 1-05 +1 advanced',
      'committee_review#2 1-06 running',
    ],
  },
  {
    rule: 'stages may be skipped, and acceptance leaves the offer for none',
    given: [
      ['1-01', 'interview_held'],
      ['1-04', 'offer_presented'],
      ['1-06', 'offer_accepted'],
    ],
    stages: ['interview_feedback#1 1-01 +3 advanced', 'offer_response#1 1-04 +2 advanced'],
    ended: null,
  },
  {
    rule: 'an acceptance booked during the check leaves the check running',
    given: [
      ['1-01', 'background_check_started'],
      ['1-04', 'offer_accepted'],
    ],
    stages: ['background_check#1 1-01 running'],
  },
  {
    rule: 'onboarding without a check',
    given: [
      ['1-01', 'background_check_started'],
      ['1-04', 'onboarding_started'],
      ['1-05', 'background_check_passed'],
    ],
    stages: ['background_check#1 1-01 +3 advanced', 'onboarding#1 1-04 running'],
  },
]

const it: Omit<Case, 'process'>[] = [
  {
    rule: 'each stage in turn, until the offer is accepted',
    given: [
      ['1-01', 'recruiter_contacted'],
      ['1-02', 'candidate_replied'],
      ['1-04', 'interview_scheduled', { kind: 'screening' }],
      ['1-06', 'interview_held', { kind: 'screening' }],
      ['1-09', 'interview_scheduled', { kind: 'technical' }],
      ['1-11', 'interview_held', { kind: 'technical' }],
      ['1-12', 'candidate_replied'],
      ['1-14', 'offer_presented'],
      ['1-16', 'offer_accepted'],
      ['1-18', 'interview_held'],
    ],
    stages: [
      'recruiter_contact#1 1-01 +1 advanced',
      'preliminary_interview#1 1-02 +7 advanced',
      'additional_interviews#1 1-09 +5 advanced',
      'final_offer#1 1-14 +2 advanced',
    ],
    ended: 'accepted',
  },
  {
    rule: 'a screening held unannounced is the preliminary interview',
    given: [['1-01', 'interview_held', { kind: 'screening' }]],
    stages: ['preliminary_interview#1 1-01 running'],
  },
  {
    rule: 'an ending after the acceptance counts',
    given: [
      ['1-01', 'offer_presented'],
      ['1-02', 'offer_accepted'],
      ['1-05', 'candidate_withdrew'],
    ],
    stages: ['final_offer#1 1-01 +1 advanced'],
    ended: 'withdrawn',
  },
  {
    rule: 'a hired label ends it as well',
    given: [
      ['1-01', 'offer_presented'],
      ['1-02', 'stage_entered', { stage: 'Hired' }],
    ],
    stages: ['final_offer#1 1-01 +1 advanced'],
    ended: 'accepted',
  },
]

const post: Omit<Case, 'process'>[] = [
  {
    rule: 'each stage in turn',
    given: [
      ['1-01', 'interview_held'],
      ['1-02', 'debrief_held'],
      ['1-03', 'interviewer_feedback_submitted'],
      ['1-04', 'committee_review_started'],
      ['1-07', 'decision_made'],
      ['1-09', 'offer_presented'],
      ['1-12', 'offer_declined'],
    ],
    stages: [
      'interviewed#1 1-01 +1 advanced',
      'team_discussion#1 1-02 +2 advanced',
      'decision#1 1-04 +3 advanced',
      'informed#1 1-07 +2 advanced',
      'offer#1 1-09 +3 declined',
    ],
    ended: 'declined',
  },
  {
    rule: 'another interview scheduled returns to interviewed',
    given: [
      ['1-01', 'interview_scheduled'],
      ['1-02', 'interview_held'],
      ['1-03', 'interviewer_feedback_submitted'],
      ['1-05', 'interview_scheduled'],
      ['1-07', 'interview_held'],
      ['1-08', 'debrief_held'],
    ],
    stages: [
      'interviewed#1 1-02 +1 advanced',
      'team_discussion#1 1-03 +2 another_round',
      'interviewed#2 1-05 +3 advanced',
      'team_discussion#2 1-08 running',
    ],
  },
  {
    rule: 'a label is taken at its word, backwards too',
    given: [
      ['1-01', 'decision_made'],
      ['1-03', 'stage_entered', { stage: 'Decision' }],
      ['1-05', 'decision_made'],
    ],
    stages: ['informed#1 1-01 +2 moved_back', 'decision#1 1-03 +2 advanced', 'informed#2 1-05 running'],
  },
]

const named = (process: string, cases: Omit<Case, 'process'>[]): Case[] =>
  cases.map((one) => ({ process, ...one }))

test.each([
  ...named('amazon-post-interview', amazon),
  ...named('it-interview', it),
  ...named('post-interview', post),
])('$process: $rule', ({ process, given, stages, ended }) => {
  const journey = journeyOf(process, given)
  expect(stagesOf(journey)).toEqual(stages)
  if (ended !== undefined) expect(journey.ended).toBe(ended)
})
