import {
  assert,
  asyncProperty,
  boolean,
  constant,
  constantFrom,
  integer,
  nat,
  oneof,
  option,
  record,
} from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import {
  type CountedRow,
  countSpells,
  eachSpell,
  type ListedSpell,
  pageOfSpells,
  type SpellOrder,
  type SpellPart,
  type SpellPlace,
  type SpellQuestion,
} from '../src/index.ts'
import { fillWorld } from './fill-world.ts'
import { questions, worlds } from './worlds.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await database.pool.query(
    `INSERT INTO access.workspace (name, pseudonym_key, created_at) VALUES ('acorn', '\\x00', now()), ('other', '\\x00', now())`,
  )
})
afterAll(() => database.close())

const allPages = async (
  question: SpellQuestion,
  asked: { part: SpellPart; order: SpellOrder; limit: number },
) => {
  const rows: ListedSpell[] = []
  let after: SpellPlace | null = null
  for (;;) {
    const page = await pageOfSpells(database.db, question, { ...asked, after })
    expect(page.listed.length).toBeLessThanOrEqual(asked.limit)
    rows.push(...page.listed)
    if (page.last === null) return { ...page, rows }
    expect(page.listed).toHaveLength(asked.limit)
    after = page.last
  }
}

const isOf =
  ({ running, causes, shortest, longest }: SpellPart) =>
  ({ cause, duration }: CountedRow): boolean =>
    (running === null || running === (cause === null)) &&
    (causes === null ||
      (cause !== null && (causes.includes(cause) || causes.includes(cause.split('/')[0] ?? '')))) &&
    duration >= (shortest ?? 0) &&
    duration <= (longest ?? Number.POSITIVE_INFINITY)

const named = ({ journeyId, clock, visit, duration, cause, values }: CountedRow) =>
  JSON.stringify([journeyId, clock, visit, duration, cause, values])

/** Whether `a` may stand before `b`. */
const inOrder: Record<SpellOrder, (a: CountedRow, b: CountedRow) => boolean> = {
  longest: (a, b) =>
    (a.cause === null) === (b.cause === null) ? a.duration >= b.duration : a.cause === null,
  newest: (a, b) => a.enteredOn >= b.enteredOn,
  oldest: (a, b) => a.enteredOn <= b.enteredOn,
}

const parts = record({
  running: constantFrom(null, true, false),
  causes: constantFrom(null, null, ['rejected'], ['advanced', 'answered'], ['answered/invited']),
  shortest: option(nat({ max: 6 }), { freq: 1 }),
  longest: option(integer({ min: 3, max: 60 }), { freq: 1 }),
})
const whole: SpellPart = { running: null, causes: null, shortest: null, longest: null }
const askings = record({
  part: oneof(constant(whole), parts),
  order: constantFrom<SpellOrder>('longest', 'newest', 'oldest'),
  limit: integer({ min: 1, max: 7 }),
})

/** Narrow questions count few spells, and one page shows nothing of pages. */
const widened = (question: SpellQuestion): SpellQuestion => ({
  ...question,
  filters: {},
  from: null,
  to: null,
  asOf: question.asOf + 70,
  inclusion: ['full_export', 'prospective', 'retrospective'],
})

test('the pages of any part hold exactly the spells counted, each once, in order, and say how many', async () => {
  let spellsSeen = 0
  await assert(
    asyncProperty(worlds, questions, boolean(), askings, async (world, narrow, wide, asked) => {
      const question = wide ? widened(narrow) : narrow
      await fillWorld(database.pool, world)
      const counted: CountedRow[] = []
      for await (const batch of eachSpell(database.db, question)) counted.push(...batch)
      const { groups } = await countSpells(database.db, question)
      const { rows, spells, selected } = await allPages(question, asked)
      const ofPart = counted.filter(isOf(asked.part))
      expect(rows.map(named).toSorted()).toEqual(ofPart.map(named).toSorted())
      expect(selected).toBe(ofPart.length)
      expect(spells).toBe(groups.reduce((sum, group) => sum + group.spells, 0))
      for (const [index, row] of rows.slice(1).entries()) {
        const before = rows[index] ?? row
        expect(inOrder[asked.order](before, row)).toBe(true)
      }
      spellsSeen += rows.length
    }),
    { numRuns: 100 },
  )
  expect(spellsSeen).toBeGreaterThan(20)
})
