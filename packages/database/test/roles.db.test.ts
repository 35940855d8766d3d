import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { type Connection, connect, type Role, roles } from '../src/index.ts'

let database: FreshDatabase
const connections = new Map<Role, Connection>()

beforeAll(async () => {
  database = await freshDatabase()
  for (const role of roles) {
    connections.set(role, connect({ url: database.url, role, max: 2, onError: () => undefined }))
  }
})
afterAll(async () => {
  for (const connection of connections.values()) await connection.close()
  await database.close()
})

/** Runs a statement as a role and takes it back. The SQLSTATE if it was refused, else `allowed`. */
const tryAs = async (role: Role, statement: string): Promise<string> => {
  const client = await connections.get(role)?.pool.connect()
  if (client === undefined) throw new Error(`no connection as ${role}`)
  await client.query('BEGIN')
  const outcome = await client.query(statement).then(
    () => 'allowed',
    (error: { code: string }) => error.code,
  )
  await client.query('ROLLBACK')
  client.release()
  return outcome
}

const refused = '42501'
const event = 'INSERT INTO log.event (bucket, position) VALUES (0, 1)'

test('a connection runs with the privileges of its role', async () => {
  const db = connections.get('hearback_query')?.db
  expect(db).toBeDefined()
  if (db === undefined) return
  const { rows } = await sql<{ current_user: string }>`SELECT current_user`.execute(db)
  expect(rows).toEqual([{ current_user: 'hearback_query' }])
})

test.each([
  event,
  'SELECT * FROM log.event',
  'SELECT position FROM log.head WHERE bucket IN (1, 2) ORDER BY bucket FOR UPDATE',
  'UPDATE log.head SET position = 1 WHERE bucket = 0',
  'SELECT * FROM log.setting',
  'SELECT * FROM projection_1.checkpoint',
])('ingestion may: %s', async (statement) => {
  expect(await tryAs('hearback_ingestion', statement)).toBe('allowed')
})

test.each([
  'UPDATE log.event SET position = 2',
  `UPDATE log.event SET body = '{}'`,
  'DELETE FROM log.event',
  'TRUNCATE log.event',
  'DROP TABLE log.event',
  'ALTER TABLE log.event ADD COLUMN more text',
  'UPDATE log.head SET bucket = 1',
  'INSERT INTO log.head (bucket) VALUES (99)',
  'DELETE FROM log.head',
  'UPDATE log.setting SET buckets = 1',
  'DELETE FROM projection_1.spell',
  'UPDATE projection_1.checkpoint SET position = 0',
  'DELETE FROM access.workspace',
  `UPDATE read_model.projection SET state = 'retired'`,
  `SELECT read_model.create_projection(9, now())`,
  'CREATE TABLE log.mine ()',
  'SET ROLE hearback_eraser_of_nothing',
])('the log is append-only for ingestion, and other schemas are closed: %s', async (statement) => {
  expect(await tryAs('hearback_ingestion', statement)).toMatch(/^(42501|22023)$/)
})

test('the projector reads the log, writes projections and makes, switches and drops them', async () => {
  const { pool } = connections.get('hearback_projector') ?? database
  expect(await tryAs('hearback_projector', 'SELECT * FROM log.event')).toBe('allowed')
  expect(await tryAs('hearback_projector', event)).toBe(refused)
  expect(await tryAs('hearback_projector', 'SELECT FROM log.head FOR UPDATE')).toBe(refused)
  await pool.query('SELECT read_model.create_projection(2, now())')
  expect(await tryAs('hearback_projector', 'DELETE FROM projection_2.spell')).toBe('allowed')
  expect(await tryAs('hearback_query', 'SELECT * FROM projection_2.spell')).toBe('allowed')
  await expect(pool.query('SELECT read_model.drop_projection(1)')).rejects.toThrow('projection 1 is in use')
  await pool.query('SELECT read_model.switch_projection(2, now())')
  await pool.query('SELECT read_model.drop_projection(1)')
  const { rows } = await pool.query('SELECT version, state FROM read_model.projection')
  expect(rows).toEqual([{ version: 2, state: 'current' }])
})

test('questions change nothing', async () => {
  expect(await tryAs('hearback_query', 'SELECT pseudonym_key FROM access.workspace')).toBe('allowed')
  expect(await tryAs('hearback_query', event)).toBe(refused)
  expect(await tryAs('hearback_query', 'DELETE FROM access.api_key')).toBe(refused)
  expect(await tryAs('hearback_query', 'UPDATE log.head SET position = 1')).toBe(refused)
})

test('questions ask for restatements, and only the projector makes them', async () => {
  const asking = `SELECT read_model.request_restatement(1, '2026-03-01', now(), now(), 4)`
  const making = 'SELECT read_model.begin_restatement(now(), now())'
  const sweeping = 'SELECT read_model.sweep_restatements()'
  expect(await tryAs('hearback_projector', making)).toBe('allowed')
  expect(await tryAs('hearback_projector', sweeping)).toBe('allowed')
  expect(await tryAs('hearback_projector', asking)).toBe(refused)
  expect(await tryAs('hearback_projector', `UPDATE read_model.restatement SET workspace_id = 2`)).toBe(
    refused,
  )
  // There is no workspace to ask for here; whoever may ask is told that.
  expect(await tryAs('hearback_query', asking)).toBe('23503')
  expect(await tryAs('hearback_query', 'SELECT read_model.dismiss_restatement(1, 1)')).toBe('allowed')
  for (const statement of [making, sweeping, 'DELETE FROM read_model.restatement'])
    expect(await tryAs('hearback_query', statement)).toBe(refused)
  expect(await tryAs('hearback_reader', asking)).toBe(refused)
})

test('only the eraser overwrites events, and it deletes none', async () => {
  expect(await tryAs('hearback_eraser', 'UPDATE log.event SET body = NULL')).toBe('allowed')
  expect(await tryAs('hearback_eraser', event)).toBe('allowed')
  expect(await tryAs('hearback_eraser', 'DELETE FROM log.event')).toBe(refused)
  expect(await tryAs('hearback_eraser', 'TRUNCATE log.event')).toBe(refused)
})

test('the secrets of webhooks are for ingestion, which checks signatures', async () => {
  const statement = 'SELECT secret FROM access.webhook_secret'
  expect(await tryAs('hearback_ingestion', statement)).toBe('allowed')
  for (const role of ['hearback_query', 'hearback_projector', 'hearback_eraser', 'hearback_reader'] as const)
    expect(await tryAs(role, statement)).toBe(refused)
})

test('people with SQL tools see read models and no keys', async () => {
  expect(await tryAs('hearback_reader', 'SELECT * FROM read_model.spell')).toBe('allowed')
  expect(await tryAs('hearback_reader', 'SELECT name, kind FROM access.workspace')).toBe('allowed')
  expect(await tryAs('hearback_reader', 'SELECT pseudonym_key FROM access.workspace')).toBe(refused)
  expect(await tryAs('hearback_reader', 'SELECT * FROM access.api_key')).toBe(refused)
})
