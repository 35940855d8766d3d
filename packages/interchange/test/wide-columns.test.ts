import { describe, expect, test } from 'vitest'
import { brief, factsOf, observedOf, read } from './reading.ts'

const header = 'Company,Date Applied,Date of first response,Date Interview,date_outcome,Offer,Status'

describe('what was observed', () => {
  test('through the day a column says the file was current', async () => {
    const told = await read(
      'Company,Applied,Current Date\nA,2025-01-10,2025-03-01 10:00\nB,2025-01-11,2025-03-02 10:00\n',
    )
    expect(observedOf(told.events)).toEqual({ from: null, through: '2025-03-02', inclusion: 'full_export' })
    expect(told.guesses).toContainEqual({
      kind: 'guess',
      setting: 'observed_through',
      value: '2025-03-02',
      reason: 'the latest day in the column "Current Date"',
    })
  })
  test('else through the latest plausible fact: no deadline, no mistyped year, nothing to come', async () => {
    const told = await read(
      'Company,Applied,Interview,Deadline\nA,2025-01-10,2025-02-01,2025-12-31\nB,2025-01-11,2026-02-01,\nC,2025-01-11,2027-01-01,\n',
    )
    expect(told.guesses).toMatchObject([
      { setting: 'format' },
      { setting: 'observed_through', value: '2025-02-01' },
      { setting: 'inclusion', value: 'full_export' },
    ])
  })
  test('what was given is not guessed', async () => {
    const told = await read(`${header}\nAcme,2025-01-10,,,,,\n`, {
      observedThrough: '2025-05-05',
      observedFrom: '2025-01-01',
      inclusion: 'prospective',
    })
    expect(observedOf(told.events)).toEqual({
      from: '2025-01-01',
      through: '2025-05-05',
      inclusion: 'prospective',
    })
    expect(told.guesses.map(({ setting }) => setting)).toEqual(['format'])
  })
})

describe('columns', () => {
  test('attributes come from the allow-list alone; what nobody knows is dropped once by name', async () => {
    const told = await read(
      'Company,Job Title,Location,Remote,Application site,Job Level,Team Colour,Salary,Applied\nAcme,Painter,Oslo,y,Indeed,Junior,blue,"1,000",2025-01-10\nB,,,n,-,N/A,,,2025-01-11\n',
      { dimensions: new Set(['team_colour']) },
    )
    expect(told.rows.map(({ events }) => events[0]?.attributes)).toEqual([
      {
        employer: 'Acme',
        region: 'Oslo',
        work_mode: 'remote',
        source: 'Indeed',
        level: 'Junior',
        team_colour: 'blue',
      },
      { employer: 'B', work_mode: 'not_remote' },
    ])
    expect(told.dropped).toEqual(['Salary'])
    expect(JSON.stringify(told.items)).not.toMatch(/Painter|1,000/)
  })
  test('several interviews are several facts, in their rounds', async () => {
    const told = await read(
      'Company,Applied,Phone screen,1st interview,2nd interview\nA,2025-01-10,2025-01-12,2025-01-20,2025-01-30\n',
    )
    expect(factsOf(told)[0]?.slice(1)).toEqual([
      'interview_held 2025-01-12 {"kind":"screening","channel":"phone"}',
      'interview_held 2025-01-20 {"round":1}',
      'interview_held 2025-01-30 {"round":2}',
    ])
  })
  test('a header that stands twice is found, and the first is read', async () => {
    const told = await read('Company,Applied,applied\nA,2025-01-10,2025-01-12\n')
    expect(factsOf(told)).toEqual([['application_submitted 2025-01-10']])
    expect(told.findings).toMatchObject([{ row: 1, column: 'applied', rule: 'duplicate_header' }])
  })
  test('a title above the header, semicolons, tabs, quotes and CRLF', async () => {
    const told = await read(
      'My search 2025;;\r\n;;\r\nCompany;Applied;Status\r\n"A; ""B""";2025-01-10;"Rejected"\r\n',
    )
    expect(told.rows[0]).toMatchObject({
      row: 4,
      events: [{ attributes: { employer: 'A; "B"' } }, { type: 'candidate_rejected' }, {}],
    })
    expect((await read('\ufeffApplied\tCompany\n2025-01-10\tA, B\n')).events[0]?.attributes).toEqual({
      employer: 'A, B',
    })
  })
  test('an attribute that is too long is left out and found', async () => {
    const told = await read(`Company,Applied\n${'x'.repeat(201)},2025-01-10\n`)
    expect(told.events[0]?.attributes).toBeUndefined()
    expect(told.findings).toMatchObject([
      { row: 2, column: 'Company', rule: 'attribute_too_long', refused: false },
    ])
  })
  test('a process asked for is the process of every event', async () => {
    const told = await read(`${header}\nAcme,2025-01-10,,,2025-02-01,,Rejected\n`, {
      process: 'it-interview',
    })
    expect(told.events.map(({ process }) => process)).toEqual([
      'it-interview',
      'it-interview',
      'it-interview',
    ])
    expect(brief(told.events[1] ?? { type: 'referred', journey_id: '' })).toBe(
      'candidate_rejected 2025-02-01',
    )
  })
})
