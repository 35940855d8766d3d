import { bucketOf } from '@hearback/event-log'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { catchUp, dimensionValues, journeyOf, stagesNow } from '../src/index.ts'
import { appendTo, eventOf, journeyIdOf } from './naive-projection.ts'
import { plainFold } from './plain-fold.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await appendTo(database, [
    eventOf(1, 'sent', 'follow_up_sent', 19_000, { attributes: { employer: 'Acorn', team: 'north' } }),
    eventOf(1, 'heard', 'employer_responded', 19_004),
    eventOf(1, 'again', 'follow_up_sent', 19_008),
    eventOf(1, 'undated', 'thank_you_sent', null),
    eventOf(2, 'sent', 'follow_up_sent', 19_001, { attributes: { employer: 'Acorn' } }),
    eventOf(3, 'sent', 'follow_up_sent', 19_001, { attributes: { employer: 'Birch' }, workspaceId: 2 }),
  ])
  await catchUp(database, { version: 1, fold: plainFold })
})
afterAll(() => database.close())

const place = (journey: number) => ({
  bucket: bucketOf(journeyIdOf(journey), 64),
  journeyId: journeyIdOf(journey),
})

test('a journey is given with its spells by entry, its findings and dimensions, to its own workspace only', async () => {
  const journey = await journeyOf(database.db, { workspaceId: 1, ...place(1) })
  expect(journey).toMatchObject({
    journey: { workspace_id: 1, stage: 'follow_up_sent', stage_since: 19_008, events: 4 },
    spells: [
      { visit: 1, entered_day: 19_000, exit_day: 19_004, cause: 'answered', kind: 'told' },
      { visit: 2, entered_day: 19_008, exit_day: null, cause: null },
    ],
    findings: [{ rule: 'unknown_day', event_type: 'thank_you_sent' }],
    dimensions: { employer: 'Acorn', team: 'north' },
  })
  expect(await journeyOf(database.db, { workspaceId: 2, ...place(1) })).toBeNull()
  expect(await journeyOf(database.db, { workspaceId: 1, ...place(99) })).toBeNull()
})

test('dimension values carry the number of journeys that have them, own dimensions too', async () => {
  expect(await dimensionValues(database.db, 1)).toEqual([
    { dimension: 'employer', value: 'Acorn', journeys: 2, contributors: 1, largestContributor: 2 },
    { dimension: 'team', value: 'north', journeys: 1, contributors: 1, largestContributor: 1 },
  ])
})

const begunBy = async (day: number) =>
  (await dimensionValues(database.db, 1, { begunBy: day })).map(
    ({ value, journeys }) => `${value} ${journeys}`,
  )

test('dimension values as of a day are those of the journeys begun by then', async () => {
  expect(await begunBy(18_999)).toEqual([])
  expect(await begunBy(19_000)).toEqual(['Acorn 1', 'north 1'])
  expect(await begunBy(19_001)).toEqual(['Acorn 2', 'north 1'])
})

test('journeys are counted by the stage they are in', async () => {
  expect(await stagesNow(database.db, { workspaceId: 1, process: 'hiring' })).toEqual([
    { stage: 'follow_up_sent', journeys: 2 },
  ])
})
