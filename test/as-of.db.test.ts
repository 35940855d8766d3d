import { hash, randomBytes } from 'node:crypto'
import { createAccess, createWorkspace, hashOfKey, newOperatorKey } from '@hearback/access'
import { dayFromText, type IncomingEvent, textFromDay } from '@hearback/contracts'
import { createAppender, type NewEvent } from '@hearback/event-log'
import { foldShipped } from '@hearback/projector'
import { buildApp } from '@hearback/query-api'
import { catchUp } from '@hearback/read-models'
import { demoOptions, sampleTimelines } from '@hearback/sample'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from './database.ts'

/** Half a year before the last day anybody watched. */
const asOf = demoOptions.observedThrough - 180
const now = (demoOptions.observedThrough + 1) * 86_400_000
const operatorKey = newOperatorKey(randomBytes)

let database: FreshDatabase
let app: Awaited<ReturnType<typeof buildApp>>

/** What is said about other facts, or about the journey as a whole, holds for all days at once. */
const aboutFacts = new Set<string>(['attributes_changed', 'event_retracted'])
/** Says how far somebody watched; it is no fact of any day. */
const isOfNoDay = ({ type }: IncomingEvent) => type === 'journey_observed'
const dayOf = ({ occurred_at: at }: IncomingEvent) => dayFromText(at ?? '') ?? Number.NaN

const journeys = [...sampleTimelines({ ...demoOptions, hiringJourneys: 250 })].filter(({ events }) =>
  events.every(({ type }) => !aboutFacts.has(type)),
)
const untilAsOf = journeys
  .map(({ contributor, events }) => ({
    contributor,
    events: events.filter((event) => isOfNoDay(event) || dayOf(event) <= asOf),
  }))
  .filter(({ events }) => events.some((event) => !isOfNoDay(event)))

const newEvent = (workspaceId: number, contributor: string, event: IncomingEvent): NewEvent => ({
  workspaceId,
  journeyId: hash('md5', `${workspaceId} ${event.journey_id}`),
  eventId: hash('md5', `${workspaceId} ${JSON.stringify(event)}`),
  type: event.type,
  process: event.process ?? 'hiring',
  precision: 'day',
  day: dayOf(event),
  latestDay: null,
  instant: null,
  by: null,
  detail: event.detail ?? {},
  attributes: event.attributes ?? {},
  contributor: hash('md5', contributor),
})

const bring = async (name: string, timelines: typeof journeys) => {
  const made = await createWorkspace(database.db, { name }, { now, randomBytes })
  if (made.outcome !== 'created') throw new Error(made.outcome)
  const { id } = made.workspace
  const appender = createAppender({ pool: database.pool, buckets: 64, now: () => now })
  await appender.append(
    timelines.flatMap(({ contributor, events }) => events.map((event) => newEvent(id, contributor, event))),
  )
  await appender.close()
}

beforeAll(async () => {
  database = await freshDatabase()
  await bring('cut', untilAsOf)
  await bring('whole', journeys)
  await catchUp(database, { version: 1, fold: foldShipped })
  const access = createAccess({ db: database.db, operatorKeyHash: hashOfKey(operatorKey) })
  app = await buildApp({
    connection: database,
    access,
    now: () => now,
    version: '0',
    randomBytes,
    log: false,
  })
})
afterAll(async () => {
  await app.close()
  await database.close()
})

/** What follows from random groups of journeys: the same journeys have other ids, and so other groups, in the other workspace. */
const byRandomGroup: ReadonlySet<string> = new Set(['low', 'high', 'se', 'rank', 'used', 'reason'])
const withoutChance = (answer: object) =>
  JSON.parse(JSON.stringify(answer, (name, value) => (byRandomGroup.has(name) ? undefined : value)))

/** The same journeys have other ids in the other workspace, and among equals those decide who comes first. */
const withoutIds = (journeys: readonly { journey_id: string }[]) =>
  journeys.map((journey) => JSON.stringify({ ...journey, journey_id: null })).toSorted()

