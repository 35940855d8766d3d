import type { AddressInfo } from 'node:net'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendTo, eventIdOf, eventOf } from '../../../packages/read-models/test/naive-projection.ts'
import { dayOf, startAskingOf, type ToldJourney } from './asking-journeys.ts'

const told = (region: string, ...lines: ToldJourney['lines']): ToldJourney => ({
  process: 'hiring',
  lines,
  attributes: { region },
})

/** Rejected; running, with a retracted and an undated fact; begun later; brought because it had ended. */
const journeys: ToldJourney[] = [
  told(
    'EU',
    ['3-02', 'application_submitted'],
    ['3-20', 'candidate_rejected'],
    ['3-09', 'interview_scheduled'],
  ),
  told(
    'EU',
    ['3-03', 'application_submitted'],
    ['3-10', 'candidate_rejected'],
    ['3-11', 'event_retracted', { event_id: eventIdOf(1, '1') }],
  ),
  told('US', ['4-01', 'application_submitted'], ['4-20', 'offer_presented', { version: 1 }]),
  told(
    'EU',
    ['3-05', 'application_submitted'],
    ['3-06', 'journey_observed', { inclusion: 'retrospective', from: null, through: null }],
  ),
]

let asking: Awaited<ReturnType<typeof startAskingOf>>
let pooled: typeof asking
let key: string
beforeAll(async () => {
  asking = await startAskingOf(journeys, { timeZone: 'America/New_York' })
  pooled = await startAskingOf(journeys, { kind: 'community', public: true })
  key = await asking.keyWith(['export'])
})
afterAll(async () => {
  await asking.close()
  await pooled.close()
})

const download = async (path: string, by = key, of = asking) => {
  const reply = await of.app.inject({
    url: `/v1/exports/events.${path}`,
    headers: { authorization: `Bearer ${by}` },
  })
  return { status: reply.statusCode, headers: reply.headers, body: reply.body }
}
const rowsOf = async (query: string): Promise<Record<string, string>[]> =>
  parse((await download(`csv?${query}`)).body, { columns: true })

test('facts stand in the order they are taken, without those retracted, at the beginning of their day', async () => {
  const rows = await rowsOf('region=EU')
  const byCase = Map.groupBy(rows, (row) => row['case:concept:name'])
  const stories = [...byCase.values()].map((own) =>
    own.map((row) => [row['concept:name'], row['time:timestamp']]),
  )
  expect(stories.toSorted((a, b) => b.length - a.length)).toEqual([
    [
      ['application_submitted', '2026-03-02T00:00:00.000-05:00'],
      ['interview_scheduled', '2026-03-09T00:00:00.000-04:00'],
      ['candidate_rejected', '2026-03-20T00:00:00.000-04:00'],
    ],
    [['application_submitted', '2026-03-03T00:00:00.000-05:00']],
  ])
})

test('an export as of a day holds journeys begun by then, and of them what had happened', async () => {
  const rows = await rowsOf('as_of=2026-03-15')
  expect(rows.map((row) => row['concept:name']).toSorted()).toEqual([
    'application_submitted',
    'application_submitted',
    'interview_scheduled',
  ])
})

const typesOf = async (query: string) => (await rowsOf(query)).map((row) => row['concept:name'])

test('journeys are taken by their first day, dimensions and inclusion', async () => {
  expect(await typesOf('from=2026-03-03&to=2026-04-01')).toEqual(['application_submitted'])
  expect(await typesOf('from=2026-04-01')).toEqual(['application_submitted', 'offer_presented'])
  expect(await typesOf('region=US')).toEqual(['application_submitted', 'offer_presented'])
  expect(await typesOf('region=nowhere')).toEqual([])
  expect(await typesOf('inclusion=retrospective')).toEqual(['application_submitted'])
})

const idsIn = (text: string) => [...new Set(text.match(/\b(?:r_[0-9a-f]{32}|[0-9a-f]{24}\b)/g))]

test.each(['csv', 'xes', 'ocel.json', 'ndjson'])(
  'no id of the log, and none of another release, leaves in %s',
  async (format) => {
    const { body, headers } = await download(`${format}?release=one`)
    expect(headers['hearback-release']).toBe('one')
    const { rows } = await asking.database.pool.query(
      `SELECT DISTINCT replace(id::text, '-', '') AS id FROM log.event, LATERAL (VALUES (journey_id), (event_id)) AS ids (id)`,
    )
    expect(rows.filter(({ id }) => body.includes(id))).toEqual([])
    expect(idsIn(body).length).toBeGreaterThan(2)
    expect(body).toBe((await download(`${format}?release=one`)).body)
    const other = (await download(format)).body
    expect(idsIn(body).filter((id) => other.includes(id))).toEqual([])
  },
)

