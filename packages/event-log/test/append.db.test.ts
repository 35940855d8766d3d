import { eventTypes } from '@hearback/contracts'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bucketCount, bucketOf, createAppender, heads, journeyEvents, type NewEvent } from '../src/index.ts'
import { eventNamed, journeyNumber, newEvent } from './journeys.ts'
import { assertHeads, buckets, now, openLog, readFacts, type TestLog } from './log.ts'

let log: TestLog
beforeAll(async () => {
  log = await openLog()
})
afterAll(() => log.close())

const eventsOf = (journey: number) =>
  journeyEvents(log.pool, bucketOf(journeyNumber(journey), buckets), journeyNumber(journey))

test('the events of an append stand in the order given, one position after the other', async () => {
  const events = [1, 2, 3, 4].map((name) => newEvent(1, `order ${name}`))
  const appended = await log.writer.append(events)
  const first = appended[0]?.position ?? 0n
  expect(appended).toEqual(
    events.map((_, index) => ({
      outcome: 'appended',
      bucket: bucketOf(journeyNumber(1), buckets),
      position: first + BigInt(index),
    })),
  )
  const read = await eventsOf(1)
  expect(read.map(({ fact }) => fact.eventId)).toEqual(events.map(({ eventId }) => `e_${eventId}`))
  expect(await log.writer.append([])).toEqual([])
})

test('the same events again add nothing and name the original positions', async () => {
  const events = Array.from({ length: 300 }, (_, index) => newEvent(100 + (index % 40), `again ${index}`))
  const first = await log.writer.append(events)
  const before = await heads(log.pool)
  for (const again of [
    events,
    structuredClone(events),
    events.map((event) => ({ ...event, contributor: eventNamed('somebody else') })),
  ]) {
    expect(await log.writer.append(again)).toEqual(first.map((each) => ({ ...each, outcome: 'duplicate' })))
  }
  expect(await heads(log.pool)).toEqual(before)
})

test('of a batch partly known only the rest is stored, and each event is told what became of it', async () => {
  const [known] = await log.writer.append([newEvent(2, 'known', { day: 100 })])
  const outcomes = await log.writer.append([
    newEvent(2, 'new before'),
    newEvent(2, 'known', { day: 100 }),
    newEvent(2, 'known', { day: 101 }),
    newEvent(2, 'new after'),
    newEvent(2, 'new after'),
    newEvent(2, 'new after', { day: 5 }),
  ])
  const position = known?.position ?? 0n
  expect(outcomes.map(({ outcome, position: at }) => [outcome, at - position])).toEqual([
    ['appended', 1n],
    ['duplicate', 0n],
    ['conflict', 0n],
    ['appended', 2n],
    ['duplicate', 2n],
    ['conflict', 2n],
  ])
  expect((await eventsOf(2)).map(({ fact }) => fact.day)).toEqual([100, 20_000, 20_000])
})

test('the same event id in two journeys is two events', async () => {
  const outcomes = await log.writer.append([newEvent(3, 'shared'), newEvent(4, 'shared')])
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['appended', 'appended'])
})

const days = fc.integer({ min: -719_162, max: 2_932_890 })
const when = fc.oneof(
  fc.record({
    precision: fc.constant('day' as const),
    day: days,
    latestDay: fc.constant(null),
    instant: fc.constant(null),
  }),
  fc.record({
    precision: fc.constant('between' as const),
    day: days,
    latestDay: days,
    instant: fc.constant(null),
  }),
  fc.constant({ precision: 'unknown' as const, day: null, latestDay: null, instant: null }),
  fc.record({
    precision: fc.constant('instant' as const),
    day: days,
    latestDay: fc.constant(null),
    instant: fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }),
  }),
)
const text = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 30 })
  .filter((value) => !value.includes('\0'))

test('what is read is what was appended, and the same again is a duplicate of it', async () => {
  let name = 0
  const arbitrary = fc.record({
    when,
    type: fc.constantFrom(...eventTypes.filter((type) => type !== 'journey_erased')),
    by: fc.constantFrom(null, 'employer' as const, 'candidate' as const),
    detail: fc.record(
      {
        round: fc.integer({ min: 1, max: 50 }),
        step: text,
        duration_minutes: fc.double({ min: 0, max: 6000, noNaN: true }),
        final: fc.boolean(),
        through: fc.constant(null),
      },
      { requiredKeys: [] },
    ),
    attributes: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9_]{0,9}$/), text, { maxKeys: 4 }),
    contributor: fc.constantFrom(null, eventNamed('contributor')),
  })
  await fc.assert(
    fc.asyncProperty(arbitrary, async ({ when: time, ...rest }) => {
      name += 1
      const event = newEvent(5000 + name, `any ${name}`, { ...time, ...rest })
      await log.writer.append([event])
      const [read] = await eventsOf(5000 + name)
      expect(read).toMatchObject({ workspaceId: 1, journeyId: event.journeyId, schemaVersion: 1 })
      const { workspaceId: _workspace, journeyId: _journey, precision: _precision, ...told } = event
      expect(read?.fact).toEqual({ ...told, eventId: `e_${event.eventId}`, recordedAt: now })
      expect((await log.writer.append([event]))[0]?.outcome).toBe('duplicate')
    }),
    { numRuns: 60 },
  )
})

