import type { BottlenecksAnswer } from '@hearback/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asking, startAsking } from './asking.ts'
import { operatorKey, project, workspaceWith } from './small-workspaces.ts'

let asking: Asking
beforeAll(async () => {
  asking = await startAsking()
  await sitesOf('two-sites', 40)
  await sitesOf('two-large-sites', 160)
})
const sitesOf = async (name: string, size: number) => {
  const { id } = await workspaceWith(asking.database, { name })
  await project(
    asking.database,
    id,
    Array.from({ length: 2 * size + 4 }, (_, index) => ({
      journey: `journey-${index}`,
      contributor: 'ats',
      region: index < size ? 'EU' : index < 2 * size ? 'US' : 'APAC',
    })),
  )
}
afterAll(() => asking.close())

const read = async (query: string, key: string | undefined = operatorKey) => {
  const { status, body } = await asking.ask(`/v1/bottlenecks?${query}`, key)
  expect([query, status, body?.detail]).toEqual([query, 200, undefined])
  // The shape of the answer is held by the test of every route.
  return body as BottlenecksAnswer
}
const publicly = (query: string) => asking.ask(`/v1/bottlenecks?workspace=commons&${query}`)

test('every stage is told with its journeys, visits, days and shares, as the log of its facts has them', async () => {
  const { groups, where_days_go, comparing, method } = await read('workspace=two-sites&segment_by=region')
  expect(groups.map(({ key }) => key['clock'])).toEqual(['stage:applied', 'stage:interviewing'])
  const [applied] = groups
  expect(applied).toMatchObject({ journeys: 84, spells: 84, running: 21 })
  expect(applied?.visits.estimate).toBeGreaterThan(0)
  expect(applied?.mean_days.low).toBeLessThan(applied?.mean_days.days ?? 0)
  const shares = groups.map(({ share_of_time: share }) => share.estimate ?? Number.NaN)
  expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 9)
  expect(comparing).toMatchObject({ segment_by: ['region'], tau: 90 })
  expect(method).toMatchObject({ interval: 'jackknife', random_groups: 20, confidence: 0.95 })
  const [days] = where_days_go
  const all = [...(days?.stages ?? []), days?.elsewhere, days?.not_followed].map(
    (part) => part?.days ?? Number.NaN,
  )
  expect(all.reduce((a, b) => a + b)).toBeCloseTo(90, 6)
})

test('regions large enough to be shown are examples; one of four journeys is not', async () => {
  const [applied] = (await read('workspace=two-large-sites&segment_by=region')).groups
  expect(applied?.best.compared).toBe(2)
  // One of each half of the journeys, which may be the same.
  expect(['EU', 'US']).toEqual(
    expect.arrayContaining(applied?.best.segments.map(({ region }) => region) ?? ['none']),
  )
  expect(applied?.best.segments).not.toEqual([])
  expect(JSON.stringify(applied?.best)).not.toContain('APAC')
  expect(applied?.potential.days).not.toBeNull()
})

test('departments are compared in an employer, employers in a community, unless the groups are by them', async () => {
  expect((await read('workspace=acme')).comparing.segment_by).toEqual(['department'])
  expect((await read('workspace=commons')).comparing.segment_by).toEqual(['employer'])
  const grouped = await read('workspace=commons&group_by=employer')
  expect(grouped.comparing.segment_by).toEqual([])
  expect(grouped.groups[0]?.reason).toContain('set segment_by to a dimension')
  const [applied] = (await read('workspace=acme')).groups
  expect(applied).toMatchObject({
    potential: { days: null },
    rank: null,
    best: { compared: 0, segments: [] },
  })
  expect(applied?.reason).toContain('fewer than two segments can be compared by department')
})

test('a stage withheld is named, and neither ranked nor in the shares of the others', async () => {
  const body = await read('workspace=acme&region=EU')
  expect(body.withheld).toEqual([{ key: { clock: 'stage:interviewing' }, reason: 'fewer than 5 journeys' }])
  expect(body.groups).toHaveLength(1)
  expect(body.groups[0]?.share_of_time.estimate).toBe(1)
  expect(body.where_days_go.flatMap(({ stages }) => stages.map(({ clock }) => clock))).toEqual([
    'stage:applied',
  ])
  expect(JSON.stringify(body.groups)).not.toContain('interviewing')
})

test('each group has days of its own, and nobody has none', async () => {
  const { groups, where_days_go } = await read('workspace=two-sites&group_by=region&segment_by=department')
  expect(where_days_go.map(({ key }) => key)).toEqual([{ region: 'EU' }, { region: 'US' }])
  expect(groups).toHaveLength(2)
  expect(await read('workspace=empty')).toMatchObject({
    groups: [],
    where_days_go: [],
    observed_through: null,
  })
})

test('the public reads rounded numbers of what it may see, and no segment of few', async () => {
  const { body } = await publicly('segment_by=region')
  expect(body.groups).toHaveLength(1)
  expect(body.groups[0]).toMatchObject({ journeys: 65, best: { compared: 1, segments: [] } })
  expect(JSON.stringify([body.groups, body.where_days_go])).not.toMatch(/\.\d{4}|APAC|US/)
  expect(
    (await asking.ask('/v1/bottlenecks?segment_by=region', await asking.commons.keyWith(['query']))).body
      .groups,
  ).toEqual(body.groups)
})

test('the public may not combine a third dimension to compare by; the usual one then falls away', async () => {
  const refused = await publicly('region=EU&level=senior&segment_by=source')
  expect([refused.status, refused.body.errors[0].parameter]).toEqual([400, 'segment_by'])
  const { status, body } = await publicly('region=EU&level=senior')
  expect([status, body.comparing.segment_by]).toEqual([200, []])
})

test('what means nothing here is refused by name', async () => {
  for (const [more, parameter] of [
    ['segment_by=shoe_size', 'segment_by'],
    ['segment_by=cohort_week', 'segment_by'],
    ['segment_by=region,region', 'segment_by'],
    ['segment_by=region,level,source', 'segment_by'],
    ['segment_by=region&group_by=region', 'segment_by'],
    ['stage=applied', 'stage'],
    ['clock=time_to_offer', 'clock'],
    ['resolution=hour', 'resolution'],
    ['ci=loglog', 'ci'],
    ['assume_closed_after=30', 'assume_closed_after'],
    ['tau=0', 'tau'],
    ['process=opening', 'process'],
  ]) {
    const { status, body } = await asking.ask(`/v1/bottlenecks?workspace=acme&${more}`, operatorKey)
    expect([more, status, body.errors?.[0]?.parameter]).toEqual([more, 400, parameter])
  }
})
