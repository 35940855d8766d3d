import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { follow, heads, type JourneyEvent, readBucket, readJourneys } from '../src/index.ts'
import { journeyNumber, newEvent } from './journeys.ts'
import { assertHeads, buckets, openLog, type TestLog } from './log.ts'

let log: TestLog
beforeEach(async () => {
  log = await openLog()
})
afterEach(() => log.close())

const numbers = (count: number): number[] => [...Array(count).keys()]
const fromTheStart = new Map(numbers(buckets).map((bucket) => [bucket, 0n]))

/** Follows until as many events came as are wanted; more than wanted, or none for long, is for the caller to notice. */
const followAll = async (pool: Pool, wanted: number): Promise<JourneyEvent[]> => {
  const seen: JourneyEvent[] = []
  const stop = new AbortController()
  for await (const { events } of follow({
    db: pool,
    after: fromTheStart,
    signal: stop.signal,
    limit: 7,
    pauses: [1, 5],
  })) {
    seen.push(...events.filter((event) => !event.tombstone))
    if (seen.length >= wanted) stop.abort()
  }
  return seen
}

/**
 * The way it is usually done: a number from a sequence as the cursor. Each writer takes its number, lingers as
 * a transaction with more to do would, and commits or rolls back; the reader asks for what lies beyond the
 * last number it saw.
 */
const followSequence = async (
  pool: Pool,
  writers: number,
  each: number,
  more: (writer: number, step: number) => Promise<void>,
) => {
  await pool.query('CREATE TABLE public.sequenced (id bigserial PRIMARY KEY, name text NOT NULL)')
  let running = true
  const seen = new Set<bigint>()
  const reader = (async () => {
    let last = 0n
    for (let finalLook = false; !finalLook; ) {
      finalLook = !running
      const { rows } = await pool.query('SELECT id FROM public.sequenced WHERE id > $1 ORDER BY id', [last])
      for (const { id } of rows) seen.add(id)
      last = rows.at(-1)?.id ?? last
      await pause(1)
    }
  })()
  await Promise.all(
    numbers(writers).map(async (writer) => {
      for (const step of numbers(each)) {
        const client = await pool.connect()
        await client.query('BEGIN')
        await client.query('INSERT INTO public.sequenced (name) VALUES ($1)', [`${writer} ${step}`])
        await more(writer, step)
        await client.query(step % 5 === 4 ? 'ROLLBACK' : 'COMMIT')
        client.release()
      }
    }),
  ).finally(() => {
    running = false
  })
  await reader
  const { rows } = await pool.query('SELECT count(*) AS stored FROM public.sequenced')
  return { stored: Number(rows[0].stored), seen: seen.size }
}

/** Makes the transactions of a pool linger before each of their steps, the commit too. */
const lingerInside = (pool: Pool): void => {
  let step = 0
  pool.on('connect', (client) => {
    const query = client.query.bind(client)
    const lingering = async (statement: string) => {
      step += 1
      await linger(step, step >> 2)
      return query(statement)
    }
    // Streams and prepared queries pass as they are; the steps of a transaction are plain texts.
    const patched = (...rest: [unknown]) =>
      typeof rest[0] === 'string' ? lingering(rest[0]) : Reflect.apply(query, null, rest)
    Object.assign(client, { query: patched })
  })
}

/** A pause of 0 to 8 ms that differs from writer to writer and step to step. */
const linger = (writer: number, step: number) => pause((writer * 5 + step * 3) % 9)

test('many writers that pause and roll back: following loses no event, brings none twice and keeps the order', async () => {
  const writers = numbers(8).map(() => log.openWriter())
  for (const { pool } of writers) lingerInside(pool)
  const perWriter = 20
  const wanted = 8 * perWriter * 3
  const followed = followAll(log.pool, wanted)
  await Promise.all(
    writers.map(async (writer, index) => {
      for (const step of numbers(perWriter)) {
        const events = numbers(3).map((part) =>
          newEvent((index * 31 + step * 7 + part) % 60, `${index} ${step} ${part}`),
        )
        // A transaction that takes positions and gives them back.
        const spoiled = newEvent(step % 60, `spoiled ${index} ${step}`, { attributes: { region: 'a\0b' } })
        if (step % 5 === 4) await writer.append([...events, spoiled]).catch(() => undefined)
        await writer.append(events)
        await linger(index, step)
      }
    }),
  )
  const seen = await followed
  expect(seen).toHaveLength(wanted)
  expect(new Set(seen.map(({ journeyId, fact }) => journeyId + fact.eventId)).size).toBe(wanted)
  const last = new Map<number, bigint>()
  for (const { bucket, position } of seen) {
    expect(position).toBe((last.get(bucket) ?? 0n) + 1n)
    last.set(bucket, position)
  }
  await assertHeads(log.pool)
})

