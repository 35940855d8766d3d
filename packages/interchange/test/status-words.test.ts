import { describe, expect, test } from 'vitest'
import { type StatusMeaning, statusWords } from '../src/csv/status-table.ts'
import { isFinalLabel, readStatus } from '../src/csv/status-words.ts'
import { factsOf, read } from './reading.ts'

const meaningsOf = (text: string): StatusMeaning[] | undefined =>
  readStatus(text)?.map(({ meaning }) => meaning)

test('every word of the table has the meaning it stands under', () => {
  // The keys of the table are the meanings; Object.entries forgets them.
  for (const [meaning, words] of Object.entries(statusWords) as [StatusMeaning, readonly string[]][])
    for (const word of words) expect([word, meaningsOf(word)]).toEqual([word, [meaning]])
})

test.each([
  ['Rejected', ['rejected']],
  ['Not Selected', ['rejected']],
  ['Ghosted', ['silent']],
  ['No Response', ['silent']],
  ['No response to application', ['silent']],
  ['Withdrew', ['withdrew']],
  ['Position Closed', ['closed']],
  ['Position Removed', ['closed']],
  ['Offer Extended', ['offer']],
  ['Declined offer', ['declined']],
  ['Interview', ['interview']],
  ['Inter + Rejec', ['interview', 'rejected']],
  ['Interview / Ghosted', ['interview', 'silent']],
  ["Didn't apply", ['never_applied']],
  ['Didn’t apply before application closed', ['never_applied']],
  ['一面', ['interview_1']],
  ['  REJECTED!! ', ['rejected']],
  ['absage', ['rejected']],
  ['0.5', []],
] satisfies [string, StatusMeaning[]][])('%s', (text, meanings) => {
  expect(meaningsOf(text)).toEqual(meanings)
})

test.each(['Rejected by Bob', 'maybe', 'Interview + Bob', 'constructor'])('%s is not known', (text) => {
  expect(readStatus(text)).toBeNull()
})

test('silence is not an event', () => {
  expect(readStatus('Ghosted')?.[0]?.event).toBeNull()
})

test('a label that is itself an ending needs no second one', () => {
  expect(['Rejected', 'Hired', 'Phone Screen', 'Applied', 'Archived somehow'].map(isFinalLabel)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

const tracker = (status: string) => `Company,Date Applied,Status\nAcme,2026-03-02,${status}\n`

describe('statuses by the labels of the workspace', () => {
  const labels = {
    'in the waiting room': 'screening',
    'team day': 'interviewing',
    'with the board': 'deliberation',
    'on its way': 'applied',
    'letter out': 'offer',
    'in the boat': 'hired',
    'no response': 'recruiter_contact',
  }
  test.each([
    ['In the waiting room', ['interview_scheduled unknown {"kind":"screening"}']],
    ['Team day', ['interview_scheduled unknown']],
    ['With the board', ['interview_scheduled unknown']],
    ['On its way', []],
    ['Letter out', ['offer_presented unknown']],
    ['In the BOAT!', ['offer_accepted unknown']],
    ['No response', ['employer_responded unknown']],
    ['Letter out 3/20/2026', ['offer_presented 2026-03-20']],
  ])('%s', async (status, facts) => {
    const told = await read(tracker(status), { labels })
    expect(factsOf(told)).toEqual([['application_submitted 2026-03-02', ...facts]])
    expect(told.findings.map(({ rule }) => rule)).not.toContain('unknown_status')
  })
  test('without them the same words are unknown', async () => {
    const told = await read(tracker('Team day'))
    expect(told.findings.map(({ rule }) => rule)).toEqual(['unknown_status'])
  })
})
