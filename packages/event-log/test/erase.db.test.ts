import { type Connection, connect } from '@hearback/database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bucketOf, erasedJourneys, eraseJourney, heads, journeyEvents, readBucket } from '../src/index.ts'
import { eventNamed, journeyNumber, newEvent } from './journeys.ts'
import { assertHeads, buckets, now, openLog, type TestLog } from './log.ts'

let log: TestLog
let eraser: Connection
beforeAll(async () => {
  log = await openLog()
  eraser = connect({ url: log.url, role: 'hearback_eraser', max: 3, onError: () => undefined })
})
afterAll(async () => {
  await eraser.close()
  await log.close()
})

const journey = journeyNumber(1)
const bucket = bucketOf(journey, buckets)
/** Another journey of the same bucket. */
const neighbour =
  [...Array(10_000).keys()].find(
    (number) => number > 1 && bucketOf(journeyNumber(number), buckets) === bucket,
  ) ?? 0

const erase = (journeyId = journey) =>
  eraser.db.transaction().execute((trx) => eraseJourney(trx, { bucket, journeyId, now }))

/** Everything every row of the log holds, as texts. */
const wholeLog = async (): Promise<string[]> =>
  (await log.pool.query('SELECT event::text AS content FROM log.event')).rows.map(({ content }) => content)

const secret = (name: string, day: number) =>
  newEvent(1, name, {
    day,
    precision: 'between',
    latestDay: day + 1,
    process: 'exit-interview',
    detail: { step: 'left the building' },
    attributes: { employer: 'Initech', region: 'Mars' },
    contributor: eventNamed('contributor'),
    by: 'interviewer',
  })

test('after an erasure no column of the log holds anything of the journey', async () => {
  await log.writer.append([secret('a', 12_345), newEvent(neighbour, 'stays'), secret('b', 12_350)])
  const traces = [journey, eventNamed('a'), eventNamed('b'), eventNamed('contributor')]
    .map((hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'))
    .concat('Initech', 'Mars', 'building', '2003-10-', 'interviewer', 'exit-interview')
  const before = (await wholeLog()).join('\n')
  for (const trace of traces) expect(before).toContain(trace)
  expect(await erase()).toEqual({ erased: 2, position: 4n })
  const after = (await wholeLog()).join('\n')
  for (const trace of traces) expect(after).not.toContain(trace)
  expect((await wholeLog()).filter((row) => /^\(\d+,\d+,+\)$/.test(row))).toHaveLength(2)
  await assertHeads(log.pool)
})

test('followers find tombstones and a note that names no journey, and the neighbours untouched', async () => {
  const events = await readBucket(log.pool, bucket, 0n, 100)
  expect(events.map((event) => (event.tombstone ? event : event.journeyId))).toEqual([
    { tombstone: true, bucket, position: 1n, erasure: null },
    journeyNumber(neighbour),
    { tombstone: true, bucket, position: 3n, erasure: null },
    { tombstone: true, bucket, position: 4n, erasure: { workspaceId: 1, recordedAt: now } },
  ])
  expect(await journeyEvents(log.pool, bucket, journey)).toEqual([])
})

test('a follower that meets the note learns which of its journeys are gone', async () => {
  const known = [journeyNumber(neighbour), journey]
  expect(await erasedJourneys(log.pool, bucket, known, 4n)).toEqual([journey])
  const [begun] = await log.writer.append([newEvent(1, 'begun anew')])
  expect(await erasedJourneys(log.pool, bucket, known, 4n)).toEqual([journey])
  expect(await erasedJourneys(log.pool, bucket, known, begun?.position ?? 0n)).toEqual([])
  expect(await erase()).toEqual({ erased: 1, position: 6n })
})

test('erasing again, or a journey nobody knows, changes nothing', async () => {
  const before = await heads(log.pool)
  expect(await erase()).toEqual({ erased: 0, position: 6n })
  expect(await erase(journey.slice(0, 8).padEnd(32, 'f'))).toEqual({ erased: 0, position: 6n })
  expect(await heads(log.pool)).toEqual(before)
})

test('an erasure that is rolled back erases nothing', async () => {
  const other = journeyNumber(neighbour)
  const failing = eraser.db.transaction().execute(async (trx) => {
    await eraseJourney(trx, { bucket, journeyId: other, now })
    throw new Error('the read models could not be cleared')
  })
  await expect(failing).rejects.toThrow('could not be cleared')
  expect(await journeyEvents(log.pool, bucket, other)).toHaveLength(1)
  await assertHeads(log.pool)
})

test('appends and erasures of one journey at the same time leave it whole or gone, and positions without a hole', async () => {
  const writers = [log.writer, log.openWriter()]
  const appends = [...Array(40).keys()].map((index) =>
    writers[index % 2]?.append([newEvent(1, `race ${index}`), newEvent(neighbour, `race ${index}`)]),
  )
  const erasures = [...Array(10).keys()].map(() => erase())
  await Promise.all([...appends, ...erasures])
  const last = await erase()
  expect(await journeyEvents(log.pool, bucket, journey)).toEqual([])
  expect(await journeyEvents(log.pool, bucket, journeyNumber(neighbour))).toHaveLength(41)
  const events = await readBucket(log.pool, bucket, 0n, 1000)
  expect(events.at(-1)?.position).toBe(last.position)
  await assertHeads(log.pool)
})

test.each(['hearback_ingestion', 'hearback_projector', 'hearback_query', 'hearback_reader'] as const)(
  'an event is never overwritten or removed by %s',
  async (role) => {
    const { pool, close } = connect({ url: log.url, role, max: 1, onError: () => undefined })
    await expect(pool.query(`UPDATE log.event SET type = 'referred'`)).rejects.toThrow('permission denied')
    await expect(pool.query('DELETE FROM log.event')).rejects.toThrow('permission denied')
    await expect(pool.query('TRUNCATE log.event')).rejects.toThrow('permission denied')
    await close()
  },
)