test('control: following by a bare sequence loses events under the same writers', async () => {
  const { stored, seen } = await followSequence(log.pool, 8, 40, linger)
  expect(stored).toBe(8 * 32)
  expect(stored - seen).toBeGreaterThan(0)
})

test('control, step by step: the slower of two transactions is never seen by a bare sequence', async () => {
  const [slow, fast] = [await log.pool.connect(), await log.pool.connect()]
  const numbersSeen: bigint[] = []
  const look = async () => {
    const { rows } = await log.pool.query('SELECT id FROM public.sequenced WHERE id > $1 ORDER BY id', [
      numbersSeen.at(-1) ?? 0n,
    ])
    numbersSeen.push(...rows.map(({ id }) => id))
  }
  await log.pool.query('CREATE TABLE public.sequenced (id bigserial PRIMARY KEY)')
  await slow.query('BEGIN; INSERT INTO public.sequenced DEFAULT VALUES')
  await fast.query('INSERT INTO public.sequenced DEFAULT VALUES')
  await look()
  await slow.query('COMMIT')
  await look()
  slow.release()
  fast.release()
  expect(numbersSeen).toEqual([2n])
})

test('a hole is an alarm that names bucket, expected and read position', async () => {
  await log.writer.append(numbers(9).map((name) => newEvent(1, name)))
  const [bucket] = [...(await heads(log.pool))].flatMap(([each, position]) => (position > 0n ? [each] : []))
  await log.pool.query('DELETE FROM log.event WHERE bucket = $1 AND position = 4', [bucket])
  const at = bucket ?? -1
  expect(await readBucket(log.pool, at, 0n, 3)).toHaveLength(3)
  expect(await readBucket(log.pool, at, 4n, 100)).toHaveLength(5)
  await expect(readBucket(log.pool, at, 0n, 100)).rejects.toThrow(`bucket ${at}: expected position 4, read 5`)
  await expect(followAll(log.pool, 100)).rejects.toThrow(`bucket ${at}: expected position 4, read 5`)
})

test('events missing before the end of what is asked for, or of the log, are an alarm too', async () => {
  const [first] = await log.writer.append(numbers(9).map((name) => newEvent(1, name)))
  const bucket = first?.bucket ?? -1
  await log.pool.query('DELETE FROM log.event WHERE position IN (4, 9)')
  await expect(readBucket(log.pool, bucket, 0n, 4)).rejects.toThrow(
    `bucket ${bucket}: expected position 4, read none`,
  )
  await expect(readBucket(log.pool, bucket, 4n, 100)).rejects.toThrow(
    `bucket ${bucket}: expected position 9, read none`,
  )
  await log.pool.query('DELETE FROM log.event')
  await expect(readBucket(log.pool, bucket, 0n, 100)).rejects.toThrow(
    `expected position 1, read none up to the head at 9`,
  )
})

test('there is nothing to read after the head, and no bucket beyond the last', async () => {
  await log.writer.append([newEvent(1, 1)])
  for (const bucket of numbers(buckets)) expect(await readBucket(log.pool, bucket, 1n, 10)).toEqual([])
  await expect(readBucket(log.pool, buckets, 0n, 10)).rejects.toThrow(`no head for bucket ${buckets}`)
})

test('following ends when it is told to, even while it waits', async () => {
  const stop = new AbortController()
  const followed = (async () => {
    for await (const _ of follow({
      db: log.pool,
      after: fromTheStart,
      signal: stop.signal,
      pauses: [60_000, 60_000],
    })) {
      throw new Error('nothing was appended')
    }
  })()
  await pause(30)
  stop.abort()
  await followed
})

test('a journey is read up to a position and no further', async () => {
  const appended = await log.writer.append(numbers(6).map((name) => newEvent(1, name)))
  const { bucket, position } = appended[3] ?? { bucket: -1, position: -1n }
  const events = await readJourneys(log.pool, bucket, [journeyNumber(1), journeyNumber(2)], position)
  expect(events.map((event) => event.position)).toEqual(appended.slice(0, 4).map((each) => each.position))
})
