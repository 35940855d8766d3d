import { expect, test } from 'vitest'
import { findingsOf, journeyOf, type Line, spellsOf } from './journey-builder.ts'

test('an answer to an offer nobody recorded reaches the offer, is a word, and starts no clock', () => {
  const journey = journeyOf('hiring', [
    ['1-01', 'application_submitted'],
    ['1-05', 'interview_held'],
    ['1-09', 'offer_countered'],
    ['1-12', 'offer_accepted'],
  ])
  expect(findingsOf(journey)).toEqual(['implied 1-09'])
  expect(spellsOf(journey, 'stage:offer')).toEqual([])
  expect(spellsOf(journey, 'stage:deliberation')).toEqual(['#1 1-05 +4 advanced'])
  expect(spellsOf(journey, 'offer_decision')).toEqual([])
  expect(spellsOf(journey, 'time_to_accept')).toEqual(['#1 1-01 +11 reached'])
})

test('declining an offer nobody recorded leaves the stage before it as passed', () => {
  const journey = journeyOf('hiring', [
    ['1-05', 'interview_held'],
    ['1-09', 'offer_declined'],
  ])
  expect(spellsOf(journey, 'stage:deliberation')).toEqual(['#1 1-05 +4 advanced'])
  expect(spellsOf(journey, 'time_to_decision')).toEqual(['#1 1-05 +4 decided'])
  expect(journey.ended).toBe('declined')
})

test('an offer known by its stage is not implied by its answer', () => {
  const journey = journeyOf('hiring', [
    ['1-05', 'stage_entered', { stage: 'Offer' }],
    ['1-09', 'offer_accepted'],
  ])
  expect(findingsOf(journey)).toEqual([])
})

test('what was reached before its clock could start is unusable, once the clock would start', () => {
  const journey = journeyOf('hiring', [
    ['1-02', 'interview_held'],
    ['1-03', 'offer_presented'],
    ['1-04', 'offer_accepted'],
    ['1-05', 'work_started'],
    ['1-09', 'application_submitted'],
    ['1-11', 'application_submitted'],
  ])
  expect(findingsOf(journey)).toEqual([
    'unusable time_to_first_response 1-09',
    'unusable time_to_interview 1-09',
    'unusable time_to_offer 1-09',
    'unusable time_to_accept 1-09',
    'unusable time_to_start 1-09',
  ])
  expect(journey.spells.filter(({ clock }) => clock.startsWith('time_to_o'))).toEqual([])
})

test('a recruiter who came before the application has not answered it', () => {
  const journey = journeyOf('hiring', [
    ['1-02', 'recruiter_contacted'],
    ['1-05', 'application_submitted'],
    ['1-09', 'employer_responded'],
  ])
  expect(spellsOf(journey, 'time_to_first_response')).toEqual(['#1 1-05 +4 reached'])
})

test('an offer answered before it was presented gives no spell; the next one does', () => {
  const journey = journeyOf('hiring', [
    ['1-02', 'offer_countered'],
    ['1-05', 'offer_presented'],
    ['1-09', 'offer_presented', { version: 2 }],
    ['1-11', 'offer_accepted'],
    ['1-12', 'offer_presented', { form: 'written' }],
  ])
  expect(spellsOf(journey, 'offer_decision')).toEqual(['#1 1-09 +2 accepted'])
  expect(findingsOf(journey)).toEqual([
    'implied 1-02',
    'unusable offer_decision 1-05',
    'unusable offer_decision 1-12',
  ])
})

test('an exit interview is invited once for each notice', () => {
  const journey = journeyOf('exit-interview', [
    ['1-01', 'separation_announced'],
    ['1-03', 'exit_interview_invited'],
    ['1-05', 'separation_announced'],
    ['1-07', 'separation_withdrawn'],
    ['2-01', 'separation_announced'],
    ['2-05', 'exit_interview_invited'],
  ])
  expect(spellsOf(journey, 'notice_to_invitation')).toEqual(['#1 1-01 +2 invited', '#2 2-01 +4 invited'])
  expect(spellsOf(journey, 'notice_to_offboarding')).toEqual([
    '#1 1-01 +6 separation_withdrawn',
    '#2 2-01 running',
  ])
})

test('an invitation before the notice gives no spell', () => {
  const journey = journeyOf('exit-interview', [
    ['1-01', 'exit_interview_invited'],
    ['1-03', 'separation_announced'],
  ])
  expect(findingsOf(journey)).toEqual(['unusable notice_to_invitation 1-03'])
})

test('an invitation before a notice that was withdrawn spoils nothing of the next notice', () => {
  const journey = journeyOf('exit-interview', [
    ['1-01', 'exit_interview_invited'],
    ['1-03', 'separation_announced'],
    ['1-05', 'separation_withdrawn'],
    ['2-01', 'separation_announced'],
  ])
  expect(spellsOf(journey, 'notice_to_invitation')).toEqual(['#1 2-01 running'])
})

test('what is reached twice after an ending is found once', () => {
  const journey = journeyOf('hiring', [
    ['1-01', 'application_submitted'],
    ['1-05', 'candidate_withdrew'],
    ['1-09', 'offer_presented'],
    ['1-10', 'offer_presented', { version: 2 }],
  ])
  expect(findingsOf(journey)).toEqual([
    'reached_after_ending time_to_first_response 1-09',
    'reached_after_ending time_to_offer 1-09',
  ])
})

test('an acceptance no longer stands once the journey was put back, or ended and begun anew', () => {
  const accepted: Line[] = [
    ['1-01', 'offer_presented'],
    ['1-02', 'offer_accepted'],
  ]
  const putBack = journeyOf('hiring', [
    ...accepted,
    ['1-04', 'stage_entered', { stage: 'Onsite' }],
    ['1-08', 'offer_presented'],
  ])
  expect(spellsOf(putBack, 'offer_decision').at(-1)).toBe('#2 1-08 running')
  const anew = journeyOf('hiring', [...accepted, ['1-04', 'candidate_withdrew'], ['1-08', 'offer_presented']])
  expect(spellsOf(anew, 'offer_decision').at(-1)).toBe('#2 1-08 running')
})

test('whoever started work owes no answer to an offer written afterwards', () => {
  const journey = journeyOf('hiring', [
    ['1-02', 'work_started'],
    ['1-04', 'offer_presented', { form: 'written' }],
  ])
  expect(findingsOf(journey)).toEqual(['unusable offer_decision 1-04'])
})

test('being called hired once more is no further word', () => {
  const journey = journeyOf('hiring', [
    ['1-02', 'stage_entered', { stage: 'Hired' }],
    ['1-04', 'follow_up_sent'],
    ['1-06', 'stage_entered', { stage: 'Offer accepted' }],
  ])
  expect(spellsOf(journey, 'response:follow_up')).toEqual(['#1 1-04 running'])
})