test('a retraction names what it retracts by the id that has in the release', async () => {
  const { body } = await download('ndjson?region=EU')
  const events = body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const retraction = events.find(({ type }) => type === 'event_retracted')
  const retracted = events.find(({ event_id: id }) => id === retraction.detail.event_id)
  expect(retracted).toMatchObject({ type: 'candidate_rejected', journey_id: retraction.journey_id })
})

const censored = async (query: string) =>
  [
    ...(await download(`xes?region=EU&from=2026-03-02&to=2026-03-03${query}`)).body.matchAll(
      /<boolean key="hiring:censored" value="(\w+)"/g,
    ),
  ].map(([, value]) => value)

test('a journey whose end was seen is not censored, one that still runs on the day asked about is', async () => {
  // The first is the global's.
  expect(await censored('')).toEqual(['false', 'false'])
  expect(await censored('&as_of=2026-03-19')).toEqual(['false', 'true'])
})

test('event logs leave only to a key with the scope export, and never to who only holds a key of a community', async () => {
  expect((await download('csv', await asking.keyWith(['query', 'admin', 'ingest']))).status).toBe(403)
  for (const format of ['csv', 'xes', 'ocel.json', 'ndjson']) {
    const { status, body } = await download(format, await pooled.keyWith(['export']), pooled)
    expect([status, JSON.parse(body).code]).toEqual([403, 'community_rows'])
  }
  expect((await asking.app.inject({ url: '/v1/exports/events.csv?workspace=acme' })).statusCode).toBe(401)
})

test.each([
  'stage=applied',
  'clock=stage:applied',
  'basis=period',
  'resolution=hour',
  'calendar=business',
  'as_of=2030-01-01',
])('a parameter that an event log cannot honour is refused: %s', async (parameter) => {
  const { status, body } = await download(`ndjson?${parameter}`)
  expect(status).toBe(400)
  expect(JSON.parse(body).errors[0].parameter).toBe(parameter.split('=')[0])
})

test('exports of every kind share one limit: whoever comes while three are under way is told to come again', async () => {
  const { app, database } = asking
  const headers = { authorization: `Bearer ${await asking.keyWith(['query', 'export'])}` }
  const send = (name: string) => app.inject({ url: `/v1/exports/${name}`, headers })
  const holder = await database.pool.connect()
  try {
    await holder.query('BEGIN; LOCK projection_1.spell, projection_1.checkpoint')
    const underWay = Promise.all(['spells.csv', 'events.xes', 'bundle.zip'].map(send))
    await expect
      .poll(async () => {
        const { rows } = await database.pool.query(
          'SELECT count(*)::integer AS n FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())',
        )
        return rows[0].n
      })
      .toBe(3)
    const refused = await send('events.csv')
    expect([refused.statusCode, refused.json().code]).toEqual([503, 'too_many_exports'])
    await holder.query('ROLLBACK')
    expect((await underWay).map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    expect((await send('events.csv')).statusCode).toBe(200)
  } finally {
    holder.release()
  }
})

test('an event log that fails midway breaks the transfer off', async () => {
  const { app, database } = asking
  const { rows } = await database.pool.query(`SELECT id FROM access.workspace WHERE name = 'acme'`)
  const more = { workspaceId: rows[0].id }
  await appendTo(
    database,
    Array.from({ length: 4_000 }, (_, index) =>
      eventOf(1_000 + index, 'a', 'application_submitted', dayOf('5-01'), more),
    ),
  )
  await database.pool.query(
    `INSERT INTO projection_1.journey (bucket, journey_id, workspace_id, process, first_day, observed_stated, inclusion, events)
     SELECT bucket, journey_id, workspace_id, process, occurred_day, false, 'prospective', 1 FROM log.event WHERE occurred_day = '2026-05-01'`,
  )
  await database.pool.query(
    `UPDATE projection_1.checkpoint SET position = (SELECT position FROM log.head WHERE head.bucket = checkpoint.bucket)`,
  )
  // The last journey of all cannot be read: its event is of a version nobody knows.
  await database.pool.query(
    `UPDATE log.event SET schema_version = 99 WHERE (bucket, position) IN
       (SELECT bucket, position FROM log.event WHERE occurred_day = '2026-05-01' ORDER BY bucket DESC, position LIMIT 1)`,
  )
  await app.listen({ port: 0 })
  // A server that listens on a port tells its address as an object.
  const { port } = app.server.address() as AddressInfo
  const headers = { authorization: `Bearer ${key}` }
  const reply = await fetch(`http://localhost:${port}/v1/exports/events.ndjson`, { headers })
  expect(reply.status).toBe(200)
  await expect(reply.text()).rejects.toThrow('terminated')
})
