import { expect, test } from 'vitest'
import { type StatusMeaning, statusWords } from '../src/csv/status-table.ts'
import { isFinalLabel, readStatus } from '../src/csv/status-words.ts'

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
