import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { connect, dateOf, isConnectionLost, isDeadlock, isUniqueViolation } from '../src/index.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
  // A server that writes days and instants in its own way must not matter; connections opened from here on see it.
  await database.pool.query(`DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET TimeZone = ''Asia/Tokyo''', current_database());
    EXECUTE format('ALTER DATABASE %I SET DateStyle = ''German''', current_database());
  END $$`)
  await database.pool.query('SELECT pg_terminate_backend(pg_backend_pid())').catch(() => undefined)
})
afterAll(() => database.close())

const value = async (expression: string): Promise<unknown> => {
  const { rows } = await database.pool.query(`SELECT ${expression} AS value`)
  return rows[0].value
}

test.each([
  ['a date is whole days since 1970', `date '1970-01-02'`, 1],
  ['a date of long ago too', `date '0099-12-31'`, -683_004],
  ['a day after the year 9999 too', `date '10000-01-01'`, 2_932_897],
  [
    'an instant is milliseconds',
    `timestamptz '2026-03-31 12:00:00.123456+02'`,
    Date.UTC(2026, 2, 31, 10, 0, 0, 123),
  ],
  ['an instant before 1970 too', `timestamptz '1969-12-31 23:59:59.9+00'`, -100],
  ['an int8 is a bigint', '9007199254740993::int8', 9_007_199_254_740_993n],
  ['an int4 is a number', '7::int4', 7],
  ['jsonb is parsed', `'{"a": [1, null]}'::jsonb`, { a: [1, null] }],
  ['arrays of these are parsed alike', `ARRAY[date '1970-01-03', NULL]`, [2, null]],
  ['arrays of bigints too', 'ARRAY[1::int8, 2]', [1n, 2n]],
  ['null stays null', 'NULL::date', null],
])('%s', async (_rule, expression, expected) => {
  expect(await value(expression)).toEqual(expected)
})

test('a day number goes in as the day it came out as', async () => {
  const { rows } = await sql<{ day: number }>`SELECT ${dateOf(19_045)} AS day`.execute(database.db)
  expect(rows).toEqual([{ day: 19_045 }])
})

test('parsers belong to the pool: those of pg are untouched', async () => {
  const { default: pg } = await import('pg')
  expect(pg.types.getTypeParser(20)('1')).toBe('1')
})

test('options in the URL are kept beside ours', async () => {
  const url = new URL(database.url)
  url.searchParams.set('options', '-c statement_timeout=4321')
  const { pool, close } = connect({ url: url.href, role: 'hearback_query', onError: () => undefined })
  const { rows } = await pool.query(
    `SELECT current_setting('statement_timeout') AS timeout, current_user AS role, current_setting('TimeZone') AS zone`,
  )
  expect(rows).toEqual([{ timeout: '4321ms', role: 'hearback_query', zone: 'UTC' }])
  await close()
})

test('a connection that is lost between two queries of a transaction is reported and ends nothing else', async () => {
  const lost: Error[] = []
  const { pool, close } = connect({ url: database.url, onError: (error) => lost.push(error) })
  const client = await pool.connect()
  await client.query('BEGIN')
  const { rows } = await client.query('SELECT pg_backend_pid() AS pid')
  await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0].pid])
  await expect.poll(() => lost.length).toBeGreaterThan(0)
  expect(lost.every(isConnectionLost)).toBe(true)
  await expect(client.query('SELECT 1')).rejects.toSatisfy(isConnectionLost)
  client.release(true)
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  await close()
})

test('a server that is not there is a lost connection', async () => {
  const { pool, close } = connect({
    url: 'postgres://nobody@localhost/none?host=/nowhere',
    onError: () => undefined,
  })
  await expect(pool.query('SELECT 1')).rejects.toSatisfy(isConnectionLost)
  await close()
})

test('a key that exists is a unique violation, and not a lost connection', async () => {
  const failure: unknown = await database.pool
    .query('INSERT INTO log.head (bucket) VALUES (0)')
    .catch((error) => error)
  expect(isUniqueViolation(failure)).toBe(true)
  expect(isConnectionLost(failure)).toBe(false)
})

const lock = (bucket: number) => `SELECT FROM log.head WHERE bucket = ${bucket} FOR UPDATE`

test('of two transactions that wait for each other one is told of a deadlock', async () => {
  const [one, other] = [await database.pool.connect(), await database.pool.connect()]
  await Promise.all([one.query('BEGIN'), other.query('BEGIN')])
  await Promise.all([one.query(lock(0)), other.query(lock(1))])
  const outcomes = await Promise.allSettled([
    one.query(lock(1)).finally(() => one.query('ROLLBACK')),
    other.query(lock(0)).finally(() => other.query('ROLLBACK')),
  ])
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  expect(reasons.map(isDeadlock)).toEqual([true])
  one.release()
  other.release()
})
