import { expect, test } from 'vitest'
import { goldenTests, readRecords, toldFacts, toldFindings } from './reading-ats.ts'

goldenTests('icims', 'icims.json')

const entry = (value: unknown, updatedDate: unknown) => ({ status: { id: 'D', value }, updatedDate })
const workflow = (...submittalstatuslog: object[]) => ({ id: 9, submittalstatuslog })
const facts = async (record: unknown) =>
  toldFacts(await readRecords('icims', record)).map((fact) => fact.slice('icims:9 '.length))

test('a log of the newest hundred is found, and takes nothing back that an earlier one had', async () => {
  const full = Array.from({ length: 100 }, (_, number) =>
    entry(`Step ${number % 3}`, `2026-03-${String((number % 28) + 1).padStart(2, '0')} 10:00 AM`),
  )
  const told = await readRecords('icims', workflow(...full))
  expect(toldFindings(told)[0]).toBe('partial_history /submittalstatuslog')
  expect(told.items.filter(({ kind }) => kind === 'journey')).toEqual([])
  const whole = await readRecords('icims', workflow(...full.slice(1)))
  expect(toldFindings(whole)).not.toContain('partial_history /submittalstatuslog')
  expect(whole.items.filter(({ kind }) => kind === 'journey')).toHaveLength(1)
})

test('a time without an offset is known by its day', async () => {
  expect(await facts(workflow(entry('Onsite', '2026-03-05 11:45 PM')))).toEqual([
    'stage_entered 2026-03-05 {"stage":"Onsite"}',
  ])
})

test.each([
  ['Rejected: Underqualified', 'candidate_rejected 2026-03-05'],
  ['Rejected: Position filled', 'journey_closed 2026-03-05 {"reason":"position_closed"}'],
  ['Withdrew: Other', 'candidate_withdrew 2026-03-05'],
  ['Hired', 'stage_entered 2026-03-05 {"stage":"Hired"}'],
])('%s', async (value, fact) => expect(await facts(workflow(entry(value, '2026-03-05')))).toEqual([fact]))

test('the value of a profile is a name and is dropped; submitted twice is applied once', async () => {
  const record = {
    ...workflow(entry('Submitted', '2026-03-06'), entry('Submitted', '2026-03-02')),
    associatedprofile: { value: 'Redacted Person' },
  }
  const told = await readRecords('icims', record)
  expect(toldFacts(told)[0]).toBe('icims:9 application_submitted 2026-03-02')
  expect(toldFacts(told).filter((fact) => fact.includes('application_submitted'))).toHaveLength(1)
  expect(told.dropped).toEqual(['associatedprofile'])
  expect(JSON.stringify(told.items)).not.toContain('Redacted')
})
