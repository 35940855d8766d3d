import { expect, test } from 'vitest'
import { journeyOf, type Line, stagesOf } from './journey-builder.ts'

type Case = { rule: string; given: Line[]; stages: string[] }

const technical = { kind: 'technical' } as const
const at = (when: string, stage: string): Line => [when, 'stage_entered', { stage }]

const labelled: Case[] = [
  {
    rule: 'a label overrides the facts until one enters a later stage',
    given: [
      ['1-01', 'offer_presented'],
      at('1-03', 'Phone Screen'),
      ['1-05', 'candidate_replied'],
      ['1-06', 'interview_scheduled', technical],
      ['1-08', 'interview_cancelled', technical],
    ],
    stages: [
      'offer#1 1-01 +2 moved_back',
      'screening#1 1-03 +3 advanced',
      'interviewing#1 1-06 +2 moved_back',
      'screening#2 1-08 running',
    ],
  },
  {
    rule: 'an interview held ends the stage a label of interviewing entered',
    given: [at('1-01', 'Onsite'), ['1-04', 'interview_held']],
    stages: ['interviewing#1 1-01 +3 advanced', 'deliberation#1 1-04 running'],
  },
  {
    rule: 'a label of deliberation holds over interviews scheduled before it, not over one scheduled after',
    given: [
      ['1-01', 'interview_scheduled', technical],
      at('1-03', 'Debrief'),
      ['1-06', 'interview_scheduled', technical],
    ],
    stages: [
      'interviewing#1 1-01 +2 advanced',
      'deliberation#1 1-03 +3 another_round',
      'interviewing#2 1-06 running',
    ],
  },
  {
    rule: 'a label before the acceptance takes back the checks passed after it',
    given: [
      at('1-01', 'Hired'),
      ['1-02', 'background_check_passed'],
      at('1-04', 'Offer'),
      ['1-05', 'offer_accepted'],
      ['1-06', 'background_check_started'],
    ],
    stages: [
      'onboarding#1 1-02 +2 moved_back',
      'offer#1 1-04 +1 advanced',
      'background_check#1 1-06 running',
    ],
  },
  {
    rule: 'two labels of one stage are one visit',
    given: [at('1-01', 'Onsite'), at('1-03', 'Final round')],
    stages: ['interviewing#1 1-01 running'],
  },
  {
    rule: 'a hired label is an acceptance',
    given: [at('1-01', 'Offer'), at('1-04', 'Hired'), ['1-06', 'background_check_started']],
    stages: ['offer#1 1-01 +3 advanced', 'background_check#1 1-06 running'],
  },
  {
    rule: 'an unknown label is a stage of its own, just behind the one it was entered from',
    given: [
      at('1-01', 'Phone'),
      at('1-03', 'Culture chat'),
      ['1-04', 'candidate_replied'],
      ['1-06', 'interview_scheduled', technical],
    ],
    stages: [
      'screening#1 1-01 +2 advanced',
      'culture_chat#1 1-03 +3 advanced',
      'interviewing#1 1-06 running',
    ],
  },
  {
    rule: 'from an unknown label back to the stage before it is a move back',
    given: [at('1-01', 'Phone'), at('1-03', 'Culture chat'), at('1-05', 'Phone')],
    stages: ['screening#1 1-01 +2 advanced', 'culture_chat#1 1-03 +2 moved_back', 'screening#2 1-05 running'],
  },
  {
    rule: 'an interview held or scheduled leaves an unknown label entered from deliberation',
    given: [
      ['1-01', 'interview_held'],
      at('1-03', 'Culture chat'),
      ['1-05', 'interview_held'],
      at('1-07', 'Culture chat'),
      ['1-09', 'interview_scheduled'],
    ],
    stages: [
      'deliberation#1 1-01 +2 advanced',
      'culture_chat#1 1-03 +2 advanced',
      'deliberation#2 1-05 +2 advanced',
      'culture_chat#2 1-07 +2 another_round',
      'interviewing#1 1-09 running',
    ],
  },
]

test.each(labelled)('$rule', ({ given, stages }) => {
  expect(stagesOf(journeyOf('hiring', given))).toEqual(stages)
})

test('a cancellation that leaves no stage is no advance', () => {
  const journey = journeyOf('hiring', [
    ['1-01', 'interview_scheduled'],
    ['1-04', 'interview_cancelled'],
  ])
  expect(stagesOf(journey)).toEqual(['interviewing#1 1-01 +3 moved_back'])
  expect(journey.stage).toBeNull()
})
