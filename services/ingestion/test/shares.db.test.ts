import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
beforeAll(async () => {
  ingestion = await openIngestion()
})
afterAll(() => ingestion.close())

const create = (asked: object, key = ingestion.acmeKey) =>
  ingestion.send({ method: 'POST', url: '/v1/shares', payload: asked, key })
const board = { label: 'board', expires_at: '2026-12-31' }

test('a share is shown once, and neither listed nor logged', async () => {
  const made = await create({ ...board, question: '/v1/stage-durations?stage=applied' })
  expect(made.statusCode).toBe(201)
  expect(made.headers['cache-control']).toBe('private, no-store')
  const { share, ...shown } = made.json()
  expect(share).toMatch(/^hbs_[0-9A-Za-z]{43}$/)
  expect(shown).toEqual({
    id: shown.id,
    label: 'board',
    question: '/v1/stage-durations?stage=applied',
    created_at: '2026-03-31T12:00:00.000Z',
    expires_at: '2027-01-01T00:00:00.000Z',
    last_day: '2026-12-31',
    revoked_at: null,
  })
  const listed = await ingestion.send({ url: '/v1/shares' })
  expect(listed.json().shares).toContainEqual(shown)
  const asked = await ingestion.send({ url: `/v1/keys?share=${share}`, key: null })
  const unknown = await ingestion.send({ url: `/v1/nothing?share=${share}`, key: null })
  for (const text of [listed.body, asked.body, unknown.body, ingestion.lines.join('\n')])
    expect(text).not.toContain(share.slice(4))
  expect(ingestion.lines.join('\n')).toContain('/v1/shares')
})

test('a share opens no route of ingestion', async () => {
  const { share } = (await create(board)).json()
  for (const sent of [
    { url: '/v1/keys' },
    { url: '/v1/shares' },
    { url: '/v1/imports' },
    { url: `/v1/journeys/j_${'0'.repeat(32)}` },
    { method: 'POST' as const, url: '/v1/events', payload: [] },
    { method: 'DELETE' as const, url: `/v1/journeys/j_${'0'.repeat(32)}` },
  ]) {
    const reply = await ingestion.send({ ...sent, key: share })
    expect([sent.url, reply.statusCode, reply.json().code]).toEqual([sent.url, 403, 'share_limited'])
  }
  // Told to everybody, and acme is not public.
  expect((await ingestion.send({ url: '/v1/workspaces', key: share })).json()).toEqual({ workspaces: [] })
  const making = { method: 'POST' as const, url: '/v1/workspaces', payload: { name: 'by-share' } }
  expect((await ingestion.send({ ...making, key: share })).json().code).toBe('operator_only')
})

test('a share is revoked by its workspace alone', async () => {
  const { id, share } = (await create(board)).json()
  const url = `/v1/shares/${id}`
  const byRival = await ingestion.send({ method: 'DELETE', url, key: ingestion.rivalKey })
  expect([byRival.statusCode, byRival.json().code]).toEqual([404, 'share_unknown'])
  const others = await ingestion.send({ url: '/v1/shares', key: ingestion.rivalKey })
  expect(others.json()).toEqual({ shares: [] })
  expect((await ingestion.send({ method: 'DELETE', url })).statusCode).toBe(204)
  const { shares } = (await ingestion.send({ url: '/v1/shares' })).json()
  expect(shares.find((each: { id: number }) => each.id === id).revoked_at).toBe('2026-03-31T12:00:00.000Z')
  expect((await ingestion.send({ url: '/v1/keys', key: share })).json().code).toBe('key_unknown')
})

test('sharing needs the scope admin', async () => {
  const { id } = await ingestion.workspace({ name: 'berlin', timeZone: 'Europe/Berlin' })
  const querying = await ingestion.keyWith(id, ['query', 'export', 'ingest'])
  expect((await create(board, querying)).json().code).toBe('scope_missing')
  const administering = await ingestion.keyWith(id, ['admin'])
  const made = await create(board, administering)
  // The end of the day there.
  expect(made.json()).toMatchObject({ expires_at: '2026-12-31T23:00:00.000Z', last_day: '2026-12-31' })
  const within = await create({ ...board, expires_at: '2026-12-31T18:00:00Z' }, administering)
  expect(within.json()).toMatchObject({ expires_at: '2026-12-31T18:00:00.000Z', last_day: null })
})

test.each([
  [{ label: 'x' }, '/expires_at'],
  [{ ...board, expires_at: 'soon' }, '/expires_at'],
  [{ ...board, expires_at: '2026-02-30' }, '/expires_at'],
  [{ ...board, expires_at: '2026-03-30' }, '/expires_at'],
  [{ ...board, expires_at: '2026-03-31T12:00:00Z' }, '/expires_at'],
  [{ ...board, expires_at: '2027-04-02' }, '/expires_at'],
  [{ ...board, label: '' }, '/label'],
  [{ ...board, question: 'https://elsewhere.example/v1/funnel' }, '/question'],
  [{ ...board, question: '/v1/exports/spells.csv' }, '/question'],
])('what cannot be shared is refused by name: %j', async (asked, pointer) => {
  const reply = await create(asked)
  expect([reply.statusCode, reply.json().errors[0].pointer]).toEqual([400, pointer])
})

test('a share may last a year and end at an instant', async () => {
  expect((await create({ ...board, expires_at: '2027-03-31' })).statusCode).toBe(201)
  const made = await create({ ...board, expires_at: '2026-03-31T12:00:01Z' })
  expect(made.json().expires_at).toBe('2026-03-31T12:00:01.000Z')
})
