import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type AalenJohansen,
  aalenJohansen,
  covarianceOfCauses,
  cutWhereFew,
  incidenceAt,
  kaplanMeier,
  nelsonAalen,
  probabilityAt,
} from '../src/index.ts'
import { expectNear } from './reference.ts'
import { anySpells, CAUSES, counted, endedSpells, followedSpells, times, upTo } from './samples.ts'

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
const at = (rows: readonly (readonly number[])[], age: number) => rows.map((row) => row[age] ?? Number.NaN)

test('the states add up to one, waiting never grows, no ending is taken back', () => {
  fc.assert(
    fc.property(anySpells, (spells) => {
      const { surviving, incidence } = aalenJohansen(counted(spells))
      for (const [age, waiting] of surviving.entries()) {
        expectNear(sum(at(incidence, age)) + waiting, 1, `the states at ${age}`)
        expect(waiting).toBeLessThanOrEqual(surviving[age - 1] ?? 1)
        expect(waiting).toBeGreaterThanOrEqual(0)
        for (const row of incidence) expect(row[age]).toBeGreaterThanOrEqual(row[age - 1] ?? 0)
      }
    }),
  )
})

test('with nothing censored it is plain counting, with the variances and covariances of plain counting', () => {
  fc.assert(
    fc.property(endedSpells, fc.nat({ max: 2 }), fc.nat({ max: 2 }), (spells, k, l) => {
      const curve = aalenJohansen(counted(spells))
      const covariance = covarianceOfCauses(curve, k, l)
      const shareBy = (age: number, cause: string | undefined) =>
        spells.filter((spell) => spell.duration <= age && spell.cause === cause).length / spells.length
      for (const age of upTo(curve.last)) {
        const [first, second] = [shareBy(age, CAUSES[k]), shareBy(age, CAUSES[l])]
        expectNear(curve.incidence[k]?.[age], first, `F_${k}(${age})`)
        const wanted = (k === l ? first * (1 - first) : -first * second) / spells.length
        expectNear(covariance[age], wanted, `Cov(F_${k}, F_${l}) at ${age}`)
      }
    }),
  )
})

test('variances are consistent: of the sum of all endings as of waiting', () => {
  fc.assert(
    fc.property(anySpells, (spells) => {
      const curve = aalenJohansen(counted(spells))
      const covariances = CAUSES.map((_, k) => CAUSES.map((_, l) => covarianceOfCauses(curve, k, l)))
      for (const [age, variance] of curve.survivingVariance.entries()) {
        expectNear(sum(covariances.map((row) => sum(at(row, age)))), variance, `Var sum F at ${age}`)
        for (const [k, row] of covariances.entries())
          expectNear(curve.survivingCovariance[k]?.[age], -sum(at(row, age)), `Cov(F_${k}, S) at ${age}`)
      }
    }),
  )
})

test('Kaplan-Meier is its one-cause case, with the variance of Greenwood', () => {
  fc.assert(
    fc.property(anySpells, (spells) => {
      const curve = aalenJohansen(counted(spells))
      const one = kaplanMeier(counted(spells))
      expect(one.surviving).toEqual(curve.surviving)
      let greenwood = 0
      for (const age of upTo(curve.last).slice(curve.start)) {
        const [n = 0, d = 0] = [one.atRisk[age], one.exits[0]?.[age]]
        if (n > d) greenwood += d / (n * (n - d))
        expectNear(one.survivingVariance[age], (one.surviving[age] ?? 0) ** 2 * greenwood, `Var S(${age})`)
      }
    }),
  )
})

test('the hazards of the causes add up to the hazard of any', () => {
  fc.assert(
    fc.property(anySpells, (spells) => {
      const curve = aalenJohansen(counted(spells))
      const [any, ...causes] = [nelsonAalen(curve), ...CAUSES.map((_, k) => nelsonAalen(curve, k))]
      for (const [age, hazard] of any.hazard.entries())
        expectNear(sum(causes.map((cause) => cause.hazard[age] ?? 0)), hazard, `H(${age})`)
    }),
  )
})

/** All rows of a curve, from an age on. */
const tail = (curve: AalenJohansen, age: number) =>
  [curve.surviving, curve.survivingVariance, ...curve.incidence, ...curve.incidenceVariance].map((row) =>
    row.slice(age),
  )

