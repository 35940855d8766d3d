import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aalenJohansen,
  addCounts,
  countsOf,
  jackknife,
  jackknifeDifference,
  jackknifeOf,
  rankRanges,
  restrictedMean,
} from '../src/index.ts'
import { hiringSpells } from './reference.ts'

const T19 = 2.093024054408309
const add = (a: number, b: number) => a + b
type Mean = { total: number; count: number }
const addMeans = (a: Mean, b: Mean) => ({ total: a.total + b.total, count: a.count + b.count })
const meanOf = ({ total, count }: Mean) => [count === 0 ? null : total / count]

test('of a mean it is the textbook standard error, where each group is one value', () => {
  const values = Array.from({ length: 20 }, (_, i) => (i * 37) % 20)
  const [found] = jackknife(
    values.map((total) => ({ total, count: 1 })),
    addMeans,
    meanOf,
  )
  const mean = 9.5
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 19
  const se = Math.sqrt(variance / 20)
  expect(found?.estimate).toBe(mean)
  expect(found?.se).toBeCloseTo(se, 12)
  expect(found?.low).toBeCloseTo(mean - T19 * se, 12)
  expect(found?.high).toBeCloseTo(mean + T19 * se, 12)
})

test('each replicate is the statistic of all groups but one, in their order', () => {
  const words = ['a', 'b', 'c', 'd']
  const seen: string[] = []
  jackknife(
    words,
    (a, b) => a + b,
    (whole) => {
      seen.push(whole)
      return [whole.length]
    },
  )
  expect(seen.toSorted()).toEqual(['abc', 'abcd', 'abd', 'acd', 'bcd'])
})

const seOfSum = (of: readonly number[]) => jackknife(of, add, (whole) => [whole])[0]?.se ?? Number.NaN

test('the order of the groups does not matter', () => {
  const value = fc.double({ min: -100, max: 100, noNaN: true })
  fc.assert(
    fc.property(fc.array(value, { minLength: 2, maxLength: 20 }), (values) => {
      expect(seOfSum(values.toReversed())).toBeCloseTo(seOfSum(values), 6)
    }),
  )
})

test('a statistic that is unknown without one group has no standard error', () => {
  const groups = [{ total: 3, count: 1 }, ...Array.from({ length: 19 }, () => ({ total: 0, count: 0 }))]
  expect(jackknife(groups, addMeans, meanOf)[0]).toMatchObject({
    estimate: 3,
    se: null,
    low: null,
    high: null,
  })
  expect(jackknife(groups.slice(1), addMeans, meanOf)[0]).toMatchObject({ estimate: null, se: null })
})

test('without any variation there are no limits', () => {
  const [found] = jackknife([1, 1, 1], add, () => [7])
  expect(found).toMatchObject({ estimate: 7, se: 0, low: null, high: null })
})

test('of statistics computed elsewhere it is the same', () => {
  const groups = [3, 1, 4, 1, 5]
  const without = groups.map((group) => [14 - group])
  expect(jackknifeOf([14], without, 0.9)).toEqual(jackknife(groups, add, (whole) => [whole], 0.9))
  expect(() => jackknifeOf([14], [[13]])).toThrow(RangeError)
})

test('it takes two groups', () => {
  expect(() => jackknife([1], add, (whole) => [whole])).toThrow(RangeError)
})

test('of counts in random groups it comes near to the formula of the restricted mean', () => {
  const spells = hiringSpells().filter(({ firstSeen }) => firstSeen === 0)
  const groups = Array.from({ length: 20 }, (_, g) => countsOf(spells.filter((_, i) => i % 20 === g)))
  const [found] = jackknife(groups, addCounts, (whole) => [restrictedMean(aalenJohansen(whole), 60).estimate])
  const formula = restrictedMean(aalenJohansen(groups.reduce(addCounts)), 60)
  expect(found?.estimate).toBeCloseTo(formula.estimate ?? 0, 9)
  const ratio = (found?.se ?? 0) / Math.sqrt(formula.variance ?? 1)
  // With 19 degrees of freedom a standard error is known to within a factor of about 1.6.
  expect(ratio).toBeGreaterThan(0.5)
  expect(ratio).toBeLessThan(1.6)
})

/** Jackknifed functions of a noise that has mean 0. */
const statistics = (of: (noise: number) => (number | null)[]) =>
  jackknife(
    Array.from({ length: 20 }, (_, g) => (g % 2 === 0 ? 1 : -1)),
    add,
    (whole) => of(whole),
  )

describe('ranks', () => {
  test('are shared where the difference may be chance, and not where noise is common to both', () => {
    const far = statistics((noise) => [10 + noise / 10, 50, 10.5 - noise / 10])
    expect(rankRanges(far)).toEqual([
      { from: 2, to: 3 },
      { from: 1, to: 1 },
      { from: 2, to: 3 },
    ])
    const common = statistics((noise) => [10 + noise, 10.5 + noise])
    expect(rankRanges(common)).toEqual([
      { from: 2, to: 2 },
      { from: 1, to: 1 },
    ])
  })

  test('are not given to the unknown, and not taken by it', () => {
    expect(rankRanges(statistics(() => [null, 3, 5]))).toEqual([null, { from: 2, to: 2 }, { from: 1, to: 1 }])
  })

  test('are shared by equals', () => {
    expect(rankRanges(statistics((noise) => [noise, noise]))).toEqual([
      { from: 1, to: 2 },
      { from: 1, to: 2 },
    ])
  })
})

test('the difference of statistics of unknown groups is unknown', () => {
  const [known, unknown] = jackknife([1, 2, 3], add, (whole) => [whole, null])
  if (known === undefined || unknown === undefined) throw new Error('two statistics')
  expect(jackknifeDifference(known, unknown)).toMatchObject({ estimate: null, low: null, se: null })
})
