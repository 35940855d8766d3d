import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createAccess, createWorkspace, hashOfKey, newOperatorKey } from '@hearback/access'
import { connect, migrate, startEmbedded } from '@hearback/database'
import { expect, onTestFinished, test } from 'vitest'
import { buildApp } from '../src/index.ts'
import { tracker } from './import-file.ts'
import { applied, now } from './ingestion.ts'

/** The service on a server of its own, which can be stopped and started. */
const openTrial = async () => {
  const stateDirectory = mkdtempSync(join(tmpdir(), 'hearback-outage-'))
  const start = () => startEmbedded({ stateDirectory, durable: false, log: () => undefined })
  const server = await start()
  const connection = connect({ url: server.url, onError: () => undefined })
  await migrate(connection.db, { now })
  const operatorKey = newOperatorKey(randomBytes)
  const access = createAccess({ db: connection.db, operatorKeyHash: hashOfKey(operatorKey), freshFor: 0 })
  await createWorkspace(connection.db, { name: 'acme' }, { now, randomBytes })
  const app = await buildApp({
    connection,
    databaseUrl: server.url,
    access,
    now: () => now,
    randomBytes,
    spoolDirectory: join(stateDirectory, 'uploads'),
    version: '1',
    log: false,
  })
  const send = (method: 'GET' | 'POST', path: string, type = 'application/json', payload?: string) =>
    app.inject({
      method,
      url: `${path}?workspace=acme`,
      headers: { authorization: `Bearer ${operatorKey}`, ...(payload && { 'content-type': type }) },
      ...(payload && { payload }),
    })
  const close = async () => {
    await app.close()
    await connection.close()
    rmSync(stateDirectory, { recursive: true, force: true })
  }
  return { app, server, start, send, close }
}

test('while the database is away requests are answered 503, and when it is back everything goes on', async () => {
  const { app, server, start, send, close } = await openTrial()
  const event = JSON.stringify(applied('outage'))
  const store = () => send('POST', '/v1/events', 'application/json', event)
  expect((await store()).json()).toMatchObject({ accepted: 1 })

  await server.stop()
  expect((await app.inject('/healthz')).statusCode).toBe(200)
  expect((await app.inject('/readyz')).json()).toMatchObject({ status: 503, code: 'not_ready' })
  expect((await store()).statusCode).toBe(503)
  await pause(2_500)

  const again = await start()
  onTestFinished(async () => {
    await close()
    await again.stop()
  })
  expect((await app.inject('/readyz')).statusCode).toBe(200)
  expect((await store()).json()).toMatchObject({ duplicates: 1 })
  const { id } = (await send('POST', '/v1/imports', 'text/csv', tracker)).json()
  const state = async () => (await send('GET', `/v1/imports/${id}`)).json().state
  await expect.poll(state, { timeout: 20_000 }).toBe('done')
})
