import { dayFromText, type Weekday } from '@hearback/contracts'
import { totalsOf } from '@hearback/survival'
import { assert, asyncProperty } from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { countSpells, type SpellQuestion } from '../src/index.ts'
import { questions } from './worlds.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await database.pool.query(
    `INSERT INTO access.workspace (name, pseudonym_key, created_at) VALUES ('acorn', '\\x00', now())`,
  )
})
afterAll(() => database.close())

const dayOf = (text: string): number => dayFromText(text) ?? Number.NaN

type Wait = { entered: string; firstSeen?: string; exit?: string; observed?: string }

const store = async (waits: readonly Wait[]): Promise<void> => {
  await database.pool.query('TRUNCATE projection_1.spell')
  for (const [index, { entered, firstSeen = entered, exit = null, observed = null }] of waits.entries())
    await database.pool.query(
      `INSERT INTO projection_1.spell (bucket, journey_id, clock, visit, workspace_id, process, segment_id, inclusion,
         entered_day, first_seen_day, exit_day, cause, observed_through, observed_stated)
       VALUES (0, $1, 'stage:applied', 1, 1, 'hiring', 1, 'prospective', $2, $3, $4, $5, $6, true)`,
      [
        String(index).padStart(32, '0'),
        entered,
        firstSeen,
        exit,
        exit === null ? null : 'advanced',
        observed,
      ],
    )
}

type Calendar = { weekend?: readonly Weekday[]; holidays?: readonly string[] }

/** April 2026: the 3rd is a Friday, Easter Monday the 6th. */
const ask = async (
  { weekend = ['saturday', 'sunday'], holidays = [] }: Calendar,
  changed: Partial<SpellQuestion> = {},
) => {
  const { groups } = await countSpells(database.db, {
    workspaceId: 1,
    process: 'hiring',
    clocks: ['stage:applied'],
    asOf: dayOf('2026-04-30'),
    filters: {},
    basis: 'cohort',
    from: null,
    to: null,
    groupBy: [],
    inclusion: ['prospective'],
    assumeClosedAfter: null,
    resolution: 'day',
    workingDays: { weekend, holidays: holidays.map(dayOf) },
    ...changed,
  })
  return groups[0]?.counts
}

/** The working days of one wait that has ended. */
const lengthOf = async (entered: string, exit: string, calendar: Calendar = {}): Promise<number> => {
  await store([{ entered, exit }])
  return (await ask(calendar))?.exits[0]?.indexOf(1) ?? Number.NaN
}

describe('a wait in working days', () => {
  test.each([
    ['Friday to Monday', '2026-04-03', '2026-04-06', 1],
    ['Friday to Saturday', '2026-04-03', '2026-04-04', 0],
    ['Saturday to Sunday', '2026-04-04', '2026-04-05', 0],
    ['Saturday to Monday', '2026-04-04', '2026-04-06', 1],
    ['Monday to Friday', '2026-04-06', '2026-04-10', 4],
    ['a week', '2026-04-01', '2026-04-08', 5],
    ['the same day', '2026-04-08', '2026-04-08', 0],
    ['a year', '2025-04-01', '2026-04-01', 261],
    ['across 1970', '1969-12-31', '1970-01-05', 3],
  ])('%s', async (_name, entered, exit, days) => {
    expect(await lengthOf(entered, exit)).toBe(days)
  })

  test('leaves out holidays, but not twice where they fall on a weekend', async () => {
    const easter = { holidays: ['2026-04-03', '2026-04-05', '2026-04-06'] }
    expect(await lengthOf('2026-04-02', '2026-04-07', easter)).toBe(1)
    expect(await lengthOf('2026-04-02', '2026-04-07', { holidays: ['2026-04-04', '2026-04-05'] })).toBe(3)
  })

  test('entered on a holiday begins to count on the next working day', async () => {
    expect(await lengthOf('2026-04-06', '2026-04-07', { holidays: ['2026-04-06'] })).toBe(1)
    expect(await lengthOf('2026-04-06', '2026-04-06', { holidays: ['2026-04-06'] })).toBe(0)
  })

  test('goes by the weekend of the workspace', async () => {
    const calendar = { weekend: ['friday', 'saturday'] as const }
    expect(await lengthOf('2026-04-02', '2026-04-05', calendar)).toBe(1)
    expect(await lengthOf('2026-04-02', '2026-04-04', calendar)).toBe(0)
    expect(await lengthOf('2026-04-02', '2026-04-05', { weekend: ['wednesday'] })).toBe(3)
  })
})

