import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Appended } from '../src/index.ts'
import { parseToken, tokenOf } from '../src/index.ts'

const appended = fc.record({
  outcome: fc.constantFrom<Appended['outcome']>('appended', 'duplicate', 'conflict'),
  bucket: fc.integer({ min: 0, max: 1023 }),
  position: fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }),
})

const at = (bucket: number, position: bigint): Appended => ({ outcome: 'appended', bucket, position })

test('a token names the last position of each bucket, buckets rising', () => {
  expect(tokenOf([at(17, 9n), at(3, 119n), at(3, 120n), at(3, 4n)])).toBe('3:120,17:9')
  expect(tokenOf([])).toBe('')
})

test('a token read back is what was appended, in any order of the events', () => {
  fc.assert(
    fc.property(fc.array(appended, { maxLength: 200 }), (events) => {
      const positions = parseToken(tokenOf(events.toReversed()))
      const last = new Map<number, bigint>()
      for (const { bucket, position } of events) {
        if (position > (last.get(bucket) ?? 0n)) last.set(bucket, position)
      }
      expect(positions).toEqual(last)
      expect(tokenOf(events)).toBe(tokenOf(events.toReversed()))
    }),
  )
})

test.each([
  ' 3:120',
  '3:120,',
  ',3:120',
  '3:0',
  '03:1',
  '3:01',
  '3:-1',
  '3:1.5',
  '3:1e3',
  '3:١',
  '17:9,3:120',
  '3:1,3:2',
  '3:9223372036854775808',
  '99999:1',
  '3',
  'null',
])('a token nobody was given is refused: %j', (text) => {
  expect(parseToken(text)).toBeNull()
})

test('whatever text is accepted is the canonical token', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789:,') }), (text) => {
      const positions = parseToken(text)
      if (positions === null) return
      const events = [...positions].map(([bucket, position]) => ({
        outcome: 'appended' as const,
        bucket,
        position,
      }))
      expect(tokenOf(events)).toBe(text)
    }),
  )
})
