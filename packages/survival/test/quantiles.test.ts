import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  aalenJohansen,
  conditionalQuantile,
  countsOf,
  cutWhereFew,
  incidenceQuantile,
  kaplanMeier,
  quantile,
} from '../src/index.ts'
import { counted, endedSpells, times } from './samples.ts'

const endedOn = (...days: number[]) => days.flatMap((duration) => times(1, { duration, cause: 'advanced' }))

test('a quantile is the first age by which the share has ended', () => {
  const curve = kaplanMeier(countsOf(endedOn(1, 4, 6, 9, 20)))
  expect([0.2, 0.21, 0.5, 0.8, 0.81, 1].map((p) => quantile(curve, p).estimate)).toEqual([
    2.5, 4, 6, 14.5, 20, 20,
  ])
})

test('where the share is exactly reached for a stretch, its midpoint is taken', () => {
  expect(quantile(kaplanMeier(countsOf(endedOn(2, 9))), 0.5).estimate).toBe(5.5)
  // The stretch lasts to the end of the follow-up: half have ended by day 2, the rest is seen running to day 12.
  const open = countsOf([...endedOn(2, 2), ...times(2, { duration: 12 })])
  expect(quantile(kaplanMeier(open), 0.5).estimate).toBe(7)
})

test('what is not reached within the curve is null, not its end', () => {
  const curve = kaplanMeier(countsOf([...endedOn(1, 2, 3), ...times(17, { duration: 30 })]))
  expect(quantile(curve, 0.5)).toEqual({ estimate: null, low: null, high: null })
  expect(quantile(curve, 0.15)).toMatchObject({ high: null })
  const cut = cutWhereFew(kaplanMeier(countsOf(endedOn(1, 2, 3, 4, 5, 6))), 4)
  expect(quantile(cut, 0.9).estimate).toBeNull()
})

test('the quantile of a cause counts all spells, and is null above its plateau', () => {
  const spells = [...endedOn(3, 5, 8), ...times(7, { duration: 9, cause: 'rejected' })]
  const curve = aalenJohansen(counted(spells))
  expect(incidenceQuantile(curve, 0, 0.25).estimate).toBe(8)
  expect(incidenceQuantile(curve, 0, 0.31).estimate).toBeNull()
  expect(incidenceQuantile(curve, 1, 0.5).estimate).toBe(9)
})

test('among those that end by a cause within tau: with nothing censored, the quantile of just those', () => {
  fc.assert(
    fc.property(
      endedSpells,
      fc.integer({ min: 1, max: 24 }),
      fc.integer({ min: 1, max: 19 }),
      (spells, tau, twentieths) => {
        const p = twentieths / 20
        const found = conditionalQuantile(aalenJohansen(counted(spells)), 0, p, tau)
        const among = spells.filter((spell) => spell.cause === 'advanced' && spell.duration <= tau)
        expect(found).toEqual({ ...quantile(kaplanMeier(countsOf(among)), p), tau })
      },
    ),
  )
})

test('tau is lowered to the end of the curve, and the answer says so', () => {
  const curve = aalenJohansen(counted([...endedOn(3, 5, 8), ...times(7, { duration: 9 })]))
  expect(conditionalQuantile(curve, 0, 0.5, 90)).toMatchObject({ estimate: 5, tau: 9 })
  expect(conditionalQuantile(curve, 1, 0.5, 90)).toEqual({ estimate: null, low: null, high: null, tau: 9 })
})

test('a share lies above 0 and not above 1', () => {
  const curve = aalenJohansen(counted(endedOn(1, 2)))
  for (const p of [0, 1.1, Number.NaN]) {
    expect(() => quantile(curve, p)).toThrow(RangeError)
    expect(() => conditionalQuantile(curve, 0, p, 5)).toThrow(RangeError)
  }
})
