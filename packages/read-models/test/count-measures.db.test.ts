import { type Day, dayFromText, type EventDetail, type EventType } from '@hearback/contracts'
import { processes } from '@hearback/journeys'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { catchUp, countMeasures, countSpells, foldWith, type MeasureQuestion } from '../src/index.ts'
import { appendTo, eventOf } from './naive-projection.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await database.pool.query(
    `INSERT INTO access.workspace (name, pseudonym_key, created_at) VALUES ('acorn', '\\x00', now()), ('other', '\\x00', now())`,
  )
  await appendTo(database, [...leavers.flatMap(eventsOfLeaver), ...interviewed])
  await catchUp(database, { version: 1, fold: foldWith(() => processes) })
})
afterAll(() => database.close())

const dayOf = (text: string): Day => dayFromText(`2026-${text}`) ?? 0

type Line = [when: string, type: EventType, detail?: EventDetail]
type Leaver = { employer: string; lines: Line[]; contributor?: string }

const leavers: Leaver[] = [
  {
    employer: 'Acorn',
    lines: [
      ['05-01', 'separation_announced', { last_working_day: '2026-05-29' }],
      ['05-18', 'exit_interview_invited'],
      ['05-20', 'last_working_day_changed', { last_working_day: '2026-06-05' }],
    ],
  },
  { employer: 'Acorn', lines: [['05-01', 'separation_announced', { last_working_day: '2026-05-29' }]] },
  {
    employer: 'Birch',
    lines: [
      ['05-04', 'separation_announced', { last_working_day: '2026-05-29' }],
      ['05-19', 'exit_interview_invited'],
    ],
    contributor: 'aa'.repeat(16),
  },
  { employer: 'Birch', lines: [['05-20', 'separation_announced', { last_working_day: '2026-05-29' }]] },
]

const eventsOfLeaver = ({ employer, lines, contributor }: Leaver, place: number) =>
  lines.map(([when, type, detail]) =>
    eventOf(place, `${when} ${type}`, type, dayOf(when), {
      process: 'exit-interview',
      detail: detail ?? {},
      attributes: { employer },
      contributor: contributor ?? null,
    }),
  )

const interviewed = [18, 25, 30, 50].map((minutes, place) =>
  eventOf(100, `screening ${place}`, 'interview_held', dayOf(`03-0${place + 1}`), {
    detail: { kind: 'screening', duration_minutes: minutes },
  }),
)

const question: MeasureQuestion = {
  workspaceId: 1,
  process: 'exit-interview',
  expectations: ['X06'],
  asOf: dayOf('07-01'),
  filters: {},
  from: null,
  to: null,
  groupBy: [],
  inclusion: ['full_export', 'prospective'],
}

const outcomes = async (asked: Partial<MeasureQuestion>) => {
  const { groups } = await countMeasures(database.db, { ...question, ...asked })
  return Object.fromEntries(groups.map((group) => [Object.values(group.key).join(' '), group.outcomes]))
}

test('the window is counted back from the last working day in force as of the question', async () => {
  expect(await outcomes({ asOf: dayOf('05-19') })).toEqual({ X06: { pending: 3 } })
  expect(await outcomes({ asOf: dayOf('05-21') })).toEqual({ X06: { pending: 3, impossible: 1 } })
  expect(await outcomes({ asOf: dayOf('05-22') })).toEqual({
    X06: { pending: 1, late: 1, kept: 1, impossible: 1 },
  })
  expect(await outcomes({})).toEqual({ X06: { early: 1, late: 1, kept: 1, impossible: 1 } })
})

test('measures are narrowed by what they are anchored on and grouped as spells are', async () => {
  expect(await outcomes({ groupBy: ['employer'] })).toEqual({
    'X06 Acorn': { early: 1, late: 1 },
    'X06 Birch': { kept: 1, impossible: 1 },
  })
  expect(await outcomes({ filters: { employer: ['Birch'] }, to: dayOf('05-20') })).toEqual({
    X06: { kept: 1 },
  })
  expect(await outcomes({ from: dayOf('05-20') })).toEqual({ X06: { impossible: 1 } })
  expect(await outcomes({ inclusion: ['retrospective'] })).toEqual({})
  expect(await outcomes({ workspaceId: 2 })).toEqual({})
})

test('a group says how many journeys and contributors are behind it', async () => {
  const { groups, parkedJourneys } = await countMeasures(database.db, question)
  expect(groups).toMatchObject([{ measures: 4, journeys: 4, contributors: 2, largestContributor: 3 }])
  expect(parkedJourneys).toBe(0)
  const screenings = await countMeasures(database.db, {
    ...question,
    process: 'hiring',
    expectations: ['X08', 'X09'],
  })
  expect(screenings.groups).toEqual([
    {
      key: { expectation: 'X08' },
      outcomes: { shorter: 1, kept: 2, longer: 1 },
      measures: 4,
      journeys: 1,
      contributors: 1,
      largestContributor: 1,
    },
  ])
})

test('in a community what only time has brought counts as long as the contributor was seen', async () => {
  await database.pool.query(`UPDATE access.workspace SET kind = 'community' WHERE id = 1`)
  // Nobody was seen after the last event of their own: only the announcement that was too late is known.
  expect(await outcomes({})).toEqual({ X06: { impossible: 1 } })
  await database.pool.query(`UPDATE access.workspace SET kind = 'employer' WHERE id = 1`)
})

test('a wait that begins on a promised day is not counted before that day', async () => {
  await appendTo(database, [
    eventOf(200, 'told', 'next_steps_told', dayOf('03-01'), { detail: { expected_by: '2026-03-10' } }),
  ])
  await catchUp(database, { version: 1, fold: foldWith(() => processes) })
  const counted = async (asOf: Day) => {
    const { expectations: _, ...rest } = question
    const { groups } = await countSpells(database.db, {
      ...rest,
      process: 'hiring',
      clocks: ['expectation:promise'],
      asOf,
      basis: 'cohort',
      assumeClosedAfter: null,
      resolution: 'day',
      workingDays: null,
    })
    return groups.map(({ spells, running }) => ({ spells, running }))
  }
  expect(await counted(dayOf('03-09'))).toEqual([])
  expect(await counted(dayOf('03-10'))).toEqual([{ spells: 1, running: 1 }])
})
