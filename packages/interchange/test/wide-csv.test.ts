import { describe, expect, test } from 'vitest'
import { factsOf, read } from './reading.ts'

const header = 'Company,Date Applied,Date of first response,Date Interview,date_outcome,Offer,Status'
/** What one row of a tracker tells; an application on 2025-01-10 stands first and is left out. */
const tell = async (cells: string) => {
  const told = await read(`${header}\nAcme,2025-01-10,${cells}\n`)
  return { facts: factsOf(told)[0]?.slice(1), rules: told.findings.map(({ rule }) => rule) }
}

describe('a status and its date', () => {
  test.each([
    ['a rejection on the day of the outcome', ',,2025-02-01,,Rejected', ['candidate_rejected 2025-02-01']],
    ['a rejection that was the first response', '2025-01-20,,,,Rejected', ['candidate_rejected 2025-01-20']],
    [
      'a response and a later rejection',
      '2025-01-20,,2025-02-01,,Rejected',
      ['candidate_rejected 2025-02-01', 'employer_responded 2025-01-20'],
    ],
    ['a response that is the outcome', '2025-02-01,,2025-02-01,,Rejected', ['candidate_rejected 2025-02-01']],
    [
      'a position closed',
      '2025-01-20,,,,Position Closed',
      ['journey_closed 2025-01-20 {"reason":"position_closed"}'],
    ],
    [
      'a withdrawal after a response',
      '2025-01-20,,2025-01-25,,Withdrew',
      ['candidate_withdrew 2025-01-25', 'employer_responded 2025-01-20'],
    ],
    [
      'an invitation that was the first response',
      '2025-01-20,,,,Interview',
      ['interview_scheduled 2025-01-20'],
    ],
    [
      'an interview with its invitation',
      '2025-01-20,2025-01-25,,,Interview',
      ['interview_held 2025-01-25', 'interview_scheduled 2025-01-20'],
    ],
    ['an interview on its own day', ',2025-01-25,,,', ['interview_held 2025-01-25']],
    ['an offer on its own day', ',,,2025-03-01,Offer', ['offer_presented 2025-03-01']],
    [
      'an offer accepted on the day of the outcome',
      ',,2025-03-01,,Accepted offer',
      ['offer_accepted 2025-03-01'],
    ],
    [
      'a first interview by its Chinese name',
      ',,2025-02-01,,一面',
      ['interview_scheduled 2025-02-01 {"round":1}'],
    ],
    ['a word of unknown content', '2025-01-20,,,,', ['employer_responded 2025-01-20']],
    ['silence', ',,,,Ghosted', []],
    ['the day someone gave up on an answer', ',,2025-05-01,,No response', []],
    ['a response however silent it is called', '2025-01-20,,,,Ghosted', ['employer_responded 2025-01-20']],
    ['an invitation is said once', '2025-01-20,,2025-01-20,,Interview', ['interview_scheduled 2025-01-20']],
    [
      'a rejection that came after the interview',
      '2025-01-20,2025-01-15,,,Rejected',
      ['interview_held 2025-01-15', 'candidate_rejected 2025-01-20'],
    ],
    ['an outcome nobody names', ',,2025-02-01,,', ['employer_responded 2025-02-01']],
    ['a status alone', ',,,,Interview', ['interview_scheduled unknown']],
    ['a yes where a date was asked for', ',yes,,,', ['interview_held unknown']],
    ['a no where a date was asked for', ',No,,no,', []],
  ])('%s', async (_, cells, facts) => {
    expect(await tell(cells)).toEqual({ facts, rules: [] })
  })
})

