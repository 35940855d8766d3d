import { randomBytes } from 'node:crypto'
import { newContributorToken } from '@hearback/access'
import {
  BottlenecksAnswer,
  ChangesAnswer,
  ClocksAnswer,
  ComparisonsAnswer,
  DataQualityAnswer,
  DimensionsAnswer,
  DistributionAnswer,
  ExpectationsAnswer,
  ExpectedWaitAnswer,
  ForecastAnswer,
  FunnelAnswer,
  JourneysAnswer,
  ParkedAnswer,
  Problem,
  ProcessesAnswer,
  RestatementsAnswer,
  TimeToOfferAnswer,
  VendorDefinitionsAnswer,
} from '@hearback/contracts'
import type { TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Asking, startAsking } from './asking.ts'
import { operatorKey } from './small-workspaces.ts'

let asking: Asking
let key: string
let routes: string[]
beforeAll(async () => {
  asking = await startAsking()
  key = await asking.acme.keyWith(['query', 'export'])
  const { body } = await asking.ask('/openapi.json')
  // Files are no JSON, and what is of one restatement needs one; both have tests of their own.
  routes = Object.keys(body.paths).filter((path) => /^\/v1\/(?!exports\/)[^{]*$/.test(path))
})
afterAll(() => asking.close())

/** What every route answers with, by its path: a route that is not listed here fails the first test. */
const answers: Record<string, TSchema> = {
  '/v1/stage-durations': DistributionAnswer,
  '/v1/response-rates': DistributionAnswer,
  '/v1/time-to-first-response': DistributionAnswer,
  '/v1/time-to-interview': DistributionAnswer,
  '/v1/time-to-offer': TimeToOfferAnswer,
  '/v1/time-to-accept': DistributionAnswer,
  '/v1/time-to-start': DistributionAnswer,
  '/v1/time-to-fill': DistributionAnswer,
  '/v1/expected-wait': ExpectedWaitAnswer,
  '/v1/expectations': ExpectationsAnswer,
  '/v1/forecast': ForecastAnswer,
  '/v1/funnel': FunnelAnswer,
  '/v1/comparisons': ComparisonsAnswer,
  '/v1/bottlenecks': BottlenecksAnswer,
  '/v1/changes': ChangesAnswer,
  '/v1/clocks': ClocksAnswer,
  '/v1/clocks/definitions': VendorDefinitionsAnswer,
  '/v1/processes': ProcessesAnswer,
  '/v1/dimensions': DimensionsAnswer,
  '/v1/journeys': JourneysAnswer,
  '/v1/parked': ParkedAnswer,
  '/v1/data-quality': DataQualityAnswer,
  '/v1/restatements': RestatementsAnswer,
}
const questions = Object.keys(answers).filter(
  (path) => !/clocks|processes|dimensions|journeys|parked|data-quality|restatements/.test(path),
)
/** They name single journeys. */
const ofJourneys = ['/v1/journeys', '/v1/parked']
const definitions = ['/v1/clocks', '/v1/clocks/definitions', '/v1/processes']

/** A question every route can answer. */
const asked = (path: string, more = ''): string => `${path}?${needed[path] ?? ''}${more}`
const needed: Record<string, string> = {
  '/v1/expected-wait': 'stage=applied&waited_days=3&',
  '/v1/comparisons': 'group_by=region&',
  '/v1/changes': 'from_a=2026-01-01&to_a=2026-02-10&from_b=2026-02-10&to_b=2026-04-01&',
}

describe('every route of the OpenAPI document', () => {
  test('is one of those tested here, described, with its answer and its errors', async () => {
    expect(routes.toSorted()).toEqual(Object.keys(answers).toSorted())
    const { body } = await asking.ask('/openapi.json')
    expect(body.openapi).toBe('3.1.0')
    for (const path of routes) {
      expect(body.paths[path].get).toMatchObject({
        summary: expect.any(String),
        description: expect.any(String),
        responses: { 200: expect.anything(), '4XX': expect.anything() },
      })
    }
  })

  test('answers in its declared shape, and writes unknown as null', async () => {
    for (const path of routes) {
      for (const [workspace, caller] of [
        ['acme', key],
        ['empty', operatorKey],
        ['commons', operatorKey],
      ]) {
        const { status, body } = await asking.ask(asked(path, `workspace=${workspace}`), caller)
        expect([path, workspace, status, body?.detail]).toEqual([path, workspace, 200, undefined])
        expect([path, ...Value.Errors(answers[path] ?? Problem, body)]).toEqual([path])
        expect(JSON.stringify(body)).not.toMatch(/NaN|Infinity|undefined/)
      }
    }
  })

  test('refuses a parameter it does not know, by name', async () => {
    for (const path of routes) {
      const { status, body } = await asking.ask(asked(path, 'workspace=acme&egg=1'), key)
      expect([path, status, body.errors[0].parameter]).toEqual([path, 400, 'egg'])
    }
  })

  test('refuses with one shape of problem', async () => {
    for (const path of routes) {
      const refusals = [
        await asking.ask(asked(path, 'workspace=acme&process=dating&from=x&tau=0'), key),
        await asking.ask(asked(path, 'workspace=nowhere'), operatorKey),
        await asking.ask(asked(path, 'workspace=acme')),
        await asking.ask(asked(path), 'hbk_wrong'),
      ]
      expect([path, ...refusals.map(({ status }) => status)]).toEqual([path, 400, 404, 401, 401])
      for (const { body, headers } of refusals) {
        expect([...Value.Errors(Problem, body)]).toEqual([])
        expect(headers['content-type']).toContain('application/problem+json')
      }
    }
  })

  test('gives a key of one workspace nothing of another', async () => {
    for (const path of routes) {
      const other = await asking.ask(asked(path, 'workspace=rival'), key)
      expect([path, other.status, other.body.code]).toEqual([path, 403, 'other_workspace'])
      const mayBeGrouped = questions.includes(path) && path !== '/v1/comparisons'
      const groupings = mayBeGrouped ? 'group_by=region' : ''
      const own = await asking.ask(asked(path, groupings), key)
      expect([path, own.status]).toEqual([path, 200])
      expect(JSON.stringify(own.body)).not.toContain('rival')
    }
    const seen = await asking.ask('/v1/dimensions', await asking.rival.keyWith(['query']))
    expect(JSON.stringify(seen.body)).toContain('rivalland')
  })

  test('gives a contributor nothing beyond what everybody may ask', async () => {
    const { rows } = await asking.database.pool.query(
      `SELECT id, pseudonym_key FROM access.workspace WHERE name = 'commons'`,
    )
    const token = newContributorToken({ id: rows[0].id, pseudonymKey: rows[0].pseudonym_key }, randomBytes)
    for (const path of routes.filter((route) => !definitions.includes(route))) {
      const own = await asking.ask(asked(path, 'workspace=commons'), token)
      expect([path, own.status, own.body.code]).toEqual([path, 403, 'contributor_limited'])
      const other = await asking.ask(asked(path, 'workspace=acme'), token)
      expect([path, other.status, other.body.code]).toEqual([path, 401, 'key_unknown'])
    }
  })

  test('asks a key for its scope', async () => {
    const ingesting = await asking.acme.keyWith(['ingest'])
    const querying = await asking.acme.keyWith(['query'])
    for (const path of routes.filter((route) => !definitions.includes(route))) {
      expect([path, (await asking.ask(asked(path), ingesting)).body.code]).toEqual([path, 'scope_missing'])
      const { status } = await asking.ask(asked(path), querying)
      expect([path, status]).toEqual([path, ofJourneys.includes(path) ? 403 : 200])
    }
  })
})

describe('definitions', () => {
  test('are the same for everybody', async () => {
    for (const path of definitions) expect((await asking.ask(path)).status).toBe(200)
    const { body } = await asking.ask('/v1/clocks?process=opening')
    expect(body.clocks.map(({ clock }: { clock: string }) => clock)).toEqual(['time_to_fill'])
  })
})

describe('the day asked about', () => {
  test('is one there is and not ahead, and means nothing to parked journeys', async () => {
    for (const [query, rule] of [
      ['/v1/dimensions?as_of=2026-04-02', 'future'],
      ['/v1/dimensions?as_of=2026-02-30', 'no_such_day'],
      ['/v1/parked?as_of=2026-03-31', 'invalid_request'],
    ] as const) {
      const { status, body } = await asking.ask(query, key)
      expect([query, status, body.code, body.errors[0].parameter]).toEqual([query, 400, rule, 'as_of'])
    }
    const { body } = await asking.ask('/v1/dimensions?as_of=2026-04-01', key)
    expect(body.as_of).toBe('2026-04-01')
  })
})

describe('parked journeys', () => {
  test('are named to those who may take journeys out, and counted beside every answer', async () => {
    const projection = asking.database.db.withSchema('projection_1')
    const one = await projection
      .selectFrom('journey')
      .select(['bucket', 'journey_id'])
      .where('workspace_id', '=', asking.acme.id)
      .executeTakeFirstOrThrow()
    await projection
      .updateTable('journey')
      .set({ parked_error: 'a fold that threw', parked_at: 7n })
      .where('journey_id', '=', one.journey_id)
      .execute()
    const { body } = await asking.ask('/v1/parked', key)
    expect(body.parked).toEqual([
      {
        journey_id: `j_${one.journey_id.replaceAll('-', '')}`,
        process: 'hiring',
        events: 1,
        error: 'a fold that threw',
      },
    ])
    expect((await asking.ask('/v1/time-to-offer', key)).body.parked_journeys).toBe(1)
  })
})
