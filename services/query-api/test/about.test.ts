import { expect, test } from 'vitest'
import { observedThroughOf } from '../src/answer/about.ts'
import { groupOf, spells } from './group-counts.ts'

const group = (region: string, observedThrough: number | null) => ({
  ...groupOf(spells(6, 3, 'advanced')),
  key: { clock: 'stage:applied', region },
  observedThrough,
})

test('an answer is observed through the last day known of the groups it shows', () => {
  const counted = [group('EU', 20_000), group('US', 20_002), group('APAC', 20_009), group('MEA', null)]
  expect(observedThroughOf(counted.slice(0, 2), counted)).toBe('2024-10-06')
  expect(observedThroughOf(counted.slice(0, 1), counted)).toBe('2024-10-04')
  expect(observedThroughOf(counted.slice(3), counted)).toBeNull()
  expect(observedThroughOf([], counted)).toBeNull()
})
