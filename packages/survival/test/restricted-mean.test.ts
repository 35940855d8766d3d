import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aalenJohansen, meanTimeByState, restrictedMean } from '../src/index.ts'
import { expectNear } from './reference.ts'
import { anySpells, counted, endedSpells, times } from './samples.ts'

const TAU = fc.integer({ min: 1, max: 30 })

test('the mean times in all states add up to the tau used', () => {
  fc.assert(
    fc.property(anySpells, TAU, (spells, tau) => {
      const curve = aalenJohansen(counted(spells))
      const states = meanTimeByState(curve, tau)
      const mean = restrictedMean(curve, tau)
      expect(mean.tau).toBe(states?.tau ?? null)
      if (states === null) return
      expectNear(states.waiting + states.ended.reduce((a, b) => a + b, 0), states.tau, 'all states')
      expectNear(mean.estimate, states.waiting, 'the mean wait')
    }),
  )
})

test('with nothing censored it is the mean of the waits cut at tau, with the variance of a mean', () => {
  fc.assert(
    fc.property(endedSpells, TAU, (spells, tau) => {
      const waits = spells.map((spell) => Math.min(spell.duration, tau))
      const mean = waits.reduce((a, b) => a + b, 0) / waits.length
      const squares = waits.map((wait) => (wait - mean) ** 2).reduce((a, b) => a + b, 0)
      const found = restrictedMean(aalenJohansen(counted(spells)), tau)
      expectNear(found.estimate, mean, 'mean')
      expectNear(found.variance, squares / waits.length ** 2, 'variance')
      expect(found.tau).toBe(tau)
    }),
  )
})

test('tau is lowered to where the follow-up ends, and the answer carries it', () => {
  const curve = aalenJohansen(
    counted([...times(5, { duration: 2, cause: 'advanced' }), ...times(5, { duration: 9 })]),
  )
  // Everybody waits through days 0 and 1, half of them through days 2 to 9.
  expect(restrictedMean(curve, 90)).toMatchObject({ estimate: 6, tau: 10 })
  expect(restrictedMean(curve, 4)).toMatchObject({ estimate: 3, tau: 4 })
})

test('a curve that starts later counts the time before its start as waited', () => {
  const spells = [
    ...times(2, { firstSeen: 3, duration: 4, cause: 'advanced' }),
    ...times(2, { firstSeen: 3, duration: 9 }),
  ]
  const curve = aalenJohansen(counted(spells))
  // All wait through days 0 to 3, half of them through days 4 to 7.
  expect(restrictedMean(curve, 8)).toMatchObject({ estimate: 6, tau: 8 })
  expect(meanTimeByState(curve, 8)).toMatchObject({ waiting: 6, ended: [2, 0, 0] })
  expect(restrictedMean(curve, 3)).toMatchObject({ estimate: null, tau: null })
})

test('a mean without a variance has no limits', () => {
  const all = aalenJohansen(counted(times(9, { duration: 4, cause: 'advanced' })))
  expect(restrictedMean(all, 10)).toEqual({ estimate: 4, low: null, high: null, variance: 0, tau: 10 })
})

test('limits stay within what is possible', () => {
  fc.assert(
    fc.property(anySpells, TAU, (spells, tau) => {
      const { estimate, low, high, tau: used } = restrictedMean(aalenJohansen(counted(spells)), tau, 0.99)
      if (estimate === null || low === null || high === null || used === null) return
      expect(0 <= low && low <= estimate && estimate <= high && high <= used).toBe(true)
    }),
  )
})

test('tau is a whole number from 1 on', () => {
  const curve = aalenJohansen(counted([]))
  for (const tau of [0, 1.5, Number.NaN]) {
    expect(() => restrictedMean(curve, tau)).toThrow(RangeError)
    expect(() => meanTimeByState(curve, tau)).toThrow(RangeError)
  }
})
