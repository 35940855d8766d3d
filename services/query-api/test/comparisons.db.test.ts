import type { NewWorkspace } from '@hearback/access'
import type { ComparisonsAnswer } from '@hearback/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asking, startAsking } from './asking.ts'
import { operatorKey, project, workspaceWith } from './small-workspaces.ts'

let asking: Asking
beforeAll(async () => {
  asking = await startAsking()
  await workspaceOf('duo', [...regions('EU', 25), ...regions('US', 21)])
  await workspaceOf('trio', [...regions('EU', 25), ...regions('US', 21), ...regions('APAC', 4)])
  await workspaceOf('lone', regions('EU', 1))
  await workspaceOf('open', [...regions('EU', 43), ...regions('US', 32), ...regions('APAC', 8)], {
    kind: 'community',
    public: true,
  })
  const { id } = await workspaceOf('waiting', [...regions('EU', 9), ...regions('US', 9)])
  const spells = asking.database.db.withSchema('projection_1').updateTable('spell')
  await spells.set({ exit_day: null, cause: null, kind: null }).where('workspace_id', '=', id).execute()
})
afterAll(() => asking.close())

const regions = (region: string, count: number): string[] => Array.from({ length: count }, () => region)

const workspaceOf = async (name: string, of: readonly string[], more: Partial<NewWorkspace> = {}) => {
  const workspace = await workspaceWith(asking.database, { name, ...more })
  const waits = of.map((region, index) => ({
    journey: `journey-${index}`,
    contributor: `person-${index % 5}`,
    region,
  }))
  await project(asking.database, workspace.id, waits)
  return workspace
}

const compare = async (query: string, caller: string | undefined = operatorKey) => {
  const { status, body } = await asking.ask(`/v1/comparisons?${query}`, caller)
  expect([query, status, body?.detail]).toEqual([query, 200, undefined])
  // The shape of the answer is held by the test of every route.
  return body as ComparisonsAnswer
}

const publicly = (query: string) => asking.ask(`/v1/comparisons?workspace=open&stage=applied&${query}`)

test('groups of one clock are tested and held against each other', async () => {
  const { groups, comparisons, comparing } = await compare('workspace=duo&stage=applied&group_by=region')
  expect(groups.map(({ key, journeys }) => [key['region'], journeys])).toEqual([
    ['EU', 25],
    ['US', 21],
  ])
  const [applied] = comparisons
  expect(applied).toMatchObject({ clock: 'stage:applied', main_cause: 'advanced', reason: null })
  expect(applied?.tests.map(({ test: name, of }) => `${name} ${of}`)).toEqual([
    'log-rank any',
    'cause-specific log-rank advanced',
    'gray advanced',
    'cause-specific log-rank rejected',
    'gray rejected',
  ])
  expect(comparing.tests).toBe(5)
  for (const { p, adjusted_p: adjusted } of applied?.tests ?? []) {
    expect(adjusted).toBeGreaterThanOrEqual(p ?? Number.NaN)
  }
  expect(applied?.differences.map(({ key }) => key['region'])).toEqual(['EU', 'US'])
  expect(applied?.differences[0]?.horizons.map(({ days }) => days)).toEqual([7, 14, 30, 60, 90])
})

test('a group withheld enters no test and no difference: all is as if it were not there', async () => {
  const question = 'stage=applied&group_by=region&workspace='
  const [without, beside] = [await compare(`${question}duo`), await compare(`${question}trio`)]
  expect(beside.withheld).toMatchObject([{ key: { region: 'APAC' } }])
  expect(beside.comparisons).toEqual(without.comparisons)
  expect(beside.comparing).toEqual(without.comparing)
})

test('cohorts are tested for a trend; without a stage every stage is compared', async () => {
  const cohorts = await compare('workspace=duo&clock=time_to_offer&group_by=cohort_week&weighting=peto-peto')
  expect(cohorts.comparisons[0]?.tests.some(({ trend }) => trend)).toBe(true)
  expect(cohorts.comparing.weighting).toBe('peto-peto')
  const all = await compare('workspace=duo&group_by=region')
  expect(all.groups.some(({ key }) => key['clock'] === 'stage:applied')).toBe(true)
})

