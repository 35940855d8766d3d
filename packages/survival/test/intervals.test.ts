import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aalenJohansen, type Estimate, INTERVAL_KINDS, incidenceAt, probabilityAt } from '../src/index.ts'
import { withInterval } from '../src/intervals.ts'
import { expectNear } from './reference.ts'
import { anySpells, CAUSES, counted, endedSpells, times, upTo } from './samples.ts'

const Z2 = 1.9599639845400543 ** 2

test('an interval contains its estimate and stays in [0, 1]', () => {
  fc.assert(
    fc.property(anySpells, fc.constantFrom(...INTERVAL_KINDS), (spells, ci) => {
      const curve = aalenJohansen(counted(spells))
      for (const age of upTo(curve.last + 2)) {
        const estimates = [
          probabilityAt(curve, age, { ci }),
          ...CAUSES.map((_, k) => incidenceAt(curve, k, age, { ci })),
        ]
        for (const { estimate, low, high } of estimates) {
          expect((low === null) === (high === null)).toBe(true)
          if (estimate === null || low === null || high === null) continue
          expect(
            0 <= low && low <= estimate && estimate <= high && high <= 1,
            `${low} ${estimate} ${high}`,
          ).toBe(true)
        }
      }
    }),
  )
})

test('rothman-wilson limits are missing only where the estimate is, and are never a point', () => {
  fc.assert(
    fc.property(anySpells, (spells) => {
      const curve = aalenJohansen(counted(spells))
      for (const age of upTo(curve.last + 2)) {
        const { estimate, low, high } = probabilityAt(curve, age)
        expect(low === null).toBe(estimate === null)
        if (low !== null) expect(high).toBeGreaterThan(low)
      }
    }),
  )
})

/** Wilson's interval of a plain share, as he wrote it. */
const wilson = (count: number, of: number): [number, number] => {
  const p = count / of
  const centre = (p + Z2 / (2 * of)) / (1 + Z2 / of)
  const half = Math.sqrt((p * (1 - p) * Z2) / of + Z2 ** 2 / (4 * of ** 2)) / (1 + Z2 / of)
  return [centre - half, centre + half]
}

const expectLimits = ({ low, high }: Estimate, [wantedLow, wantedHigh]: [number, number], of: string) => {
  expectNear(low, wantedLow, `low of ${of}`)
  expectNear(high, wantedHigh, `high of ${of}`)
}

test('with nothing censored rothman-wilson is the Wilson interval of a share, at 0 and 1 as between', () => {
  fc.assert(
    fc.property(endedSpells, (spells) => {
      const curve = aalenJohansen(counted(spells))
      for (const age of upTo(24)) {
        const waiting = spells.filter((spell) => spell.duration > age).length
        expectLimits(probabilityAt(curve, age), wilson(waiting, spells.length), `S(${age})`)
        for (const [k, cause] of CAUSES.entries()) {
          const ended = spells.filter((spell) => spell.duration <= age && spell.cause === cause).length
          expectLimits(incidenceAt(curve, k, age), wilson(ended, spells.length), `F_${k}(${age})`)
        }
      }
    }),
  )
})

test('censored spells stop counting where the estimate is 0 or 1', () => {
  const still = aalenJohansen(counted([...times(4, { duration: 0 }), ...times(6, { duration: 5 })]))
  expectLimits(probabilityAt(still, 0), [10 / (10 + Z2), 1], 'S(0) of ten')
  expectLimits(probabilityAt(still, 1), [6 / (6 + Z2), 1], 'S(1) of the six left')

  // Two of ten have ended by day 0 and four are no longer followed: the four left are worth 4 / 0.8 = 5 spells.
  const some = [...times(2, { cause: 'advanced' }), ...times(4, {}), ...times(4, { duration: 5 })]
  expectLimits(incidenceAt(aalenJohansen(counted(some)), 1, 1), [0, Z2 / (5 + Z2)], 'F of a cause never met')
})

test('late entries cannot be worth more spells than there are', () => {
  const spells = [
    ...times(4, { duration: 0, cause: 'advanced' }),
    ...times(1, { duration: 9 }),
    ...times(15, { firstSeen: 1, duration: 9 }),
  ]
  // n(1) / S(0) = 16 / 0.2 = 80, but only 20 spells were ever seen.
  expectLimits(
    incidenceAt(aalenJohansen(counted(spells)), 1, 1),
    [0, Z2 / (20 + Z2)],
    'F of a cause never met',
  )
})

test('where rounding leaves no variance the limits are not a point', () => {
  const rounded = { estimate: 0.5, complement: 0.5, variance: 0, effectiveSpells: 10 }
  expectLimits(withInterval(rounded), wilson(5, 10), 'a half of ten')
})

test('log-log limits are unknown where the estimate is 0 or 1', () => {
  const curve = aalenJohansen(counted(times(9, { duration: 3, cause: 'advanced' })))
  for (const age of [0, 3, 5]) {
    const { estimate, low, high } = probabilityAt(curve, age, { ci: 'loglog' })
    expect({ estimate, low, high }).toEqual({ estimate: age < 3 ? 1 : 0, low: null, high: null })
  }
})

test('more confidence is a wider interval', () => {
  const spells = [...times(5, { duration: 2, cause: 'advanced' }), ...times(7, { duration: 4 })]
  const curve = aalenJohansen(counted(spells))
  for (const ci of INTERVAL_KINDS) {
    const [wide, narrow] = [0.99, 0.8].map((confidence) => probabilityAt(curve, 3, { ci, confidence }))
    expect(wide?.low).toBeLessThan(narrow?.low ?? Number.NaN)
    expect(wide?.high).toBeGreaterThan(narrow?.high ?? Number.NaN)
  }
  expect(() => probabilityAt(curve, 3, { confidence: 95 })).toThrow(RangeError)
})
