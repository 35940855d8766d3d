import type { EventDetail, EventType } from '@hearback/contracts'
import { expect, test } from 'vitest'
import { findingsOf, journeyOf, type Line, spellsOf, stagesOf } from './journey-builder.ts'

const applied: Line[] = [
  ['1-01', 'application_submitted'],
  ['1-03', 'interview_scheduled'],
]

const endings: [EventType, EventDetail, string][] = [
  ['candidate_rejected', {}, 'rejected'],
  ['decision_notified', { decision: 'reject' }, 'rejected'],
  ['candidate_withdrew', {}, 'withdrawn'],
  ['offer_rescinded', {}, 'rescinded'],
  ['background_check_failed', {}, 'failed_check'],
  ['journey_closed', {}, 'closed'],
  ['work_started', {}, 'hired'],
]

test.each(endings)('%s %o stops the stage and every clock', (type, detail, cause) => {
  const journey = journeyOf('hiring', [...applied, ['1-09', type, detail]])
  expect(stagesOf(journey).at(-1)).toBe(`interviewing#1 1-03 +6 ${cause}`)
  expect(spellsOf(journey, 'time_to_offer')).toEqual([`#1 1-01 +8 ${cause}`])
  expect(journey.spells.filter(({ exitedOn }) => exitedOn === null)).toEqual([])
  expect(journey).toMatchObject({ stage: null, stageSince: null, ended: cause })
})

test('of endings on one day the first in the catalogue stops the clocks, and is what the journey ended by', () => {
  const journey = journeyOf('hiring', [
    ...applied,
    ['1-09', 'candidate_withdrew'],
    ['1-09', 'candidate_rejected'],
  ])
  expect(stagesOf(journey).at(-1)).toBe('interviewing#1 1-03 +6 rejected')
  expect(journey.ended).toBe('rejected')
})

test('an ending after an ending rewrites nothing', () => {
  const journey = journeyOf('hiring', [
    ...applied,
    ['1-09', 'candidate_withdrew'],
    ['1-12', 'follow_up_sent'],
    ['1-15', 'journey_closed'],
  ])
  expect(journey.ended).toBe('withdrawn')
  expect(spellsOf(journey, 'response:follow_up')).toEqual(['#1 1-12 +3 closed'])
  expect(spellsOf(journey, 'time_to_offer')).toEqual(['#1 1-01 +8 withdrawn'])
})

const courtesies: EventType[] = [
  'thank_you_sent',
  'follow_up_sent',
  'candidate_replied',
  'feedback_requested',
  'feedback_received',
  'interviewer_feedback_submitted',
  'next_steps_told',
  'employer_responded',
  'interview_cancelled',
  'background_check_started',
  'onboarding_started',
]

test.each(courtesies)('%s after an ending reopens nothing', (type) => {
  for (const process of ['hiring', 'it-interview', 'post-interview']) {
    const journey = journeyOf(process, [...applied, ['1-09', 'candidate_rejected'], ['1-12', type]])
    expect(journey).toMatchObject({ stage: null, ended: 'rejected' })
  }
})

test('feedback after an ending reopens no committee', () => {
  const journey = journeyOf('amazon-post-interview', [
    ['1-01', 'interview_held'],
    ['1-05', 'candidate_rejected'],
    ['1-09', 'feedback_received'],
    ['1-09', 'interviewer_feedback_submitted'],
  ])
  expect(journey).toMatchObject({ stage: null, ended: 'rejected' })
})

const reopening: [EventType, EventDetail, string][] = [
  ['application_submitted', {}, 'applied'],
  ['referred', {}, 'applied'],
  ['recruiter_contacted', {}, 'recruiter_contact'],
  ['interview_scheduled', { kind: 'screening' }, 'screening'],
  ['interview_scheduled', {}, 'interviewing'],
  ['interview_held', {}, 'deliberation'],
  ['offer_presented', {}, 'offer'],
  ['stage_entered', { stage: 'Phone' }, 'screening'],
]

test.each(reopening)('%s %o reopens, and only facts since count for the stage', (type, detail, stage) => {
  const journey = journeyOf('hiring', [
    ...applied,
    ['1-04', 'offer_presented'],
    ['1-09', 'candidate_rejected'],
    ['1-12', type, detail],
  ])
  expect(journey).toMatchObject({ stage, ended: null })
  expect(stagesOf(journey).at(-1)).toMatch(new RegExp(`^${stage}#\\d 1-12 running$`))
})

test('journey_reopened returns to the stage held before, as its next visit', () => {
  const journey = journeyOf('hiring', [
    ...applied,
    ['1-09', 'candidate_withdrew'],
    ['1-12', 'journey_reopened'],
    ['1-14', 'interview_held'],
  ])
  expect(stagesOf(journey).slice(1)).toEqual([
    'interviewing#1 1-03 +6 withdrawn',
    'interviewing#2 1-12 +2 advanced',
    'deliberation#1 1-14 running',
  ])
})

test('journey_reopened of a journey that never ended changes nothing', () => {
  expect(stagesOf(journeyOf('hiring', [...applied, ['1-12', 'journey_reopened']])).at(-1)).toBe(
    'interviewing#1 1-03 running',
  )
})