test('nobody, one journey and waits that all run on say what is not known', async () => {
  for (const workspace of ['empty', 'lone']) {
    const { groups, comparisons, comparing } = await compare(`workspace=${workspace}&group_by=region`)
    expect([groups, comparisons, comparing.tests]).toEqual([[], [], 0])
  }
  const { comparisons } = await compare('workspace=waiting&stage=applied&group_by=region&horizon_days=7')
  const [applied] = comparisons
  expect(applied?.tests.map(({ statistic, p, adjusted_p }) => [statistic, p, adjusted_p])).toEqual([
    [null, null, null],
    [null, null, null],
    [null, null, null],
  ])
  expect(applied?.differences[0]?.horizons[0]?.waiting).toMatchObject({ estimate: 0 })
})

test('tests within strata rest on the cells that may be shown, and are adjusted as before', async () => {
  const { comparisons, comparing, question } = await compare(
    'workspace=duo&stage=applied&group_by=region&stratify_by=cohort_month',
  )
  expect(question).toMatchObject({ group_by: ['region'], stratify_by: ['cohort_month'] })
  // All but three of the waits began in February; one stratum alone is a question narrowed to it.
  expect(comparisons[0]?.strata).toMatchObject({
    by: ['cohort_month'],
    used: [{ cohort_month: '2026-02-01' }],
    left_out: 2,
  })
  const february = await compare('workspace=duo&stage=applied&group_by=region&from=2026-02-01&to=2026-03-01')
  expect(february.comparisons[0]?.strata).toBeNull()
  expect(comparisons[0]?.tests).toEqual(february.comparisons[0]?.tests)
  expect(comparing).toEqual(february.comparing)
})

test('the public is not told of strata that are left out, nor may it cut by a third dimension', async () => {
  const { body } = await publicly('group_by=region&stratify_by=cohort_month')
  expect((body as ComparisonsAnswer).comparisons[0]?.strata).toMatchObject({
    used: [{ cohort_month: '2026-02-01' }],
    left_out: null,
  })
  expect(JSON.stringify(body)).not.toMatch(/2026-01-01|2026-03-01/)
  const third = await publicly('group_by=region&level=senior&stratify_by=cohort_month')
  expect([third.status, third.body.code]).toEqual([400, 'too_many_dimensions'])
})

test('the public reads rounded tests of the groups shown', async () => {
  const { status, body } = await asking.ask('/v1/comparisons?workspace=open&stage=applied&group_by=region')
  expect(status).toBe(200)
  const [applied] = (body as ComparisonsAnswer).comparisons
  expect(applied?.groups.map(({ region }) => region)).toEqual(['EU', 'US'])
  expect(applied?.tests[0]?.p).toBeGreaterThan(0)
  expect(JSON.stringify(body.comparisons)).not.toMatch(/\.\d{4}|APAC/)
})

test('what cannot be honoured is refused by name', async () => {
  for (const [query, parameter] of [
    ['stage=applied', 'group_by'],
    ['group_by=stage', 'group_by'],
    ['group_by=region&weighting=early', 'weighting'],
    ['group_by=region&stratify_by=region', 'stratify_by'],
    ['group_by=region&stratify_by=stage', 'stratify_by'],
    ['group_by=region&stratify_by=level,level', 'stratify_by'],
    ['group_by=region&stratify_by=level,source,department', 'stratify_by'],
    ['group_by=region&p=0.5', 'p'],
    ['group_by=region&clock=egg', 'clock'],
  ]) {
    const { status, body } = await asking.ask(`/v1/comparisons?workspace=duo&${query}`, operatorKey)
    expect([query, status, body.errors[0].parameter]).toEqual([query, 400, parameter])
  }
})
