import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohortTriangle, conversion, isMatureAt, ultimateIncidence } from '../src/index.ts'
import { anySpells, counted, endedSpells, followedSpells, times } from './samples.ts'

const cohort = (followed: number) =>
  counted([...times(5, { duration: 2, cause: 'advanced' }), ...times(5, { duration: followed })])

describe('conversion', () => {
  test('within a horizon, worked out by hand', () => {
    const counts = counted([
      ...times(2, { duration: 1, cause: 'advanced' }),
      ...times(2, { duration: 2 }),
      ...times(3, { duration: 5, cause: 'advanced' }),
      ...times(3, { duration: 9, cause: 'rejected' }),
    ])
    expect(conversion(counts, 'advanced', 2)).toMatchObject({
      estimate: 0.2,
      horizon: 2,
      mature: true,
      spells: 10,
      converted: 2,
      followed: 10,
    })
    const later = conversion(counts, 'advanced', 5)
    expect(later).toMatchObject({ mature: false, converted: 5, followed: 8 })
    // Of ten two left early; six of them still waited after the two of unknown fate: 0.2 + 0.8 x 3 / 6.
    expect(later.estimate).toBeCloseTo(0.6, 12)
  })

  test('in a mature cell is plain counting', () => {
    fc.assert(
      fc.property(followedSpells, fc.nat({ max: 24 }), (spells, horizon) => {
        const found = conversion(counted(spells), 'advanced', horizon)
        expect(found.mature).toBe(
          spells.every(({ cause, duration }) => cause !== null || duration >= horizon),
        )
        if (found.mature && found.estimate !== null)
          expect(found.estimate).toBeCloseTo(found.converted / found.spells, 12)
      }),
    )
  })

  test('once mature stays mature at every shorter horizon', () => {
    fc.assert(
      fc.property(anySpells, fc.integer({ min: 1, max: 24 }), (spells, horizon) => {
        const counts = counted(spells)
        if (isMatureAt(counts, horizon)) expect(isMatureAt(counts, horizon - 1)).toBe(true)
      }),
    )
  })

  test('by a cause never met is 0 with an upper limit', () => {
    const found = conversion(counted(times(9, { duration: 9 })), 'hired', 7)
    expect(found).toMatchObject({ estimate: 0, low: 0, converted: 0 })
    expect(found.high).toBeGreaterThan(0)
  })

  test('of nobody, and beyond the follow-up, is unknown', () => {
    const unknown = { estimate: null, low: null, high: null, mature: false }
    expect(conversion(counted([]), 'advanced', 7)).toMatchObject({ ...unknown, spells: 0, followed: 0 })
    expect(conversion(counted(times(9, { duration: 3 })), 'advanced', 7)).toMatchObject(unknown)
  })

  test('makes a triangle: older cohorts are mature further', () => {
    const triangle = cohortTriangle([cohort(30), cohort(14), cohort(7)], 'advanced', [7, 14, 30])
    expect(triangle.map((row) => row.map(({ mature }) => mature))).toEqual([
      [true, true, true],
      [true, true, false],
      [true, false, false],
    ])
    expect(triangle[2]?.map(({ estimate }) => estimate)).toEqual([0.5, null, null])
  })
})

/** Of 200 and more, 100 answered at 3 and 50 rejected at 5; the others wait at 89, but for some late answers. */
const answered = (still: number, lateAnswers: number) =>
  counted([
    ...times(100, { duration: 3, cause: 'advanced' }),
    ...times(50, { duration: 5, cause: 'rejected' }),
    ...times(lateAnswers, { duration: 85, cause: 'advanced' }),
    ...times(still, { duration: 89 }),
  ])

describe('the ultimate incidence', () => {
  test('is an interval from those that did to those that still may', () => {
    const found = ultimateIncidence(answered(50, 0), 'advanced')
    expect(found).toMatchObject({ last: 89, plateau: false, point: null })
    expect(found?.atLeast.estimate).toBeCloseTo(0.5, 12)
    expect(found?.atMost.estimate).toBeCloseTo(0.75, 12)
    expect(found?.atLeast.low).toBeLessThan(0.5)
    expect(found?.atMost.high).toBeGreaterThan(0.75)
  })

  test('is a point on a plateau: flat, and on enough spell-days', () => {
    // 90 ages, so the last third are the ages from 60 on: 30 days of 50 spells are 1,500 spell-days, of 150, 4,500.
    expect(ultimateIncidence(answered(50, 0), 'advanced')?.tail).toEqual({
      spellDays: 1500,
      exits: 0,
      hazardPerDay: 0,
    })
    const flat = ultimateIncidence(answered(150, 0), 'advanced')
    expect(flat).toMatchObject({ plateau: true, point: flat?.atLeast })
    // Ten late answers on 4,500 + 10 x 26 spell-days are 0.21 % a day.
    const rising = ultimateIncidence(answered(150, 10), 'advanced')
    expect(rising?.tail.spellDays).toBe(4500 + 260)
    expect(rising).toMatchObject({ plateau: false, point: null })
    expect(ultimateIncidence(answered(150, 9), 'advanced')?.plateau).toBe(true)
  })

  test('counts days where ages are hours', () => {
    const found = ultimateIncidence(answered(150, 0), 'advanced', { unitsPerDay: 24 })
    expect(found?.tail.spellDays).toBe(4500 / 24)
    expect(found?.plateau).toBe(false)
  })

  test('is read where at least ten are at risk, or more if asked', () => {
    const counts = counted([...times(20, { duration: 4 }), ...times(9, { duration: 30 })])
    expect(ultimateIncidence(counts, 'advanced')?.last).toBe(4)
    expect(ultimateIncidence(counts, 'advanced', { fewestAtRisk: 9 })?.last).toBe(30)
    expect(ultimateIncidence(counts, 'advanced', { fewestAtRisk: 40 })).toBeNull()
  })

  test('is a point where nobody waits any longer', () => {
    fc.assert(
      fc.property(endedSpells, (spells) => {
        const found = ultimateIncidence(counted(spells), 'advanced', { fewestAtRisk: 1 })
        const share = spells.filter(({ cause }) => cause === 'advanced').length / spells.length
        expect(found?.plateau).toBe(true)
        expect(found?.point?.estimate).toBeCloseTo(share, 9)
        expect(found?.atMost.estimate).toBeCloseTo(share, 9)
      }),
    )
  })

  test('of nobody is unknown, and of one age not judged', () => {
    expect(ultimateIncidence(counted([]), 'advanced')).toBeNull()
    const firstDay = ultimateIncidence(counted(times(12, {})), 'advanced')
    expect(firstDay).toMatchObject({ plateau: false, tail: { spellDays: 0, exits: 0, hazardPerDay: null } })
  })
})
