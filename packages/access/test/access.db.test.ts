import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import {
  type Access,
  createAccess,
  createKey,
  createWorkspace,
  findWorkspace,
  hashOfKey,
  listKeys,
  listWorkspaces,
  newOperatorKey,
  revokeKey,
  type Scope,
  type Workspace,
} from '../src/index.ts'

const now = Date.UTC(2026, 2, 1)
const operatorKey = newOperatorKey(randomBytes)
let database: FreshDatabase
let access: Access
let acme: Workspace
let open: Workspace

const make = async (name: string, isPublic = false): Promise<Workspace> => {
  const made = await createWorkspace(database.db, { name, public: isPublic }, { now, randomBytes })
  if (made.outcome !== 'created') throw new Error(made.outcome)
  return made.workspace
}

const keyOf = (workspace: Workspace, scopes: Scope[]) =>
  createKey(database.db, { workspaceId: workspace.id, label: 'test', scopes }, { now, randomBytes })

const ask = async (key: string | null, scope: Scope, workspace?: string, at = now) => {
  const known = await access.authenticate(key === null ? undefined : `Bearer ${key}`, at)
  if (known.outcome === 'refused') return known
  return access.authorize(known.principal, { workspace, scope }, at)
}

beforeAll(async () => {
  database = await freshDatabase()
  access = createAccess({ db: database.db, operatorKeyHash: hashOfKey(operatorKey) })
  acme = await make('acme')
  open = await make('demo', true)
})
afterAll(() => database.close())

describe('workspaces', () => {
  test('each has a random pseudonym key of its own', () => {
    expect(acme.pseudonymKey).toHaveLength(32)
    expect(acme.pseudonymKey.equals(open.pseudonymKey)).toBe(false)
  })

  test('a name is taken once', async () => {
    expect(await createWorkspace(database.db, { name: 'acme' }, { now, randomBytes })).toEqual({
      outcome: 'exists',
    })
    expect((await listWorkspaces(database.db)).map(({ name }) => name)).toEqual(['acme', 'demo'])
    expect(await findWorkspace(database.db, 'nobody')).toBeNull()
  })

  test('every fault of a new workspace is named', async () => {
    const made = {
      name: 'No Spaces',
      timeZone: 'Europe/Nowhere',
      dimensions: ['level', 'horizon_days', 'Team', 'team', 'team'],
    }
    expect(await createWorkspace(database.db, made, { now, randomBytes })).toMatchObject({
      outcome: 'invalid',
      faults: [
        { pointer: '/name' },
        { pointer: '/time_zone' },
        { pointer: '/dimensions/0' },
        { pointer: '/dimensions/1' },
        { pointer: '/dimensions/2' },
        { pointer: '/dimensions/4', message: 'is named twice' },
      ],
    })
  })
})

describe('keys', () => {
  test('are stored as hashes only and shown once', async () => {
    const { key, listed } = await keyOf(acme, ['query'])
    expect(key).toMatch(/^hbk_[0-9A-Za-z]{43}$/)
    const { rows } = await database.pool.query('SELECT k::text AS line FROM access.api_key k')
    expect(rows.map(({ line }) => line).join()).not.toContain(key.slice(4))
    expect(await listKeys(database.db, acme.id)).toContainEqual(listed)
  })

  test('a revoked key is refused once it is no longer fresh, at once where it was revoked', async () => {
    const { key, listed } = await keyOf(acme, ['query'])
    expect(await ask(key, 'query')).toMatchObject({ outcome: 'allowed' })
    expect(await revokeKey(database.db, { workspaceId: open.id, keyId: listed.id, now })).toBe(false)
    expect(await revokeKey(database.db, { workspaceId: acme.id, keyId: listed.id, now })).toBe(true)
    expect(await ask(key, 'query', undefined, now + 4_999)).toMatchObject({ outcome: 'allowed' })
    expect(await ask(key, 'query', undefined, now + 5_000)).toMatchObject({
      status: 401,
      code: 'key_unknown',
    })
    const again = await keyOf(acme, ['query'])
    await ask(again.key, 'query')
    await revokeKey(database.db, { workspaceId: acme.id, keyId: again.listed.id, now })
    access.forget()
    expect(await ask(again.key, 'query')).toMatchObject({ status: 401 })
  })

  test('a key seen a moment ago costs no query', async () => {
    const { key } = await keyOf(acme, ['ingest'])
    await ask(key, 'ingest')
    const broken = await database.pool.connect()
    await broken.query('BEGIN; LOCK access.api_key, access.workspace IN ACCESS EXCLUSIVE MODE')
    expect(await ask(key, 'ingest')).toMatchObject({ outcome: 'allowed' })
    await broken.query('ROLLBACK')
    broken.release()
  })

  test.each([['Basic abc'], ['Bearer'], ['Bearer hbk_short'], [`Bearer hbk_${'a'.repeat(43)}`]])(
    'the header %s proves nothing and is refused',
    async (header) => {
      expect(await access.authenticate(header, now)).toMatchObject({ status: 401, code: 'key_unknown' })
    },
  )
})

describe('who may do what', () => {
  test('a key may use its scopes in its workspace, and no scope includes another', async () => {
    const { key } = await keyOf(acme, ['admin'])
    expect(await ask(key, 'admin')).toMatchObject({
      outcome: 'allowed',
      audience: 'workspace',
      workspace: { name: 'acme' },
    })
    expect(await ask(key, 'admin', 'acme')).toMatchObject({ outcome: 'allowed' })
    expect(await ask(key, 'query')).toMatchObject({ status: 403, code: 'scope_missing' })
  })

  test('a key learns nothing about another workspace, not even whether it exists', async () => {
    const { key } = await keyOf(acme, ['query'])
    expect(await ask(key, 'query', 'demo')).toEqual(await ask(key, 'query', 'nobody'))
    expect(await ask(key, 'query', 'demo')).toMatchObject({ status: 403, code: 'other_workspace' })
  })

  test('the operator names the workspace', async () => {
    expect(await ask(operatorKey, 'admin')).toMatchObject({ status: 400, code: 'workspace_required' })
    expect(await ask(operatorKey, 'admin', 'nobody')).toMatchObject({
      status: 404,
      code: 'workspace_unknown',
    })
    expect(await ask(operatorKey, 'admin', 'acme')).toMatchObject({
      outcome: 'allowed',
      audience: 'workspace',
    })
  })

  test('without a key only public workspaces are answered, under the public rules', async () => {
    expect(await ask(null, 'query', 'demo')).toMatchObject({ outcome: 'allowed', audience: 'public' })
    expect(await ask(null, 'ingest', 'demo')).toMatchObject({ status: 401 })
    expect(await ask(null, 'query', 'acme')).toEqual(await ask(null, 'query', 'nobody'))
    expect(await ask(null, 'query')).toMatchObject({ status: 401, code: 'key_required' })
  })
})
