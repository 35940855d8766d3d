import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ended, importFile, tracker } from './import-file.ts'
import { applied, eventsStored, type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
let acmeImport = ''
let acmeJourney = ''
let acmeKeyId = 0
let acmeShareId = 0

beforeAll(async () => {
  ingestion = await openIngestion()
  acmeImport = (await importFile(ingestion, tracker)).id
  const made = await ingestion.post(
    applied('hidden-from-others', '2026-01-03', { employer: 'Quince' }),
    '?verbose',
  )
  acmeJourney = made.json().events[0].journey_id
  const share = { method: 'POST' as const, url: '/v1/shares', payload: bodies['/v1/shares'] ?? {} }
  acmeShareId = (await ingestion.send(share)).json().id
  acmeKeyId = (await ingestion.send({ url: '/v1/keys' })).json().keys[0].id
})
afterAll(() => ingestion.close())

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Route = { method: Method; url: string }

/** Every route under /v1 as the service describes them, with the ids of what belongs to acme. */
const everyRoute = async (): Promise<Route[]> => {
  const { paths } = (await ingestion.app.inject('/openapi.json')).json()
  const ids: Record<string, string> = {
    '/v1/imports/{id}': acmeImport,
    '/v1/imports/{id}/progress': acmeImport,
    '/v1/imports/{id}/report.csv': acmeImport,
    '/v1/journeys/{id}': acmeJourney,
    '/v1/keys/{id}': String(acmeKeyId),
    '/v1/shares/{id}': String(acmeShareId),
  }
  return Object.entries<object>(paths)
    .filter(([path]) => path.startsWith('/v1/'))
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({
        // OpenAPI names methods in lower case.
        method: method.toUpperCase() as Method,
        url: path.replace('{id}', ids[path] ?? 'unknown').replace('{name}', 'acme'),
      })),
    )
}

/** Routes that a signature opens instead of a key: see webhooks.db.test.ts. */
const isSigned = ({ url }: Route): boolean => url.startsWith('/v1/webhooks/')
/** The one that answers everybody, each by who asks: see administration.db.test.ts. */
const isForAll = ({ method, url }: Route): boolean => method === 'GET' && url === '/v1/workspaces'
const everyKeyedRoute = async (): Promise<Route[]> =>
  (await everyRoute()).filter((route) => !isSigned(route) && !isForAll(route))

const bodies: Record<string, object> = {
  '/v1/webhook-secrets': { system: 'lever', secret: 'of-every-route-7431' },
  '/v1/events': applied('of-every-route'),
  '/v1/keys': { label: 'of every route', scopes: ['query'] },
  '/v1/shares': { label: 'of every route', expires_at: '2026-12-31' },
  '/v1/workspaces': { name: 'of-every-route' },
  '/v1/workspaces/acme': { open_to_contributions: false },
  '/v1/workspaces/acme/calendar': { weekend: ['sunday'], holidays: [] },
  '/v1/labels': { labels: { 'Culture chat': 'interviewing' } },
}

const bodyFor = ({ method, url }: Route) => {
  if (method === 'GET' || method === 'DELETE' || url === '/v1/contributors') return {}
  return url === '/v1/imports'
    ? { payload: tracker, headers: { 'content-type': 'text/csv' } }
    : { payload: JSON.stringify(bodies[url]), headers: { 'content-type': 'application/json' } }
}

const isProblem = (reply: { statusCode: number; headers: object; body: string }, status: number) => {
  expect(reply.statusCode).toBe(status)
  expect(reply.headers).toMatchObject({
    'content-type': expect.stringMatching(/^application\/problem\+json/),
  })
  expect(JSON.parse(reply.body)).toMatchObject({
    type: 'about:blank',
    title: expect.any(String),
    status,
    code: expect.stringMatching(/^[a-z_]+$/),
  })
}

test('the routes of ingestion are those that are documented', async () => {
  const routes = await everyRoute()
  expect(
    routes
      .map(({ method, url }) => `${method} ${url.replace(/\/(j_)?[0-9a-f-]{32,}|\/\d+$/, '/{id}')}`)
      .toSorted(),
  ).toEqual([
    'DELETE /v1/contributions',
    'DELETE /v1/journeys/{id}',
    'DELETE /v1/keys/{id}',
    'DELETE /v1/shares/{id}',
    'GET /v1/contributions',
    'GET /v1/imports',
    'GET /v1/imports/{id}',
    'GET /v1/imports/{id}/progress',
    'GET /v1/imports/{id}/report.csv',
    'GET /v1/journeys/{id}',
    'GET /v1/keys',
    'GET /v1/labels',
    'GET /v1/shares',
    'GET /v1/webhook-secrets',
    'GET /v1/workspaces',
    'GET /v1/workspaces/acme/calendar',
    'PATCH /v1/workspaces/acme',
    'POST /v1/contributors',
    'POST /v1/events',
    'POST /v1/imports',
    'POST /v1/keys',
    'POST /v1/shares',
    'POST /v1/webhook-secrets',
    'POST /v1/webhooks/greenhouse',
    'POST /v1/webhooks/lever',
    'POST /v1/workspaces',
    'PUT /v1/labels',
    'PUT /v1/workspaces/acme/calendar',
  ])
})

