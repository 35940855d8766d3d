import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  aalenJohansen,
  type CountedSpell,
  conditionalMean,
  conditionalMeanWithin,
  conditionalQuantile,
  countsOf,
  cutWhereFew,
  cutWhereHeavy,
  restrictedMean,
} from '../src/index.ts'
import { counted, endedSpells, times } from './samples.ts'
import { seededChance, seededWait } from './seeded.ts'

const meanOf = (spells: readonly CountedSpell[]) =>
  conditionalMeanWithin(aalenJohansen(counted(spells)), 0, 9)

const unknown = { estimate: null, low: null, high: null, variance: null }

test('with nothing censored mean and variance are those of the waits that ended so', () => {
  fc.assert(
    fc.property(endedSpells, fc.integer({ min: 0, max: 24 }), (spells, tau) => {
      const found = conditionalMeanWithin(aalenJohansen(counted(spells)), 0, tau)
      const among = spells.filter((spell) => spell.cause === 'advanced' && spell.duration <= tau)
      const m = among.length
      if (m === 0) {
        expect(found).toEqual(unknown)
        return
      }
      const mean = among.reduce((sum, { duration }) => sum + duration, 0) / m
      const squares = among.reduce((sum, { duration }) => sum + (duration - mean) ** 2, 0)
      expect(found.estimate).toBeCloseTo(mean, 9)
      expect(found.variance).toBeCloseTo(squares / m ** 2, 9)
    }),
  )
})

test('with one cause that takes everybody its mean and variance are the restricted mean of all', () => {
  const chance = seededChance(7)
  const spells = Array.from({ length: 200 }, () => seededWait(chance)).map((spell) =>
    spell.cause === null ? spell : { ...spell, cause: 'advanced' },
  )
  // One wait outlasts all others and ends: the curve comes down to 0.
  const curve = aalenJohansen(countsOf([...spells, ...times(1, { duration: 90, cause: 'advanced' })]))
  const found = conditionalMeanWithin(curve, 0, 90)
  const all = restrictedMean(curve, 91)
  expect(found.estimate).toBeCloseTo(all.estimate ?? Number.NaN, 9)
  expect(found.variance).toBeCloseTo(all.variance ?? Number.NaN, 9)
})

test('the interval covers the mean of those that end so as often as it says', () => {
  // 3 % advance each day and 2 % are rejected: of the days 0 to 30 the truth is plain arithmetic.
  const truth = (() => {
    const weights = Array.from({ length: 31 }, (_, day) => 0.95 ** day)
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    return weights.reduce((sum, weight, day) => sum + (weight * day) / total, 0)
  })()
  const chance = seededChance(20_261_122)
  const rounds = 400
  let covered = 0
  for (let round = 0; round < rounds; round++) {
    const spells = Array.from({ length: 400 }, () => seededWait(chance))
    const { low, high } = conditionalMeanWithin(aalenJohansen(countsOf(spells, ['advanced'])), 0, 30)
    if (low !== null && high !== null && low <= truth && truth <= high) covered++
  }
  // Three standard errors of 400 rounds at 95 % are 3.3 %.
  expect(covered / rounds).toBeGreaterThan(0.917)
  expect(covered / rounds).toBeLessThan(0.983)
})

test('nobody, one, and all on one day have no limits; what the curve does not cover is unknown', () => {
  expect(meanOf([])).toEqual(unknown)
  expect(meanOf(times(20, { duration: 5 }))).toEqual(unknown)
  expect(meanOf(times(1, { duration: 3, cause: 'advanced' }))).toMatchObject({ estimate: 3, low: null })
  expect(meanOf(times(9, { duration: 0, cause: 'advanced' }))).toMatchObject({ estimate: 0, low: null })
  expect(meanOf(times(9, { firstSeen: 2, duration: 3, cause: 'advanced' }))).toEqual(unknown)
})

test('where all that end so do it on one day, whatever ends the others, there are no limits and no NaN', () => {
  fc.assert(
    fc.property(endedSpells, fc.nat(20), fc.integer({ min: 1, max: 40 }), (spells, day, count) => {
      const others = spells.filter(({ cause }) => cause !== 'advanced')
      const together = [...others, ...times(count, { duration: day, cause: 'advanced' })]
      const found = conditionalMeanWithin(aalenJohansen(counted(together)), 0, 24)
      expect(found).toEqual({ estimate: expect.closeTo(day, 9), low: null, high: null, variance: 0 })
    }),
  )
})

test('few at the end of the follow-up make the lower limit of an early quantile no lower', () => {
  const seen = [
    ...times(200, { duration: 40, cause: 'rejected' }),
    ...times(30, { duration: 50, cause: 'advanced' }),
    ...times(300, { duration: 60 }),
    ...times(1, { duration: 400 }),
  ]
  const curve = aalenJohansen(counted(seen))
  expect(conditionalMean(curve, 0, 400)).toBeCloseTo(50, 9)
  expect(conditionalQuantile(curve, 0, 0.5, 400)).toMatchObject({ estimate: 50, low: 50 })
  expect(conditionalQuantile(cutWhereFew(curve, 10), 0, 0.5, 60)).toMatchObject({ estimate: 50, low: 50 })
})

test('a curve is cut where one of few stands for many, and not where all are as heavy as at the start', () => {
  const tail = times(1, { duration: 300, cause: 'advanced' })
  const early = times(20, { duration: 2, cause: 'advanced' })
  // Half of 41 wait on day 300, and one stands for them.
  const heavy = aalenJohansen(counted([...early, ...times(20, { duration: 30 }), ...tail]))
  expect(cutWhereHeavy(heavy, 10).last).toBe(30)
  const light = aalenJohansen(counted([...early, ...times(1, { duration: 30 }), ...tail]))
  expect(cutWhereHeavy(light, 10)).toEqual(light)
  expect(cutWhereHeavy(heavy, 1)).toEqual(heavy)
  fc.assert(
    fc.property(endedSpells, (spells) => {
      const curve = aalenJohansen(counted(spells))
      expect(cutWhereHeavy(curve, 1000)).toEqual(curve)
    }),
  )
})
