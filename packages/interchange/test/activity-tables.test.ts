import { expect, test } from 'vitest'
import { readMapping } from '../src/index.ts'
import { brief, options, read } from './reading.ts'

const facts = async (file: string, given?: unknown): Promise<string[]> => {
  const mapped = given === undefined ? null : readMapping(given, options)
  if (mapped !== null && 'faults' in mapped) throw new Error(JSON.stringify(mapped.faults))
  return (await read(file, mapped ?? {})).events
    .filter(({ type }) => type !== 'journey_observed')
    .map((event) => `${event.journey_id} ${brief(event)}`)
}

const table = `case:concept:name,concept:name,time:timestamp,lifecycle:transition,kind
1,Hand In Job Application,2025-01-05,complete,
1,Frontend Interview,2025-01-09,start,
1,Frontend Interview,2025-01-10,COMPLETE,
1,interview_held,2025-01-12,,panel
1,Print letter,2025-01-13,complete,
`

test('activities of a table are known by their names, and count when they are complete', async () => {
  expect(await facts(table)).toEqual([
    '1 application_submitted 2025-01-05',
    '1 interview_held 2025-01-10 {"kind":"technical"}',
    '1 interview_held 2025-01-12 {"kind":"panel"}',
    '1 stage_entered 2025-01-13 {"stage":"Print letter"}',
  ])
})

test('or by a mapping, which may pass them over; each such row is a finding', async () => {
  const given = {
    'Frontend Interview': { type: 'interview_held', detail: { kind: 'assessment' } },
    'print letter': null,
  }
  expect((await facts(table, given)).slice(1)).toEqual([
    '1 interview_held 2025-01-10 {"kind":"assessment"}',
    '1 interview_held 2025-01-12 {"kind":"panel"}',
  ])
  const mapped = readMapping(given, options)
  const told = await read(table, 'mapping' in mapped ? mapped : {})
  expect(told.findings.map(({ row, rule, refused }) => [row, rule, refused])).toEqual([
    [3, 'passed_over', false],
    [6, 'passed_over', false],
  ])
})
