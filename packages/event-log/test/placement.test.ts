import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentOf } from '../src/content.ts'
import { bucketed, keyOf, type Original, placeChecked, placeUnchecked } from '../src/placement.ts'
import { newEvent } from './journeys.ts'

const buckets = 4
const heads = new Map([0, 1, 2, 3].map((bucket) => [bucket, BigInt(bucket * 100)]))

const events = fc.array(
  fc
    .record({ journey: fc.nat(5), name: fc.nat(6), day: fc.constantFrom(1, 2) })
    .map(({ journey, name, day }) => newEvent(journey, name, { day })),
  { maxLength: 40 },
)

test('positions of each bucket follow its head without a gap, in the order given', () => {
  fc.assert(
    fc.property(events, fc.boolean(), (list, checked) => {
      const batch = bucketed(list, buckets)
      const placement = checked ? placeChecked(batch, heads, new Map()) : placeUnchecked(batch, heads)
      for (const [bucket, head] of placement.heads) {
        const positions = placement.rows.filter((row) => row.bucket === bucket).map((row) => row.position)
        const first = (heads.get(bucket) ?? 0n) + 1n
        expect(positions).toEqual(positions.map((_, index) => first + BigInt(index)))
        expect(head).toBe(positions.at(-1))
      }
      expect(placement.outcomes).toHaveLength(list.length)
    }),
  )
})

test('of one id the first is written, the same again is a duplicate, another content a conflict', () => {
  fc.assert(
    fc.property(events, (list) => {
      const { outcomes } = placeChecked(bucketed(list, buckets), heads, new Map())
      const first = new Map<string, { day: number | null; position: bigint | undefined }>()
      for (const [index, event] of list.entries()) {
        const outcome = outcomes[index]
        const key = keyOf(event.journeyId, event.eventId)
        const original = first.get(key)
        if (original === undefined) {
          expect(outcome?.outcome).toBe('appended')
          first.set(key, { day: event.day, position: outcome?.position })
        } else {
          expect(outcome?.outcome).toBe(original.day === event.day ? 'duplicate' : 'conflict')
          expect(outcome?.position).toBe(original.position)
        }
      }
    }),
  )
})

test('an event of the log is the original of the same id in a batch', () => {
  const event = newEvent(1, 1)
  const [entry] = bucketed([event], buckets)
  const originals = new Map<string, Original>([
    [keyOf(event.journeyId, event.eventId), { position: 7n, content: contentOf(event) }],
  ])
  const placement = placeChecked(bucketed([event, newEvent(1, 1, { day: 3 })], buckets), heads, originals)
  expect(placement.rows).toEqual([])
  expect(placement.outcomes).toEqual([
    { outcome: 'duplicate', bucket: entry?.bucket, position: 7n },
    { outcome: 'conflict', bucket: entry?.bucket, position: 7n },
  ])
})

test('a bucket without a head is refused by name', () => {
  expect(() => placeUnchecked(bucketed([newEvent(1, 1)], 1), new Map())).toThrow('no head for bucket 0')
})

test('content is what was said of the journey: not who recorded it, nor the order of its fields', () => {
  const one = newEvent(1, 1, { attributes: { level: 'senior', region: 'EU' }, contributor: null })
  const other = newEvent(1, 2, { attributes: { region: 'EU', level: 'senior' }, contributor: 'f'.repeat(32) })
  expect(contentOf(other)).toBe(contentOf(one))
})

test('the text of a content is the one that ids in existing logs were derived from', () => {
  const event = newEvent(1, 1, {
    by: 'employer',
    detail: { round: 2, kind: 'onsite' },
    attributes: { region: 'EU', level: 'senior' },
  })
  expect(contentOf(event)).toBe(
    '["application_submitted","hiring",[20000,null],"employer",[["kind","onsite"],["round",2]],[["level","senior"],["region","EU"]]]',
  )
  expect(contentOf({ ...event, instant: 5, detail: {}, attributes: {} })).toBe(
    '["application_submitted","hiring",5,"employer",[],[]]',
  )
})

test('the day of a known instant is not content of its own: it follows from the time zone', () => {
  const instant = 20_000 * 86_400_000
  const event = newEvent(1, 1, { precision: 'instant', instant, day: 20_000 })
  expect(contentOf({ ...event, day: 19_999 })).toBe(contentOf(event))
  expect(contentOf({ ...event, instant: instant + 1 })).not.toBe(contentOf(event))
})

test.each([
  ['type', { type: 'referred' }],
  ['process', { process: 'opening' }],
  ['day', { day: 20_001 }],
  ['latest day', { precision: 'between', latestDay: 20_003 }],
  ['unknown day', { precision: 'unknown', day: null }],
  ['by', { by: 'candidate' }],
  ['detail', { detail: { round: 1 } }],
  ['attributes', { attributes: { level: 'senior' } }],
] as const)('another %s is another content', (_, change) => {
  expect(contentOf(newEvent(1, 1, change))).not.toBe(contentOf(newEvent(1, 1)))
})