test('reopening runs the response clocks again that the ending stopped unanswered, and no other clock', () => {
  const journey = journeyOf('hiring', [
    ['1-01', 'application_submitted'],
    ['1-02', 'recruiter_contacted'],
    ['1-03', 'interview_scheduled'],
    ['1-04', 'interview_held'],
    ['1-09', 'journey_closed'],
    ['1-12', 'journey_reopened'],
  ])
  expect(spellsOf(journey, 'response:application')).toEqual(['#1 1-01 +1 answered/invited'])
  expect(spellsOf(journey, 'response:interview')).toEqual(['#1 1-04 +5 closed', '#2 1-12 running'])
  expect(spellsOf(journey, 'courtesy:thank_you')).toEqual(['#1 1-04 +5 closed'])
  expect(spellsOf(journey, 'time_to_decision')).toEqual(['#1 1-04 +5 closed'])
  expect(spellsOf(journey, 'time_to_offer')).toEqual(['#1 1-01 +8 closed'])
})

test('a word that reopens the journey, or came before, leaves nothing to wait for', () => {
  const ended: Line[] = [
    ['1-01', 'application_submitted'],
    ['1-09', 'candidate_withdrew'],
  ]
  const byWord = journeyOf('hiring', [...ended, ['1-12', 'interview_scheduled']])
  expect(spellsOf(byWord, 'response:application')).toEqual(['#1 1-01 +8 withdrawn'])
  const afterWord = journeyOf('hiring', [
    ...ended,
    ['1-11', 'employer_responded'],
    ['1-12', 'journey_reopened'],
  ])
  expect(spellsOf(afterWord, 'response:application')).toEqual(['#1 1-01 +8 withdrawn'])
})

test('an interview scheduled before the ending may still be held after it', () => {
  const journey = journeyOf('hiring', [
    ...applied,
    ['1-09', 'candidate_withdrew'],
    ['1-10', 'application_submitted'],
    ['1-12', 'interview_held'],
  ])
  expect(stagesOf(journey).slice(2)).toEqual(['applied#2 1-10 +2 advanced', 'deliberation#1 1-12 running'])
  // It was announced, so that its being held is no word, and the application goes on waiting.
  expect(spellsOf(journey, 'response:application').at(-1)).toBe('#2 1-10 running')
})

test('an acceptance after an ending lifts it, and a start of work after one is a hire', () => {
  const ended: Line[] = [
    ['1-01', 'application_submitted'],
    ['1-09', 'candidate_rejected'],
  ]
  const accepted = journeyOf('hiring', [
    ...ended,
    ['1-12', 'offer_accepted'],
    ['1-14', 'background_check_started'],
  ])
  expect(accepted).toMatchObject({ stage: 'background_check', ended: null })
  expect(findingsOf(accepted)).toEqual([
    'reached_after_ending time_to_offer 1-12',
    'implied 1-12',
    'reached_after_ending time_to_accept 1-12',
  ])
  const hired = journeyOf('hiring', [...ended, ['1-20', 'work_started']])
  expect(hired).toMatchObject({ stage: null, ended: 'hired' })
  expect(findingsOf(hired)).toEqual(['reached_after_ending time_to_start 1-20'])
})

test('paper booked after the first day of work does not reopen the journey', () => {
  const journey = journeyOf('hiring', [
    ['1-01', 'offer_presented'],
    ['1-02', 'work_started'],
    ['1-03', 'offer_accepted'],
    ['1-04', 'onboarding_started'],
    ['1-05', 'stage_entered', { stage: 'Onboarding' }],
    ['1-06', 'candidate_withdrew'],
    ['1-07', 'offer_presented', { form: 'written' }],
  ])
  expect(journey).toMatchObject({ stage: null, ended: 'hired' })
  expect(journey.spells.filter(({ exitedOn }) => exitedOn === null)).toEqual([])
  const anew = journeyOf('hiring', [
    ['1-02', 'work_started'],
    ['9-01', 'application_submitted'],
  ])
  expect(anew).toMatchObject({ stage: 'applied', ended: null })
})

test('a label we do not know reopens nothing: it may be where a system keeps the dead', () => {
  const journey = journeyOf('hiring', [
    ...applied,
    ['1-09', 'candidate_rejected'],
    ['1-12', 'stage_entered', { stage: 'Archived' }],
    ['1-14', 'journey_reopened'],
  ])
  expect(stagesOf(journey).at(-1)).toBe('interviewing#2 1-14 running')
  expect(findingsOf(journey)).toEqual(['unknown_stage stage:archived 1-12'])
})

test('what came between the ending and journey_reopened counts for the stage', () => {
  const journey = journeyOf('hiring', [
    ['1-01', 'application_submitted'],
    ['1-05', 'journey_closed'],
    ['1-07', 'candidate_replied'],
    ['1-09', 'journey_reopened'],
  ])
  expect(journey).toMatchObject({ stage: 'screening', ended: null })
})

test('a journey that ended in a stage we do not know begins anew where the fact says', () => {
  const journey = journeyOf('hiring', [
    ['1-01', 'stage_entered', { stage: 'Phone' }],
    ['1-03', 'stage_entered', { stage: 'Culture chat' }],
    ['1-05', 'candidate_rejected'],
    ['1-09', 'application_submitted'],
  ])
  expect(journey.stage).toBe('applied')
})
