import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { databaseUrl } from '../../../test/embedded-postgres.ts'
import { type Connection, connect, migrate, migrationState } from '../src/index.ts'
import { migratorOf } from '../src/migrations.ts'

const now = Date.UTC(2026, 2, 31, 12)
const all = [
  '0001_event_log',
  '0002_workspaces',
  '0003_projections',
  '0004_roles',
  '0005_measures',
  '0006_restatements',
  '0007_working_days',
  '0008_webhooks',
  '0009_import_started',
  '0010_labels',
  '0011_shares',
  '0012_contributions',
]

let server: Client
beforeAll(async () => {
  server = new Client({ connectionString: databaseUrl(inject('databaseServer'), 'postgres') })
  await server.connect()
})
afterAll(() => server.end())

const uniqueName = (): string => `migrated_${randomUUID().replaceAll('-', '')}`

const emptyDatabase = async (owner = 'DEFAULT'): Promise<string> => {
  const name = uniqueName()
  await server.query(`CREATE DATABASE ${name} OWNER ${owner}`)
  onTestFinished(async () => {
    await server.query(`DROP DATABASE ${name} WITH (FORCE)`)
  })
  return databaseUrl(inject('databaseServer'), name)
}

const open = (url: string, user?: string): Connection => {
  const address = new URL(url)
  if (user !== undefined) address.username = user
  const connection = connect({ url: address.href, max: 2, onError: () => undefined })
  onTestFinished(() => connection.close())
  return connection
}

test('the first migration makes the buckets and a current projection, and says what was applied', async () => {
  const { db } = open(await emptyDatabase())
  expect(await migrationState(db)).toEqual({ applied: [], pending: all })
  await migrate(db, { buckets: 8, now })
  expect(await migrationState(db)).toEqual({ applied: all, pending: [] })
  const heads = await db.selectFrom('log.head').selectAll().orderBy('bucket').execute()
  expect(heads).toEqual(Array.from({ length: 8 }, (_, bucket) => ({ bucket, position: 0n })))
  expect(await db.selectFrom('read_model.projection').selectAll().execute()).toEqual([
    { version: 1, state: 'current', created_at: now, switched_at: now },
  ])
})

test('the number of buckets never changes', async () => {
  const { db } = open(await emptyDatabase())
  await migrate(db, { now })
  await expect(migrate(db, { buckets: 32, now })).rejects.toThrow(
    'This database was made with 64 buckets, which can never change; 32 were asked for.',
  )
  await migrate(db, { buckets: 64, now })
  expect(await db.selectFrom('log.head').select('bucket').execute()).toHaveLength(64)
})

test('processes that start together migrate once', async () => {
  const urls = [await emptyDatabase(), await emptyDatabase()]
  const starting = [...urls, ...urls, ...urls].map((url) => open(url))
  await Promise.all(starting.map(({ db }) => migrate(db, { now })))
  for (const { db } of starting.slice(0, 2)) {
    expect(await migrationState(db)).toEqual({ applied: all, pending: [] })
    expect(await db.selectFrom('read_model.projection').selectAll().execute()).toHaveLength(1)
  }
})

test('projections made before there were measures get a table of them, and the view', async () => {
  const { db, pool } = open(await emptyDatabase())
  const { error } = await migratorOf(db).migrateTo('0004_roles')
  expect(error).toBeUndefined()
  await pool.query('SELECT read_model.create_projection(1, now()), read_model.create_projection(2, now())')
  await pool.query('SELECT read_model.switch_projection(2, now())')
  await migrate(db, { now })
  for (const table of ['projection_1.measure', 'projection_2.measure', 'read_model.measure']) {
    const { rowCount } = await pool.query(`SELECT * FROM ${table}`)
    expect([table, rowCount]).toEqual([table, 0])
  }
})

const makeUser = async (): Promise<string> => {
  const name = uniqueName()
  // One who is no superuser may give a database only to a role it could take itself.
  await server.query(`CREATE ROLE ${name} LOGIN; GRANT ${name} TO current_user`)
  onTestFinished(async () => {
    await server.query(`DROP ROLE ${name}`)
  })
  return name
}

test('a user who may not make the roles is told what an administrator must run, and that is enough', async () => {
  const user = await makeUser()
  const url = await emptyDatabase(user)
  const { db } = open(url, user)
  const refusal: Error = await migrate(db, { now }).then(
    () => new Error('nothing was refused'),
    (error: Error) => error,
  )
  expect(refusal.message).toContain(`The database user ${user} may not make the roles`)
  const remedy = /As an administrator run: (.*) Then start again\./.exec(refusal.message)?.[1]
  await server.query(remedy ?? '')
  await migrate(db, { now })
  const appender = connect({
    url: new URL(url.replace('postgres@', `${user}@`)).href,
    role: 'hearback_ingestion',
    onError: () => undefined,
  })
  expect(await appender.db.selectFrom('log.head').select('bucket').execute()).toHaveLength(64)
  await appender.close()
})
