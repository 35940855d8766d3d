import { describe, expect, test } from 'vitest'
import {
  aalenJohansen,
  assumeClosedAfter,
  type CountedSpell,
  conditionalQuantile,
  conditionalWait,
  covarianceOfCauses,
  cutWhereFew,
  INTERVAL_KINDS,
  type IntervalKind,
  incidenceAt,
  incidenceQuantile,
  kaplanMeier,
  meanTimeByState,
  nelsonAalen,
  probabilityAt,
  quantile,
  restrictedMean,
} from '../src/index.ts'
import { degenerate, notFinite } from './degenerate-samples.ts'
import { CAUSES, counted, times, upTo } from './samples.ts'

/** Everything this package can say of some spells. */
const everything = (spells: readonly CountedSpell[], ci: IntervalKind) => {
  const counts = counted(spells)
  const curves = [counts, assumeClosedAfter(counts, 3)].flatMap((asked) => [
    aalenJohansen(asked),
    aalenJohansen(asked, { start: 2 }),
    aalenJohansen(asked, { start: 1_000_000_000 }),
    cutWhereFew(aalenJohansen(asked), 10),
    kaplanMeier(asked),
  ])
  return curves.map((curve) => [
    curve,
    nelsonAalen(curve),
    curve.causes.map((_, k) => curve.causes.map((_, l) => covarianceOfCauses(curve, k, l))),
    [...upTo(9), 1_000_000].map((age) => probabilityAt(curve, age, { ci })),
    curve.causes.map((_, k) => [...upTo(9), 1_000_000].map((age) => incidenceAt(curve, k, age, { ci }))),
    [0.1, 0.5, 1].map((p) => quantile(curve, p, { ci })),
    curve.causes.map((_, k) => incidenceQuantile(curve, k, 0.5, { ci })),
    curve.causes.map((_, k) => conditionalQuantile(curve, k, 0.5, 30, { ci })),
    restrictedMean(curve, 30),
    meanTimeByState(curve, 30),
    upTo(8).map((waited) => conditionalWait(counts, { waited, within: 7, ci })),
  ])
}

describe.each(Object.entries(degenerate))('%s', (_, spells) => {
  test.each(INTERVAL_KINDS)('gives finite numbers or null, with %s intervals', (ci) => {
    expect(notFinite(everything(spells, ci))).toEqual([])
  })
})

const UNKNOWN = { estimate: null, low: null, high: null }

test('of no spell everything is unknown', () => {
  const curve = aalenJohansen(counted([]))
  expect(curve).toMatchObject({ start: 0, last: -1, spells: 0, surviving: [], incidence: [[], [], []] })
  expect(probabilityAt(curve, 0)).toEqual(UNKNOWN)
  expect(incidenceAt(curve, 0, 0)).toEqual(UNKNOWN)
  expect(quantile(curve, 0.5)).toEqual(UNKNOWN)
  expect(conditionalQuantile(curve, 0, 0.5, 30)).toEqual({ ...UNKNOWN, tau: null })
  expect(restrictedMean(curve, 30)).toEqual({ ...UNKNOWN, variance: null, tau: null })
  expect(meanTimeByState(curve, 30)).toBeNull()
})

test('of waits all still running, no ending has a day and the mean is that of the follow-up', () => {
  const curve = aalenJohansen(counted(times(12, { duration: 6 })))
  expect(probabilityAt(curve, 6)).toMatchObject({ estimate: 1, high: 1 })
  expect(incidenceAt(curve, 0, 6)).toMatchObject({ estimate: 0, low: 0 })
  expect(probabilityAt(curve, 7)).toEqual(UNKNOWN)
  expect(quantile(curve, 0.5).estimate).toBeNull()
  expect(conditionalQuantile(curve, 0, 0.5, 30)).toEqual({ ...UNKNOWN, tau: 6 })
  expect(restrictedMean(curve, 30)).toEqual({ estimate: 7, low: null, high: null, variance: 0, tau: 7 })
})

test('of waits that all end on one day, that day is every quantile, and its limits are not certain', () => {
  const curve = aalenJohansen(counted(times(12, { duration: 6, cause: 'rejected' })))
  expect(quantile(curve, 0.5)).toEqual({ estimate: 6, low: 6, high: 6 })
  expect(incidenceAt(curve, CAUSES.indexOf('rejected'), 6)).toMatchObject({ estimate: 1, high: 1 })
  expect(incidenceAt(curve, CAUSES.indexOf('rejected'), 6).low).toBeCloseTo(0.7575, 4)
})
