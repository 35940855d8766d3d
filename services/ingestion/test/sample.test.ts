import { LRUCache } from 'lru-cache'
import { expect, test } from 'vitest'
import { forgetSampled, type Sample } from '../src/imports/sample.ts'

const sampleOf = (...ids: string[]): Sample => ({
  journeys: ids.map((journey_id) => ({ journey_id, events: [] })),
  complete: true,
})

test('a journey is forgotten in every sample that holds it, of however many there are', () => {
  const samples = new LRUCache<string, Sample>({ max: 100, ttl: 60_000 })
  samples.set('one', sampleOf('j_1', 'j_2'))
  samples.set('two', sampleOf('j_3'))
  samples.set('three', sampleOf('j_2'))
  forgetSampled(samples, new Set(['j_2']))
  const left = [...samples.entries()].map(([id, { journeys }]) => [id, journeys.map((one) => one.journey_id)])
  expect(Object.fromEntries(left)).toEqual({ one: ['j_1'], two: ['j_3'], three: [] })
})
