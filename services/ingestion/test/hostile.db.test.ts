import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFile } from './import-file.ts'
import { applied, eventsStored, type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
beforeAll(async () => {
  ingestion = await openIngestion()
})
afterAll(() => ingestion.close())

const json = { 'content-type': 'application/json' }

test('a name of a file that cannot be stored as it is does not break the import', async () => {
  const event = { ...applied('zero'), 'a\u0000b': 1, 'c\ud800': 2 }
  const job = await importFile(ingestion, `${JSON.stringify(event)}\n`)
  expect(job).toMatchObject({ state: 'done', counts: { refused: 0 }, dropped: ['a\ufffdb', 'c\ufffd'] })
})

test('the label of a key holds no control characters', async () => {
  const payload = { label: 'a\u0000b', scopes: ['query'] }
  const reply = await ingestion.send({ method: 'POST', url: '/v1/keys', payload })
  expect([reply.statusCode, reply.json().errors[0].pointer]).toEqual([400, '/label'])
})

test('an array of too many events is refused before they are looked at', async () => {
  const reply = await ingestion.send({
    method: 'POST',
    url: '/v1/events',
    payload: `[${'0,'.repeat(100_000)}0]`,
    headers: json,
  })
  expect([reply.statusCode, reply.json().code]).toEqual([413, 'too_many_events'])
})

test('the faults of a large array are counted all and listed up to a thousand', async () => {
  const reply = await ingestion.post(Array.from({ length: 5_000 }, () => 0))
  expect(reply.json().errors).toHaveLength(1_000)
  expect(reply.json().detail).toBe('5000 of 5000 events are not valid; nothing was stored.')
})

test('a large array lets others have their turn', async () => {
  let turns = 0
  let counting = true
  const count = (): void => {
    turns += 1
    if (counting) setImmediate(count)
  }
  setImmediate(count)
  await ingestion.post(Array.from({ length: 50_000 }, () => 0))
  counting = false
  expect(turns).toBeGreaterThan(45)
})

test('a field called __proto__ is a name nobody knows', async () => {
  const before = await eventsStored(ingestion)
  const payload = `{"journey_id":"p","type":"application_submitted","occurred_at":"2026-03-01",
    "__proto__":{"employer":"E"},"detail":{"__proto__":{"x":1}},"attributes":{"constructor":"c"}}`
  const reply = await ingestion.send({ method: 'POST', url: '/v1/events', payload, headers: json })
  expect(reply.json().dropped.toSorted()).toEqual(['__proto__', 'attributes.constructor', 'detail.__proto__'])
  expect((await eventsStored(ingestion)) - before).toBe(1)
})

test('an erased journey is in no sample of a dry run any more, and its pseudonym is nobody’s', async () => {
  const stored = await ingestion.post(applied('erased', '2026-03-01', { employer: 'Zebrawood' }), '?verbose')
  const journeyId = stored.json().events[0].journey_id
  const later = { ...applied(journeyId, '2026-03-02'), type: 'interview_held' }
  expect((await ingestion.post(later)).json()).toMatchObject({ accepted: 1 })
  const line = JSON.stringify(applied('erased', '2026-03-01', { employer: 'Zebrawood' }))
  const job = await importFile(ingestion, `${line}\n`, { query: '?dry_run=true' })
  expect(JSON.stringify(job.sample)).toContain('Zebrawood')
  await ingestion.send({ method: 'DELETE', url: `/v1/journeys/${journeyId}` })
  const shown = await ingestion.send({ url: `/v1/imports/${job.id}` })
  expect(shown.json().sample).toEqual([])
  expect((await ingestion.post({ ...later, occurred_at: '2026-03-03' })).json()).toMatchObject({
    code: 'invalid_events',
  })
})
