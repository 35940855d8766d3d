import { expect, test } from 'vitest'
import { meaningOfLabel, normaliseLabel } from '../src/labels.ts'
import { processNamed } from './journey-builder.ts'

const placeOf = (process: string, label: string): string | undefined => {
  const meaning = meaningOfLabel(processNamed(process), label)
  return meaning?.means === 'stage' ? meaning.stage : meaning?.means
}

test.each([
  ['Applied', 'applied'],
  ['Application Review', 'applied'],
  ['投递', 'applied'],
  ['Recruiter Screen', 'screening'],
  ['  phone   SCREEN ', 'screening'],
  ['Phone-Screen', 'screening'],
  ['Technical', 'interviewing'],
  ['Onsite', 'interviewing'],
  ['On-site Interview', 'interviewing'],
  ['Final round', 'interviewing'],
  ['一面', 'interviewing'],
  ['Debrief', 'deliberation'],
  ['Offer', 'offer'],
  ['Offer Extended', 'offer'],
  ['Hired', 'hired'],
  ['Offer Accepted', 'hired'],
  ['背调', 'background_check'],
  ['recruiter_contact', 'recruiter_contact'],
  ['Culture chat', 'unknown'],
  ['constructor', 'unknown'],
])('in hiring %s means %s', (label, stage) => {
  expect(placeOf('hiring', label)).toBe(stage)
})

test('a label is mapped within its process', () => {
  expect(placeOf('it-interview', 'Onsite')).toBe('additional_interviews')
  expect(placeOf('it-interview', 'Applied')).toBe('unknown')
  expect(placeOf('amazon-post-interview', 'Offer')).toBe('offer_response')
  expect(placeOf('exit-interview', 'Feedback reported')).toBe('reported')
})

test('an unknown label becomes the id of a stage, in any script, and nothing is no label', () => {
  expect(meaningOfLabel(processNamed('hiring'), 'Culture / Values Chat!')).toEqual({
    means: 'unknown',
    stage: 'culture_values_chat',
  })
  expect(meaningOfLabel(processNamed('hiring'), '团队 聊天')).toEqual({
    means: 'unknown',
    stage: '团队_聊天',
  })
  for (const nothing of ['', ' – ', undefined])
    expect(meaningOfLabel(processNamed('hiring'), nothing)).toBeNull()
})

test('a stage is known by its own id and label in every process, so no unknown stage can take its name', () => {
  expect(normaliseLabel('Exit_Interview  scheduled')).toBe('exit interview scheduled')
  expect(placeOf('opening', 'Posted')).toBe('posted')
  expect(placeOf('post-interview', 'team_discussion')).toBe('team_discussion')
})
