import { randomBytes } from 'node:crypto'
import { createAccess, hashOfKey } from '@hearback/access'
import { catalogue, type EventType, eventTypes, textFromDay, writtenByTheLog } from '@hearback/contracts'
import { foldShipped } from '@hearback/projector'
import { buildApp } from '@hearback/query-api'
import { catchUp } from '@hearback/read-models'
import { demoOptions, sampleTimelines } from '@hearback/sample'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ingestion, openIngestion } from '../services/ingestion/test/ingestion.ts'

const clock = { now: (demoOptions.observedThrough + 200) * 86_400_000 }

let ingestion: Ingestion
let app: Awaited<ReturnType<typeof buildApp>>
beforeAll(async () => {
  ingestion = await openIngestion()
  const { database, operatorKey } = ingestion
  app = await buildApp({
    connection: database,
    access: createAccess({ db: database.db, operatorKeyHash: hashOfKey(operatorKey), freshFor: 0 }),
    now: () => clock.now,
    version: '0',
    randomBytes,
    log: false,
  })
})
afterAll(async () => {
  await app.close()
  await ingestion.close()
})

const firstDay = demoOptions.observedThrough
const day = fc.integer({ min: 0, max: 12 }).map((days) => textFromDay(firstDay + days))
const detailOf = (type: EventType) => {
  const known = Object.keys(catalogue[type].detail)
  const details: Record<string, fc.Arbitrary<unknown>> = {
    round: fc.integer({ min: 1, max: 2 }),
    stage: fc.constantFrom('Phone Screen', 'Offer', 'Nobody knows it'),
    kind: known.includes('round')
      ? fc.constantFrom('screening', 'technical')
      : fc.constantFrom('criminal', 'education'),
    decision: fc.constantFrom('advance', 'reject'),
    last_working_day: day,
    expected_by: day,
    from: fc.oneof(day, fc.constant(null)).map((from) => (from === null ? null : textFromDay(firstDay - 3))),
    through: fc.constantFrom(null, textFromDay(firstDay + 20)),
    inclusion: fc.constantFrom('prospective', 'full_export'),
    event_id: fc.integer({ min: 0, max: 12 }).map(String),
  }
  const required = {
    requiredKeys: ['stage', 'last_working_day', 'event_id'].filter((name) => known.includes(name)),
  }
  return fc.record(
    Object.fromEntries(Object.entries(details).filter(([name]) => known.includes(name))),
    required,
  )
}

/** When something happened: a day, an instant, a span of days, or nobody knows. */
const when = fc.oneof(
  day.map((occurred_at) => ({ occurred_at })),
  fc.tuple(day, fc.integer({ min: 0, max: 23 })).map(([on, hour]) => ({
    occurred_at: `${on}T${String(hour).padStart(2, '0')}:30:00+02:00`,
  })),
  fc.tuple(day, day).map((days) => ({ occurred_between: days.toSorted() })),
  fc.constant({ occurred_at: null }),
)
const attributes = fc.record(
  { region: fc.constantFrom('EU', 'US'), team: fc.constantFrom('a', 'b') },
  { requiredKeys: [] },
)

/** Journeys of any event types, out of order, with retractions, corrections and much on one day. */
const anyJourney = fc.array(
  fc
    .constantFrom(...eventTypes.filter((type) => !writtenByTheLog.has(type)))
    .chain((type) => fc.record({ type: fc.constant(type), when, detail: detailOf(type), attributes })),
  { minLength: 2, maxLength: 12 },
)

const oddJourneys = fc.sample(anyJourney, { numRuns: 300, seed: 4 }).map((events, journey) => [
  // A journey of which no day is known would be told by the day of its upload.
  {
    type: 'application_submitted',
    journey_id: `odd-${journey}`,
    occurred_at: textFromDay(firstDay),
    event_id: 'a',
  },
  ...events.map(({ when: moment, ...event }, place) => ({
    ...event,
    ...moment,
    journey_id: `odd-${journey}`,
    event_id: String(place),
  })),
])

const sampled = [...sampleTimelines({ ...demoOptions, hiringJourneys: 100 })].map(({ events }) => events)

const send = async (key: string, body: string) => {
  const headers = { 'content-type': 'application/x-ndjson' }
  const reply = await ingestion.send({ method: 'POST', url: '/v1/events', key, payload: body, headers })
  expect(reply.json()).toMatchObject({ duplicates: 0, conflicts: 0 })
  expect(reply.json().errors ?? []).toEqual([])
  await catchUp(ingestion.database, { version: 1, fold: foldShipped })
}

const download = async (path: string) => {
  const headers = { authorization: `Bearer ${ingestion.operatorKey}` }
  const reply = await app.inject({ url: path, headers })
  expect(reply.statusCode).toBe(200)
  return reply.body
}

const ofTheWorkspace = new Set(['bucket', 'journey_id', 'workspace_id', 'segment_id', 'contributor', 'id'])
const withoutIds = (row: Record<string, unknown>) =>
  JSON.stringify(Object.entries(row).filter(([name]) => !ofTheWorkspace.has(name)))

/** What the read models hold of each journey of a workspace, without ids, in an order that does not hang on them. */
const readModels = async (workspaceId: number): Promise<string[]> => {
  const of = new Map<string, string[]>()
  for (const table of ['journey', 'spell', 'finding', 'measure']) {
    const { rows } = await ingestion.database.pool.query(
      `SELECT t.*, (SELECT to_jsonb(s) - 'segment_id' - 'bucket' - 'workspace_id'
         FROM projection_1.segment AS s WHERE s.segment_id = t.segment_id AND s.bucket = t.bucket) AS segment
       FROM projection_1.${table} AS t WHERE workspace_id = $1`,
      [workspaceId],
    )
    for (const row of rows) {
      const held = of.get(row.journey_id) ?? []
      held.push(`${table} ${withoutIds(row)}`)
      of.set(row.journey_id, held)
    }
  }
  return [...of.values()].map((held) => held.toSorted().join('\n')).toSorted()
}

const processesTold = [
  'hiring',
  'amazon-post-interview',
  'it-interview',
  'post-interview',
  'exit-interview',
  'opening',
]

test('events exported and taken in by an empty workspace give the same read models, up to ids', async () => {
  const made = { timeZone: 'Europe/Berlin', dimensions: ['team'] }
  const first = await ingestion.workspace({ name: 'first', ...made })
  const second = await ingestion.workspace({ name: 'second', ...made })
  const lines = [...sampled, ...oddJourneys].flat().map((event) => JSON.stringify(event))
  await send(first.key, lines.join('\n'))
  const before = await readModels(first.id)
  const told = new Set<string>()
  for (const process of processesTold)
    for (const inclusion of ['inclusion=prospective&inclusion=full_export', 'inclusion=retrospective']) {
      const body = await download(`/v1/exports/events.ndjson?workspace=first&process=${process}&${inclusion}`)
      if (body === '') continue
      for (const line of body.trim().split('\n')) told.add(JSON.parse(line).type)
      await send(second.key, body)
    }
  expect([...told].toSorted()).toEqual(eventTypes.filter((type) => !writtenByTheLog.has(type)).toSorted())
  expect(before).toHaveLength(sampled.length + oddJourneys.length)
  expect(await readModels(second.id)).toEqual(before)
})
