import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFile, octets, upload } from './import-file.ts'
import { eventsStored, type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
beforeAll(async () => {
  ingestion = await openIngestion()
})
afterAll(() => ingestion.close())

const golden = readFileSync(
  fileURLToPath(new URL('../../../packages/interchange/test/golden/xes.xes', import.meta.url)),
)
const mapping = JSON.stringify({
  activities: { Onsite: { type: 'interview_held', detail: { kind: 'onsite' } } },
})

const typesStored = async (): Promise<Record<string, number>> => {
  const { rows } = await ingestion.database.pool.query(
    'SELECT type, count(*)::integer AS events FROM log.event GROUP BY type',
  )
  return Object.fromEntries(rows.map(({ type, events }) => [type, events]))
}

const part = (name: string, content: string | Buffer, file = '') =>
  Buffer.concat([
    Buffer.from(`--x\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ])
const form = (...parts: Buffer[]) => Buffer.concat([...parts, Buffer.from('--x--\r\n')])
const formHeaders = { 'content-type': 'multipart/form-data; boundary=x' }
const file = '; filename="log.xes"'

describe('a log', () => {
  test('is recognised, packed or not, and a second time adds nothing', async () => {
    const job = await importFile(ingestion, gzipSync(golden))
    expect(job).toMatchObject({
      state: 'done',
      format: 'xes',
      rows: 3,
      counts: { journeys: 3, accepted: 13 },
    })
    const before = await eventsStored(ingestion)
    expect(await importFile(ingestion, golden)).toMatchObject({ counts: { accepted: 0, duplicates: 13 } })
    expect(await eventsStored(ingestion)).toBe(before)
  })

  test('stores none of the attributes of its traces', async () => {
    const { rows } = await ingestion.database.pool.query(
      "SELECT (to_jsonb(e) - 'bucket')::text AS line FROM log.event e",
    )
    expect(rows.map(({ line }) => line).join()).not.toMatch(/protected|Redacted|\b41\b/)
  })

  test('taken again by another mapping replaces what it told before, and nothing else', async () => {
    const { key } = await ingestion.workspace({ name: 'taken-again' })
    const query = `?mapping=${encodeURIComponent(mapping)}`
    const counts = async (payload: string | Buffer, how: string) =>
      (await importFile(ingestion, payload, { query: how, key })).counts
    const other = '{"type":"thank_you_sent","journey_id":"case-1","occurred_at":"2026-03-13"}\n'
    expect(await counts(golden, '')).toMatchObject({ accepted: 13, retracted: 0 })
    expect(await counts(other, '')).toMatchObject({ retracted: 0 })
    expect(await counts(golden, query)).toMatchObject({ accepted: 2, retracted: 1 })
    expect(await counts(golden, query)).toMatchObject({ accepted: 0, retracted: 0 })
    expect(await counts(golden, '')).toMatchObject({ accepted: 2, retracted: 1 })
    expect(await counts(golden, '')).toMatchObject({ accepted: 0, retracted: 0 })
  })

  test.each<[string, Buffer, string, Record<string, string>]>([
    ['as a parameter', golden, `?mapping=${encodeURIComponent(mapping)}`, octets],
    ['before the file', form(part('mapping', mapping), part('file', golden, file)), '', formHeaders],
    ['after the file', form(part('file', golden, file), part('mapping', mapping)), '', formHeaders],
  ])('takes a mapping %s', async (_, payload, query, headers) => {
    const { id, key } = await ingestion.workspace({
      name: `mapped-${query.length}-${payload.indexOf('mapping')}`,
    })
    expect(id).toBeGreaterThan(0)
    const before = await typesStored()
    await importFile(ingestion, payload, { query, headers, key })
    const after = await typesStored()
    expect((after['interview_held'] ?? 0) - (before['interview_held'] ?? 0)).toBe(1)
  })

  test.each<[string, Buffer, string, Record<string, string>]>([
    ['as a parameter', golden, `?mapping=${encodeURIComponent('{"Onsite":{"type":"dance"}}')}`, octets],
    [
      'in a form',
      form(part('file', golden, file), part('mapping', '{"Onsite":{"type":"dance"}}')),
      '',
      formHeaders,
    ],
  ])(
    'with a mapping that is not valid %s is not taken, and nothing is left of it',
    async (_, payload, query, headers) => {
      const reply = await upload(ingestion, payload, { query, headers })
      expect(reply.statusCode).toBe(400)
      expect(reply.json()).toMatchObject({
        code: 'invalid_mapping',
        errors: [{ parameter: 'mapping', pointer: '/Onsite/type' }],
      })
    },
  )

  test('that is cut off fails and stores nothing', async () => {
    const before = await eventsStored(ingestion)
    const { key } = await ingestion.workspace({ name: 'cut' })
    const job = await importFile(ingestion, golden.subarray(0, -30), { key })
    expect(job).toMatchObject({ state: 'failed', problem: { code: 'malformed' }, counts: { accepted: 0 } })
    expect(await eventsStored(ingestion)).toBe(before)
  })
})
