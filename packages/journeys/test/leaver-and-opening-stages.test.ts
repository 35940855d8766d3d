import { expect, test } from 'vitest'
import { journeyOf, type Line, stagesOf } from './journey-builder.ts'

type Case = { process: string; rule: string; given: Line[]; stages: string[]; ended?: string | null }

const exit: Omit<Case, 'process'>[] = [
  {
    rule: 'declining the interview leaves for reported',
    given: [
      ['1-01', 'separation_announced'],
      ['1-03', 'exit_interview_invited'],
      ['1-05', 'exit_interview_declined'],
      ['1-20', 'offboarding_completed'],
    ],
    stages: [
      'notice_given#1 1-01 +2 advanced',
      'interview_scheduled#1 1-03 +2 declined',
      'reported#1 1-05 +15 advanced',
    ],
    ended: 'completed',
  },
  {
    rule: 'a withdrawn separation ends it, and a new one begins it anew',
    given: [
      ['1-01', 'separation_announced'],
      ['1-03', 'separation_withdrawn'],
      ['2-01', 'separation_announced'],
    ],
    stages: ['notice_given#1 1-01 +2 separation_withdrawn', 'notice_given#2 2-01 running'],
    ended: null,
  },
  {
    rule: 'steps of the offboarding and moved days change no stage; a report after its end reopens nothing',
    given: [
      ['1-01', 'separation_announced'],
      ['1-03', 'offboarding_step_completed', { step: 'laptop' }],
      ['1-04', 'last_working_day_changed', { last_working_day: '2026-01-30' }],
      ['1-20', 'offboarding_completed'],
      ['1-22', 'exit_interview_held'],
      ['1-24', 'exit_feedback_reported'],
    ],
    stages: ['notice_given#1 1-01 +19 advanced'],
    ended: 'completed',
  },
]

const opening: Omit<Case, 'process'>[] = [
  {
    rule: 'posted until filled, and posted again',
    given: [
      ['1-01', 'opening_posted'],
      ['1-20', 'opening_filled'],
      ['3-01', 'opening_posted'],
      ['3-05', 'opening_closed'],
    ],
    stages: ['posted#1 1-01 +19 advanced', 'posted#2 3-01 +4 closed'],
    ended: 'closed',
  },
]

const named = (process: string, cases: Omit<Case, 'process'>[]): Case[] =>
  cases.map((one) => ({ process, ...one }))

test.each([...named('exit-interview', exit), ...named('opening', opening)])(
  '$process: $rule',
  ({ process, given, stages, ended }) => {
    const journey = journeyOf(process, given)
    expect(stagesOf(journey)).toEqual(stages)
    if (ended !== undefined) expect(journey.ended).toBe(ended)
  },
)

test('events that mean nothing to a process are passed over', () => {
  const journey = journeyOf('opening', [
    ['1-01', 'interview_held'],
    ['1-02', 'separation_announced'],
    [null, 'offer_presented'],
  ])
  expect(journey).toMatchObject({ spells: [], findings: [], firstDay: null, stage: null })
})
