import { countsOf } from '@hearback/survival'
import { assert, asyncProperty } from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { type CountedRow, countSpells, eachSpell } from '../src/index.ts'
import { fillWorld } from './fill-world.ts'
import { naiveCount } from './naive-counter.ts'
import { questions, worlds } from './worlds.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await database.pool.query(
    `INSERT INTO access.workspace (name, pseudonym_key, created_at) VALUES ('acorn', '\\x00', now()), ('other', '\\x00', now())`,
  )
})
afterAll(() => database.close())

const inOrder = (key: Readonly<Record<string, string | null>>) => Object.values(key)

const anyQuestion = {
  process: 'hiring',
  clocks: ['stage:applied'],
  asOf: 20_000,
  filters: {},
  basis: 'cohort',
  from: null,
  to: null,
  groupBy: [],
  inclusion: ['prospective'],
  assumeClosedAfter: null,
  resolution: 'day',
  workingDays: null,
} as const

test('spells counted by the database are those counted one by one, whatever is asked', async () => {
  await assert(
    asyncProperty(worlds, questions, async (world, question) => {
      await fillWorld(database.pool, world)
      const answer = await countSpells(database.db, question)
      expect({
        ...answer,
        groups: answer.groups.map((group) => ({ ...group, key: inOrder(group.key) })),
      }).toEqual(naiveCount(world, question))
    }),
    { numRuns: 150 },
  )
})

test('the spells given one by one are those counted, whatever is asked', async () => {
  await assert(
    asyncProperty(worlds, questions, async (world, question) => {
      await fillWorld(database.pool, world)
      const rows: CountedRow[] = []
      for await (const batch of eachSpell(database.db, question)) rows.push(...batch)
      const groups = Map.groupBy(rows, ({ clock, values }) => JSON.stringify([clock, ...values]))
      const { groups: counted } = await countSpells(database.db, question)
      const withSpells = counted.filter(({ spells }) => spells > 0)
      expect(withSpells.map(({ key }) => JSON.stringify(inOrder(key))).toSorted()).toEqual(
        [...groups.keys()].toSorted(),
      )
      for (const { key, counts } of withSpells)
        expect(countsOf(groups.get(JSON.stringify(inOrder(key))) ?? [])).toEqual(counts)
    }),
    { numRuns: 100 },
  )
})

test('whoever stops taking spells leaves no transaction open', async () => {
  const { db, pool } = database
  const taking = eachSpell(db, { ...anyQuestion, workspaceId: 1 })
  await taking.next()
  await taking.return(undefined)
  const { rows } = await pool.query(
    `SELECT count(*)::integer AS open FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
  )
  expect(rows).toEqual([{ open: 0 }])
})

test('a workspace sees only its own spells, and one that does not exist is refused', async () => {
  expect(await countSpells(database.db, { ...anyQuestion, workspaceId: 2 })).toEqual({
    groups: [],
    parkedJourneys: 0,
  })
  await expect(countSpells(database.db, { ...anyQuestion, workspaceId: 3 })).rejects.toThrow('no workspace 3')
})