describe('what has happened is decided by the days of the calendar', () => {
  test('an exit on a Saturday has not happened on the Friday before', async () => {
    await store([{ entered: '2026-04-01', exit: '2026-04-04' }])
    expect(await ask({}, { asOf: dayOf('2026-04-03') })).toMatchObject({ causes: [], censored: [0, 0, 1] })
    expect(await ask({}, { asOf: dayOf('2026-04-04') })).toMatchObject({ exits: [[0, 0, 1]] })
  })

  test('a wait that ended on a Saturday is not seen by who first looks on Sunday', async () => {
    await store([{ entered: '2026-04-01', firstSeen: '2026-04-05', exit: '2026-04-04' }])
    expect(await ask({})).toBeUndefined()
    await store([{ entered: '2026-04-01', exit: '2026-04-04' }])
    const sunday = { basis: 'period', from: dayOf('2026-04-05') } as const
    expect(await ask({}, sunday)).toBeUndefined()
    await store([{ entered: '2026-04-01', exit: '2026-04-05' }])
    expect(await ask({}, sunday)).toMatchObject({ entered: [0, 0, 1], exits: [[0, 0, 1]] })
  })

  test('a wait observed through the Friday before its Saturday was never seen', async () => {
    await store([{ entered: '2026-04-04', observed: '2026-04-03' }])
    expect(await ask({})).toBeUndefined()
  })

  test('a wait closed by assumption on a Friday has ended for who first looks on Saturday', async () => {
    await store([{ entered: '2026-04-01' }])
    const closing = { basis: 'period', assumeClosedAfter: 2 } as const
    expect(await ask({}, { ...closing, from: dayOf('2026-04-04') })).toBeUndefined()
    expect(await ask({}, { ...closing, from: dayOf('2026-04-03') })).toMatchObject({
      causes: ['assumed_closed'],
      entered: [0, 0, 1],
      exits: [[0, 0, 1]],
    })
  })

  test('censoring and late sight are counted in working days too', async () => {
    await store([{ entered: '2026-04-01', firstSeen: '2026-04-07', observed: '2026-04-12' }])
    expect(await ask({})).toMatchObject({
      entered: [0, 0, 0, 0, 1, 0, 0, 0],
      censored: [0, 0, 0, 0, 0, 0, 0, 1],
    })
  })
})

const inMarch = (number: number) => `2024-03-${String((number % 28) + 1).padStart(2, '0')}`

test('where every day is worked, working days are the days of the calendar', async () => {
  await store(
    Array.from({ length: 40 }, (_, index) => ({
      entered: inMarch(index),
      ...(index % 4 === 0 ? { firstSeen: '2024-04-01' } : {}),
      ...(index % 3 === 0 ? {} : { exit: `2024-0${3 + (index % 3)}-29` }),
      ...(index % 5 === 0 ? { observed: '2024-05-02' } : {}),
    })),
  )
  let seen = 0
  await assert(
    asyncProperty(questions, async (question) => {
      const asked = { ...question, inclusion: ['prospective'], filters: {}, resolution: 'day' } as const
      const everyDay = { weekend: [], holidays: [] }
      const plain = await countSpells(database.db, { ...asked, workingDays: null })
      expect(await countSpells(database.db, { ...asked, workingDays: everyDay })).toEqual(plain)
      seen += plain.groups.reduce((sum, { counts }) => sum + totalsOf(counts).spells, 0)
    }),
    { numRuns: 60 },
  )
  expect(seen).toBeGreaterThan(100)
})
