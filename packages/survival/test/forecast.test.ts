import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aalenJohansen, countsOf, cutWhereFew, forecast } from '../src/index.ts'
import { anySpells, counted, times } from './samples.ts'
import { seededChance, seededWait } from './seeded.ts'

const curve = aalenJohansen(
  counted([
    ...times(4, { duration: 1, cause: 'advanced' }),
    ...times(2, { duration: 2, cause: 'rejected' }),
    ...times(4, { duration: 3 }),
  ]),
)

test('five who wait since today: worked out by hand', () => {
  const found = forecast([5], curve, 0, 1)
  expect(found).toMatchObject({ open: 5, notCovered: 0 })
  expect(found.expected.estimate).toBeCloseTo(2, 12)
  expect(found.chanceVariance).toBeCloseTo(5 * 0.4 * 0.6, 12)
  expect(found.estimationVariance).toBeCloseTo((25 * 0.4 * 0.6) / 10, 12)
  expect(found.low).toBe(0)
  expect(found.high).toBe(5)
})

test('the limits of the number hold what is unknown of the curve and what is chance', () => {
  const of100 = aalenJohansen(
    counted([...times(40, { duration: 1, cause: 'advanced' }), ...times(60, { duration: 3 })]),
  )
  const found = forecast([50], of100, 0, 1)
  // Wilson's limits of 40 in 100 are 0.3094 and 0.4980; chance is 1.96 x sqrt(50 x 0.4 x 0.6) = 6.79.
  expect(found.expected.low).toBeCloseTo(50 * 0.3094, 2)
  expect(found.expected.high).toBeCloseTo(50 * 0.498, 2)
  // 20 - sqrt(4.53^2 + 6.79^2) - 1/2 = 11.3 and 20 + sqrt(4.90^2 + 6.79^2) + 1/2 = 28.9.
  expect(found).toMatchObject({ low: 12, high: 28 })
  expect(forecast([50], of100, 0, 1, { confidence: 0.5 }).low).toBeGreaterThan(12)
})

test('those at ages the curve does not cover are counted, not guessed', () => {
  expect(forecast([5, 1, 2, 3, 4], curve, 0, 1)).toMatchObject({ open: 8, notCovered: 7 })
  expect(forecast([0, 0, 0, 3], curve, 0, 1)).toMatchObject({
    open: 0,
    notCovered: 3,
    expected: { estimate: null, low: null, high: null },
    low: null,
    high: null,
  })
  const late = aalenJohansen(counted(times(9, { firstSeen: 2, duration: 4, cause: 'advanced' })))
  expect(forecast([1, 1, 1], late, 0, 1)).toMatchObject({ open: 2, notCovered: 1 })
})

test('where all have ended, the curve covers all that is ahead, and nobody who still waits', () => {
  const ended = aalenJohansen(counted(times(9, { duration: 4, cause: 'advanced' })))
  const found = forecast([0, 2, 0, 0, 3], ended, 0, 30)
  expect(found).toMatchObject({ open: 2, notCovered: 3, expected: { estimate: 2 } })
})

test('an ending never met is expected 0 times, with an upper limit', () => {
  const found = forecast([100], aalenJohansen(counted(times(10, { duration: 9 }))), 0, 5)
  expect(found.expected).toMatchObject({ estimate: 0, low: 0 })
  // Wilson's upper limit of 0 in the 10 at risk: z^2 / (10 + z^2) = 0.2775.
  expect(found.expected.high).toBeCloseTo(27.75, 1)
  expect(found.high).toBe(28)
})

test('one age has the variance of the curve restarted after it', () => {
  fc.assert(
    fc.property(anySpells, fc.nat({ max: 8 }), fc.integer({ min: 1, max: 8 }), (spells, age, within) => {
      const counts = counted(spells)
      const whole = aalenJohansen(counts)
      const found = forecast([...Array.from({ length: age }, () => 0), 3], whole, 1, within)
      if (found.open === 0) return
      const restarted = aalenJohansen(counts, { start: age + 1 })
      const by = Math.min(age + within, restarted.last)
      expect(found.expected.estimate).toBeCloseTo(3 * (restarted.incidence[1]?.[by] ?? 0), 9)
      expect(found.estimationVariance).toBeCloseTo(9 * (restarted.incidenceVariance[1]?.[by] ?? 0), 9)
    }),
  )
})

