import { randomBytes } from 'node:crypto'
import { createShare, revokeShare } from '@hearback/access'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asking, startAsking } from './asking.ts'
import { now } from './small-workspaces.ts'

let asking: Asking
let token: string
beforeAll(async () => {
  asking = await startAsking()
  token = (await share()).token
})
afterAll(() => asking.close())

const share = (question: string | null = null, of = asking.commons.id, expiresAt = now + 1) =>
  createShare(
    asking.database.db,
    { workspaceId: of, label: 'board', question, expiresAt },
    { now: now - 1_000, randomBytes },
  )

const get = (path: string, by: string) => asking.ask(path, by)

/** What is asked of a private workspace, with nothing of whose it is. */
const groupsOf = async (path: string, by: string) => {
  const { status, body } = await get(path, by)
  expect([path, status]).toEqual([path, 200])
  return { groups: body.groups, withheld: body.withheld }
}

test('a link shows what the public rules allow, also of a private workspace', async () => {
  const own = await asking.acme.keyWith(['query'])
  const { token: ofAcme } = await share(null, asking.acme.id)
  const path = '/v1/time-to-offer'
  // One contributor brought all journeys of acme: its own people see them, nobody else does.
  expect((await groupsOf(path, own)).groups).toHaveLength(1)
  expect(await groupsOf(path, ofAcme)).toEqual({
    groups: [],
    withheld: [{ key: { clock: 'time_to_offer' }, reason: 'fewer than 3 contributors' }],
  })
  const publicly = (await asking.ask('/v1/time-to-offer?workspace=commons&region=EU')).body
  const byLink = (await get('/v1/time-to-offer?region=EU', token)).body
  expect(publicly.groups[0].journeys % 5).toBe(0)
  expect(byLink.groups).toEqual(publicly.groups)
  await asking.database.db
    .updateTable('access.workspace')
    .set({ public: false })
    .where('name', '=', 'commons')
    .execute()
  expect((await asking.ask('/v1/time-to-offer?workspace=commons&region=EU')).status).toBe(401)
  expect((await get('/v1/time-to-offer?region=EU', token)).body.groups).toEqual(publicly.groups)
})

test.each([
  ['/v1/stage-durations?region=EU&level=junior&source=referral', 'too_many_dimensions'],
  ['/v1/stage-durations?resolution=hour', 'too_fine'],
  ['/v1/stage-durations?known_at=2026-03-01', 'not_public'],
])('a link is refused what the public is refused: %s', async (path, code) => {
  const { status, body } = await get(path, token)
  expect([status, body.code]).toEqual([400, code])
})

test('a link in an address answers as one in the header does, and may be kept by nobody', async () => {
  const byHeader = await get('/v1/funnel', token)
  const byAddress = await asking.ask(`/v1/funnel?share=${token}`)
  expect([byAddress.status, byAddress.body.groups]).toEqual([200, byHeader.body.groups])
  expect(byAddress.headers['etag']).toBe(byHeader.headers['etag'])
  expect(byAddress.headers['cache-control']).toBe('private, no-cache')
  expect(JSON.stringify(byAddress.body)).not.toContain(token)
  const file = await asking.app.inject(`/v1/funnel.csv?share=${token}`)
  expect([file.statusCode, file.body.includes(token)]).toEqual([200, false])
})

test('an address holds a link once, never a key, and never one beside a header', async () => {
  const key = await asking.acme.keyWith(['query'])
  for (const [path, header] of [
    [`/v1/funnel?share=${key}`, undefined],
    [`/v1/funnel?share=${token}&share=${token}`, undefined],
    [`/v1/funnel?share=${token}`, key],
    ['/v1/funnel?share=', undefined],
  ] as const) {
    const { status, body } = await asking.ask(path, header)
    expect([status, body.code]).toEqual([401, 'key_unknown'])
    expect(JSON.stringify(body)).not.toContain(key)
  }
})

test('a link opens questions and dimensions of its workspace, and nothing else', async () => {
  const { body } = await asking.ask('/openapi.json')
  const opened: string[] = []
  const refusals = new Set<string>()
  const paths = Object.entries<object>(body.paths).filter(([path]) => path.startsWith('/v1/'))
  for (const [path, methods] of paths) {
    for (const method of Object.keys(methods)) {
      const url = path.replace('{id}', '1')
      const headers = { authorization: `Bearer ${token}` }
      // OpenAPI names methods in lower case.
      const reply = await asking.app.inject({ method: method.toUpperCase() as 'GET' | 'POST', url, headers })
      if (reply.statusCode === 403) refusals.add(`${method} ${path} ${reply.json().code}`)
      else opened.push(path)
    }
  }
  expect([...refusals].toSorted()).toEqual(
    [
      'delete /v1/restatements/{id}',
      'get /v1/data-quality',
      'get /v1/exports/bundle.zip',
      'get /v1/exports/events.csv',
      'get /v1/exports/events.ndjson',
      'get /v1/exports/events.ocel.json',
      'get /v1/exports/events.xes',
      'get /v1/exports/spells.arrow',
      'get /v1/exports/spells.arrows',
      'get /v1/exports/spells.csv',
      'get /v1/exports/spells.parquet',
      'get /v1/journeys',
      'get /v1/parked',
      'get /v1/restatements',
      'get /v1/restatements/{id}',
      'post /v1/restatements',
    ].map((route) => `${route} share_limited`),
  )
  expect(opened).toContain('/v1/dimensions')
})

test('a link belongs to one workspace', async () => {
  const { status, body } = await get('/v1/funnel?workspace=rival', token)
  expect([status, body.code]).toEqual([403, 'other_workspace'])
  expect((await get('/v1/clocks?workspace=rival', token)).status).toBe(403)
  expect((await get('/v1/clocks', token)).status).toBe(200)
})

test('a link bound to a question asks only that', async () => {
  const { token: bound } = await share('/v1/stage-durations?stage=applied')
  expect((await get('/v1/stage-durations?stage=applied', bound)).status).toBe(200)
  const file = await asking.app.inject(
    `/v1/stage-durations.csv?stage=applied&workspace=commons&share=${bound}`,
  )
  expect(file.statusCode).toBe(200)
  for (const other of [
    '/v1/stage-durations',
    '/v1/stage-durations?stage=applied&region=EU',
    '/v1/stage-durations?stage=interviewing',
    '/v1/funnel?stage=applied',
    '/v1/dimensions',
  ]) {
    const { status, body } = await get(other, bound)
    expect([other, status, body.code]).toEqual([other, 403, 'share_limited'])
  }
})

test('an expired and a revoked link open nothing', async () => {
  const { token: expired } = await share(null, asking.commons.id, now)
  expect((await get('/v1/funnel', expired)).body).toMatchObject({ status: 401, code: 'share_expired' })
  const { token: revoked, listed } = await share()
  expect((await get('/v1/funnel', revoked)).status).toBe(200)
  await revokeShare(asking.database.db, { workspaceId: asking.commons.id, shareId: listed.id, now })
  expect((await get('/v1/funnel', revoked)).body).toMatchObject({ status: 401, code: 'key_unknown' })
})