test('a curve started later is that of the spells which got there, counted from then on', () => {
  fc.assert(
    fc.property(anySpells, fc.nat({ max: 15 }), (spells, start) => {
      const restarted = aalenJohansen(counted(spells), { start })
      const later = spells
        .filter((spell) => spell.firstSeen <= spell.duration && spell.duration >= start)
        .map(({ firstSeen, duration, cause }) => ({
          firstSeen: Math.max(0, firstSeen - start),
          duration: duration - start,
          cause,
        }))
      const wanted = aalenJohansen(counted(later), { start: 0 })
      expect(tail(restarted, start)).toEqual(tail(wanted, 0))
      expect([restarted.last, restarted.spells]).toEqual([wanted.last + start, wanted.spells])
    }),
  )
})

test('after the last age at risk nothing is known', () => {
  const curve = aalenJohansen(
    counted([...times(5, { duration: 3, cause: 'advanced' }), ...times(5, { duration: 8 })]),
  )
  expect(curve.last).toBe(8)
  expect(probabilityAt(curve, 8).estimate).toBe(0.5)
  expect(probabilityAt(curve, 9)).toEqual({ estimate: null, low: null, high: null })
  expect(incidenceAt(curve, 0, 9)).toEqual({ estimate: null, low: null, high: null })
})

test('after nobody is left waiting, what is known stays', () => {
  const spells = [
    ...times(3, { duration: 2, cause: 'advanced' }),
    ...times(1, { duration: 4, cause: 'rejected' }),
  ]
  const curve = aalenJohansen(counted(spells))
  expect(probabilityAt(curve, 400)).toEqual(probabilityAt(curve, 4))
  expect(incidenceAt(curve, 0, 400)).toEqual(incidenceAt(curve, 0, 4))
  expect([probabilityAt(curve, 400).estimate, incidenceAt(curve, 0, 400).estimate]).toEqual([0, 0.75])
})

test('once nobody was left waiting, spells first seen later change nothing', () => {
  const ended = times(3, { duration: 2, cause: 'advanced' })
  const later = times(4, { firstSeen: 3, duration: 6, cause: 'rejected' })
  const curve = aalenJohansen(counted([...ended, ...later]))
  expect(curve.last).toBe(2)
  expect(probabilityAt(curve, 6)).toEqual(probabilityAt(curve, 2))
  expect(incidenceAt(curve, 0, 6).estimate).toBe(1)
})

test('across ages with nobody at risk the curve does not go on', () => {
  const gap = [
    ...times(2, { duration: 1, cause: 'advanced' }),
    ...times(2, { duration: 1 }),
    ...times(4, { firstSeen: 5, duration: 6, cause: 'rejected' }),
  ]
  const curve = aalenJohansen(counted(gap))
  expect([curve.start, curve.last]).toEqual([0, 1])
  expect(probabilityAt(curve, 6).estimate).toBeNull()
  expect(probabilityAt(aalenJohansen(counted(gap), { start: 5 }), 6).estimate).toBe(0)
})

test('where spells are first seen late the curve starts with the first, and says nothing before', () => {
  const curve = aalenJohansen(counted(times(4, { firstSeen: 5, duration: 6, cause: 'rejected' })))
  expect(curve.start).toBe(5)
  expect(probabilityAt(curve, 4).estimate).toBeNull()
  expect(probabilityAt(curve, 5).estimate).toBe(1)
})

test('a curve is cut before the first age with too few at risk', () => {
  fc.assert(
    fc.property(followedSpells, fc.integer({ min: 1, max: 20 }), (spells, minimum) => {
      const curve = aalenJohansen(counted(spells))
      const cut = cutWhereFew(curve, minimum)
      expect(cut.atRisk.every((n) => n >= minimum)).toBe(true)
      expect(cut.last === curve.last || (curve.atRisk[cut.last + 1] ?? 0) < minimum).toBe(true)
      expect(tail(cut, 0)).toEqual(tail(curve, 0).map((row) => row.slice(0, cut.last + 1)))
      if (cut.last < curve.last) expect(probabilityAt(cut, cut.last + 1).estimate).toBeNull()
    }),
  )
})

test('few spells before its start do not cut a curve', () => {
  const spells = [...times(1, { duration: 9 }), ...times(5, { firstSeen: 3, duration: 9 })]
  const curve = cutWhereFew(aalenJohansen(counted(spells), { start: 3 }), 5)
  expect([curve.start, curve.last]).toEqual([3, 9])
})

test('a start is a whole number from 0 on, an age a whole number, a cause one of the curve', () => {
  const curve = aalenJohansen(counted(times(3, { duration: 2, cause: 'advanced' })))
  expect(() => aalenJohansen(counted([]), { start: -1 })).toThrow(RangeError)
  expect(() => incidenceAt(curve, 3, 1)).toThrow(RangeError)
  expect(() => probabilityAt(curve, 1.5)).toThrow(RangeError)
  expect(() => covarianceOfCauses(curve, 0, 3)).toThrow(RangeError)
})
