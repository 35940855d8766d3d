import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applied, eventsStored, type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
let address = ''
beforeAll(async () => {
  ingestion = await openIngestion()
  address = await ingestion.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => ingestion.close())

const open = (path: string, headers: Record<string, string>) =>
  request(`${address}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ingestion.acmeKey}`, ...headers },
  })

const lineOf = (index: number) =>
  `${JSON.stringify(applied(`s-${index % 500}`, '2026-03-01', { event_id: `${index}` }))}\n`
const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, offset) => lineOf(from + offset)).join('')

test('after a connection lost midway what was accepted stays, and the upload again adds the rest exactly once', async () => {
  const sending = open('/v1/events', { 'content-type': 'application/x-ndjson' })
  sending.on('error', () => undefined)
  sending.write(lines(0, 12_000))
  while ((await eventsStored(ingestion)) === 0) await pause(20)
  sending.destroy()
  const whole = await ingestion.send({
    method: 'POST',
    url: '/v1/events',
    payload: lines(0, 20_000),
    headers: { 'content-type': 'application/x-ndjson' },
  })
  const { accepted, duplicates } = whole.json()
  expect(whole.json()).toMatchObject({ conflicts: 0, refused: 0 })
  expect(accepted + duplicates).toBe(20_000)
  expect(duplicates).toBeGreaterThanOrEqual(10_000)
  expect(await eventsStored(ingestion)).toBe(20_000)
  const { rows } = await ingestion.database.pool.query(
    'SELECT count(DISTINCT event_id)::integer AS events FROM log.event',
  )
  expect(rows[0].events).toBe(20_000)
})

test('a sender slower than the log is stored while it sends', async () => {
  const before = await eventsStored(ingestion)
  const sending = open('/v1/events', { 'content-type': 'application/x-ndjson' })
  const replied = new Promise<number>((resolve) => {
    sending.on('response', (response) => resolve(response.statusCode ?? 0))
  })
  sending.write(lines(50_000, 61_000))
  while ((await eventsStored(ingestion)) - before < 5_000) await pause(20)
  sending.end(lines(61_000, 61_010))
  expect(await replied).toBe(200)
  expect((await eventsStored(ingestion)) - before).toBe(11_010)
})

test('a body that is refused midway is answered while it is still being sent', async () => {
  const sending = open('/v1/events', { 'content-type': 'application/json' })
  const replied = new Promise<number>((resolve, reject) => {
    sending.on('response', (response) => resolve(response.statusCode ?? 0))
    sending.on('error', reject)
  })
  sending.write(' '.repeat(11 * 1024 * 1024))
  expect(await replied).toBe(413)
  sending.end()
})

test('two uploads of the same events at once store each of them once', async () => {
  const before = await eventsStored(ingestion)
  const payload = lines(100_000, 108_000)
  const send = () =>
    ingestion.send({
      method: 'POST',
      url: '/v1/events',
      payload,
      headers: { 'content-type': 'application/x-ndjson' },
    })
  const replies = (await Promise.all([send(), send()])).map((reply) => reply.json())
  expect(replies[0].accepted + replies[1].accepted).toBe(8_000)
  expect(replies[0].duplicates + replies[1].duplicates).toBe(8_000)
  expect((await eventsStored(ingestion)) - before).toBe(8_000)
})
