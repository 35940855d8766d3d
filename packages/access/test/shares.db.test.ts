import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import {
  type Access,
  createAccess,
  createShare,
  createWorkspace,
  hasShareShape,
  listShares,
  revokeShare,
  type Scope,
  scopes,
  type Workspace,
} from '../src/index.ts'

const now = Date.UTC(2026, 2, 1)
const expiresAt = now + 3_600_000
let database: FreshDatabase
let access: Access
let acme: Workspace
let rival: Workspace

const make = async (name: string): Promise<Workspace> => {
  const made = await createWorkspace(database.db, { name }, { now, randomBytes })
  if (made.outcome !== 'created') throw new Error(made.outcome)
  return made.workspace
}

const share = (question: string | null = null) =>
  createShare(
    database.db,
    { workspaceId: acme.id, label: 'board', question, expiresAt },
    { now, randomBytes },
  )

const ask = async (token: string, { scope = 'query', at = now, workspace }: Asked = {}) => {
  const known = await access.authenticate(`Bearer ${token}`, at)
  return known.outcome === 'refused' ? known : access.authorize(known.principal, { workspace, scope }, at)
}
type Asked = { scope?: Scope; at?: number; workspace?: string }

beforeAll(async () => {
  database = await freshDatabase()
  access = createAccess({ db: database.db, operatorKeyHash: null })
  acme = await make('acme')
  rival = await make('rival')
})
afterAll(() => database.close())

test('the token of a share is stored as a hash only, is listed nowhere and is no key', async () => {
  const { token, listed } = await share('/v1/funnel')
  expect(token).toMatch(/^hbs_[0-9A-Za-z]{43}$/)
  expect(hasShareShape(token)).toBe(true)
  expect(hasShareShape(token.replace('hbs', 'hbk'))).toBe(false)
  const { rows } = await database.pool.query('SELECT s::text AS line FROM access.share s')
  expect(rows.map(({ line }) => line).join()).not.toContain(token.slice(4))
  const all = await listShares(database.db, acme.id)
  expect(all).toContainEqual(listed)
  expect(JSON.stringify(all)).not.toContain(token.slice(4))
  expect(await listShares(database.db, rival.id)).toEqual([])
})

test('a share reads its own private workspace as the public would, and uses no other scope', async () => {
  const { token } = await share()
  expect(await ask(token)).toMatchObject({
    outcome: 'allowed',
    audience: 'public',
    workspace: { name: 'acme' },
  })
  expect(await ask(token, { workspace: 'acme' })).toMatchObject({ outcome: 'allowed' })
  expect(await ask(token, { workspace: 'rival' })).toMatchObject({ status: 403, code: 'other_workspace' })
  expect(await ask(token, { workspace: 'rival' })).toEqual(await ask(token, { workspace: 'nobody' }))
  for (const scope of scopes.filter((each) => each !== 'query'))
    expect(await ask(token, { scope })).toMatchObject({ status: 403, code: 'share_limited' })
})

test('a share ends at its time, however lately it was read', async () => {
  const { token } = await share()
  expect(await ask(token, { at: expiresAt - 1 })).toMatchObject({ outcome: 'allowed' })
  expect(await ask(token, { at: expiresAt })).toMatchObject({ status: 401, code: 'share_expired' })
})

test('a revoked share is refused, and only its workspace can revoke it', async () => {
  const { token, listed } = await share()
  await ask(token)
  const asked = { shareId: listed.id, now: now + 5 }
  expect(await revokeShare(database.db, { ...asked, workspaceId: rival.id })).toBe(false)
  expect(await revokeShare(database.db, { ...asked, workspaceId: acme.id })).toBe(true)
  expect(await revokeShare(database.db, { ...asked, workspaceId: acme.id, now: now + 9 })).toBe(true)
  access.forget()
  expect(await ask(token)).toMatchObject({ status: 401, code: 'key_unknown' })
  const found = (await listShares(database.db, acme.id)).find(({ id }) => id === listed.id)
  expect(found?.revokedAt).toBe(now + 5)
})

test('a token nobody made proves nothing', async () => {
  expect(await ask(`hbs_${'a'.repeat(43)}`)).toMatchObject({ status: 401, code: 'key_unknown' })
})
