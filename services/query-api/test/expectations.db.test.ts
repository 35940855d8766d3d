import type { ExpectationGroup } from '@hearback/contracts'
import { dateOf } from '@hearback/database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asking, startAsking } from './asking.ts'
import { operatorKey, today } from './small-workspaces.ts'

let asking: Asking
beforeAll(async () => {
  asking = await startAsking()
  for (const { id } of [asking.acme, asking.commons]) await addScreenings(id)
})
afterAll(() => asking.close())

const minutes = [15, 20, 25, 30, 45]
const outcomeOf = (value: number) => (value < 20 ? 'shorter' : value > 30 ? 'longer' : 'kept')

/** A screening for every journey there is: one in five too short, one too long. */
const addScreenings = async (workspaceId: number) => {
  const tables = asking.database.db.withSchema('projection_1')
  const journeys = await tables
    .selectFrom('journey')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('bucket')
    .orderBy('journey_id')
    .execute()
  const rows = journeys.flatMap(({ bucket, journey_id, segment_id, contributor }, place) => {
    const value = minutes[place % minutes.length] ?? 0
    const known = { bucket, journey_id, contributor, process: 'hiring', inclusion: 'prospective' }
    const measure = { expectation: 'X08', visit: 1, outcome: outcomeOf(value), value, observed_stated: true }
    const days = { anchored_day: dateOf(today - 30), from_day: dateOf(today - 30), until_day: null }
    return segment_id === null
      ? []
      : [{ ...known, ...measure, ...days, segment_id, workspace_id: workspaceId }]
  })
  await tables.insertInto('measure').values(rows).execute()
}

const groupsOf = async (path: string) => {
  const { status, body } = await asking.ask(path, operatorKey)
  expect([status, body?.detail]).toEqual([200, undefined])
  // The shape of the answer is held by the test of every route.
  const groups = body.groups as ExpectationGroup[]
  const withheld = body.withheld as { key: Record<string, string>; reason: string }[]
  return { body, groups: new Map(groups.map((group) => [group.key['expectation'], group])), withheld }
}

test('each expectation stands for itself, with its phrase, source and reading beside what is observed', async () => {
  const { groups, withheld, body } = await groupsOf('/v1/expectations?workspace=acme')
  const said = groups.get('X21')
  expect(said).toMatchObject({
    source: '004',
    reading: 1,
    minimum: 2,
    maximum: 14,
    clock: 'response:interview',
  })
  expect(said?.inside.estimate).toBeGreaterThan(0)
  const parts = [said?.inside, said?.early, said?.late_or_other].map((part) => part?.estimate ?? Number.NaN)
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12)
  expect(groups.get('X08')).toMatchObject({ observed: 44, journeys: 44, clock: null, through_days: null })
  expect(groups.get('X08')?.inside.estimate).toBeCloseTo(27 / 44, 12)
  // Nobody there has had an offer; that is told, not shown as 0.
  expect(withheld.map(({ key }) => key['expectation'])).toEqual(expect.arrayContaining(['X03', 'X13', 'X04']))
  expect(groups.size + withheld.length).toBe(16)
  expect(body.observed_through).toBe('2026-03-31')
})

const observed = async (more: string) =>
  (await groupsOf(`/v1/expectations?workspace=acme&${more}`)).groups.get('X08')?.observed

test('filters, entry days and as_of narrow waits and measures alike', async () => {
  expect(await observed('region=EU')).toBe(40)
  expect(await observed('from=2026-03-02')).toBe(44)
  expect(await observed('from=2026-03-03')).toBeUndefined()
  expect(await observed('as_of=2026-03-01')).toBeUndefined()
})

test('groups are told apart for waits and measures alike', async () => {
  const { body } = await groupsOf('/v1/expectations?workspace=acme&group_by=region')
  const keys = body.groups.map(({ key }: ExpectationGroup) => `${key['expectation']} ${key['region']}`)
  expect(keys).toEqual(expect.arrayContaining(['X08 EU', 'X21 EU']))
  // Four journeys are too few.
  expect(body.withheld.map(({ key }: ExpectationGroup) => key)).toContainEqual({
    expectation: 'X08',
    region: 'APAC',
  })
})

test('the public sees rounded numbers, and expectations withheld by name', async () => {
  const { body, status } = await asking.ask('/v1/expectations?workspace=commons')
  expect(status).toBe(200)
  const shown = body.groups.find(({ key }: ExpectationGroup) => key['expectation'] === 'X08')
  expect(shown.observed % 5).toBe(0)
  expect(body.withheld.every(({ key }: ExpectationGroup) => key['expectation'] !== undefined)).toBe(true)
})

test('what means nothing here is refused, not ignored', async () => {
  for (const more of ['group_by=stage', 'basis=period', 'resolution=hour', 'assume_closed_after=30']) {
    const { status } = await asking.ask(`/v1/expectations?workspace=acme&${more}`, operatorKey)
    expect([more, status]).toEqual([more, 400])
  }
  const { status, body } = await asking.ask('/v1/expectations?workspace=acme&process=opening', operatorKey)
  expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('nothing is published')])
})
