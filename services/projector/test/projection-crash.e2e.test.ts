import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { EventType } from '@hearback/contracts'
import { createAppender } from '@hearback/event-log'
import { catchUp, lag, rebuild } from '@hearback/read-models'
import { expect, test } from 'vitest'
import {
  eventIdOf,
  eventOf,
  foldLog,
  readModels,
  wholeLog,
} from '../../../packages/read-models/test/naive-projection.ts'
import { plainFold } from '../../../packages/read-models/test/plain-fold.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'

/** Numbers from 0 to 1 that look random and are the same in every run (Lehmer, 1951). */
const chanceFrom = (seed: number) => {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

const types: EventType[] = [
  'follow_up_sent',
  'employer_responded',
  'follow_up_sent',
  'attributes_changed',
  'candidate_rejected',
  'event_retracted',
]

const write = async (
  { pool }: FreshDatabase,
  chance: () => number,
  stopped: () => boolean,
): Promise<number> => {
  const appender = createAppender({ pool, buckets: 64, now: () => 1_000_000 })
  let appended = 0
  while (!stopped()) {
    const events = Array.from({ length: 1 + Math.floor(chance() * 30) }, () => {
      const journey = Math.floor(chance() * 1_500)
      const type = types[Math.floor(chance() * types.length)] ?? 'follow_up_sent'
      appended += 1
      return eventOf(journey, `${appended} ${chance()}`, type, 19_000 + Math.floor(chance() * 60), {
        attributes: type === 'attributes_changed' ? { level: `L${Math.floor(chance() * 4)}` } : {},
        detail: type === 'event_retracted' ? { event_id: eventIdOf(journey, 'none') } : {},
      })
    })
    await appender.append(events)
    await pause(10 + chance() * 30)
  }
  await appender.close()
  return appended
}

const startProjector = async (url: string): Promise<ChildProcess> => {
  const script = new URL('killable-projector.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, url, '2'], { stdio: ['ignore', 'pipe', 'inherit'] })
  if (child.stdout !== null) await once(child.stdout, 'data')
  return child
}

/** Ends a connection of a projector in the middle of whatever it does; says how many were. */
const terminateBackends = async ({ pool }: FreshDatabase): Promise<number> => {
  const { rowCount } = await pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle' AND query LIKE '%projection_%'`)
  return rowCount ?? 0
}

const kills = 15

test('projectors killed and cut off many times while facts arrive leave the read models a fold of the log gives', async () => {
  const database = await freshDatabase()
  const chance = chanceFrom(20_261_121)
  let stopped = false
  const writing = [write(database, chance, () => stopped), write(database, chance, () => stopped)]
  let serving = await startProjector(database.url)
  let next = startProjector(database.url)
  let cutOff = 0
  for (let kill = 0; kill < kills; kill += 1) {
    const victim = serving
    serving = await next
    next = startProjector(database.url)
    await pause(chance() * 100)
    cutOff += await terminateBackends(database)
    await pause(chance() * 100)
    victim.kill('SIGKILL')
    await once(victim, 'exit')
  }
  stopped = true
  const appended = (await Promise.all(writing)).reduce((sum, count) => sum + count, 0)
  while ((await lag(database, 1)).total > 0) await pause(20)
  for (const last of [serving, await next]) last.kill('SIGKILL')
  await catchUp(database, { version: 1, fold: plainFold })

  const log = await wholeLog(database)
  expect(log).toHaveLength(appended)
  expect(appended).toBeGreaterThan(500)
  expect(cutOff).toBeGreaterThan(5)
  const found = await readModels(database)
  expect(found).toEqual(foldLog(log, plainFold))
  expect((await rebuild(database, { fold: plainFold, now: () => 2_000_000 })).differences).toEqual([])
  expect(await readModels(database, 2)).toEqual(found)
  await database.close()
}, 120_000)