test('several ages err together: the variance is that of the gradient over all hazards', () => {
  const counts = counted([
    ...[1, 1, 2, 3, 4, 4].map((duration) => ({ firstSeen: 0, duration, cause: 'advanced' })),
    ...[0, 2, 3, 5].map((duration) => ({ firstSeen: 0, duration, cause: 'rejected' })),
    ...times(8, { duration: 6 }),
  ])
  const { atRisk, exits } = aalenJohansen(counts)
  const open = [4, 0, 3, 2]
  const hazards = [0, 1].map((k) => atRisk.map((n, u) => (exits[k]?.[u] ?? 0) / n))
  const expected = (of: readonly (readonly number[])[]) =>
    open.reduce((total, count, age) => {
      let [waiting, ended] = [1, 0]
      for (let u = age + 1; u <= age + 3; u++) {
        ended += waiting * (of[0]?.[u] ?? 0)
        waiting *= 1 - (of[0]?.[u] ?? 0) - (of[1]?.[u] ?? 0)
      }
      return total + count * ended
    }, 0)
  const slope = (k: number, u: number) => {
    const moved = (by: number) =>
      expected(hazards.map((of, l) => (l === k ? of.with(u, (of[u] ?? 0) + by) : of)))
    return (moved(1e-4) - moved(-1e-4)) / 2e-4
  }
  const variance = atRisk.reduce((total, n, u) => {
    const slopes = [slope(0, u), slope(1, u)]
    const h = [hazards[0]?.[u] ?? 0, hazards[1]?.[u] ?? 0]
    const mean = slopes.reduce((sum, of, k) => sum + of * (h[k] ?? 0), 0)
    return total + (slopes.reduce((sum, of, k) => sum + of ** 2 * (h[k] ?? 0), 0) - mean ** 2) / n
  }, 0)
  const found = forecast(open, aalenJohansen(counts), 0, 3)
  expect(found.expected.estimate).toBeCloseTo(expected(hazards), 9)
  expect(found.estimationVariance).toBeCloseTo(variance, 6)
})

describe('whatever the spells', () => {
  const open = fc.array(fc.nat({ max: 5 }), { maxLength: 12 })

  test('causes and those who go on waiting add up to all, and limits hold the expected', () => {
    fc.assert(
      fc.property(anySpells, open, fc.integer({ min: 1, max: 9 }), (spells, waiting, within) => {
        const any = aalenJohansen(counted(spells))
        const causes = [0, 1, 2].map((k) => forecast(waiting, any, k, within))
        const expected = causes.reduce((sum, found) => sum + (found.expected.estimate ?? 0), 0)
        expect(expected).toBeLessThanOrEqual((causes[0]?.open ?? 0) + 1e-9)
        for (const { open: size, notCovered, expected, low, high } of causes) {
          expect(size + notCovered).toBe(waiting.reduce((a, b) => a + b, 0))
          if (size === 0) expect({ low, high }).toEqual({ low: null, high: null })
          else {
            expect(low).toBeLessThanOrEqual(Math.ceil(expected.estimate ?? -1))
            expect(high).toBeGreaterThanOrEqual(Math.floor(expected.estimate ?? 1e9))
          }
        }
      }),
    )
  })

  test('of empty curves nothing is said', () => {
    expect(forecast([1, 2], aalenJohansen(countsOf([], ['advanced'])), 0, 7)).toMatchObject({
      open: 0,
      notCovered: 3,
    })
    expect(() => forecast([1], curve, 0, 0)).toThrow(RangeError)
  })
})

test('the interval holds the number that came at its rate', () => {
  const chance = seededChance(20_261)
  const trials = 800
  let held = 0
  for (let trial = 0; trial < trials; trial++) {
    const past = Array.from({ length: 150 }, () => seededWait(chance))
    const learnt = cutWhereFew(aalenJohansen(countsOf(past, ['advanced', 'rejected'])), 5)
    const found = forecast([6, 6, 6, 6, 6, 6, 6, 6, 6, 6], learnt, 0, 7)
    let came = 0
    // Whoever waits has the same hazards at every age: 3 % a day of it, 2 % of the other ending.
    for (let spell = 0; spell < 60; spell++)
      for (let day = 0, drawn = 1; day < 7 && drawn >= 0.05; day++) {
        drawn = chance()
        if (drawn < 0.03) came++
      }
    if (came >= (found.low ?? 99) && came <= (found.high ?? -1)) held++
  }
  const error = 3 * Math.sqrt((0.95 * 0.05) / trials)
  expect(held / trials).toBeGreaterThan(0.95 - error)
  // Whole numbers cannot hold 95 % exactly: at most as much more as one of them is worth.
  expect(held / trials).toBeLessThan(0.985)
})
