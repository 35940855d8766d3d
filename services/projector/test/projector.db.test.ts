import { setTimeout as pause } from 'node:timers/promises'
import { lag, waitForToken } from '@hearback/read-models'
import { Registry } from '@prometheus-io/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendTo, eventOf } from '../../../packages/read-models/test/naive-projection.ts'
import { plainFold } from '../../../packages/read-models/test/plain-fold.ts'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { buildProjector } from '../src/index.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const silent = (): void => undefined

const build = () =>
  buildProjector({
    pools: database,
    fold: plainFold,
    workers: 2,
    now: () => 1_030_000,
    log: { info: silent, warn: silent, error: silent },
    registry: new Registry(),
  })

test('what is appended is projected at once, also after every connection was cut, and shown in the metrics', async () => {
  const { app } = build()
  const first = await appendTo(database, [
    eventOf(1, 'sent', 'follow_up_sent', 19_000),
    eventOf(2, 'broken', 'separation_withdrawn', 19_000),
  ])
  expect(await waitForToken(database.db, first, { timeoutMs: 5_000 })).toBe('projected')
  expect((await app.inject('/readyz')).statusCode).toBe(200)

  const other = database.pool.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  )
  await other
  const second = await appendTo(database, [eventOf(1, 'heard', 'employer_responded', 19_003)])
  expect(await waitForToken(database.db, second, { timeoutMs: 10_000 })).toBe('projected')

  const { body } = await app.inject('/metrics')
  expect(body).toContain('hearback_projected_events_total 3')
  expect(body).toContain('hearback_parked_journeys 1')
  expect(body).toContain('hearback_projection_lag_events 0')
  expect((await app.inject('/nothing')).json()).toMatchObject({ status: 404, code: 'not_found' })

  await app.close()
  await appendTo(database, [eventOf(3, 'sent', 'follow_up_sent', 19_000)])
  await pause(600)
  expect((await lag(database, 1)).total).toBe(1)
})

test('the lag in the metrics has the age of the oldest event not projected', async () => {
  const { app, follower } = build()
  await follower.stop()
  await appendTo(database, [eventOf(4, 'sent', 'follow_up_sent', 19_000)])
  const { body } = await app.inject('/metrics')
  expect(body).toMatch(/hearback_projection_lag_events [12]/)
  expect(body).toContain('hearback_projection_lag_seconds 30')
  await app.close()
})
