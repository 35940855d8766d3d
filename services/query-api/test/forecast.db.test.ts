import type { ForecastGroup } from '@hearback/contracts'
import { dateOf } from '@hearback/database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asking, startAsking } from './asking.ts'
import { operatorKey, project, today, workspaceWith } from './small-workspaces.ts'

let asking: Asking
beforeAll(async () => {
  asking = await startAsking()
  await fewWaiting()
})
afterAll(() => asking.close())

const spellsOf = (workspaceId: number) =>
  asking.database.db.withSchema('projection_1').updateTable('spell').where('workspace_id', '=', workspaceId)

const waits = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    journey: `journey-${index}`,
    contributor: 'ats',
    region: 'EU',
  }))

/** one: a single journey. silent: thirty, none of them ended. unwatched: the same, seen for the last time ten days ago. */
const fewWaiting = async () => {
  for (const [name, count] of [
    ['one', 1],
    ['silent', 30],
    ['unwatched', 30],
  ] as const) {
    const { id } = await workspaceWith(asking.database, { name })
    await project(asking.database, id, waits(count))
    if (name !== 'one') await spellsOf(id).set({ exit_day: null, cause: null, kind: null }).execute()
    if (name === 'unwatched') {
      await spellsOf(id)
        .set({ observed_through: dateOf(today - 11) })
        .execute()
    }
  }
}

const forecastOf = async (path: string) => {
  const { status, body } = await asking.ask(`/v1/forecast?${path}`, operatorKey)
  expect([status, body?.detail]).toEqual([200, undefined])
  // The shape of the answer is held by the test of every route.
  return { body, groups: body.groups as ForecastGroup[] }
}

test('offers and acceptances are forecast for those who wait on the day asked about', async () => {
  const { body, groups } = await forecastOf('workspace=acme')
  expect(groups.map(({ key }) => key['clock'])).toEqual(['time_to_offer', 'time_to_accept'])
  expect(groups[0]).toMatchObject({
    journeys: 44,
    running: 11,
    outcome: 'reached',
    open: 11,
    not_observed: 0,
  })
  expect(groups[0]?.forecasts.map(({ within_days: days }) => days)).toEqual([7, 14, 30])
  expect(body).toMatchObject({ as_of: '2026-03-31', observed_through: '2026-03-31' })
})

test('asked as of an earlier day, those who waited then are forecast, and the open ones are as many as run on', async () => {
  const [group] = (await forecastOf('workspace=acme&as_of=2026-02-20&within_days=3&within_days=3')).groups
  expect(group?.open).toBe(group?.running)
  expect(group?.open).toBeGreaterThan(11)
  const [only, ...others] = group?.forecasts ?? []
  expect([only?.within_days, others]).toEqual([3, []])
  expect((only?.forecast_of ?? 0) + (only?.not_covered ?? 0)).toBe(group?.open)
  expect(only?.expected.estimate).toBeGreaterThan(0)
})

test('the days of the question choose what is learned from, not who is forecast', async () => {
  const [all] = (await forecastOf('workspace=acme&as_of=2026-03-01')).groups
  const [late] = (await forecastOf('workspace=acme&as_of=2026-03-01&from=2026-02-10')).groups
  const [period] = (await forecastOf('workspace=acme&as_of=2026-03-01&basis=period&from=2026-02-10')).groups
  expect(late?.journeys).toBeLessThan(all?.journeys ?? 0)
  expect([late?.open, period?.open]).toEqual([all?.open, all?.open])
})

test('journeys nobody follows any more are counted beside the forecast, and not in it', async () => {
  const [group] = (await forecastOf('workspace=unwatched')).groups
  expect(group).toMatchObject({
    running: 30,
    open: 0,
    not_observed: 30,
    reason: expect.stringContaining('ask as of 2026-03-21'),
  })
  const then = await forecastOf('workspace=unwatched&as_of=2026-03-21&within_days=1')
  expect(then.groups[0]).toMatchObject({ open: 30, not_observed: 0 })
})

test('of nobody and of one it is said that they are too few; where nobody has ended, 0 with an upper limit', async () => {
  for (const workspace of ['empty', 'one']) {
    const { body, groups } = await forecastOf(`workspace=${workspace}`)
    expect([workspace, groups, body.withheld.length]).toEqual([workspace, [], 2])
  }
  const [silent] = (await forecastOf('workspace=silent&within_days=3')).groups
  expect(silent?.forecasts[0]).toMatchObject({ expected: { estimate: 0, low: 0 }, low: 0 })
  expect(silent?.forecasts[0]?.high).toBeGreaterThan(0)
})

test('the public is told nothing where those who wait were brought by one, and rounded numbers else', async () => {
  const shown = await asking.ask('/v1/time-to-offer?workspace=commons')
  expect(shown.body.groups).toHaveLength(1)
  const now = await asking.ask('/v1/forecast?workspace=commons')
  expect(now.body.groups).toEqual([])
  expect(now.body.withheld[0].reason).toBe('fewer than 3 contributors')
  const then = await asking.ask('/v1/forecast?workspace=commons&as_of=2026-02-20&within_days=2&within_days=3')
  expect(then.body.groups).toHaveLength(2)
  for (const { open, forecasts } of then.body.groups as ForecastGroup[])
    for (const { expected, low, high } of forecasts) {
      for (const number of [open, low, high]) expect((number ?? 0) % 5).toBe(0)
      const { estimate, low: least, high: most } = expected
      for (const number of [estimate, least, most])
        expect(number).toBeCloseTo(Math.round((number ?? 0) * 10) / 10, 9)
      expect(least).toBeLessThan(estimate ?? 0)
      expect(most).toBeGreaterThan(estimate ?? 0)
    }
})

test('what means nothing here is refused by name', async () => {
  for (const [more, parameter] of [
    ['within_days=0', 'within_days'],
    ['within_days=1.5', 'within_days'],
    ['inclusion=retrospective', 'inclusion'],
    ['resolution=hour', 'resolution'],
    ['assume_closed_after=30', 'assume_closed_after'],
    ['stage=applied', 'stage'],
    ['group_by=stage', 'group_by'],
    ['process=opening', 'process'],
  ]) {
    const { status, body } = await asking.ask(`/v1/forecast?workspace=acme&${more}`, operatorKey)
    expect([more, status, body.errors?.[0]?.parameter]).toEqual([more, 400, parameter])
  }
})