const ask = async (path: string, workspace: string, query: string) => {
  const url = `${path}?workspace=${workspace}&${query}`
  const reply = await app.inject({ url, headers: { authorization: `Bearer ${operatorKey}` } })
  expect([url, reply.statusCode, reply.json().detail]).toEqual([url, 200, undefined])
  // Whose answer it is and how far the projection has come is not what was asked.
  const { workspace: _, projected_through: __, ...answer } = reply.json()
  if (path === '/v1/journeys') return { ...answer, journeys: withoutIds(answer.journeys), next: null }
  return /bottlenecks|changes|composed/.test(url) ? withoutChance(answer) : answer
}

/** Every route that answers about journeys, with questions that take all of its ways of counting. */
const narrowed = `from=${textFromDay(asOf - 100)}`
const questions: Record<string, readonly string[]> = {
  '/v1/stage-durations': ['', `basis=period&${narrowed}`, 'calendar=business&group_by=region'],
  '/v1/response-rates': ['', 'group_by=cohort_month'],
  '/v1/time-to-first-response': ['', 'assume_closed_after=30'],
  '/v1/time-to-interview': ['', 'calendar=business'],
  '/v1/time-to-offer': ['', 'composed=true', `basis=period&calendar=business&${narrowed}`],
  '/v1/time-to-accept': [''],
  '/v1/time-to-start': [''],
  '/v1/time-to-fill': [''],
  '/v1/bottlenecks': ['', `segment_by=region&basis=period&${narrowed}`],
  '/v1/changes': [
    `from_a=${textFromDay(asOf - 120)}&to_a=${textFromDay(asOf - 60)}&from_b=${textFromDay(asOf - 60)}&to_b=${textFromDay(asOf + 30)}`,
  ],
  '/v1/expected-wait': ['stage=applied&waited_days=3', 'clock=response:application&waited_days=9'],
  '/v1/expectations': ['', 'group_by=region', 'process=exit-interview'],
  '/v1/forecast': ['', narrowed, 'calendar=business'],
  '/v1/funnel': ['', 'group_by=cohort_month'],
  '/v1/comparisons': ['group_by=region', 'group_by=region&stratify_by=level,cohort_month'],
  '/v1/journeys': ['stage=applied&limit=500', `clock=time_to_offer&limit=500&calendar=business`],
  '/v1/dimensions': [''],
}
/** They tell of definitions, and of the state of the service. */
const ofNoDay = [
  '/v1/clocks',
  '/v1/clocks/definitions',
  '/v1/processes',
  '/v1/parked',
  '/v1/data-quality',
  '/v1/restatements',
  '/v1/restatements/{id}',
]

test('every route takes as_of or is known to tell of no day', async () => {
  const { paths } = (await app.inject('/openapi.json')).json()
  // The spells of an export are those counted, which the read models' own test holds.
  const answering = Object.keys(paths).filter((path) => !path.startsWith('/v1/exports/'))
  const taking = answering.filter((path) =>
    paths[path].get.parameters?.some(({ name }: { name: string }) => name === 'as_of'),
  )
  expect(taking.toSorted()).toEqual(Object.keys(questions).toSorted())
  const others = answering.filter((path) => path.startsWith('/v1/') && !taking.includes(path))
  expect(others.toSorted()).toEqual(ofNoDay.toSorted())
})

const asked = Object.entries(questions).flatMap(([path, queries]) =>
  queries.map((query): [string, string] => [path, query]),
)

const counted = (answer: Record<string, unknown>) =>
  answer['groups'] ?? answer['dimensions'] ?? answer['journeys']

test.each(asked)('facts after as_of change nothing: %s %s', async (path, query) => {
  const then = `${query}&as_of=${textFromDay(asOf)}`
  const whole = await ask(path, 'whole', then)
  expect(whole).toEqual(await ask(path, 'cut', then))
  // Asked without as_of they change the answer, or the test could not fail.
  const later = await ask(path, 'whole', query)
  expect(counted(later)).not.toEqual(counted(whole))
})
