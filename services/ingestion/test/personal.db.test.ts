import { afterAll, beforeAll, expect, test } from 'vitest'
import { plantedValues } from '../../../packages/interchange/test/gate/planted.ts'
import { importFile } from './import-file.ts'
import { applied, eventsStored, type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
beforeAll(async () => {
  ingestion = await openIngestion()
})
afterAll(() => ingestion.close())

const planted = plantedValues(4, 100)
const places: readonly ((value: string, index: number) => object)[] = [
  (value) => applied(value),
  (value, index) => applied(`p${index}`, '2026-03-02', { event_id: value }),
  (value, index) => applied(`p${index}`, '2026-03-02', { employer: value }),
  (value, index) => applied(`p${index}`, '2026-03-02', { attributes: { team: value } }),
  (value, index) => ({
    type: 'stage_entered',
    journey_id: `p${index}`,
    occurred_at: '2026-03-02',
    stage: value,
  }),
]
const events = planted.map(({ value }, index) => places[index % places.length]?.(value, index))
const lines = events.map((event) => JSON.stringify(event)).join('\n')

/** All that the log, the imports, their findings and the logged lines say. */
const everythingKept = async (): Promise<string> => {
  const { pool } = ingestion.database
  const tables = ['log.event', 'ingestion.import', 'ingestion.import_finding']
  const dumps = await Promise.all(tables.map((table) => pool.query(`SELECT t::text AS line FROM ${table} t`)))
  return [...dumps.flatMap(({ rows }) => rows.map(({ line }) => line)), ...ingestion.lines].join('\n')
}

const ndjson = { 'content-type': 'application/x-ndjson' }

test('planted personal data is refused by NDJSON, told by line, pointer and rule, and kept nowhere', async () => {
  const reply = await ingestion.send({
    method: 'POST',
    url: '/v1/events',
    payload: `${JSON.stringify(applied('good'))}\n${lines}`,
    headers: ndjson,
  })
  const { accepted, refused, errors } = reply.json()
  expect(refused).toBeGreaterThanOrEqual(Math.ceil(planted.length * 0.99))
  expect(accepted + refused).toBe(planted.length + 1)
  expect(errors[0]).toEqual({
    line: 2,
    pointer: '/journey_id',
    rule: planted[0]?.kind,
    message: expect.stringMatching(/^looks like/),
  })
})

test('an array with personal data is refused whole', async () => {
  const before = await eventsStored(ingestion)
  const reply = await ingestion.post([applied('fine'), applied('x', '2026-03-02', { source: 'Jane Doe' })])
  expect(reply.statusCode).toBe(400)
  expect(reply.json().errors).toMatchObject([{ pointer: '/1/source', rule: 'pii_name' }])
  expect(await eventsStored(ingestion)).toBe(before)
})

test('a file of events keeps its good rows and reports the others by row, column and rule', async () => {
  const job = await importFile(ingestion, lines, { query: '?format=ndjson' })
  expect(job.counts.refused).toBeGreaterThanOrEqual(Math.ceil(planted.length * 0.99))
  expect(job.findings[0]).toMatchObject({
    row: 1,
    column: '/journey_id',
    rule: planted[0]?.kind,
    refused: true,
  })
})

test('a tracker loses the row with personal data and no other; a column nobody knows is dropped, once, by name', async () => {
  const rows = [
    'Company,Date Applied,Status,Source,Interviewer Mail',
    'Johnson & Johnson,2026-01-05,Rejected,LinkedIn,a.b@example.com',
    'Birch,2026-01-06,Rejected,Referral from Jane Doe,c.d@example.com',
    'Morgan Stanley,2026-01-07,Rejected,Indeed,',
  ]
  const job = await importFile(ingestion, rows.join('\n'), { query: '?observed_through=2026-03-01' })
  expect(job.counts).toMatchObject({ refused: 1 })
  expect(job.findings.filter(({ refused }: { refused: boolean }) => refused)).toMatchObject([
    { row: 3, column: 'Source', rule: 'pii_name' },
  ])
  expect(job.dropped).toEqual(['Interviewer Mail'])
})

test('no table and no logged line holds any of it', async () => {
  const kept = await everythingKept()
  expect(kept).toContain('pii_email')
  const values = [...planted.map(({ value }) => value.trim()), 'Jane Doe', 'c.d@example.com']
  expect(values.filter((value) => kept.includes(value)).length).toBeLessThanOrEqual(planted.length / 100)
})
