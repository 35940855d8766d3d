import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { describeSchema } from '../src/index.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

test('schema.sql is what the migrations make (after changing one: pnpm schema)', async () => {
  const [heading, ...kept] = readFileSync(new URL('../schema.sql', import.meta.url), 'utf8').split('\n')
  expect(heading).toMatch(/^-- Made by/)
  expect((await describeSchema(database.db)).split('\n')).toEqual(kept)
})

test('the description tells columns, constraints, indexes, comments, functions and grants apart', async () => {
  const before = await describeSchema(database.db)
  const changes = [
    'ALTER TABLE log.head ADD COLUMN note text',
    'UPDATE log.head SET note = bucket; ALTER TABLE log.head ALTER COLUMN note SET NOT NULL',
    `ALTER TABLE log.head ALTER COLUMN note SET DEFAULT 'none'`,
    'ALTER TABLE log.head ADD CHECK (position >= 0)',
    'CREATE INDEX ON log.head (note)',
    `COMMENT ON COLUMN log.head.note IS 'why'`,
    'CREATE FUNCTION log.one() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$',
    'REVOKE EXECUTE ON FUNCTION log.one FROM PUBLIC',
    'GRANT DELETE ON log.head TO hearback_query',
    'GRANT UPDATE (note) ON log.head TO hearback_query',
    'CREATE VIEW log.tall AS SELECT position FROM log.head',
  ]
  let last = before
  for (const change of changes) {
    await database.pool.query(change)
    const now = await describeSchema(database.db)
    expect(now, change).not.toBe(last)
    last = now
  }
})
