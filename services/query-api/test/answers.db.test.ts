import { DistributionAnswer } from '@hearback/contracts'
import { Value } from '@sinclair/typebox/value'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Asking, startAsking } from './asking.ts'
import { operatorKey } from './small-workspaces.ts'

let asking: Asking
let key: string
beforeAll(async () => {
  asking = await startAsking()
  key = await asking.acme.keyWith(['query'])
})
afterAll(() => asking.close())

const body = async (path: string, caller: string | undefined = key) => (await asking.ask(path, caller)).body

const waiting = (token: string) => asking.ask(`/v1/time-to-offer?wait_for=${token}`, key)

describe('an answer inside a workspace', () => {
  test('says what was asked, of whom, as of when and how', async () => {
    expect(await body('/v1/time-to-offer?region=EU&confidence=0.9')).toMatchObject({
      workspace: 'acme',
      synthetic: false,
      as_of: '2026-03-31',
      observed_through: '2026-03-31',
      projected_through: '2026-04-01T12:00:00.000Z',
      inclusion: ['full_export', 'prospective'],
      label: null,
      parked_journeys: 0,
      question: { clock: 'time_to_offer', clock_version: 1, filters: { region: ['EU'] }, basis: 'cohort' },
      method: { estimator: 'aalen-johansen', interval: 'rothman-wilson', confidence: 0.9 },
      groups: [{ key: { clock: 'time_to_offer' }, journeys: 40, spells: 40, running: 10 }],
    })
  })

  test('withholds small groups and names them', async () => {
    const answer = await body('/v1/stage-durations?stage=applied&group_by=region')
    expect(answer.groups.map((group: { key: object }) => group.key)).toEqual([
      { clock: 'stage:applied', region: 'EU' },
    ])
    expect(answer.withheld).toEqual([
      { key: { clock: 'stage:applied', region: 'APAC' }, reason: 'fewer than 5 journeys' },
    ])
  })

  test('without a stage every stage is answered', async () => {
    const answer = await body('/v1/stage-durations?group_by=stage')
    expect(answer.question.clock).toBeNull()
    expect(answer.groups.map((group: { key: object }) => group.key)).toEqual([
      { clock: 'stage:applied' },
      { clock: 'stage:interviewing' },
    ])
  })

  test('with nothing to count says so instead of 0', async () => {
    const answer = await body('/v1/response-rates?workspace=empty', operatorKey)
    expect(answer).toMatchObject({ groups: [], observed_through: null })
    expect(answer.withheld).toHaveLength(3)
    const wait = await body('/v1/expected-wait?workspace=empty&stage=applied&waited_days=3', operatorKey)
    expect(wait.sentence).toBe('Too few to answer: fewer than 5 journeys.')
  })

  test('names an assumption and a selection it was asked for', async () => {
    const answer = await body('/v1/time-to-offer?assume_closed_after=8&inclusion=prospective')
    expect(answer.label).toBe('assuming that every wait still running after 8 days had ended then')
    expect(answer.groups[0].exits.assumed_closed).toBeGreaterThan(0)
    expect((await body('/v1/time-to-offer?inclusion=retrospective')).label).toBe('among those that had ended')
  })

  test('in hours says of journeys known by the day that they are, and how many', async () => {
    const { groups, withheld } = await body('/v1/time-to-offer?resolution=hour')
    expect(groups).toEqual([])
    expect(withheld[0].reason).toContain('44 more are known by the day only')
  })

  test('cuts what happened after the day asked about', async () => {
    const early = await body('/v1/time-to-offer?as_of=2026-02-20')
    expect(early.groups[0].journeys).toBeLessThan(44)
    expect(early.observed_through).toBe('2026-02-20')
  })

  test.each([
    'resolution=hour',
    'basis=period&from=2026-02-01&to=2026-03-01',
    'from=2026-02-10&to=2026-02-11&ci=loglog',
    'group_by=cohort_week,squad',
    'group_by=cohort_month',
    'horizon_days=0&horizon_days=3650&p=0.01&p=0.99&tau=1&confidence=0.5',
    'inclusion=full_export&squad=north&squad=south&level=senior',
    'calendar=days&definition=hearback&as_of=2026-04-01',
  ])('honours %s', async (query) => {
    for (const route of ['time-to-offer', 'stage-durations', 'response-rates']) {
      const { status, body: answer } = await asking.ask(`/v1/${route}?${query}`, key)
      expect([route, status, ...Value.Errors(DistributionAnswer, answer)]).toEqual([route, 200])
    }
  })

  test('refuses values that mean nothing, by name', async () => {
    for (const [query, parameter] of [
      ['p=1', 'p'],
      ['horizon_days=-1', 'horizon_days'],
      ['horizon_days=1.5', 'horizon_days'],
      ['tau=x', 'tau'],
      ['confidence=1', 'confidence'],
      ['ci=wald', 'ci'],
      ['calendar=lunar', 'calendar'],
      ['definition=greenhouse', 'definition'],
      ['known_at=2026-04-01', 'known_at'],
      ['as_of=2026-04-02', 'as_of'],
      ['from=2026-03-02&to=2026-03-01', 'to'],
      ['inclusion=some', 'inclusion'],
      ['from=2026-03-02&from=2026-03-01', 'from'],
    ]) {
      const refused = await asking.ask(`/v1/time-to-offer?${query}`, key)
      expect([query, refused.status, refused.body.errors[0].parameter]).toEqual([query, 400, parameter])
    }
  })
})

