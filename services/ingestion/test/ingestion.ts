import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createAccess,
  createKey,
  createWorkspace,
  hashOfKey,
  type NewWorkspace,
  newOperatorKey,
  type Scope,
  scopes,
} from '@hearback/access'
import { connect } from '@hearback/database'
import type { Service } from '@hearback/http'
import type { LightMyRequestResponse } from 'fastify'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { buildApp } from '../src/index.ts'

export const now = Date.UTC(2026, 2, 31, 12)

type Sent = {
  method?: 'GET' | 'POST' | 'DELETE' | 'PUT' | 'PATCH'
  url: string
  key?: string | null
  payload?: string | Buffer | object
  headers?: Record<string, string>
  /** The address it comes from. */
  from?: string
}

/** The service on a database of its own, with the workspaces `acme` and `rival`. */
export type Ingestion = {
  app: Service
  database: FreshDatabase
  spoolDirectory: string
  /** Every line that was logged. */
  lines: string[]
  operatorKey: string
  /** Keys with all scopes. */
  acmeKey: string
  rivalKey: string
  workspace: (made: NewWorkspace) => Promise<{ id: number; key: string }>
  keyWith: (workspaceId: number, scopes: Scope[]) => Promise<string>
  send: (sent: Sent) => Promise<LightMyRequestResponse>
  /** Sends one event, or an array of them, as JSON; with the key of acme unless another is given. */
  post: (events: unknown, query?: string, key?: string) => Promise<LightMyRequestResponse>
  /** Starts a second instance on the same database and spool, as after a restart. */
  restart: () => Promise<Service>
  close: () => Promise<void>
}

export const json = { 'content-type': 'application/json' }

/** `clock` tells the time, in milliseconds; it stands still unless given. */
export const openIngestion = async (clock: () => number = () => now): Promise<Ingestion> => {
  const database = await freshDatabase()
  const spoolDirectory = await mkdtemp(join(tmpdir(), 'hearback-spool-'))
  const operatorKey = newOperatorKey(randomBytes)
  const limited = connect({ url: database.url, role: 'hearback_ingestion', onError: () => undefined })
  const access = createAccess({ db: limited.db, operatorKeyHash: hashOfKey(operatorKey) })
  const lines: string[] = []
  const start = () =>
    buildApp({
      connection: limited,
      databaseUrl: database.url,
      access,
      now: clock,
      randomBytes,
      spoolDirectory,
      version: '1',
      log: { level: 'trace', stream: { write: (line) => lines.push(line) } },
    })
  const apps = [await start()]
  const [app] = apps
  if (app === undefined) throw new Error('no app')

  const keyWith = async (workspaceId: number, wanted: Scope[]): Promise<string> => {
    const asked = { workspaceId, label: 'test', scopes: wanted }
    return (await createKey(database.db, asked, { now, randomBytes })).key
  }
  const workspace = async (made: NewWorkspace) => {
    const created = await createWorkspace(database.db, made, { now, randomBytes })
    if (created.outcome !== 'created') throw new Error(created.outcome)
    const { id } = created.workspace
    return { id, key: await keyWith(id, [...scopes]) }
  }
  const acme = await workspace({ name: 'acme', dimensions: ['team'] })
  const rival = await workspace({ name: 'rival' })

  const send = ({ method = 'GET', url, key = acme.key, payload, headers = {}, from = '127.0.0.1' }: Sent) =>
    app.inject({
      method,
      url,
      remoteAddress: from,
      headers: { ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...headers },
      ...(payload === undefined ? {} : { payload }),
    })
  const post = (events: unknown, query = '', key = acme.key) =>
    send({ method: 'POST', url: `/v1/events${query}`, key, payload: JSON.stringify(events), headers: json })
  const restart = async () => {
    const again = await start()
    apps.push(again)
    await again.ready()
    return again
  }
  const close = async () => {
    for (const each of apps) await each.close()
    await limited.close()
    await database.close()
    await rm(spoolDirectory, { recursive: true, force: true })
  }
  await app.ready()
  return {
    app,
    database,
    spoolDirectory,
    lines,
    operatorKey,
    acmeKey: acme.key,
    rivalKey: rival.key,
    workspace,
    keyWith,
    send,
    post,
    restart,
    close,
  }
}

/** Number of events in the log. */
export const eventsStored = async ({ database }: Ingestion): Promise<number> => {
  const { rows } = await database.pool.query(
    'SELECT count(*)::integer AS events FROM log.event WHERE type IS NOT NULL',
  )
  return rows[0].events
}

export const applied = (journey: string, day = '2026-03-01', more: object = {}) => ({
  type: 'application_submitted',
  journey_id: journey,
  occurred_at: day,
  ...more,
})
