import type { Access } from '@hearback/access'
import { expect, test } from 'vitest'
import { buildService, limitRequests } from '../src/index.ts'

const access: Access = {
  authenticate: async () => ({ outcome: 'known', principal: { kind: 'public' } }),
  authorize: async () => ({ outcome: 'refused', status: 401, code: 'key_required', detail: 'A key.' }),
  forget: () => undefined,
}

let time = 0

/** Two routes that share a limit of two a minute, one with such a limit of its own, and one that counts teams. */
const build = async (trustedProxies: string[] = []) => {
  const app = await buildService({
    title: 'T',
    version: '1',
    access,
    now: () => time,
    log: false,
    trustedProxies,
  })
  const shared = limitRequests(app, { most: 2, within: 60_000, what: 'questions from this address' })
  const other = limitRequests(app, { most: 2, within: 60_000, what: 'others from this address' })
  const alone = limitRequests(app, {
    most: 1,
    within: 60_000,
    what: 'questions',
    callerOf: ({ headers }) => String(headers['x-team']),
  })
  const config = { access: 'anyone' as const }
  for (const [path, onRequest] of [
    ['a', shared],
    ['b', shared],
    ['other', other],
    ['team', alone],
  ] as const)
    app.get(`/v1/${path}`, { config, onRequest }, async () => ({}))
  app.get('/v1/free', { config }, async () => ({}))
  const ask = async (path: string, from = '192.0.2.1', headers: Record<string, string> = {}) =>
    (await app.inject({ url: `/v1/${path}`, remoteAddress: from, headers })).statusCode
  return { app, ask }
}

test('routes that share a limit are counted together, others not at all', async () => {
  const { app, ask } = await build()
  expect([await ask('a'), await ask('b'), await ask('a'), await ask('b')]).toEqual([200, 200, 429, 429])
  expect([await ask('other'), await ask('team'), await ask('free')]).toEqual([200, 200, 200])
  expect(await ask('a', '192.0.2.2')).toBe(200)
  await app.close()
})

test('a window ends by the clock that was given, and what was refused does not prolong it', async () => {
  const { app, ask } = await build()
  await ask('a')
  time += 59_999
  expect([await ask('a'), await ask('a'), await ask('a')]).toEqual([200, 429, 429])
  time += 1
  expect([await ask('a'), await ask('a'), await ask('a')]).toEqual([200, 200, 429])
  await app.close()
})

test('the problem says when to try again', async () => {
  const { app } = await build()
  const url = '/v1/team'
  await app.inject({ url })
  time += 30_500
  const refused = await app.inject({ url })
  expect(refused.headers).toMatchObject({
    'retry-after': '30',
    'content-type': expect.stringMatching(/^application\/problem\+json/),
  })
  expect(refused.json()).toEqual({
    type: 'about:blank',
    title: 'Too Many Requests',
    status: 429,
    code: 'too_many_requests',
    detail: 'Too many questions; try again in 30 seconds.',
  })
  await app.close()
})

test('addresses of one IPv6 network of 64 bits are one caller', async () => {
  const { app, ask } = await build()
  await ask('a', '2001:db8:1:2::1')
  await ask('a', '2001:db8:1:2::2')
  expect(await ask('a', '2001:db8:1:2:ffff::3')).toBe(429)
  expect(await ask('a', '2001:db8:1:3::1')).toBe(200)
  await app.close()
})

const forwarded = (address: string) => ({ 'x-forwarded-for': address })

test('whom a request is forwarded for counts only when a trusted proxy says so', async () => {
  const plain = await build()
  for (const address of ['198.51.100.1', '198.51.100.2'])
    await plain.ask('a', '192.0.2.9', forwarded(address))
  expect(await plain.ask('a', '192.0.2.9', forwarded('198.51.100.3'))).toBe(429)
  await plain.app.close()
  const behind = await build(['192.0.2.9'])
  for (const address of ['198.51.100.1', '198.51.100.1'])
    await behind.ask('a', '192.0.2.9', forwarded(address))
  expect(await behind.ask('a', '192.0.2.9', forwarded('198.51.100.1'))).toBe(429)
  expect(await behind.ask('a', '192.0.2.9', forwarded('198.51.100.2'))).toBe(200)
  await behind.app.close()
})
