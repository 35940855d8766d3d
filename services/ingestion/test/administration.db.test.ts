import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applied, type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
beforeAll(async () => {
  ingestion = await openIngestion()
})
afterAll(() => ingestion.close())

const json = { 'content-type': 'application/json' }
const create = (url: string, body: unknown, key?: string) =>
  ingestion.send({
    method: 'POST',
    url,
    payload: JSON.stringify(body),
    headers: json,
    ...(key === undefined ? {} : { key }),
  })

describe('workspaces', () => {
  test('are made and listed by the operator alone', async () => {
    const body = {
      name: 'newco',
      kind: 'community',
      public: true,
      time_zone: 'Europe/Berlin',
      dimensions: ['cohort'],
    }
    const made = await create('/v1/workspaces', body, ingestion.operatorKey)
    expect(made.statusCode).toBe(201)
    expect(made.json()).toMatchObject({ ...body, synthetic: false })
    expect(made.body).not.toContain('pseudonym')
    const { workspaces } = (
      await ingestion.send({ url: '/v1/workspaces', key: ingestion.operatorKey })
    ).json()
    expect(workspaces.map(({ name }: { name: string }) => name)).toEqual(['acme', 'newco', 'rival'])
    expect((await create('/v1/workspaces', { name: 'mine' })).json()).toMatchObject({
      status: 403,
      code: 'operator_only',
    })
  })

  test('are told to everybody as far as they are public, and to a key its own', async () => {
    await create('/v1/workspaces', { name: 'board', kind: 'community', public: true }, ingestion.operatorKey)
    const board = {
      name: 'board',
      kind: 'community',
      public: true,
      synthetic: false,
      open_to_contributions: false,
    }
    const seenBy = async (key: string | null) => {
      const { workspaces } = (await ingestion.send({ url: '/v1/workspaces', key })).json()
      return workspaces.filter(({ name }: { name: string }) => name !== 'newco')
    }
    expect(await seenBy(null)).toEqual([board])
    const [own, other, ...more] = await seenBy(ingestion.acmeKey)
    expect(own).toMatchObject({ name: 'acme', public: false, time_zone: 'UTC', dimensions: ['team'] })
    expect([other, more]).toEqual([board, []])
  })

  test('are opened to contributions by those who look after them, if they are public communities', async () => {
    const pool = await ingestion.workspace({ name: 'pool', kind: 'community', public: true })
    const open = (name: string, key: string, body: object = { open_to_contributions: true }) =>
      ingestion.send({ method: 'PATCH', url: `/v1/workspaces/${name}`, key, payload: body })
    expect((await open('pool', pool.key)).json()).toMatchObject({ name: 'pool', open_to_contributions: true })
    const listed = (await ingestion.send({ url: '/v1/workspaces', key: null })).json().workspaces
    expect(listed).toContainEqual(expect.objectContaining({ name: 'pool', open_to_contributions: true }))
    const closed = await open('pool', ingestion.operatorKey, { open_to_contributions: false })
    expect(closed.json()).toMatchObject({ open_to_contributions: false })
    expect((await open('pool', ingestion.acmeKey)).json().code).toBe('other_workspace')
    const querying = await ingestion.keyWith(pool.id, ['query', 'ingest', 'export'])
    expect((await open('pool', querying)).json().code).toBe('scope_missing')
    expect((await open('acme', ingestion.acmeKey)).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/open_to_contributions', message: 'is for a public community' }],
    })
    const employer = { name: 'opened', public: true, open_to_contributions: true }
    expect((await create('/v1/workspaces', employer, ingestion.operatorKey)).statusCode).toBe(400)
    const community = { ...employer, kind: 'community' }
    expect((await create('/v1/workspaces', community, ingestion.operatorKey)).json()).toMatchObject(community)
  })

  test('have their faults named', async () => {
    expect((await create('/v1/workspaces', { name: 'acme' }, ingestion.operatorKey)).json().code).toBe(
      'workspace_exists',
    )
    const bad = { name: 'ok', time_zone: 'Mars/Olympus', dimensions: ['stage'], colour: 'red' }
    const first = await create('/v1/workspaces', bad, ingestion.operatorKey)
    expect(first.json().errors).toEqual([{ pointer: '/colour', message: 'is not known here' }])
    const { colour: _, ...rest } = bad
    const second = await create('/v1/workspaces', rest, ingestion.operatorKey)
    expect(second.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/time_zone',
      '/dimensions/0',
    ])
  })
})

describe('keys', () => {
  test('work for their scopes from when they are made until they are revoked', async () => {
    const made = (await create('/v1/keys', { label: 'feed', scopes: ['ingest'] })).json()
    expect((await ingestion.post(applied('k1'), '', made.key)).json()).toMatchObject({ accepted: 1 })
    expect((await ingestion.send({ url: '/v1/keys', key: made.key })).json()).toMatchObject({
      status: 403,
      code: 'scope_missing',
    })
    const { keys } = (await ingestion.send({ url: '/v1/keys' })).json()
    expect(keys.find(({ id }: { id: number }) => id === made.id)).toMatchObject({
      label: 'feed',
      revoked_at: null,
    })
    expect(JSON.stringify(keys)).not.toContain(made.key)
    expect((await ingestion.send({ method: 'DELETE', url: `/v1/keys/${made.id}` })).statusCode).toBe(204)
    expect((await ingestion.post(applied('k2'), '', made.key)).json()).toMatchObject({
      status: 401,
      code: 'key_unknown',
    })
  })

  test('of another workspace cannot be revoked', async () => {
    const made = (
      await create('/v1/keys', { label: 'theirs', scopes: ['ingest'] }, ingestion.rivalKey)
    ).json()
    expect((await ingestion.send({ method: 'DELETE', url: `/v1/keys/${made.id}` })).statusCode).toBe(404)
    expect((await ingestion.post(applied('k3'), '', made.key)).statusCode).toBe(200)
  })

  test('have their faults named', async () => {
    const reply = await create('/v1/keys', { label: '', scopes: ['everything'] })
    expect(reply.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/label',
      '/scopes/0',
    ])
  })
})