test('every route has a name of its own', async () => {
  const { paths } = (await ingestion.app.inject('/openapi.json')).json()
  const ids = Object.values<Record<string, { operationId: string }>>(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  )
  expect(ids).toContain('putWorkspacesNameCalendar')
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !/^[a-z]+([A-Z][A-Za-z0-9]*)+$/.test(id))).toEqual([])
})

describe('on every route', () => {
  test.each([
    ['without a key', null, '', 401],
    ['with a key nobody knows', `hbk_${'a'.repeat(43)}`, '', 401],
  ])('%s: one error shape', async (_name, key, query, status) => {
    for (const route of await everyKeyedRoute())
      isProblem(await ingestion.send({ ...route, ...bodyFor(route), url: route.url + query, key }), status)
  })

  test('a parameter it does not know is refused', async () => {
    for (const route of await everyRoute()) {
      const key = route.url === '/v1/workspaces' ? ingestion.operatorKey : ingestion.acmeKey
      const reply = await ingestion.send({ ...route, ...bodyFor(route), url: `${route.url}?colour=red`, key })
      isProblem(reply, 400)
      expect([route.url, reply.json().errors]).toEqual([
        route.url,
        [{ parameter: 'colour', message: 'is not known here' }],
      ])
    }
  })

  test('another method is refused with those it has', async () => {
    for (const { url } of await everyRoute()) {
      const method = url.endsWith('/calendar') || url === '/v1/labels' ? 'POST' : 'PUT'
      const reply = await ingestion.send({ method, url })
      isProblem(reply, 405)
      expect(reply.headers['allow']).toMatch(/GET|POST|DELETE|PATCH/)
    }
  })

  test('a key of another workspace gets nothing, whether it names acme or not', async () => {
    const before = await eventsStored(ingestion)
    for (const route of await everyKeyedRoute()) {
      const named = await ingestion.send({
        ...route,
        ...bodyFor(route),
        url: `${route.url}?workspace=acme`,
        key: ingestion.rivalKey,
      })
      isProblem(named, 403)
      const own = await ingestion.send({ ...route, ...bodyFor(route), key: ingestion.rivalKey })
      expect(own.body).not.toMatch(/Quince|Acorn|Birch/)
      expect(own.body).not.toContain(acmeJourney)
      expect(own.body).not.toContain(acmeImport)
      if (
        route.url.includes(acmeImport) ||
        route.url.includes(acmeJourney) ||
        route.url.endsWith(`/${acmeKeyId}`)
      )
        isProblem(own, 404)
    }
    await ended(
      ingestion,
      (await ingestion.send({ url: '/v1/imports', key: ingestion.rivalKey })).json().imports[0].id,
      ingestion.rivalKey,
    )
    const { rows } = await ingestion.database.pool.query(
      'SELECT workspace_id, count(*)::integer AS events FROM log.event GROUP BY 1 ORDER BY 1',
    )
    // The first workspace is acme; the events of rival are its own.
    expect(rows[0].events).toBe(before)
  })

  test('a key without the scope is refused', async () => {
    const workspace = (await ingestion.workspace({ name: `scopeless-${Math.floor(performance.now())}` })).id
    const key = await ingestion.keyWith(workspace, ['query'])
    for (const route of await everyKeyedRoute())
      isProblem(await ingestion.send({ ...route, ...bodyFor(route), key }), 403)
  })

  test('the operator names the workspace', async () => {
    const shared = (await everyKeyedRoute()).filter(({ url }) => !url.startsWith('/v1/workspaces'))
    for (const route of shared) {
      isProblem(await ingestion.send({ ...route, ...bodyFor(route), key: ingestion.operatorKey }), 400)
      const unknown = `${route.url}?workspace=nobody`
      isProblem(
        await ingestion.send({ ...route, ...bodyFor(route), url: unknown, key: ingestion.operatorKey }),
        404,
      )
    }
  })
})
