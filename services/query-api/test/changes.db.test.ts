import type { ChangesAnswer } from '@hearback/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asking, startAsking } from './asking.ts'
import { operatorKey } from './small-workspaces.ts'

let asking: Asking
beforeAll(async () => {
  asking = await startAsking()
})
afterAll(() => asking.close())

// The waits began between 31 January and 1 March 2026.
const periods = 'from_a=2026-01-20&to_a=2026-02-15&from_b=2026-02-15&to_b=2026-04-01'

const read = async (query: string, key: string | undefined = operatorKey) => {
  const { status, body } = await asking.ask(`/v1/changes?${query}`, key)
  expect([query, status, body?.detail]).toEqual([query, 200, undefined])
  // The shape of the answer is held by the test of every route.
  return body as ChangesAnswer
}

const sum = (values: readonly (number | null | undefined)[]) =>
  values.reduce<number>((total, value) => total + (value ?? Number.NaN), 0)

test('the change between two cohorts is that of its stages, and the periods are named', async () => {
  const body = await read(`workspace=acme&basis=cohort&${periods}`)
  const { groups, totals } = body
  expect(body.periods).toEqual({
    a: { from: '2026-01-20', to: '2026-02-15' },
    b: { from: '2026-02-15', to: '2026-04-01' },
  })
  expect(body.question).toMatchObject({ basis: 'cohort', from: null, to: null })
  const [applied] = groups
  expect((applied?.a.journeys ?? 0) + (applied?.b.journeys ?? 0)).toBe(44)
  const [total] = totals
  expect(totals).toHaveLength(1)
  const parts = groups.flatMap(({ by_durations, by_visits }) => [by_durations.days, by_visits.days])
  expect(sum(parts)).toBeCloseTo(total?.change.days ?? Number.NaN, 9)
  expect((total?.after.days ?? 0) - (total?.before.days ?? 0)).toBeCloseTo(
    total?.change.days ?? Number.NaN,
    9,
  )
})

test('a period counts what happened on its days: that is the basis unless another is asked for', async () => {
  const body = await read(`workspace=acme&${periods}`)
  expect(body.question.basis).toBe('period')
  // Waits that began in the first period and went on are seen in both.
  const [applied] = body.groups
  expect((applied?.a.journeys ?? 0) + (applied?.b.journeys ?? 0)).toBeGreaterThan(44)
})

test('a stage few came to in a period is withheld, and what is shown is of the others alone', async () => {
  const body = await read(`workspace=acme&basis=cohort&${periods}`)
  expect(body.withheld).toEqual([{ key: { clock: 'stage:interviewing' }, reason: 'fewer than 5 journeys' }])
  expect(body.groups).toHaveLength(1)
})

const labelOf = async (query: string) => (await read(`workspace=acme&${query}`)).label
const asked = (a: string, b: string) => {
  const [fromA, toA, fromB, toB] = [...a.split(' '), ...b.split(' ')]
  return `as_of=2026-03-10&from_a=${fromA}&to_a=${toA}&from_b=${fromB}&to_b=${toB}`
}

test('periods that are cut at as_of, or overlap, are told of in the label', async () => {
  expect(await labelOf(asked('2026-01-20 2026-02-15', '2026-02-15 2026-03-11'))).toBeNull()
  expect(await labelOf(asked('2026-01-20 2026-02-15', '2026-02-15 2026-03-12'))).toBe(
    'period b is cut at the end of 2026-03-10 (as_of)',
  )
  expect(await labelOf(asked('2026-01-20 2026-02-16', '2026-02-15 2026-03-11'))).toContain('periods overlap')
  expect(await labelOf(asked('2026-01-20 2026-02-15', '2026-03-11 2026-04-01'))).toContain(
    'period b begins after as_of',
  )
})

test('groups have totals of their own', async () => {
  const { totals, withheld } = await read(`workspace=acme&group_by=region&${periods}`)
  expect(totals.map(({ key }) => key)).toEqual([{ region: 'EU' }])
  expect(withheld.map(({ key }) => key['region'])).toContain('APAC')
})

test('of nobody nothing is told, and of days before anything happened neither', async () => {
  expect(await read(`workspace=empty&${periods}`)).toMatchObject({ groups: [], totals: [] })
  const early = 'from_a=2020-01-01&to_a=2020-02-01&from_b=2020-02-01&to_b=2020-03-01'
  expect(await read(`workspace=acme&${early}`)).toMatchObject({ groups: [], totals: [] })
})

test('that nobody came in one period may be told the team, and not the public', async () => {
  const early = 'from_a=2020-01-01&to_a=2020-02-01&from_b=2026-01-01&to_b=2026-04-01'
  const [applied] = (await read(`workspace=acme&${early}`)).groups
  expect(applied).toMatchObject({ a: { journeys: 0 }, b: { journeys: 44 } })
  const open = await asking.ask(`/v1/changes?workspace=commons&${early}`)
  expect(open.body).toMatchObject({ groups: [], totals: [] })
})

test('the public reads rounded numbers', async () => {
  const { status, body } = await asking.ask(`/v1/changes?workspace=commons&basis=cohort&${periods}`)
  expect(status).toBe(200)
  expect(body.groups).toHaveLength(1)
  expect(body.groups[0].a.journeys % 5).toBe(0)
  expect(JSON.stringify([body.groups, body.totals])).not.toMatch(/\.\d{4}/)
})

const without = (name: string) => periods.replace(new RegExp(`${name}=[^&]*&?`), '')

test('what means nothing here is refused by name', async () => {
  for (const [query, parameter] of [
    [without('from_a'), 'from_a'],
    [without('to_b'), 'to_b'],
    [`${without('to_a')}&to_a=2026-01-20`, 'to_a'],
    [`${without('to_b')}&to_b=2026-01-01`, 'to_b'],
    [`${without('from_a')}&from_a=2026-02-30`, 'from_a'],
    [`${periods}&from=2026-01-01`, 'from'],
    [`${periods}&to=2026-01-01`, 'to'],
    [`${periods}&group_by=cohort_month`, 'group_by'],
    [`${periods}&segment_by=region`, 'segment_by'],
    [`${periods}&resolution=hour`, 'resolution'],
    [`${periods}&stage=applied`, 'stage'],
    [`${periods}&process=opening`, 'process'],
  ]) {
    const { status, body } = await asking.ask(`/v1/changes?workspace=acme&${query}`, operatorKey)
    expect([query, status, body.errors?.[0]?.parameter]).toEqual([query, 400, parameter])
  }
})