describe('an expected wait', () => {
  test('is told in a sentence with its uncertainty', async () => {
    const answer = await body('/v1/expected-wait?clock=response:application&waited_days=3&within_days=7')
    const [group] = answer.groups
    expect(group).toMatchObject({ waited_days: 3, within_days: 7, within: { days: 7 }, reason: null })
    expect(Object.keys(group.within.exits)).toEqual(['answered', 'withdrawn', 'closed'])
    expect(answer.sentence).toBe(group.sentence)
    expect(answer.sentence).toContain(`Of ${group.still_waiting} comparable waits still running after 3 days`)
  })

  test('says why it cannot say more', async () => {
    const [group] = (await body('/v1/expected-wait?stage=applied&waited_days=300')).groups
    expect(group).toMatchObject({ still_waiting: null, within: null, median_further_wait: { days: null } })
    expect(group.reason).toContain('fewer than 5')
  })
})

describe('an answer seen before', () => {
  const path = '/v1/time-to-offer?workspace=commons'
  const again = (etag: unknown, url = path, caller?: string) =>
    asking.ask(url, caller, { 'if-none-match': String(etag) }).then(({ status }) => status)

  test('is not sent again until something was projected', async () => {
    const { etag } = (await asking.ask(path)).headers
    expect(await again(etag)).toBe(304)
    expect(await again('W/"other", *')).toBe(304)
    expect(await again('W/"other"')).toBe(200)
    expect(await again(etag, `${path}&tau=30`)).toBe(200)
    expect(await again(etag, path, operatorKey)).toBe(200)
    await asking.database.db
      .withSchema('projection_1')
      .updateTable('checkpoint')
      .set({ position: 9n })
      .where('bucket', '=', 3)
      .execute()
    expect(await again(etag)).toBe(200)
  })

  test('is sent again after a retry put a parked journey back, though nothing more was read', async () => {
    const journeys = asking.database.db.withSchema('projection_1').updateTable('journey')
    const commons = journeys.where('workspace_id', '=', asking.commons.id).where('bucket', '=', 5)
    await commons.set({ parked_error: 'a fold that threw', parked_at: 1n }).execute()
    const { etag } = (await asking.ask(path)).headers
    expect(await again(etag)).toBe(304)
    await commons.set({ parked_error: null, parked_at: null }).execute()
    expect(await again(etag)).toBe(200)
  })

  test('is sent again after journeys were folded anew by changed labels, though nothing more was read', async () => {
    const { etag } = (await asking.ask(path)).headers
    expect(await again(etag)).toBe(304)
    const folded = { version: 1, bucket: 5, number: 1n }
    await asking.database.db.insertInto('read_model.labels_folded').values(folded).execute()
    expect(await again(etag)).toBe(200)
  })
})

describe('waiting for an upload', () => {
  test('ends when its events are projected, and with a problem when they are not in time', async () => {
    const projection = asking.database.db.withSchema('projection_1')
    await projection.updateTable('checkpoint').set({ position: 5n }).where('bucket', '=', 7).execute()
    expect((await waiting('7:5')).status).toBe(200)
    const late = await waiting('7:9')
    expect(late).toMatchObject({
      status: 503,
      body: { code: 'not_projected_yet', remaining_events: 4 },
      headers: { 'retry-after': '5' },
    })
    const soon = waiting('7:6')
    await projection.updateTable('checkpoint').set({ position: 6n }).where('bucket', '=', 7).execute()
    expect((await soon).status).toBe(200)
  })

  test('refuses what is no token', async () => {
    expect(await waiting('soon')).toMatchObject({
      status: 400,
      body: { code: 'invalid_token', errors: [{ parameter: 'wait_for' }] },
    })
  })
})
