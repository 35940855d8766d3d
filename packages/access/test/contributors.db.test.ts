import { randomBytes } from 'node:crypto'
import { fc, test } from '@fast-check/vitest'
import { afterAll, beforeAll, expect } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import {
  type Access,
  type AskedAccess,
  contributorOfToken,
  createAccess,
  createWorkspace,
  hasContributorShape,
  type NewWorkspace,
  newContributorToken,
  pseudonymsOf,
  setOpenToContributions,
  type Workspace,
} from '../src/index.ts'

const now = Date.UTC(2026, 2, 1)
let database: FreshDatabase
let access: Access
let pool: Workspace
let closed: Workspace

const make = async (wanted: NewWorkspace): Promise<Workspace> => {
  const made = await createWorkspace(database.db, wanted, { now, randomBytes })
  if (made.outcome !== 'created') throw new Error(made.outcome)
  return made.workspace
}
const community = { kind: 'community', public: true } as const

beforeAll(async () => {
  database = await freshDatabase()
  access = createAccess({ db: database.db, operatorKeyHash: null })
  pool = await make({ name: 'pool', ...community, openToContributions: true })
  closed = await make({ name: 'closed', ...community })
  await make({ name: 'private', kind: 'community' })
})
afterAll(() => database.close())

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const ofWorkspace = fc.record({
  id: fc.integer({ min: 1 }),
  pseudonymKey: bytes(32).map((key) => Buffer.from(key)),
})

test.prop([ofWorkspace, ofWorkspace, bytes(16)])(
  'a token is known by the workspace that made it and by no other, and always stands for the same contributor',
  (one, other, secret) => {
    fc.pre(one.id !== other.id || !one.pseudonymKey.equals(other.pseudonymKey))
    const token = newContributorToken(one, () => Buffer.from(secret))
    expect(hasContributorShape(token)).toBe(true)
    expect(contributorOfToken(one, token)).toMatch(/^[0-9a-f]{32}$/)
    expect(contributorOfToken(one, token)).toBe(contributorOfToken(one, token))
    expect(contributorOfToken(other, token)).toBe(null)
  },
)

test.prop([ofWorkspace, bytes(16), fc.nat({ max: 42 }), fc.constantFrom(...'09AZaz')])(
  'a token with a letter changed is nobody',
  (workspace, secret, place, letter) => {
    const token = newContributorToken(workspace, () => Buffer.from(secret))
    fc.pre(token[4 + place] !== letter)
    const changed = token.slice(0, 4 + place) + letter + token.slice(5 + place)
    expect(contributorOfToken(workspace, changed)).toBe(null)
  },
)

test.each([
  '',
  'hbc_',
  `hbc_${'z'.repeat(43)}`,
  `hbk_${'a'.repeat(43)}`,
  `hbc_${'a'.repeat(44)}`,
  `hbc_${'0'.repeat(43)}`,
])('%s is nobody', (text) => expect(contributorOfToken(pool, text)).toBe(null))

const workspace = { id: 1, pseudonymKey: Buffer.alloc(32, 7) }
const names = pseudonymsOf(workspace)

test.prop([fc.string(), bytes(16), bytes(16)])(
  'journeys of two contributors never bear one name, nor that of a journey which came by key',
  (sourceId, one, other) => {
    fc.pre(Buffer.compare(one, other) !== 0)
    const own = [one, other].map((secret) => {
      const token = newContributorToken(workspace, () => Buffer.from(secret))
      return names.ofContributor(contributorOfToken(workspace, token) ?? '').journey(sourceId)
    })
    expect(new Set([names.journey(sourceId), ...own]).size).toBe(3)
  },
)

const ask = async (token: string | null, asked: AskedAccess) => {
  const known = await access.authenticate(token === null ? undefined : `Bearer ${token}`, now)
  return known.outcome === 'refused' ? known : access.authorize(known.principal, asked, now)
}

test('a token lets in where a route is open to contributors, as the public and by its pseudonym', async () => {
  const token = newContributorToken(pool, randomBytes)
  for (const contributing of ['bring', 'own'] as const) {
    const allowed = await ask(token, { workspace: 'pool', scope: 'ingest', contributing })
    const contributor = contributorOfToken(pool, token)
    expect(allowed).toMatchObject({
      outcome: 'allowed',
      workspace: { name: 'pool' },
      audience: 'public',
      contributor,
    })
  }
})

test.each([
  ['on a route that is not', { scope: 'ingest' }, 403, 'contributor_limited'],
  ['on a route for questions', { scope: 'query' }, 403, 'contributor_limited'],
  ['where tokens are given out', { scope: 'ingest', contributing: 'begin' }, 403, 'contributor_limited'],
  [
    'without a workspace',
    { workspace: undefined, scope: 'ingest', contributing: 'own' },
    400,
    'workspace_required',
  ],
  [
    'for another workspace',
    { workspace: 'closed', scope: 'ingest', contributing: 'own' },
    401,
    'key_unknown',
  ],
  [
    'for one that is not there',
    { workspace: 'no', scope: 'ingest', contributing: 'own' },
    401,
    'key_unknown',
  ],
] as const)('a token lets nobody in %s', async (_where, asked, status, code) => {
  const token = newContributorToken(pool, randomBytes)
  expect(await ask(token, { workspace: 'pool', ...asked })).toMatchObject({
    outcome: 'refused',
    status,
    code,
  })
})

test('a workspace that is closed lets contributors see and take back what is theirs, and bring nothing', async () => {
  const token = newContributorToken(closed, randomBytes)
  const asked = { workspace: 'closed', scope: 'ingest' } as const
  expect(await ask(token, { ...asked, contributing: 'own' })).toMatchObject({ outcome: 'allowed' })
  expect(await ask(token, { ...asked, contributing: 'bring' })).toMatchObject({
    code: 'contributions_closed',
  })
})

test('without a key tokens are asked of public workspaces, and nothing is brought', async () => {
  const asked = { scope: 'ingest' } as const
  expect(await ask(null, { ...asked, workspace: 'pool', contributing: 'begin' })).toMatchObject({
    outcome: 'allowed',
  })
  for (const each of [
    { workspace: 'pool', contributing: 'bring' },
    { workspace: 'pool', contributing: 'own' },
    { workspace: 'pool' },
    { workspace: 'private', contributing: 'begin' },
    { workspace: 'no', contributing: 'begin' },
  ] as const)
    expect(await ask(null, { ...asked, ...each })).toMatchObject({ status: 401, code: 'key_required' })
})

test('only a public community is open, when it is made, later, and by hand', async () => {
  for (const wanted of [
    { kind: 'employer', public: true },
    { kind: 'community', public: false },
  ] as const) {
    const asked = { name: `no-${wanted.kind}`, ...wanted, openToContributions: true }
    const made = await createWorkspace(database.db, asked, { now, randomBytes })
    expect(made).toMatchObject({ outcome: 'invalid', faults: [{ pointer: '/open_to_contributions' }] })
    const workspace = await make({ ...asked, openToContributions: false })
    expect(await setOpenToContributions(database.db, workspace, true)).toMatchObject({
      pointer: '/open_to_contributions',
    })
    const byHand = 'UPDATE access.workspace SET open_to_contributions = true WHERE id = $1'
    await expect(database.pool.query(byHand, [workspace.id])).rejects.toThrow(/open/)
  }
})
