import type { Access } from '@hearback/access'
import { Type } from '@sinclair/typebox'
import { describe, expect, test } from 'vitest'
import { loggedError, problemOfError } from '../src/error-handler.ts'
import { allowedIn, buildService, ProblemError, queryOf, type Service } from '../src/index.ts'

const workspace = {
  id: 1,
  name: 'acme',
  kind: 'employer' as const,
  public: false,
  synthetic: false,
  openToContributions: false,
  timeZone: 'UTC',
  workingDays: { weekend: ['saturday' as const, 'sunday' as const], holidays: [] },
  dimensions: [],
  pseudonymKey: Buffer.alloc(32),
  createdAt: 0,
}

const access: Access = {
  authenticate: async (header) =>
    header === 'Bearer operator'
      ? { outcome: 'known', principal: { kind: 'operator' } }
      : { outcome: 'refused', status: 401, code: 'key_unknown', detail: 'The key is not known.' },
  authorize: async (principal) => ({ outcome: 'allowed', workspace, audience: 'workspace', principal }),
  forget: () => {},
}

const operator = { authorization: 'Bearer operator' }

const addRoutes = (app: Service) => {
  app.get(
    '/v1/things/:id',
    {
      config: { access: 'query' },
      schema: {
        params: Type.Object({ id: Type.String() }),
        querystring: queryOf({
          days: Type.Optional(Type.Integer({ minimum: 0 })),
          p: Type.Optional(Type.Array(Type.Number())),
          basis: Type.Optional(Type.Union([Type.Literal('cohort'), Type.Literal('period')])),
          verbose: Type.Optional(Type.Boolean()),
        }),
      },
    },
    async (request) => ({ workspace: allowedIn(request).workspace.name, query: request.query }),
  )
  app.post(
    '/v1/things',
    {
      config: { access: 'operator' },
      schema: {
        body: Type.Object(
          { label: Type.String({ minLength: 1 }), count: Type.Integer() },
          { additionalProperties: false },
        ),
      },
    },
    async () => ({ ok: true }),
  )
  app.get('/v1/broken', { config: { access: 'anyone' } }, async () => {
    throw new Error('the journal says jane@example.org')
  })
  app.get('/v1/refusing', { config: { access: 'anyone' } }, async () => {
    throw new ProblemError({ status: 409, code: 'taken', detail: 'Taken.' })
  })
}

const build = async (lines: string[] = []) => {
  const app = await buildService({
    title: 'Things',
    version: '1',
    access,
    now: () => 0,
    log: { level: 'trace', stream: { write: (line) => lines.push(line) } },
    bodyLimit: 1000,
  })
  addRoutes(app)
  return app
}

const ask = async (options: {
  method?: 'GET' | 'POST' | 'PUT'
  url: string
  payload?: string
  headers?: Record<string, string>
}) => {
  const app = await build()
  return app.inject({ method: 'GET', ...options, headers: { ...operator, ...options.headers } })
}

const json = { 'content-type': 'application/json' }

describe('every error is a problem with a stable code', () => {
  test.each([
    ['an unknown path', { url: '/v1/nothing' }, 404, 'not_found'],
    ['a path that is not well-formed', { url: '/v1/things/%zz' }, 400, 'malformed_url'],
    ['a path with a zero character', { url: '/v1/things/a%00b' }, 400, 'malformed_url'],
    ['a query with a zero character', { url: '/v1/things/a?workspace=%00' }, 400, 'malformed_url'],
    ['another method', { method: 'PUT' as const, url: '/v1/things' }, 405, 'method_not_allowed'],
    [
      'an unknown content type',
      { method: 'POST' as const, url: '/v1/things', payload: 'a', headers: { 'content-type': 'text/x' } },
      415,
      'unsupported_media_type',
    ],
    [
      'a body too large',
      { method: 'POST' as const, url: '/v1/things', payload: `"${'a'.repeat(2000)}"`, headers: json },
      413,
      'body_too_large',
    ],
    [
      'a body that is not JSON',
      { method: 'POST' as const, url: '/v1/things', payload: '{"label"', headers: json },
      400,
      'malformed_json',
    ],
    [
      'an empty body',
      { method: 'POST' as const, url: '/v1/things', payload: '', headers: json },
      400,
      'malformed_json',
    ],
    ['a refusal of the route', { url: '/v1/refusing' }, 409, 'taken'],
    ['a broken promise', { url: '/v1/broken' }, 500, 'internal_error'],
    ['an unknown key', { url: '/v1/things/a', headers: { authorization: 'Bearer x' } }, 401, 'key_unknown'],
  ])('%s', async (_name, options, status, code) => {
    const reply = await ask(options)
    expect(reply.statusCode).toBe(status)
    expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(reply.json()).toMatchObject({ type: 'about:blank', status, code })
  })
})

