import type { Fact } from '@hearback/contracts'
import { expect, test } from 'vitest'
import { day, findingsOf, journeyOf, spellsOf, stagesOf } from './journey-builder.ts'

const between = (from: string, to: string): Partial<Fact> => ({ day: day(from), latestDay: day(to) })

test('a fact of unknown day that is no ending changes no stage and no clock, and is found', () => {
  const journey = journeyOf('hiring', [
    ['1-01', 'application_submitted'],
    [null, 'interview_held'],
    [null, 'work_started'],
    ['1-03', 'employer_responded', {}, between('1-03', '1-09')],
  ])
  expect(stagesOf(journey)).toEqual(['applied#1 1-01 running'])
  expect(spellsOf(journey, 'response:application')).toEqual(['#1 1-01 running'])
  expect(findingsOf(journey)).toEqual(['unknown_day 1-01', 'unknown_day 1-01', 'unknown_day 1-01'])
  expect(journey.lastDay).toBe(day('1-01'))
})

test('an interval of one day is that day', () => {
  const journey = journeyOf('hiring', [
    ['1-01', 'application_submitted'],
    ['1-03', 'employer_responded', {}, between('1-03', '1-03')],
  ])
  expect(spellsOf(journey, 'response:application')).toEqual(['#1 1-01 +2 answered/told'])
})

test('an undated ending censors what runs on the day of the last dated fact, a clock it would have answered too', () => {
  const journey = journeyOf('hiring', [
    [null, 'candidate_rejected'],
    ['1-01', 'application_submitted'],
    ['1-05', 'interview_held'],
    ['1-07', 'follow_up_sent'],
    ['12-01', 'journey_observed', { through: '2026-06-30' }],
  ])
  expect(journey).toMatchObject({ ended: 'rejected', stage: null })
  const running = journey.spells.filter(({ exitedOn }) => exitedOn === null)
  expect(running.map(({ clock }) => clock).toSorted()).toEqual([
    'courtesy:thank_you',
    'expectation:debrief',
    'expectation:decision',
    'expectation:feedback',
    'response:follow_up',
    'response:interview',
    'stage:deliberation',
    'time_to_accept',
    'time_to_decision',
    'time_to_offer',
    'time_to_start',
  ])
  for (const spell of running) expect(spell.observedThrough).toBe(day('1-07'))
  expect(journey.findings.map(({ rule, clock }) => `${rule} ${clock}`).toSorted()).toEqual(
    running.map(({ clock }) => `undated_end ${clock}`).toSorted(),
  )
  const answered = journey.spells.find(({ clock }) => clock === 'response:application')
  expect(answered?.observedThrough).toBe(day('6-30'))
})

test('an ending known to lie between two days censors on the first, last in its day', () => {
  const journey = journeyOf('hiring', [
    ['1-01', 'application_submitted'],
    ['1-05', 'candidate_withdrew', {}, { ...between('1-05', '1-20'), instant: 0 }],
    ['1-05 18:00', 'employer_responded'],
    ['1-09', 'offer_presented'],
  ])
  expect(spellsOf(journey, 'response:application')).toEqual(['#1 1-01 +4 answered/told'])
  expect(spellsOf(journey, 'time_to_offer')).toEqual(['#1 1-01 running'])
  expect(findingsOf(journey)).toContain('undated_end time_to_offer 1-05')
  expect(findingsOf(journey)).toContain('reached_after_ending time_to_offer 1-09')
  expect(stagesOf(journey).at(-1)).toBe('offer#1 1-09 running')
})

test('an undated ending alone has no day it could have', () => {
  const journey = journeyOf('hiring', [[null, 'candidate_rejected']])
  expect(journey).toMatchObject({ spells: [], ended: null, firstDay: null })
  expect(findingsOf(journey)).toEqual(['unknown_day 12-01'])
})

test('a day is taken by instant when every fact of it has one', () => {
  const journey = journeyOf('hiring', [
    ['1-05 09:00', 'candidate_withdrew'],
    ['1-05 11:00', 'application_submitted'],
  ])
  expect(journey).toMatchObject({ stage: 'applied', ended: null })
  const [spell] = journey.spells
  expect(spell?.enteredAt).toBe(day('1-05') * 86_400_000 + 11 * 3_600_000)
})

test('a day is taken in the order of the catalogue when one fact has no instant', () => {
  const journey = journeyOf('hiring', [
    ['1-05 09:00', 'candidate_withdrew'],
    ['1-05 11:00', 'application_submitted'],
    ['1-05', 'follow_up_sent'],
  ])
  expect(stagesOf(journey)).toEqual(['applied#1 1-05 +0 withdrawn'])
  // Taken against its instant: the hour of the exit is not known, and the wait never negative.
  expect(journey.spells[0]).toMatchObject({ exitedAt: null })
})

const stageAfter = (first: string, second: string) =>
  journeyOf('hiring', [
    ['1-05', 'stage_entered', { stage: first }],
    ['1-05', 'stage_entered', { stage: second }],
  ]).stage

test('facts of one type on one day are taken by event id', () => {
  expect(stageAfter('Phone', 'Onsite')).toBe('interviewing')
  expect(stageAfter('Onsite', 'Phone')).toBe('screening')
})

test('on one day a stage entered stands directly before the offer', () => {
  const journey = journeyOf('hiring', [
    ['1-05', 'offer_presented'],
    ['1-05', 'stage_entered', { stage: 'Onsite' }],
    ['1-05', 'interview_held'],
  ])
  expect(stagesOf(journey)).toEqual([
    'deliberation#1 1-05 +0 another_round',
    'interviewing#1 1-05 +0 advanced',
    'offer#1 1-05 running',
  ])
})

test('an undated ending comes after all of its day, whatever the catalogue says', () => {
  const journey = journeyOf('hiring', [
    [null, 'offer_declined'],
    ['1-05', 'offer_presented'],
    ['1-09', 'journey_closed'],
  ])
  expect(spellsOf(journey, 'offer_decision')).toEqual(['#1 1-05 +4 closed'])
  expect(journey).toMatchObject({ ended: 'closed', findings: [] })
})
