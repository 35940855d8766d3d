import type { EventType } from '@hearback/contracts'
import { bucketOf } from '@hearback/event-log'
import { array, assert, asyncProperty, constantFrom, integer, option, record } from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { catchUp, parkedJourneys, projectStep, retryParked } from '../src/index.ts'
import {
  appendTo,
  eventIdOf,
  eventOf,
  foldLog,
  journeyIdOf,
  readModels,
  wholeLog,
} from './naive-projection.ts'
import { plainFold } from './plain-fold.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const options = { version: 1, fold: plainFold }

const happening = record({
  journey: integer({ min: 0, max: 3 }),
  id: integer({ min: 0, max: 20 }),
  type: constantFrom<EventType>(
    'follow_up_sent',
    'follow_up_sent',
    'employer_responded',
    'candidate_rejected',
    'journey_observed',
    'attributes_changed',
    'event_retracted',
  ),
  day: option(integer({ min: 19_000, max: 19_030 }), { freq: 6 }),
  level: constantFrom('junior', 'senior'),
  own: constantFrom('north', 'south'),
  retracts: integer({ min: 0, max: 20 }),
})

/** Any history of a few journeys: events late, doubled, undated, retracted before or after they are known. */
const histories = record({
  appends: array(array(happening, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 5 }),
  limits: array(integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
})

// Beyond the journeys that the other tests number by hand.
let run = 1_000
test('any history in any appends and steps, by several workers, gives what folding the whole log gives', async () => {
  await assert(
    asyncProperty(histories, async ({ appends, limits }) => {
      run += 10
      for (const [turn, append] of appends.entries()) {
        const events = append.map(({ journey, id, type, day, level, own, retracts }) =>
          type === 'event_retracted'
            ? eventOf(run + journey, `retraction ${id}`, type, 19_000, {
                detail: { event_id: eventIdOf(run + journey, String(retracts)) },
              })
            : eventOf(run + journey, String(id), type, day, {
                attributes: type === 'attributes_changed' ? { level, team: own } : {},
              }),
        )
        await appendTo(database, events)
        await appendTo(database, events)
        const limit = limits[turn % limits.length] ?? 1
        await Promise.all([
          projectStep(database, { ...options, limit }),
          projectStep(database, { ...options, limit }),
        ])
      }
      await Promise.all([
        catchUp(database, { ...options, limit: limits[0] ?? 1 }),
        catchUp(database, options),
      ])
      await catchUp(database, options)
      expect(await readModels(database)).toEqual(foldLog(await wholeLog(database), plainFold))
    }),
    { numRuns: 25 },
  )
})

const mended = (workspaceId: number, facts: Parameters<typeof plainFold>[1]) =>
  plainFold(
    workspaceId,
    facts.filter(({ type }) => type !== 'separation_withdrawn'),
  )

test('a journey that cannot be folded is parked, its spells stay and the bucket moves on; a retry folds it', async () => {
  await appendTo(database, [eventOf(1, 'applied', 'follow_up_sent', 19_000)])
  await catchUp(database, options)
  const before = (await readModels(database)).get(journeyIdOf(1))

  await appendTo(database, [
    eventOf(1, 'broken', 'separation_withdrawn', 19_001),
    eventOf(2, 'broken', 'separation_withdrawn', 19_001),
    eventOf(3, 'fine', 'follow_up_sent', 19_001),
  ])
  await catchUp(database, options)
  const parked = await readModels(database)
  expect(parked.get(journeyIdOf(1))?.rows.spells).toEqual(before?.rows.spells)
  expect(parked.get(journeyIdOf(2))?.rows.spells).toEqual([])
  expect(parked.get(journeyIdOf(3))?.rows.spells).toHaveLength(1)

  const listed = await parkedJourneys(database.db, { workspaceId: 1 })
  expect(listed.map(({ journeyId }) => journeyId).toSorted()).toEqual(
    [journeyIdOf(1), journeyIdOf(2)].toSorted(),
  )
  expect(listed[0]?.error).toMatch(/^TypeError at plain-fold\.ts:\d+, folding \d facts of hiring$/)

  expect(await retryParked(database, options)).toEqual({ tried: 2, parked: 2 })
  expect(await retryParked(database, { version: 1, fold: mended })).toEqual({ tried: 2, parked: 0 })
  expect(await readModels(database)).toEqual(foldLog(await wholeLog(database), mended))
  expect(await parkedJourneys(database.db)).toEqual([])
})

test('a bucket that another worker holds is passed over', async () => {
  const [held, free] = [
    eventOf(11, 'sent', 'follow_up_sent', 19_000),
    eventOf(12, 'sent', 'follow_up_sent', 19_000),
  ]
  const buckets = [held, free].map(({ journeyId }) => bucketOf(journeyId, 64))
  await appendTo(database, [held, free])
  const other = await database.pool.connect()
  await other.query('BEGIN')
  await other.query('SELECT FROM projection_1.checkpoint WHERE bucket = $1 FOR UPDATE', [buckets[0]])
  expect((await projectStep(database, options))?.buckets).toEqual([buckets[1]])
  expect(await projectStep(database, options)).toBeNull()
  await other.query('COMMIT')
  other.release()
  expect((await projectStep(database, options))?.buckets).toEqual([buckets[0]])
})

const bucketOfJourney = (journey: number) => bucketOf(journeyIdOf(journey), 64)

test('a step takes further buckets only whole, and the buckets take turns', async () => {
  const candidates = Array.from({ length: 8 }, (_, index) => index + 20)
  const journeys = [...Map.groupBy(candidates, bucketOfJourney).values()].flatMap(([one, ...more]) =>
    one === undefined || more.length > 0 ? [] : [one],
  )
  await appendTo(
    database,
    journeys.flatMap((journey) =>
      ['a', 'b', 'c'].map((id) => eventOf(journey, id, 'follow_up_sent', 19_000)),
    ),
  )
  const buckets = journeys.map(bucketOfJourney).toSorted((a, b) => a - b)
  const [first, second, third, fourth] = buckets
  const step = await projectStep(database, { ...options, limit: 7 })
  expect(step).toMatchObject({ buckets: [first, second], events: 6, parked: 0 })
  expect((await projectStep(database, { ...options, limit: 3, startAfter: third ?? 0 }))?.buckets).toEqual([
    fourth,
  ])
})

test('a spell whose fact is retracted is gone, the others of the journey stay', async () => {
  await appendTo(database, [
    eventOf(40, 'first', 'follow_up_sent', 19_000),
    eventOf(40, 'heard', 'employer_responded', 19_004),
    eventOf(40, 'second', 'follow_up_sent', 19_008),
    eventOf(40, 'undated', 'follow_up_sent', null),
  ])
  await catchUp(database, options)
  await appendTo(
    database,
    ['second', 'undated'].map((id) =>
      eventOf(40, `retraction of ${id}`, 'event_retracted', 19_009, {
        detail: { event_id: eventIdOf(40, id) },
      }),
    ),
  )
  await catchUp(database, options)
  const { rows } = (await readModels(database)).get(journeyIdOf(40)) ?? {}
  expect(rows?.spells).toMatchObject([{ visit: 1, entered_day: 19_000, exit_day: 19_004 }])
  expect(rows?.findings).toEqual([])
})
