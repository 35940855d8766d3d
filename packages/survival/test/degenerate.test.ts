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
import { CAUSES, counted, times, upTo } from './samples.ts'

const cases: Record<string, CountedSpell[]> = {
  'no spell': [],
  'one spell that ended': times(1, { duration: 4, cause: 'advanced' }),
  'one spell that ended on its first day': times(1, { duration: 0, cause: 'advanced' }),
  'one spell still running': times(1, { duration: 4 }),
  'one spell seen only on its first day': times(1, { duration: 0 }),
  'all still running': times(12, { duration: 6 }),
  'all ended on one day by one cause': times(12, { duration: 6, cause: 'rejected' }),
  'all ended on the first day by two causes': [
    ...times(6, { cause: 'rejected' }),
    ...times(6, { cause: 'advanced' }),
  ],
  'all first seen late': times(3, { firstSeen: 4, duration: 6, cause: 'advanced' }),
  'all first seen after they were over': times(3, { firstSeen: 7, duration: 6, cause: 'advanced' }),
  'the last one waiting left before the next was seen': [
    ...times(1, { duration: 2, cause: 'advanced' }),
    ...times(1, { firstSeen: 5, duration: 6, cause: 'rejected' }),
  ],
}

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

const leaves = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value]

describe.each(Object.entries(cases))('%s', (_, spells) => {
  test.each(INTERVAL_KINDS)('gives finite numbers or null, with %s intervals', (ci) => {
    const numbers = leaves(everything(spells, ci)).filter(
      (leaf) => leaf === undefined || typeof leaf === 'number',
    )
    expect(numbers.filter((leaf) => !Number.isFinite(leaf))).toEqual([])
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
