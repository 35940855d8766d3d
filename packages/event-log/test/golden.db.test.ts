import { readFileSync } from 'node:fs'
import { currentSchemaVersion, eventTypes, type Fact, writtenByTheLog } from '@hearback/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { readBucket } from '../src/index.ts'

type Golden = { row: { type: string; body: object } & Record<string, unknown>; fact: Fact }

const goldenOf = (version: number): Golden[] =>
  JSON.parse(readFileSync(new URL(`fixtures/golden/v${version}.json`, import.meta.url), 'utf8'))

const versions = Array.from({ length: currentSchemaVersion + 1 }, (_, version) => version)

let database: Awaited<ReturnType<typeof freshDatabase>>
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

/** Puts rows into the table as the code of their version left them. */
const store = async (bucket: number, golden: readonly Golden[]) => {
  for (const [index, { row }] of golden.entries()) {
    const names = Object.keys(row)
    await database.pool.query(
      `INSERT INTO log.event (bucket, position, ${names.join(', ')})
       VALUES ($1, $2, ${names.map((_, column) => `$${column + 3}`).join(', ')})`,
      [bucket, index + 1, ...Object.values(row)],
    )
  }
}

test.each(versions)('events written with schema version %i are read as today’s facts', async (version) => {
  const golden = goldenOf(version)
  await store(version, golden)
  const events = await readBucket(database.pool, version, 0n, golden.length)
  for (const [index, event] of events.entries()) {
    expect(event).toEqual({
      tombstone: false,
      bucket: version,
      position: BigInt(index + 1),
      workspaceId: 7,
      journeyId: golden[index]?.row['journey_id'],
      schemaVersion: version,
      fact: golden[index]?.fact,
    })
  }
  expect(events).toHaveLength(golden.length)
})

test.each(versions)('every type of the catalogue has a golden event of version %i', (version) => {
  const wanted = eventTypes.filter((type) => !writtenByTheLog.has(type))
  expect(new Set(goldenOf(version).map(({ fact }) => fact.type))).toEqual(new Set(wanted))
})

test('a session in another time zone and date style reads the same facts', async () => {
  const golden = goldenOf(currentSchemaVersion)
  const bucket = 40
  await store(bucket, golden)
  const client = await database.pool.connect()
  try {
    await client.query(`SET TimeZone = 'Asia/Kathmandu'; SET DateStyle = 'SQL, DMY'`)
    const events = await readBucket(client, bucket, 0n, 100)
    expect(events.map((event) => (event.tombstone ? null : event.fact))).toEqual(
      golden.map(({ fact }) => fact),
    )
  } finally {
    client.release(true)
  }
})
