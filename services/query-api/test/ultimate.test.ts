import { Ultimate } from '@hearback/contracts'
import type { CountedSpell } from '@hearback/survival'
import { Value } from '@sinclair/typebox/value'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Estimating } from '../src/estimate/estimating.ts'
import { splitByCause } from '../src/estimate/estimating.ts'
import { estimateUltimate, ultimateInWords } from '../src/estimate/ultimate.ts'
import { estimatingOf, groupOf, spells } from './group-counts.ts'

const ultimateOf = (seen: readonly CountedSpell[], changed: Partial<Estimating> = {}) => {
  const estimating = estimatingOf(changed)
  const { byCause } = splitByCause(groupOf(seen, 'response:application'), estimating)
  const found = estimateUltimate(byCause, 'answered', estimating)
  const words = ultimateInWords(found)
  expect([...Value.Errors(Ultimate, { ...found, words })]).toEqual([])
  expect(words).not.toMatch(/NaN|Infinity|undefined|null/)
  return { ...found, words }
}

test('while the curve moves the end is two bounds: nobody of those waiting is answered, or everybody', () => {
  // Of 100, 64 are answered on day 3 and 19 withdraw on day 4: 17 still wait on day 9.
  const found = ultimateOf([
    ...spells(64, 3, 'answered/invited'),
    ...spells(19, 4, 'withdrawn'),
    ...spells(17, 9, null),
  ])
  expect(found).toMatchObject({ of: 'answered', plateau: false, point: null, followed_days: 9, reason: null })
  expect(found.at_least.estimate).toBeCloseTo(0.64, 12)
  expect(found.at_most.estimate).toBeCloseTo(0.81, 12)
  expect(found.words).toBe('between 64 % and 81 % in the end; no plateau yet, judged by 9 days')
})

/** Of 300 so many were answered and so many still wait. */
const told = (answered: number, waiting: number) =>
  ultimateOf([
    ...spells(answered, 3, 'answered/told'),
    ...spells(300 - answered - waiting, 4, 'withdrawn'),
    ...spells(waiting, 9, null),
  ]).words

test('bounds are said rounded away from each other, a small share in tenths', () => {
  expect(told(100, 50)).toContain('between 33 % and 50 % in the end')
  expect(told(101, 50)).toContain('between 33 % and 51 % in the end')
  expect(told(5, 20)).toContain('between 1.6 % and 8.4 % in the end')
})

test('on a plateau there is one number with its interval', () => {
  const found = ultimateOf([...spells(150, 5, 'answered/invited'), ...spells(150, 89, null)])
  expect(found.plateau).toBe(true)
  expect(found.point?.estimate).toBeCloseTo(0.5, 12)
  expect(found.words).toBe('50 % (44 % to 56 %) in the end; on a plateau, judged by 89 days')
})

test('it is judged to the last day with enough at risk, in days also where hours are counted', () => {
  const seen = [...spells(30, 48, 'answered/told'), ...spells(30, 240, null), ...spells(5, 900, null)]
  expect(ultimateOf(seen, { unitsPerDay: 24 })).toMatchObject({ followed_days: 10 })
  expect(ultimateOf(seen, { unitsPerDay: 24, fewestOnCurve: 3 })).toMatchObject({ followed_days: 37.5 })
})

test('where too few were seen from the start it says of whom it speaks', () => {
  const late = [...spells(20, 9, 'answered/told', 6), ...spells(20, 12, null, 6)]
  const { given_waiting_at: given, words } = ultimateOf(late)
  expect(given).toBe(6)
  expect(words).toContain('of those still waiting on day 6 in the end')
})

test('with too few nothing is known, and it says why', () => {
  for (const seen of [[], spells(1, 3, 'answered/told'), spells(9, 30, null)]) {
    const found = ultimateOf(seen)
    expect(found).toMatchObject({ plateau: null, point: null, followed_days: null })
    expect(found.at_least).toEqual({ estimate: null, low: null, high: null })
    expect(found.words).toBe('not known: fewer than 10 waits at risk')
  }
  expect(ultimateOf(spells(30, 12, null)).words).toBe(
    'between 0 % and 100 % in the end; no plateau yet, judged by 12 days',
  )
  expect(ultimateOf(spells(30, 0, 'answered/told')).words).toMatch(/^100 % \(8\d % to 100 %\) in the end/)
})

const anyWait = fc.record({
  firstSeen: fc.nat(4),
  duration: fc.nat(30),
  cause: fc.constantFrom(null, 'answered/invited', 'answered/told', 'withdrawn'),
})

test('whatever becomes of those still waiting stays within the bounds', () => {
  fc.assert(
    fc.property(fc.array(anyWait, { maxLength: 80 }), (seen) => {
      const { at_least: least, at_most: most, point } = ultimateOf(seen, { fewestOnCurve: 1 })
      if (least.estimate === null || most.estimate === null) return
      expect(least.estimate).toBeLessThanOrEqual(most.estimate + 1e-12)
      expect(least.low).toBeLessThanOrEqual(least.estimate)
      expect(most.high).toBeGreaterThanOrEqual(most.estimate)
      if (point !== null) expect(point).toEqual(least)
    }),
  )
})
