import type { FoldedJourney } from '@hearback/contracts'
import { fold } from '@hearback/journeys'
import { addCounts, type Counts } from '@hearback/survival'
import { array, assert, asyncProperty, constantFrom, integer, option, record } from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { journeyOf } from '../../journeys/test/journey-builder.ts'
import { anyJourney } from '../../journeys/test/random-journeys.ts'
import { addFlows, countFlow, countSpells, type FlowQuestion, segmentValues } from '../src/index.ts'
import { fillWorld } from './fill-world.ts'
import { asked, stageClocks } from './flow-asked.ts'
import { worldOf } from './folded-world.ts'
import { naiveFlow } from './naive-flow.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await database.pool.query(
    `INSERT INTO access.workspace (name, pseudonym_key, created_at) VALUES ('acorn', '\\x00', now())`,
  )
})
afterAll(() => database.close())

const firstDay = 20_000
const day = integer({ min: firstDay - 2, max: firstDay + 14 })

const questions = record({
  asOf: integer({ min: firstDay - 1, max: firstDay + 30 }),
  filters: constantFrom<FlowQuestion['filters'][]>({}, {}, { region: ['EU'] }, { region: ['US', 'EU'] }),
  basis: constantFrom<FlowQuestion['basis'][]>('cohort', 'period'),
  from: option(day, { freq: 2 }),
  to: option(day, { freq: 2 }),
  groupBy: constantFrom([], [], ['region'], ['cohort_week'], ['level', 'cohort_month']),
  segmentBy: constantFrom([], ['region'], ['level'], ['region', 'level']),
  inclusion: constantFrom<FlowQuestion['inclusion'][]>(
    ['full_export', 'prospective'],
    ['full_export', 'prospective', 'retrospective'],
  ),
  assumeClosedAfter: option(integer({ min: 0, max: 6 }), { freq: 2 }),
  resolution: constantFrom<FlowQuestion['resolution'][]>('day', 'day', 'hour'),
})

/** Two stages passed within one day: their order is in the fold, but not always in what is stored. */
const passedTwoWithinADay = ({ spells }: FoldedJourney): boolean => {
  const days = spells.flatMap(({ clock, enteredOn, exitedOn }) =>
    clock.startsWith('stage:') && enteredOn === exitedOn ? [enteredOn] : [],
  )
  return new Set(days).size < days.length
}

/** What the database answered, in the form of naiveFlow. */
const asRows = ({ groups }: Awaited<ReturnType<typeof countFlow>>) => {
  const counts: Record<string, Counts> = {}
  const steps: Record<string, number> = {}
  for (const { key, random } of groups) {
    const group = JSON.stringify(Object.values(key))
    for (const [number, flow] of random.entries()) {
      for (const [clock, segments] of Object.entries(flow.stages))
        for (const [name, own] of Object.entries(segments))
          counts[JSON.stringify([group, number, clock, segmentValues(name)])] = own
      for (const { from, cause, to, spells } of flow.steps)
        steps[JSON.stringify([group, number, from, cause, to])] = spells
    }
  }
  return { counts, steps }
}

const journeys = array(anyJourney, { minLength: 1, maxLength: 10 })

test('the flow counted by the database is that of the folded journeys read one by one, whatever is asked', async () => {
  await assert(
    asyncProperty(
      journeys,
      questions,
      constantFrom<('employer' | 'community')[]>('employer', 'community'),
      async (drawn, question, kind) => {
        const folded = drawn.map((each) => fold(each.facts, each.process))
        const world = worldOf(
          kind,
          folded.filter((each) => !passedTwoWithinADay(each)),
        )
        await fillWorld(database.pool, world)
        const process = drawn[0]?.process.id ?? 'hiring'
        const clocks = stageClocks(world)
        const whole = asked({ ...question, process, clocks })
        expect(asRows(await countFlow(database.db, whole))).toEqual(naiveFlow(world, whole))
      },
    ),
    { numRuns: 100 },
  )
})

const trimmed = (byAge: readonly number[] = []): readonly number[] =>
  byAge.slice(0, byAge.findLastIndex((n) => n > 0) + 1)

/** Counts in one form whatever order their causes came in and however long their arrays are. */
const tidy = ({ causes, entered, exits, censored }: Counts) => {
  return {
    entered: trimmed(entered),
    censored: trimmed(censored),
    exits: Object.fromEntries(
      causes.toSorted().map((cause) => [cause, trimmed(exits[causes.indexOf(cause)])]),
    ),
  }
}

test('the counts of a stage, over all segments and random groups, are those of countSpells', async () => {
  await assert(
    asyncProperty(journeys, questions, async (drawn, question) => {
      const world = worldOf(
        'employer',
        drawn.map(({ process, facts }) => fold(facts, process)),
      )
      await fillWorld(database.pool, world)
      const whole = asked({
        ...question,
        process: drawn[0]?.process.id ?? 'hiring',
        clocks: stageClocks(world),
      })
      const flows = await countFlow(database.db, whole)
      const { groups, parkedJourneys } = await countSpells(database.db, whole)
      const added = flows.groups.flatMap(({ key, random }) =>
        Object.entries(random.reduce(addFlows).stages).map(([clock, segments]) => [
          JSON.stringify(Object.values({ clock, ...key })),
          tidy(Object.values(segments).reduce(addCounts)),
        ]),
      )
      const counted = groups.flatMap(({ key, counts, spells }) =>
        spells === 0 ? [] : [[JSON.stringify(Object.values(key)), tidy(counts)]],
      )
      expect(Object.fromEntries(added)).toEqual(Object.fromEntries(counted))
      expect(flows.groups.every(({ random }) => random.length === 20)).toBe(true)
      expect(flows.parkedJourneys).toBe(parkedJourneys)
    }),
    { numRuns: 40 },
  )
})

test('a hundred segments are compared, the largest; the others are counted without a name', async () => {
  const journey = journeyOf('hiring', [['6-01', 'application_submitted']])
  const of = (number: number): FoldedJourney => ({ ...journey, attributes: { requisition: `R${number}` } })
  const twice = Array.from({ length: 100 }, (_, number) => [of(number + 5), of(number + 5)]).flat()
  const once = Array.from({ length: 5 }, (_, number) => of(number))
  const world = worldOf('employer', [...once, ...twice, journey, journey, journey])
  await fillWorld(database.pool, world)
  const { groups } = await countFlow(
    database.db,
    asked({ clocks: ['stage:applied'], asOf: firstDay + 1000, segmentBy: ['requisition'] }),
  )
  const [flow] = groups.map(({ random }) => random.reduce(addFlows))
  const segments = Object.entries(flow?.stages['stage:applied'] ?? {})
  const named = segments.filter(([name]) => name !== '')
  expect(
    named
      .map(([name]) => segmentValues(name))
      .flat()
      .toSorted(),
  ).toEqual(Array.from({ length: 100 }, (_, number) => `R${number + 5}`).toSorted())
  const sizes = segments.map(([name, { entered }]) => [name === '', entered[0]])
  expect(sizes.filter(([unnamed]) => unnamed)).toEqual([[true, 8]])
  expect(new Set(sizes.flatMap(([unnamed, size]) => (unnamed ? [] : [size])))).toEqual(new Set([2]))
  await expect(countFlow(database.db, asked({ segmentBy: ['region', 'level', 'source'] }))).rejects.toThrow(
    'up to two dimensions',
  )
})
