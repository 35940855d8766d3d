import type { NewEvent } from '@hearback/event-log'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendContributed, contributedJourneys } from '../src/contributions/contributed-journeys.ts'
import { openCommunity } from './contributor.ts'
import { type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
let own = { workspaceId: 0, contributor: 'c'.repeat(32) }
beforeAll(async () => {
  ingestion = await openIngestion()
  own = { ...own, workspaceId: (await openCommunity(ingestion)).id }
})
afterAll(() => ingestion.close())

const eventOf = (journeyId: string): NewEvent => ({
  workspaceId: own.workspaceId,
  journeyId,
  eventId: 'e'.repeat(32),
  type: 'application_submitted',
  process: 'hiring',
  precision: 'day',
  day: 20_000,
  latestDay: null,
  instant: null,
  by: null,
  detail: {},
  attributes: {},
  contributor: own.contributor,
})

const listed = () => contributedJourneys(ingestion.database.db, own)

test('a journey is found even where nobody heard what became of its events', async () => {
  const lost = appendContributed(ingestion.database.db, own, async () => {
    throw new Error('the connection was lost')
  })
  await expect(lost([eventOf('1'.repeat(32))])).rejects.toThrow('lost')
  expect(await listed()).toContain('1'.repeat(32))
})

test('a journey is found even where it was taken back while it was being stored', async () => {
  const overtaken = appendContributed(ingestion.database.db, own, async () => {
    await ingestion.database.pool.query('DELETE FROM ingestion.contributed_journey')
    return []
  })
  await overtaken([eventOf('2'.repeat(32))])
  expect(await listed()).toEqual(['2'.repeat(32)])
})
