import { expect, test } from 'vitest'
import { goldenTests, readRecords, toldFacts, toldFindings } from './reading-ats.ts'

goldenTests('workable', 'workable.json')

const activity = (action: string, day: string, more: object = {}) => ({
  action,
  stage_name: 'Sourced',
  created_at: `${day}T12:00:00Z`,
  ...more,
})
const candidate = (...activities: object[]) => ({ id: 'w1', created_at: '2026-03-02T12:00:00Z', activities })
const facts = async (record: unknown) =>
  toldFacts(await readRecords('workable', record)).map((fact) =>
    fact.slice('workable:w1 '.length).replace('T12:00:00.000Z', ''),
  )

test('only a move names where it leads', async () => {
  const told = await readRecords(
    'workable',
    candidate(
      activity('moved', '2026-03-05', { target_stage: 'Onsite' }),
      activity('moved', '2026-03-06'),
      activity('rating', '2026-03-07'),
    ),
  )
  expect(toldFacts(told)).toEqual([
    'workable:w1 application_submitted 2026-03-02T12:00:00.000Z',
    'workable:w1 stage_entered 2026-03-05T12:00:00.000Z {"stage":"Onsite"}',
  ])
  expect(toldFindings(told)).toEqual(['unknown_record /activities/1/target_stage'])
})

test('a body is dropped, whatever it says', async () => {
  const told = await readRecords(
    'workable',
    candidate(activity('applied', '2026-03-02', { body: 'moved to Offer by Redacted' })),
  )
  expect(JSON.stringify(told.items)).not.toMatch(/Redacted|Offer/)
})

test('a disqualification that is reverted reopens the journey on that day', async () => {
  const record = candidate(activity('disqualified', '2026-03-05'), activity('reverted', '2026-03-08'))
  expect((await facts(record)).slice(1)).toEqual([
    'candidate_rejected 2026-03-05',
    'journey_reopened 2026-03-08',
  ])
})

test('who withdrew was not rejected, and who was sourced has not applied', async () => {
  const record = candidate(activity('sourced', '2026-03-02'), activity('disqualified', '2026-03-05'))
  expect(await facts({ ...record, withdrew: true })).toEqual(['candidate_withdrew 2026-03-05'])
})

test('activities that name their candidate need no candidate around them', async () => {
  const record = [activity('applied', '2026-03-02', { candidate: { id: 'w1', name: 'Redacted Person' } })]
  expect(await facts(record)).toEqual(['application_submitted 2026-03-02'])
})