describe('days that are not known', () => {
  test('an undated ending is kept without a day, and found', async () => {
    expect(await tell(',,,,Rejected')).toEqual({
      facts: ['candidate_rejected unknown'],
      rules: ['undated_end'],
    })
  })
  test('the ending after an interview does not take the day of the invitation', async () => {
    expect(await tell('2025-01-20,2025-01-25,,,Inter + Rejec')).toEqual({
      facts: ['interview_held 2025-01-25', 'interview_scheduled 2025-01-20', 'candidate_rejected unknown'],
      rules: ['undated_end'],
    })
  })
  test('before a day lies between the application and the day before it', async () => {
    expect(await tell(',,Before 2025-01-24,,Rejected')).toEqual({
      facts: ['candidate_rejected 2025-01-10..2025-01-23'],
      rules: [],
    })
  })
  test('before the day after the application is the day of the application', async () => {
    expect((await tell(',,Before 2025-01-11,,Rejected')).facts).toEqual(['candidate_rejected 2025-01-10'])
    expect(await tell(',,Before 2025-01-05,,Rejected')).toEqual({
      facts: ['candidate_rejected unknown'],
      rules: ['undated_end'],
    })
  })
  test('an application without a day is kept and found', async () => {
    const told = await read(`${header}\nAcme,,,,,,Ghosted\nB,2025-01-01,,,,,\n`)
    expect(factsOf(told)[0]).toEqual(['application_submitted unknown'])
    expect(told.findings).toMatchObject([{ row: 2, rule: 'undated_application' }])
  })
  test('an interview to come is scheduled, and any other day to come is not known', async () => {
    expect(await tell(',2026-12-24,,,')).toEqual({
      facts: ['interview_scheduled unknown {"scheduled_for":"2026-12-24"}'],
      rules: [],
    })
    expect(await tell(',,,2026-12-24,')).toEqual({
      facts: ['offer_presented unknown'],
      rules: ['future_day'],
    })
  })
})

const posted = (day: string) => `Company,Date Applied,Date Posted\nA,2025-01-10,${day}\nB,2025-06-01,\n`

const rulesOfPosting = async (day: string) => (await read(posted(day))).findings.map(({ rule }) => rule)

describe('what is odd is found and kept', () => {
  test('a milestone before the application', async () => {
    expect(await tell(',2024-12-01,,,')).toEqual({
      facts: ['interview_held 2024-12-01'],
      rules: ['before_application'],
    })
  })
  test('a first answer after more than a year, not after a year', async () => {
    expect((await tell(',2026-01-11,,,')).rules).toEqual(['year?'])
    expect((await tell(',2026-01-10,,,')).rules).toEqual([])
    expect((await tell('2025-01-20,2026-03-11,,,')).rules).toEqual([])
  })
  test('an unknown status, without its word', async () => {
    const told = await read(`${header}\nAcme,2025-01-10,,,,,Talked to Bob\n`)
    expect(told.findings).toMatchObject([
      { row: 2, column: 'Status', rule: 'unknown_status', refused: false },
    ])
  })
  test('postings after the submission, and in an impossible year', async () => {
    expect(await rulesOfPosting('2025-01-10')).toEqual([])
    expect(await rulesOfPosting('2025-01-11')).toEqual(['posted_after_submission'])
    expect(await rulesOfPosting('2026-01-11')).toEqual(['year?'])
    expect(await rulesOfPosting('2015-01-11')).toEqual(['year?'])
    expect(await rulesOfPosting('soon')).toEqual(['unreadable_day'])
  })
})

describe('rows that are no journeys', () => {
  test('never applied is told by word or by an empty row of intentions, and refused is none of it', async () => {
    const told = await read(
      `${header}\nA,,,,,,Need to apply\nB,,,,,,\nC,no,,,,,\n,,,,,,\nD,2025-01-10,,,,,\n`,
    )
    expect(told.rows.map(({ row }) => row)).toEqual([6])
    expect(told.findings.map(({ row, rule, refused }) => [row, rule, refused])).toEqual(
      [2, 3, 4].map((row) => [row, 'never_applied', false]),
    )
  })
  test('a date nobody can read refuses the row: its wait would be taken for silence', async () => {
    const told = await read(
      `${header}\nA,2025-01-10,sometime in May,,,,\nB,last week,,,,,\nC,2025-01-10,,,,,\n`,
    )
    expect(told.rows.map(({ row }) => row)).toEqual([4])
    expect(told.findings).toMatchObject([
      { row: 2, column: 'Date of first response', rule: 'unreadable_day', refused: true },
      { row: 3, column: 'Date Applied', rule: 'unreadable_day', refused: true },
    ])
  })
  test('an application in the future refuses the row', async () => {
    const told = await read(`${header}\nA,2026-12-01,,,,,\nB,2026-11-21,,,,,\n`)
    expect(told.findings).toMatchObject([{ row: 2, rule: 'future_day', refused: true }])
  })
})
