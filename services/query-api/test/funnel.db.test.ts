import type { FunnelGroup } from '@hearback/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asking, startAsking } from './asking.ts'
import { operatorKey } from './small-workspaces.ts'

let asking: Asking
beforeAll(async () => {
  asking = await startAsking()
})
afterAll(() => asking.close())

const askFunnel = async (query: string) => {
  const { status, body } = await asking.ask(`/v1/funnel?${query}`, operatorKey)
  expect([query, status, body?.detail]).toEqual([query, 200, undefined])
  // The shape of the answer is held by the test of every route.
  return { body, groups: body.groups as FunnelGroup[] }
}

test('every stage stands in order, with its share at each horizon', async () => {
  const { groups } = await askFunnel('workspace=acme&horizon_days=7&horizon_days=45')
  expect(groups.map(({ key }) => key['clock'])).toEqual(['stage:applied', 'stage:interviewing'])
  const [applied] = groups
  expect(applied).toMatchObject({ journeys: 44, running: 11, given_waiting_at: null })
  expect(applied?.cells.map(({ days, mature }) => [days, mature])).toEqual([
    [7, true],
    [45, false],
  ])
  const [week] = applied?.cells ?? []
  expect(week?.conversion.estimate).toBeCloseTo((week?.converted ?? Number.NaN) / 44, 12)
  expect((await askFunnel('workspace=acme&stage=applied')).groups).toHaveLength(1)
})

test('grouped by cohort it is the triangle: older cohorts are mature for longer', async () => {
  const { groups } = await askFunnel('workspace=acme&stage=applied&group_by=cohort_week&horizon_days=45')
  const weeks = groups.map(({ key }) => key['cohort_week'])
  expect(weeks.length).toBeGreaterThan(2)
  expect(weeks).toEqual(weeks.toSorted())
  const mature = groups.map(({ cells }) => cells[0]?.mature)
  expect(mature[0]).toBe(true)
  expect(mature.at(-1)).toBe(false)
})

test('nobody is withheld by name, and the public reads rounded counts', async () => {
  const { body } = await askFunnel('workspace=empty')
  expect(body).toMatchObject({ groups: [], observed_through: null })
  expect(body.withheld).toHaveLength(2)
  const open = await asking.ask('/v1/funnel?workspace=commons&stage=applied')
  expect(open.status).toBe(200)
  const [applied] = open.body.groups as FunnelGroup[]
  const counts = applied?.cells.map(({ converted }) => converted ?? 0) ?? []
  expect(counts.some((count) => count > 0)).toBe(true)
  expect(counts.every((count) => count % 5 === 0)).toBe(true)
})

test('what means nothing here is refused by name', async () => {
  for (const [query, parameter] of [
    ['clock=time_to_offer', 'clock'],
    ['tau=30', 'tau'],
    ['stage=lunch', 'stage'],
    ['stage=applied&group_by=stage', 'group_by'],
    ['process=opening', 'process'],
    ['horizon_days=-1', 'horizon_days'],
  ]) {
    const { status, body } = await asking.ask(`/v1/funnel?workspace=acme&${query}`, operatorKey)
    expect([query, status, body.errors[0].parameter]).toEqual([query, 400, parameter])
  }
})
