import { expect, test } from 'vitest'
import { addressOf, limitExports } from '../src/exports/limit-exports.ts'

async function* endless(): AsyncGenerator<Uint8Array> {
  for (;;) yield Buffer.alloc(1)
}
const withKey = { address: null }
const from = (address: string) => ({ address })

test('a few exports are let through at a time, and the next when one has ended', async () => {
  const limited = limitExports()
  const underWay = Array.from({ length: 3 }, () => limited(endless(), withKey))
  for (const bytes of underWay) await bytes.next()
  await expect(limited(endless(), withKey).next()).rejects.toThrow('too_many_exports')
  await underWay[0]?.return(undefined)
  expect((await limited(endless(), withKey).next()).done).toBe(false)
})

test('callers without a key have places of their own, one an address, and take none of those with one', async () => {
  const limited = limitExports()
  const first = limited(endless(), from('192.0.2.1'))
  await first.next()
  const refused = { problem: { status: 429 }, headers: { 'retry-after': '10' } }
  await expect(limited(endless(), from('192.0.2.1')).next()).rejects.toMatchObject(refused)
  await limited(endless(), from('192.0.2.2')).next()
  await expect(limited(endless(), from('192.0.2.3')).next()).rejects.toMatchObject(refused)
  for (let place = 0; place < 3; place += 1) await limited(endless(), withKey).next()
  await first.return(undefined)
  expect((await limited(endless(), from('192.0.2.1')).next()).done).toBe(false)
})

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:0:7::1', '2001:db8:0:7'],
  ['2001:db8:0:7:a:b:c:d', '2001:db8:0:7'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s counts as %s', (ip, address) => {
  expect(addressOf(ip)).toBe(address)
})
