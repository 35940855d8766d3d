import { expect, test } from 'vitest'
import { findingsOf, journeyOf, spellsOf, stagesOf } from './journey-builder.ts'

test('the journey of document 000: from the last interview to the first day of work', () => {
  const journey = journeyOf('amazon-post-interview', [
    ['3-02', 'interview_held'],
    ['3-04', 'interviewer_feedback_submitted'],
    ['3-06', 'committee_review_started'],
    ['3-10', 'decision_made'],
    ['3-12', 'decision_notified', { decision: 'offer' }],
    ['3-13', 'offer_presented'],
    ['3-16', 'offer_countered'],
    ['3-18', 'offer_presented', { version: 2 }],
    ['3-20', 'offer_accepted'],
    ['3-23', 'background_check_started'],
    ['4-01', 'background_check_passed'],
    ['4-06', 'onboarding_started'],
    ['4-13', 'work_started'],
  ])
  expect(stagesOf(journey)).toEqual([
    'interview_feedback#1 3-02 +2 advanced',
    'committee_review#1 3-04 +6 advanced',
    'decision_notification#1 3-10 +2 advanced',
    'offer_presentation#1 3-12 +1 advanced',
    'offer_response#1 3-13 +7 advanced',
    'background_check#1 3-23 +9 advanced',
    'onboarding#1 4-01 +12 hired',
  ])
  expect(spellsOf(journey, 'response:interview')).toEqual(['#1 3-02 +10 answered/offered'])
  expect(spellsOf(journey, 'time_to_decision')).toEqual(['#1 3-02 +10 decided'])
  expect(spellsOf(journey, 'offer_decision')).toEqual(['#1 3-13 +3 countered', '#2 3-18 +2 accepted'])
  expect(journey.ended).toBe('hired')
  expect(journey.findings).toEqual([])
})

test('the journey of document 001: an exit interview', () => {
  const journey = journeyOf('exit-interview', [
    ['5-01', 'separation_announced', { last_working_day: '2026-05-29' }],
    ['5-18', 'exit_interview_invited'],
    ['5-20', 'last_working_day_changed', { last_working_day: '2026-06-05' }],
    ['5-27', 'exit_interview_held'],
    ['6-02', 'exit_feedback_reported'],
    ['6-05', 'offboarding_completed'],
  ])
  expect(stagesOf(journey)).toEqual([
    'notice_given#1 5-01 +17 advanced',
    'interview_scheduled#1 5-18 +9 advanced',
    'interviewed#1 5-27 +6 advanced',
    'reported#1 6-02 +3 advanced',
  ])
  expect(spellsOf(journey, 'notice_to_invitation')).toEqual(['#1 5-01 +17 invited'])
  expect(spellsOf(journey, 'notice_to_exit_interview')).toEqual(['#1 5-01 +26 held'])
  expect(spellsOf(journey, 'exit_interview_to_report')).toEqual(['#1 5-27 +6 reported'])
  expect(spellsOf(journey, 'notice_to_offboarding')).toEqual(['#1 5-01 +35 completed'])
})

test('the journey of documents 002 and 003: rounds, courtesies and a rejection', () => {
  const journey = journeyOf('hiring', [
    ['1-05', 'application_submitted'],
    ['1-12', 'recruiter_contacted'],
    ['1-12', 'candidate_replied'],
    ['1-13', 'interview_scheduled', { kind: 'screening' }],
    ['1-16', 'interview_held', { kind: 'screening' }],
    ['1-16', 'next_steps_told', { expected_by: '2026-01-23' }],
    ['1-17', 'thank_you_sent'],
    ['1-24', 'follow_up_sent'],
    ['1-26', 'interview_scheduled', { kind: 'technical' }],
    ['1-30', 'interview_held', { kind: 'technical' }],
    ['2-10', 'follow_up_sent'],
    ['2-12', 'candidate_rejected'],
    ['2-13', 'feedback_requested'],
  ])
  expect(stagesOf(journey)).toEqual([
    'applied#1 1-05 +7 advanced',
    'recruiter_contact#1 1-12 +0 advanced',
    'screening#1 1-12 +14 advanced',
    'interviewing#1 1-26 +4 advanced',
    'deliberation#1 1-30 +13 rejected',
  ])
  expect(spellsOf(journey, 'response:application')).toEqual(['#1 1-05 +7 answered/invited'])
  expect(spellsOf(journey, 'response:interview')).toEqual([
    '#1 1-16 +10 answered/invited',
    '#2 1-30 +13 answered/rejected',
  ])
  expect(spellsOf(journey, 'response:follow_up')).toEqual([
    '#1 1-24 +2 answered/invited',
    '#2 2-10 +2 answered/rejected',
    '#3 2-13 running',
  ])
  expect(spellsOf(journey, 'reply:candidate')).toEqual(['#1 1-12 +0 answered'])
  expect(spellsOf(journey, 'courtesy:thank_you')).toEqual(['#1 1-16 +1 sent', '#2 1-30 +13 rejected'])
  expect(journey).toMatchObject({ stage: null, ended: 'rejected', findings: [] })
})

test('an offer the day after a rejection reopens the journey and rewrites nothing', () => {
  const journey = journeyOf('hiring', [
    ['1-05', 'application_submitted'],
    ['1-08', 'interview_held'],
    ['1-11', 'candidate_rejected'],
    ['1-12', 'offer_presented'],
  ])
  expect(spellsOf(journey, 'time_to_offer')).toEqual(['#1 1-05 +6 rejected'])
  expect(findingsOf(journey)).toEqual(['reached_after_ending time_to_offer 1-12'])
  expect(stagesOf(journey)).toEqual([
    'applied#1 1-05 +3 advanced',
    'deliberation#1 1-08 +3 rejected',
    'offer#1 1-12 running',
  ])
  expect(journey).toMatchObject({ stage: 'offer', ended: null })
})

test('the stage moves of a tracking system, back and forth and reopened', () => {
  const journey = journeyOf('hiring', [
    ['6-01', 'application_submitted'],
    ['6-03', 'stage_entered', { stage: 'Phone' }],
    ['6-10', 'stage_entered', { stage: 'Onsite' }],
    ['6-12', 'stage_entered', { stage: 'Phone' }],
    ['6-15', 'stage_entered', { stage: 'Onsite' }],
    ['6-20', 'candidate_rejected'],
    ['6-22', 'journey_reopened'],
    ['6-25', 'stage_entered', { stage: 'Offer' }],
    ['6-30', 'candidate_withdrew'],
  ])
  expect(stagesOf(journey)).toEqual([
    'applied#1 6-01 +2 advanced',
    'screening#1 6-03 +7 advanced',
    'interviewing#1 6-10 +2 moved_back',
    'screening#2 6-12 +3 advanced',
    'interviewing#2 6-15 +5 rejected',
    'interviewing#3 6-22 +3 advanced',
    'offer#1 6-25 +5 withdrawn',
  ])
  expect(spellsOf(journey, 'time_to_offer')).toEqual(['#1 6-01 +19 rejected'])
  expect(findingsOf(journey)).toEqual(['reached_after_ending time_to_offer 6-25'])
  expect(spellsOf(journey, 'response:application')).toEqual(['#1 6-01 +2 answered/invited'])
})
