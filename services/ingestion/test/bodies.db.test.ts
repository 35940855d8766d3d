import { deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applied, eventsStored, type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
beforeAll(async () => {
  ingestion = await openIngestion()
})
afterAll(() => ingestion.close())

const json = { 'content-type': 'application/json' }
const send = (payload: string | Buffer, headers: Record<string, string> = json) =>
  ingestion.send({ method: 'POST', url: '/v1/events', payload, headers })

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
])('%s is undone', async (encoding, compress) => {
  const reply = await send(compress(JSON.stringify(applied(`enc-${encoding}`))), {
    ...json,
    'content-encoding': encoding,
  })
  expect(reply.json()).toMatchObject({ accepted: 1 })
})

test.each<[string, string | Buffer, Record<string, string>, number, string]>([
  ['an empty array', '[]', json, 400, 'no_events'],
  ['an empty body', '', json, 400, 'malformed_json'],
  ['no body at all', '', { 'content-type': 'application/x-ndjson' }, 400, 'no_events'],
  ['cut JSON', '{"type":"appl', json, 400, 'malformed_json'],
  ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22]), json, 400, 'malformed_json'],
  ['another content type', 'a,b', { 'content-type': 'text/csv' }, 415, 'unsupported_media_type'],
  ['an encoding nobody knows', '{}', { ...json, 'content-encoding': 'br' }, 415, 'unsupported_encoding'],
  ['a body that is not gzip', '{}', { ...json, 'content-encoding': 'gzip' }, 400, 'malformed_encoding'],
  [
    'gzip cut short',
    gzipSync(JSON.stringify(applied('x'))).subarray(0, 20),
    { ...json, 'content-encoding': 'gzip' },
    400,
    'body_cut_short',
  ],
  ['a body too large', `[${'7,'.repeat(6_000_000)}7]`, json, 413, 'body_too_large'],
  [
    'a small body that inflates to a large one',
    gzipSync(Buffer.alloc(30_000_000, 0x20)),
    { ...json, 'content-encoding': 'gzip' },
    413,
    'body_too_large',
  ],
])('%s', async (_name, payload, headers, status, code) => {
  const before = await eventsStored(ingestion)
  const reply = await send(payload, headers)
  expect([reply.statusCode, reply.json().code]).toEqual([status, code])
  expect(await eventsStored(ingestion)).toBe(before)
})

test('malformed JSON is located', async () => {
  expect((await send('[\n  {"type": }\n]')).json().detail).toBe(
    'The body stops being JSON at line 2, column 12.',
  )
})
