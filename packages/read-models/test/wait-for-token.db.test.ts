import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { catchUp, projectedPositions, waitForToken } from '../src/index.ts'
import { appendTo, eventOf } from './naive-projection.ts'
import { plainFold } from './plain-fold.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

test('a token is waited for until its events are projected, and no longer than allowed', async () => {
  const token = await appendTo(database, [eventOf(1, 'sent', 'follow_up_sent', 19_000)])
  const started = performance.now()
  expect(await waitForToken(database.db, token, { timeoutMs: 60 })).toBe('timeout')
  expect(performance.now() - started).toBeLessThan(2_000)

  const waiting = waitForToken(database.db, token, { timeoutMs: 20_000 })
  await pause(50)
  await catchUp(database, { version: 1, fold: plainFold })
  expect(await waiting).toBe('projected')
})

test('a wait can be given up, nothing is nothing to wait for, and what is no token is said to be none', async () => {
  const later = AbortSignal.timeout(30)
  expect(await waitForToken(database.db, '3:99', { timeoutMs: 20_000, signal: later })).toBe('timeout')
  expect(await waitForToken(database.db, '', { timeoutMs: 0 })).toBe('projected')
  expect(await waitForToken(database.db, '3:99;drop', { timeoutMs: 0 })).toBeNull()
  expect(await waitForToken(database.db, '64:1', { timeoutMs: 20_000 })).toBeNull()
})

test('the text of the projected positions changes with a step and only then', async () => {
  const before = await projectedPositions(database.db, 1)
  await appendTo(database, [eventOf(2, 'sent', 'follow_up_sent', 19_000)])
  expect(await projectedPositions(database.db, 1)).toBe(before)
  await catchUp(database, { version: 1, fold: plainFold })
  expect(await projectedPositions(database.db, 1)).not.toBe(before)
})
