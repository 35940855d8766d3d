import type { EventDetail } from '@hearback/contracts'
import { expect, test } from 'vitest'
import { journeyOf, spellsOf } from './journey-builder.ts'

test('a running clock is not started again, save the ones each interview begins anew', () => {
  const journey = journeyOf('hiring', [
    ['1-01', 'application_submitted'],
    ['1-03', 'application_submitted'],
    ['1-04', 'follow_up_sent'],
    ['1-05', 'follow_up_sent'],
    ['1-06', 'interview_scheduled'],
    ['1-06', 'interview_scheduled'],
    ['1-07', 'interview_held'],
    ['1-09', 'interview_held'],
    ['1-11', 'thank_you_sent'],
  ])
  expect(spellsOf(journey, 'response:application')).toEqual(['#1 1-01 +5 answered/invited'])
  expect(spellsOf(journey, 'response:follow_up')).toEqual(['#1 1-04 +2 answered/invited'])
  expect(spellsOf(journey, 'response:interview')).toEqual(['#1 1-07 +2 another_round', '#2 1-09 running'])
  expect(spellsOf(journey, 'time_to_decision')).toEqual(['#1 1-07 +2 another_round', '#2 1-09 running'])
  expect(spellsOf(journey, 'courtesy:thank_you')).toEqual(['#1 1-07 +2 another_round', '#2 1-09 +2 sent'])
})

test('an interview nobody announced is a word, and answers the wait after the one before', () => {
  const journey = journeyOf('hiring', [
    ['1-07', 'interview_held'],
    ['1-09', 'interview_held'],
  ])
  expect(spellsOf(journey, 'response:interview')).toEqual(['#1 1-07 +2 answered/invited', '#2 1-09 running'])
  expect(spellsOf(journey, 'time_to_decision')[0]).toBe('#1 1-07 +2 another_round')
})

const stageAfter = (held: EventDetail): string | null =>
  journeyOf('hiring', [
    ['1-01', 'interview_scheduled', { round: 1, kind: 'screening' }],
    ['1-01', 'interview_scheduled', { round: 2, kind: 'technical' }],
    ['1-02', 'interview_held', held],
  ]).stage

test('an interview held settles the open one of its round, else of its kind, else the oldest', () => {
  expect(stageAfter({ round: 2 })).toBe('deliberation')
  expect(stageAfter({ round: 7, kind: 'technical' })).toBe('deliberation')
  expect(stageAfter({ kind: 'panel' })).toBe('interviewing')
  expect(stageAfter({})).toBe('interviewing')
  expect(stageAfter({ round: 1, kind: 'screening' })).toBe('interviewing')
})

test('a cancellation settles one interview, and only when none is left is the next one unannounced', () => {
  const journey = journeyOf('hiring', [
    ['1-01', 'interview_scheduled', { round: 1 }],
    ['1-01', 'interview_scheduled', { round: 2 }],
    ['1-02', 'interview_cancelled', { round: 1 }],
    ['1-03', 'follow_up_sent'],
    ['1-04', 'interview_held'],
    ['1-06', 'interview_held'],
  ])
  expect(spellsOf(journey, 'response:follow_up')).toEqual(['#1 1-03 +3 answered/invited'])
})

test('a cancellation by the candidate is no word', () => {
  const journey = journeyOf('hiring', [
    ['1-01', 'interview_scheduled'],
    ['1-02', 'follow_up_sent'],
    ['1-03', 'interview_cancelled', {}, { by: 'candidate' }],
  ])
  expect(spellsOf(journey, 'response:follow_up')).toEqual(['#1 1-02 running'])
})
