import { expect, test } from 'vitest'
import { bucketOf } from '../src/index.ts'
import { journeyNumber } from './journeys.ts'

test('journeys spread evenly over the buckets', () => {
  const counts = new Map<number, number>()
  for (let number = 0; number < 64_000; number++) {
    const bucket = bucketOf(journeyNumber(number), 64)
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
  }
  expect(counts.size).toBe(64)
  // 1,000 expected in each, standard deviation 31.5: five of them either way.
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(158)
})

test('the bucket of a journey never changes', () => {
  expect(bucketOf('000000ff000000000000000000000000', 64)).toBe(63)
  expect(bucketOf('00000040ffffffffffffffffffffffff', 64)).toBe(0)
  expect(bucketOf('ffffffff000000000000000000000000', 1000)).toBe(0xffffffff % 1000)
})

test.each([
  '',
  'A0000000000000000000000000000000',
  'a0000000-0000-0000-0000-000000000000',
  'a000000000000000000000000000000',
  'candidate-17',
])('an id that is no pseudonym has no bucket: %j', (id) => {
  expect(() => bucketOf(id, 64)).toThrow('32 lower-case hex digits')
})