test('a path asked by another method names the methods it has', async () => {
  expect((await ask({ method: 'PUT', url: '/v1/things/a' })).headers.allow).toBe('GET, HEAD')
})

test('the words of an unexpected error stay inside', async () => {
  expect((await ask({ url: '/v1/broken' })).body).not.toContain('jane')
})

test('every fault of a body is listed by pointer, without its value', async () => {
  const reply = await ask({
    method: 'POST',
    url: '/v1/things',
    payload: '{"count":"secret","extra":1}',
    headers: json,
  })
  expect(reply.json().errors).toEqual([
    { pointer: '/label', message: 'is required' },
    { pointer: '/extra', message: 'is not known here' },
    { pointer: '/count', message: 'must be a whole number' },
  ])
  expect(reply.body).not.toContain('secret')
})

test('a query parameter the route does not know is refused, not dropped', async () => {
  const reply = await ask({ url: '/v1/things/a?stage=x' })
  expect(reply.statusCode).toBe(400)
  expect(reply.json().errors).toEqual([{ parameter: 'stage', message: 'is not known here' }])
  expect((await ask({ url: '/v1/refusing?stage=x' })).json().code).toBe('invalid_request')
})

test('query parameters are read as numbers, lists and flags only when they are', async () => {
  const reply = await ask({ url: '/v1/things/a?days=3&p=0.5&verbose&basis=cohort' })
  expect(reply.json().query).toEqual({ days: 3, p: [0.5], verbose: true, basis: 'cohort' })
  const wrong = await ask({ url: '/v1/things/a?days=3.7&p=x&basis=week' })
  expect(wrong.json().errors).toEqual([
    { parameter: 'days', message: 'must be a whole number of at least 0' },
    { parameter: 'p', message: 'must be a number' },
    { parameter: 'basis', message: 'must be one of cohort, period' },
  ])
  const twice = await ask({ url: '/v1/things/a?days=3&days=4' })
  expect(twice.json().errors).toEqual([{ parameter: 'days', message: 'is given more than once' }])
})

test('the workspace named twice is refused', async () => {
  expect((await ask({ url: '/v1/things/a?workspace=a&workspace=b' })).json().errors).toEqual([
    { parameter: 'workspace', message: 'is given more than once' },
  ])
})

test('a route under /v1 that does not say what it asks of its caller cannot be registered', async () => {
  const app = await build()
  expect(() => app.get('/v1/open', async () => 'x')).toThrow(/does not say/)
})

test('logs hold the pattern of a path, never the path, the query or the key', async () => {
  const lines: string[] = []
  const app = await build(lines)
  await app.inject({ url: '/v1/things/j_secret?days=12345', headers: operator })
  expect(lines.join('')).toContain('/v1/things/:id')
  expect(lines.join('')).not.toMatch(/j_secret|12345|operator/)
})

test('the OpenAPI document describes every route and its problems', async () => {
  const app = await build()
  await app.ready()
  const document = (await app.inject('/openapi.json')).json()
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/v1/things', '/v1/things/{id}']))
  expect(
    document.paths['/v1/things/{id}'].get.responses['4XX'].content['application/problem+json'].schema.$ref,
  ).toBe('#/components/schemas/Problem')
  expect((await app.inject('/docs/')).statusCode).toBe(200)
})

test('health, readiness and metrics answer without a key', async () => {
  const app = await buildService({
    title: 'T',
    version: '1',
    access,
    now: () => 0,
    log: false,
    waitingFor: async () => ['the sample timelines'],
  })
  expect((await app.inject('/healthz')).statusCode).toBe(200)
  const waiting = await app.inject('/readyz')
  expect([waiting.statusCode, waiting.json().code]).toEqual([503, 'not_ready'])
  expect(waiting.json().detail).toBe('Waiting for the sample timelines.')
  expect((await app.inject('/metrics')).body).toContain('route="/readyz",status="503"')
})

test('of errors that can quote what was sent, the log keeps the code and the place only', () => {
  const database = Object.assign(new Error('duplicate key (journey_id)=(jane)'), {
    severity: 'ERROR',
    code: '23505',
  })
  const syntax = new SyntaxError('Unexpected token, "jane" is not valid JSON')
  for (const error of [database, syntax]) expect(JSON.stringify(loggedError(error))).not.toContain('jane')
  expect(loggedError(database)).toMatchObject({
    code: '23505',
    stack: expect.stringContaining('service.test'),
  })
  expect(loggedError(new Error('bucket 3: expected position 4'))).toMatchObject({
    message: 'bucket 3: expected position 4',
  })
})

test('a database that cannot be reached is answered as such', () => {
  const lost = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  expect(problemOfError(lost)).toMatchObject({ status: 503, code: 'database_unavailable' })
})
