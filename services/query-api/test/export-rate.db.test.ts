import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asking, startAsking } from './asking.ts'

let asking: Asking
beforeAll(async () => {
  asking = await startAsking()
})
afterAll(() => asking.close())

const bundle = (remoteAddress: string, key?: string) =>
  asking.app.inject({
    url: '/v1/exports/bundle.zip?workspace=commons',
    remoteAddress,
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
  })

test('without a key an address may ask for ten bundles a minute; others, and keys, are not held up by it', async () => {
  for (let asked = 0; asked < 10; asked += 1) expect((await bundle('192.0.2.1')).statusCode).toBe(200)
  const refused = await bundle('192.0.2.1')
  expect(refused.statusCode).toBe(429)
  expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/)
  const seconds = Number(refused.headers['retry-after'])
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
  expect(refused.json()).toMatchObject({ status: 429, code: 'too_many_requests' })
  expect((await bundle('192.0.2.2')).statusCode).toBe(200)
  const key = await asking.commons.keyWith(['query'])
  expect((await bundle('192.0.2.1', key)).statusCode).toBe(200)
})
