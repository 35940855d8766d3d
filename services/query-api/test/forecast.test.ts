import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimateForecast } from '../src/estimate/forecast.ts'
import { estimatingOf, groupOf, spells } from './group-counts.ts'

const estimating = estimatingOf({
  fewestOnCurve: 10,
  definitionOf: () => ({ version: 3, listed: ['reached'], kinds: false }),
})

const foreseen = (
  learned: ReturnType<typeof spells>,
  open: readonly number[],
  withinDays: number[],
  asked = estimating,
) => {
  const waiting = open.flatMap((count, age) => spells(count, age, null))
  return estimateForecast(
    {
      learned: groupOf(learned, 'time_to_offer'),
      onAsOf: groupOf(waiting),
      lastSeenRunning: learned.filter(({ cause }) => cause === null).length,
      observedThrough: 20_543,
    },
    withinDays,
    asked,
  )
}

/** Of 40 the offer comes to 10 on day 2 and to 12 on day 5; 6 are rejected on day 4; 12 still wait after day 9. */
const hand = [
  ...spells(10, 2, 'reached'),
  ...spells(6, 4, 'rejected'),
  ...spells(12, 5, 'reached'),
  ...spells(12, 9, null),
]

test('those who wait since two days and since four: worked out by hand', () => {
  const { forecasts, ...group } = foreseen(hand, [0, 0, 10, 0, 8], [1, 3])
  expect(group).toMatchObject({
    clock_version: 3,
    journeys: 40,
    running: 12,
    exits: { reached: 22, rejected: 6 },
    outcome: 'reached',
    open: 18,
    not_observed: 0,
    reason: null,
  })
  const [day, three] = forecasts
  // Tomorrow: of 30 waiting after day 2 none gets an offer on day 3; of 24 after day 4 half do on day 5.
  expect(day).toMatchObject({ within_days: 1, forecast_of: 18, not_covered: 0 })
  expect(day?.expected.estimate).toBeCloseTo(8 * 0.5, 12)
  // Within three days 12 of the 30 after day 2 have one as well: 10 x 0.4 + 8 x 0.5.
  expect(three?.expected.estimate).toBeCloseTo(8, 12)
  expect(three?.low).toBeLessThan(8)
  expect(three?.high).toBeGreaterThan(8)
})

test('journeys whose days ahead too few were followed through are counted, not guessed', () => {
  const { forecasts, reason } = foreseen(hand, [0, 0, 10, 0, 8, 0, 0, 5], [1, 3, 30])
  expect(forecasts.map(({ not_covered: left }) => left)).toEqual([0, 5, 23])
  expect(forecasts[2]).toMatchObject({
    forecast_of: 0,
    expected: { estimate: null, low: null, high: null },
    low: null,
    high: null,
  })
  expect(reason).toContain('fewer than 10')
})

test('journeys last seen waiting before the day asked about are not taken for open ones', () => {
  const { open, not_observed, reason, forecasts } = foreseen(hand, [], [7])
  expect({ open, not_observed }).toEqual({ open: 0, not_observed: 12 })
  expect(reason).toContain('observed through as_of; ask as of 2026-03-31')
  expect(forecasts[0]?.expected.estimate).toBeNull()
})

test('of nobody, of one and of those who all still wait no number is made up', () => {
  expect(foreseen([], [], [7])).toMatchObject({ open: 0, not_observed: 0, reason: 'nobody waits' })
  const one = foreseen(spells(1, 3, 'reached'), [1], [7]).forecasts[0]
  expect(one).toMatchObject({ forecast_of: 0, not_covered: 1, low: null })
  const silent = foreseen(spells(50, 20, null), [50], [7]).forecasts[0]
  expect(silent).toMatchObject({ forecast_of: 50, expected: { estimate: 0, low: 0 }, low: 0 })
  expect(silent?.expected.high).toBeGreaterThan(0)
})

test('no number is expected of those covered where they are few, or less than half of those open', () => {
  const told = { expected: { estimate: expect.any(Number) } }
  const untold = { expected: { estimate: null, low: null, high: null }, low: null, high: null }
  const half = foreseen(hand, [0, 0, 8, 0, 0, 0, 0, 8], [3])
  expect(half.forecasts[0]).toMatchObject({ forecast_of: 8, not_covered: 8, ...told })
  const less = foreseen(hand, [0, 0, 8, 0, 0, 0, 0, 9], [3])
  expect(less.forecasts[0]).toMatchObject({ forecast_of: 8, not_covered: 9, ...untold })
  expect(less.reason).toContain('less than half')
  expect(foreseen(hand, [5], [3]).forecasts[0]).toMatchObject({ forecast_of: 5, ...told })
  const few = foreseen(hand, [4], [3])
  expect(few.forecasts[0]).toMatchObject({ forecast_of: 4, not_covered: 0, ...untold })
  expect(few.reason).toContain('fewer than 5')
})

test('the public is told what is expected of the number of journeys it is told, so that no count can be divided out', () => {
  const ofThePublic = { ...estimating, fewestAtRisk: 10, onlyDrawn: true }
  const [team, crowd] = [estimating, ofThePublic].map(
    (asked) => foreseen(hand, [0, 0, 0, 0, 13], [1], asked).forecasts[0]?.expected,
  )
  expect(team?.estimate).toBeCloseTo(13 * 0.5, 12)
  expect(crowd?.estimate).toBeCloseTo(15 * 0.5, 12)
  expect((crowd?.low ?? 0) / (team?.low ?? 0)).toBeCloseTo(15 / 13, 12)
})

const forecastsOf = (open: readonly number[]) => foreseen(hand, open, [1, 2, 3]).forecasts

test('the forecasts of two parts of those who wait add up to that of all; later days hold what earlier ones do', () => {
  const ages = fc.array(fc.nat({ max: 9 }), { minLength: 6, maxLength: 6 })
  fc.assert(
    fc.property(ages, ages, (some, others) => {
      const together = forecastsOf(some.map((count, age) => count + (others[age] ?? 0)))
      const [a, b] = [forecastsOf(some), forecastsOf(others)]
      const all = [...together, ...a, ...b]
      // Of few, or where most are not covered, no number is told.
      fc.pre(all.every(({ forecast_of: of, expected }) => of === 0 || expected.estimate !== null))
      let before = 0
      for (const [place, { expected, forecast_of }] of together.entries()) {
        const parts = (a[place]?.expected.estimate ?? 0) + (b[place]?.expected.estimate ?? 0)
        expect(expected.estimate ?? 0).toBeCloseTo(parts, 9)
        expect(expected.estimate ?? 0).toBeGreaterThanOrEqual(before - 1e-9)
        expect(expected.estimate ?? 0).toBeLessThanOrEqual(forecast_of)
        before = expected.estimate ?? 0
      }
    }),
  )
})
