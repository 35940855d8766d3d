import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Appended, type Appender, Interrupted, type NewEvent } from '../src/index.ts'
import { newEvent } from './journeys.ts'
import { assertHeads, openLog, readFacts, type TestLog } from './log.ts'

let log: TestLog
beforeAll(async () => {
  log = await openLog()
})
afterAll(() => log.close())

const numbers = (count: number): number[] => [...Array(count).keys()]

/** The same pseudo-random choices on every run. */
const seeded = (seed: number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const shuffled = <T>(list: readonly T[], random: () => number): T[] =>
  list
    .map((value) => [random(), value] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, value]) => value)

const countStored = async (pool: Pool, events: readonly NewEvent[]) => {
  const wanted = new Set(events.map(({ journeyId, eventId }) => journeyId + eventId))
  const stored = (await readFacts(pool)).map(({ journeyId, fact }) => journeyId + fact.eventId.slice(2))
  return { stored: stored.filter((key) => wanted.has(key)).length, wanted: wanted.size }
}

test('the same events appended from several processes at once are stored once and everybody is told where', async () => {
  const events = numbers(400).map((index) => newEvent(index % 50, `everybody ${index}`))
  const random = seeded(1)
  const told = new Map<string, Set<bigint>>()
  let appended = 0
  const appendAll = async (writer: Appender) => {
    const own = shuffled(events, random)
    for (let from = 0; from < own.length; from += 40) {
      const part = own.slice(from, from + 40)
      for (const [index, { outcome, position }] of (await writer.append(part)).entries()) {
        const key = part[index]?.eventId ?? ''
        told.set(key, (told.get(key) ?? new Set()).add(position))
        if (outcome === 'appended') appended += 1
        else expect(outcome).toBe('duplicate')
      }
    }
  }
  await Promise.all(numbers(5).map(() => appendAll(log.openWriter())))
  expect(appended).toBe(400)
  expect([...told.values()].every((positions) => positions.size === 1)).toBe(true)
  expect(await countStored(log.pool, events)).toEqual({ stored: 400, wanted: 400 })
})

test('batches over the same buckets in opposite order wait for each other and never deadlock', async () => {
  const deadlocks = async () =>
    (await log.pool.query('SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()'))
      .rows[0].deadlocks
  const before = await deadlocks()
  const writers = numbers(4).map(() => log.openWriter({ lanes: 4, max: 6 }))
  const rounds = numbers(40).flatMap((round) =>
    writers.map((writer, index) => {
      const batch = numbers(64).map((journey) => newEvent(1000 + journey, `crossing ${round} ${index}`))
      return writer.append(index % 2 === 0 ? batch : batch.toReversed())
    }),
  )
  const outcomes = (await Promise.all(rounds)).flat()
  expect(outcomes.filter(({ outcome }) => outcome === 'appended')).toHaveLength(40 * 4 * 64)
  await log.pool.query('SELECT pg_stat_force_next_flush()')
  expect(await deadlocks()).toBe(before)
})

/** Ends a random connection of the writers again and again until told to stop; gives the number it ended. */
const terminateBackends = async (
  pool: Pool,
  random: () => number,
  running: () => boolean,
): Promise<number> => {
  let ended = 0
  while (running()) {
    await pause(3 + random() * 25)
    const { rowCount } = await pool.query(
      `SELECT pg_terminate_backend(pid) FROM (
         SELECT pid FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'
         ORDER BY random() LIMIT 1) AS chosen`,
    )
    ended += rowCount ?? 0
  }
  return ended
}

test('connections ended in the midst of appends: what was acknowledged is stored, what was not is stored once when tried again', async () => {
  const random = seeded(7)
  const writers = numbers(3).map(() => log.openWriter())
  const calls = numbers(240).map((call) =>
    numbers(1 + Math.floor(random() * 60)).map((index) =>
      newEvent(2000 + ((call * 7 + index) % 90), `ended ${call} ${index}`),
    ),
  )
  const acknowledged: { events: NewEvent[]; outcomes: Appended[] }[] = []
  let interrupted = 0
  const appendUntilTold = async (writer: Appender, events: NewEvent[]): Promise<void> => {
    for (let attempt = 0; ; attempt++) {
      try {
        acknowledged.push({ events, outcomes: await writer.append(events) })
        return
      } catch (error) {
        if (!(error instanceof Interrupted) || attempt > 50) throw error
        interrupted += 1
      }
    }
  }
  let running = true
  const terminator = terminateBackends(log.pool, random, () => running)
  const work = writers.map(async (writer, index) => {
    const callers = calls.filter((_, call) => call % writers.length === index).values()
    const call = async () => {
      for (const events of callers) await appendUntilTold(writer, events)
    }
    await Promise.all(numbers(6).map(call))
  })
  await Promise.all(work).finally(() => {
    running = false
  })
  expect(await terminator).toBeGreaterThan(3)
  expect(interrupted).toBeGreaterThan(3)
  const stored = new Map(
    (await readFacts(log.pool)).map(({ bucket, position, journeyId, fact }) => [
      `${bucket}:${position}`,
      journeyId + fact.eventId.slice(2),
    ]),
  )
  for (const { events, outcomes } of acknowledged) {
    for (const [index, { bucket, position, outcome }] of outcomes.entries()) {
      const event = events[index]
      expect(outcome).not.toBe('conflict')
      expect(stored.get(`${bucket}:${position}`)).toBe(`${event?.journeyId}${event?.eventId}`)
    }
  }
  const all = calls.flat()
  expect(await countStored(log.pool, all)).toEqual({ stored: all.length, wanted: all.length })
  await assertHeads(log.pool)
})
