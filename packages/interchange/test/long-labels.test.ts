import { expect, test } from 'vitest'
import { brief, observedOf, read } from './reading.ts'

const facts = async (file: string): Promise<string[]> =>
  (await read(file)).events
    .filter(({ type }) => type !== 'journey_observed')
    .map((event) => `${event.journey_id} ${brief(event)}`)

const told = [
  '1 application_submitted 2025-01-05',
  '1 stage_entered 2025-01-10 {"stage":"Phone Screen"}',
  '1 candidate_rejected 2025-01-20',
]

test.each([
  ['candidate_id,stage,date\n1,Applied,2025-01-05\n1,Phone Screen,2025-01-10\n1,Rejected,2025-01-20\n'],
  [
    'application_id,from_stage,to_stage,changed_at\n1,,Applied,2025-01-05 09:30\n1,Applied,Phone Screen,2025-01-10\n1,Phone Screen,Rejected,2025-01-20\n',
  ],
  [
    'case:concept:name,concept:name,time:timestamp\n1,Applied,2025-01-05\n1,Phone Screen,2025-01-10\n1,candidate_rejected,2025-01-20\n',
  ],
  [
    'applicant_id,status,status_date\n1,Applied,2025-01-05\n1,Phone Screen,2025-01-10\n1,Rejected,2025-01-20\n',
  ],
  ['Case ID;Activity;Timestamp\n1;Applied;05.01.2025\n1;Phone Screen;10.01.2025\n1;Rejected;20.01.2025\n'],
])('one journey under other names of columns: %s', async (file) => {
  expect(await facts(file)).toEqual(told)
})

test('the first application is the application, a later one is a move back', async () => {
  expect(
    await facts('candidate_id,stage,date\n1,Applied,2025-01-05\n1,Onsite,2025-01-10\n1,Applied,2025-01-20\n'),
  ).toEqual([
    '1 application_submitted 2025-01-05',
    '1 stage_entered 2025-01-10 {"stage":"Onsite"}',
    '1 stage_entered 2025-01-20 {"stage":"Applied"}',
  ])
})

test('silence is no event, is found, and shows how far the journey was watched', async () => {
  const read_ = await read('candidate_id,stage,date\n1,Applied,2025-01-05\n1,Ghosted,2025-03-01\n')
  expect(read_.findings).toMatchObject([{ row: 3, rule: 'silence', refused: false }])
  expect(observedOf(read_.events)).toMatchObject({ through: '2025-03-01' })
})

test('a tracker with an id, a stage and a date is a tracker', async () => {
  const read_ = await read('ID,Company,Position,Date,Stage\n1,A,E,2025-01-05,Rejected\n')
  expect(read_.guesses).toContainEqual(expect.objectContaining({ setting: 'format', value: 'csv-wide' }))
})