test('any split of a list of events into appends gives the same events', async () => {
  let run = 0
  const list = fc.array(fc.record({ journey: fc.nat(12), name: fc.nat(30) }), { minLength: 1, maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(
      list,
      fc.array(fc.integer({ min: 1, max: 20 })),
      fc.boolean(),
      async (events, sizes, together) => {
        run += 1
        const journeys = 10_000 + run * 20
        const batch = events.map(({ journey, name }) => newEvent(journeys + journey, name))
        const parts: NewEvent[][] = []
        for (let from = 0, part = 0; from < batch.length; part++) {
          const size = sizes[part] ?? batch.length
          parts.push(batch.slice(from, from + size))
          from += size
        }
        const outcomes = together
          ? (await Promise.all(parts.map((part) => log.writer.append(part)))).flat()
          : []
        if (!together) for (const part of parts) outcomes.push(...(await log.writer.append(part)))
        const ids = new Set(batch.map(({ journeyId, eventId }) => journeyId + eventId))
        expect(outcomes.filter(({ outcome }) => outcome === 'appended')).toHaveLength(ids.size)
        expect(outcomes.every(({ outcome }) => outcome !== 'conflict')).toBe(true)
        const wanted = new Set(batch.map(({ journeyId }) => journeyId))
        const stored = (await readFacts(log.pool)).filter(({ journeyId }) => wanted.has(journeyId))
        expect(stored.map(({ journeyId, fact }) => journeyId + fact.eventId.slice(2)).toSorted()).toEqual(
          [...ids].toSorted(),
        )
      },
    ),
    { numRuns: 15 },
  )
})

// JSON may hold it, a text of PostgreSQL may not, so the COPY fails on the server.
const refusedByTheServer = { attributes: { region: 'a\0b' } }

test('an append whose COPY fails stores nothing and leaves the heads unmoved', async () => {
  const before = await heads(log.pool)
  const events = [...Array(50).keys()].map((index) => newEvent(200 + index, 'beside a bad one'))
  await expect(log.writer.append([...events, newEvent(260, 'bad', refusedByTheServer)])).rejects.toThrow(
    'unsupported Unicode',
  )
  await expect(log.writer.append([...events, newEvent(260, 'bad', { day: 0.5 })])).rejects.toThrow(
    'occurred_day',
  )
  await expect(log.writer.append([...events, newEvent(260, 'bad', { journeyId: 'nobody' })])).rejects.toThrow(
    '32 lower-case',
  )
  expect(await heads(log.pool)).toEqual(before)
  const outcomes = await log.writer.append(events)
  expect(outcomes.every(({ outcome }) => outcome === 'appended')).toBe(true)
})

test('callers who share a commit do not share a failure', async () => {
  const writer = log.openWriter({ lanes: 1 })
  const calls = [...Array(40).keys()].map((index) => {
    const event = newEvent(300 + index, 'in a group')
    return writer.append([
      index === 17 ? { ...event, ...refusedByTheServer } : index === 30 ? { ...event, day: 0.5 } : event,
    ])
  })
  const results = await Promise.allSettled(calls)
  expect(results.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))).toEqual([17, 30])
})

test('a caller’s conflict is no one else’s', async () => {
  const writer = log.openWriter({ lanes: 1 })
  await writer.append([newEvent(400, 'said before')])
  const calls = [...Array(20).keys()].map((index) =>
    writer.append([
      newEvent(400, index === 9 ? 'said before' : `new ${index}`, index === 9 ? { day: 7 } : {}),
    ]),
  )
  const outcomes = (await Promise.all(calls)).flat().map(({ outcome }) => outcome)
  expect(outcomes).toEqual([...Array(20).keys()].map((index) => (index === 9 ? 'conflict' : 'appended')))
})

test('privileges wider than needed are put down for the append', async () => {
  const appender = createAppender({ pool: log.pool, buckets, now: () => now, role: 'hearback_query' })
  await expect(appender.append([newEvent(500, 'not allowed')])).rejects.toThrow('permission denied')
  const allowed = createAppender({ pool: log.pool, buckets, now: () => now, role: 'hearback_ingestion' })
  expect((await allowed.append([newEvent(500, 'allowed')]))[0]?.outcome).toBe('appended')
  const { rows } = await log.pool.query('SELECT current_user = session_user AS own')
  expect(rows[0].own).toBe(true)
})

test('the number of buckets is the one the log was made with', async () => {
  expect(await bucketCount(log.pool)).toBe(buckets)
  expect((await heads(log.pool)).size).toBe(buckets)
})

test('a log with fewer buckets than the appender was told of refuses by name', async () => {
  const appender = createAppender({ pool: log.pool, buckets: 1024, now: () => now })
  const elsewhere = newEvent(0, 'far', { journeyId: '000003ff'.padEnd(32, '0') })
  await expect(appender.append([elsewhere])).rejects.toThrow('no head for bucket 1023')
})

test('a closed appender has answered what it took and takes no more', async () => {
  const writer = log.openWriter()
  let answered = 0
  const calls = [...Array(30).keys()].map((index) =>
    writer.append([newEvent(600 + index, 'last')]).then(() => (answered += 1)),
  )
  await Promise.resolve()
  await writer.close()
  expect(answered).toBe(30)
  await expect(writer.append([newEvent(600, 'too late')])).rejects.toThrow('closed')
  await Promise.all(calls)
})

test('after all this every head stands at the last event of its bucket', () => assertHeads(log.pool))
