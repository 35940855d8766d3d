import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { type RunningProduct, stateDirectory, stopped } from './running-product.ts'

let database: FreshDatabase
let state: ReturnType<typeof stateDirectory>
let product: RunningProduct
beforeAll(async () => {
  database = await freshDatabase()
  state = stateDirectory({ DATABASE_URL: database.url })
  product = await state.start()
}, 180_000)
afterAll(async () => {
  await stopped(product.process)
  await state.remove()
  await database.close()
})

const ask = (method: string, path: string, token?: string, body?: string): Promise<Response> =>
  fetch(product.url + path, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/octet-stream' }),
    },
    ...(body === undefined ? {} : { body }),
  })

const told = async (reply: Promise<Response>) => JSON.parse(await (await reply).text())

const ended = async (id: string, token: string) => {
  for (;;) {
    const job = await told(ask('GET', `/v1/imports/${id}?workspace=demo`, token))
    if (job.state === 'done' || job.state === 'failed') return job
    await pause(100)
  }
}

/** One timeline as a form would send it. */
const timeline = JSON.stringify([
  {
    type: 'application_submitted',
    journey_id: '7f0c2f4e-5a0b-4a57-9a3e-0d6c2b7f9a10',
    occurred_at: '2026-01-05',
    attributes: { employer: 'Acorn', role_family: 'engineering', shoe_size: '44' },
  },
  {
    type: 'interview_held',
    journey_id: '7f0c2f4e-5a0b-4a57-9a3e-0d6c2b7f9a10',
    occurred_at: '2026-01-12',
    detail: { kind: 'screening' },
  },
])
const upload = 'workspace=demo&format=json&observed_through=2026-01-20'

test('somebody without a key finds the open workspace, sees what would be stored, brings it and takes it back', async () => {
  const { workspaces } = await told(ask('GET', '/v1/workspaces'))
  expect(workspaces).toEqual([
    { name: 'demo', kind: 'community', public: true, synthetic: true, open_to_contributions: true },
  ])
  const { token } = await told(ask('POST', '/v1/contributors?workspace=demo'))

  const preview = await told(ask('POST', `/v1/imports?${upload}&dry_run=true`, token, timeline))
  const seen = await ended(preview.id, token)
  expect(seen).toMatchObject({
    state: 'done',
    counts: { journeys: 1, accepted: 3 },
    dropped: ['attributes.shoe_size'],
    sample_complete: true,
  })
  const [journey] = seen.sample
  expect(
    journey.events.map(({ type, day, attributes }: Record<string, unknown>) => [type, day, attributes]),
  ).toEqual([
    ['application_submitted', '2026-01-05', { employer: 'Acorn', role_family: 'engineering' }],
    ['journey_observed', null, {}],
    ['interview_held', '2026-01-12', {}],
  ])

  const sent = await ask('POST', `/v1/imports?${upload}`, token, timeline)
  const { id } = JSON.parse(await sent.text())
  expect([sent.status, sent.headers.get('location')]).toEqual([202, `/v1/imports/${id}?workspace=demo`])
  const followed = await (await ask('GET', `/v1/imports/${id}/progress?workspace=demo`, token)).text()
  expect(followed.match(/"state":"(\w+)"/g)?.at(-1)).toBe('"state":"done"')
  const stored = await ended(id, token)
  expect(stored.counts).toEqual(seen.counts)
  const url = `/v1/journeys/${journey.journey_id}?workspace=demo&wait_for=${stored.token}`
  const shown = await told(ask('GET', url, product.operatorKey))
  expect(shown).toMatchObject({
    standing: { observed_through: '2026-01-20' },
    dimensions: { employer: 'Acorn' },
  })

  const brought = await told(ask('GET', '/v1/contributions?workspace=demo', token))
  expect(brought).toEqual({ workspace: 'demo', journeys: 1 })
  const taken = await told(ask('DELETE', '/v1/contributions?workspace=demo', token))
  expect(taken).toMatchObject({ workspace: 'demo', journeys: 1, events: 3 })
  expect((await ask('GET', url.split('&')[0] ?? '', product.operatorKey)).status).toBe(404)
  const question = `/v1/expected-wait?workspace=demo&stage=applied&waited_days=9&wait_for=${taken.token}`
  expect((await ask('GET', question)).status).toBe(200)
})

test('the command line makes a community that is open, and closes it', async () => {
  const made = await product.command('workspace', 'create', 'pool', '--community', '--public', '--open')
  expect([made.status, made.out]).toEqual([0, 'Workspace pool is made.\n'])
  expect((await ask('POST', '/v1/contributors?workspace=pool')).status).toBe(201)
  expect((await product.command('workspace')).out).toMatch(/pool +community +public +open/)
  const closed = await product.command('workspace', 'contributions', 'pool', 'closed')
  expect([closed.status, closed.out]).toEqual([0, 'Workspace pool takes timelines by key only.\n'])
  expect((await ask('POST', '/v1/contributors?workspace=pool')).status).toBe(403)
  const again = await product.command('workspace', 'contributions', 'pool', 'open', '--json')
  expect(JSON.parse(again.out)).toMatchObject({ name: 'pool', open_to_contributions: true })
  const employer = await product.command('workspace', 'create', 'firm', '--open')
  expect([employer.status, employer.said]).toEqual([1, expect.stringContaining('is for a public community')])
})
