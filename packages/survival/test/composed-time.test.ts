import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aalenJohansen,
  addCounts,
  type ComposedStage,
  type CountedSpell,
  type Counts,
  checkComposition,
  composedTime,
  countsOf,
  differencesFrom,
  REACHED,
  routesInOrder,
} from '../src/index.ts'
import { counted, times, upTo } from './samples.ts'

const DIRECTIONS = { forward: ['advanced'], back: ['withdrawn'] }

const stagesOf = (counts: readonly Counts[], stops = counts.map(() => 1)) => {
  const { start, next } = routesInOrder(stops, DIRECTIONS)
  const stages: ComposedStage[] = counts.map((of, s) => ({ curve: aalenJohansen(of), next: next[s] ?? {} }))
  return { start, stages }
}

const compose = (counts: readonly Counts[], horizon: number, stops?: number[]) => {
  const { start, stages } = stagesOf(counts, stops)
  return composedTime(start, stages, horizon)
}

const expectClose = (found: readonly (number | null)[], wanted: readonly number[]) => {
  expect(found).toHaveLength(wanted.length)
  for (const [i, value] of wanted.entries()) expect(found[i] ?? Number.NaN, `at ${i}`).toBeCloseTo(value, 12)
}

test('two stages: the convolution worked out by hand', () => {
  // The first takes 1 or 2 days, the second 0 or 3; a quarter is rejected in the second.
  const first = counted([1, 2].map((duration) => ({ firstSeen: 0, duration, cause: 'advanced' })))
  const second = counted([
    ...times(2, { duration: 0, cause: 'advanced' }),
    ...times(1, { duration: 3, cause: 'advanced' }),
    ...times(1, { duration: 3, cause: 'rejected' }),
  ])
  const found = compose([first, second], 6)
  expectClose(found.incidence, [0, 1 / 4, 1 / 2, 1 / 2, 5 / 8, 3 / 4, 3 / 4])
  expectClose(found.visits, [1, 1])
  expect(found.last).toBe(6)
})

test('a stage that half the journeys pass over', () => {
  const slow = counted(times(1, { duration: 2, cause: 'advanced' }))
  const found = compose([slow, slow], 5, [1, 0.5])
  expectClose(found.incidence, [0, 0, 0.5, 0.5, 1, 1])
  expectClose(found.visits, [1, 0.5])
})

test('going back is another visit: each round takes a day and half of them are repeated', () => {
  const round = counted([
    ...times(1, { duration: 1, cause: 'advanced' }),
    ...times(1, { duration: 1, cause: 'withdrawn' }),
  ])
  expectClose(compose([round], 4).incidence, [0, 1 / 2, 3 / 4, 7 / 8, 15 / 16])
  expectClose(compose([round], 4).visits, [1 + 1 / 2 + 1 / 4 + 1 / 8 + 1 / 16])
})

test('rounds within one day are all made on it', () => {
  const round = counted([...times(1, { cause: 'advanced' }), ...times(1, { cause: 'withdrawn' })])
  expectClose(compose([round], 0).incidence, [1])
  expectClose(compose([round], 0).visits, [2])
  const closed = counted(times(1, { cause: 'withdrawn' }))
  expectClose(compose([closed], 1).incidence, [0, 0])
})

test('it is known as far as each stage that can be visited', () => {
  const short = counted([...times(1, { duration: 1, cause: 'advanced' }), ...times(3, { duration: 4 })])
  const complete = counted(times(2, { duration: 1, cause: 'advanced' }))
  expect(compose([complete, short], 30).last).toBe(4)
  expect(compose([complete, complete], 30).last).toBe(30)
  expect(compose([complete, counted([])], 30)).toEqual({
    last: -1,
    incidence: [],
    entries: [[], []],
    visits: [null, null],
  })
  const late = counted(times(2, { firstSeen: 1, duration: 2, cause: 'advanced' }))
  expect(compose([late], 30).last).toBe(-1)
})

test('a stage that nobody comes to changes nothing', () => {
  const stage = counted([...times(2, { duration: 1, cause: 'advanced' }), ...times(1, { duration: 3 })])
  const other = counted(times(5, { duration: 9, cause: 'advanced' }))
  expectClose(compose([stage, other, stage], 9, [1, 0, 1]).incidence, compose([stage, stage], 9).incidence)
  expectClose(
    compose([stage, counted([]), stage], 9, [1, 0, 1]).incidence,
    compose([stage, stage], 9).incidence,
  )
})

test('no stage at all is reached at once', () => {
  expect(compose([], 2)).toEqual({ last: 2, incidence: [1, 1, 1], entries: [], visits: [] })
})

const waits: fc.Arbitrary<CountedSpell[]> = fc.array(
  fc.record({
    firstSeen: fc.constant(0),
    duration: fc.nat({ max: 6 }),
    cause: fc.constantFrom('advanced', 'advanced', 'rejected', 'withdrawn'),
  }),
  { minLength: 1, maxLength: 12 },
)

test('composed curves rise, stay below 1, and in the end count all that is not lost', () => {
  const lists = fc.array(waits.map(counted), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(lists, fc.double({ min: 0, max: 1, noNaN: true }), (counts, stop) => {
      const found = compose(
        counts,
        60,
        counts.map(() => stop),
      )
      for (const age of upTo(60)) {
        expect(found.incidence[age]).toBeGreaterThanOrEqual(found.incidence[age - 1] ?? 0)
        expect(found.incidence[age]).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('one stage composed is its own Aalen-Johansen curve', () => {
  fc.assert(
    fc.property(waits, (spells) => {
      const counts = countsOf(spells.filter(({ cause }) => cause !== 'withdrawn'))
      const curve = aalenJohansen(counts)
      const composed = compose([counts], 10)
      const k = curve.causes.indexOf('advanced')
      if (k >= 0)
        for (const difference of differencesFrom(composed, curve, k)) expect(difference).toBeCloseTo(0, 12)
    }),
  )
})

/** Random groups of journeys of two waits, each counted alone and as a whole. */
type Group = { first: Counts; second: Counts; whole: Counts }
const add = (a: Group, b: Group): Group => ({
  first: addCounts(a.first, b.first),
  second: addCounts(a.second, b.second),
  whole: addCounts(a.whole, b.whole),
})
const groupOf = (journeys: readonly [number, number][]): Group => {
  const spellsOf = (pick: (journey: [number, number]) => number) =>
    countsOf(journeys.map((journey) => ({ firstSeen: 0, duration: pick([...journey]), cause: 'advanced' })))
  return { first: spellsOf(([a]) => a), second: spellsOf(([, b]) => b), whole: spellsOf(([a, b]) => a + b) }
}

const differences = ({ first, second, whole }: Group) =>
  differencesFrom(compose([first, second], 40), aalenJohansen(whole), 0)

type Covered = { far: boolean; value: number }
const together = (a: Covered, b: Covered): Covered => ({ far: a.far || b.far, value: a.value + b.value })
const apart = () => [0, 0.001]

describe('the check against the whole wait', () => {
  test('passes where the stages are independent', () => {
    const all: [number, number][] = [1, 2, 5, 9].flatMap((a) =>
      [0, 3, 4].map((b): [number, number] => [a, b]),
    )
    // One journey moved between the groups, so that they are not all alike.
    const groups = Array.from({ length: 20 }, (_, g) => groupOf([...all, [1 + (g % 9), (g * 7) % 5]]))
    const check = checkComposition(groups, add, differences)
    expect(check?.distance).toBeLessThan(0.05)
    expect(check?.se).toBeGreaterThan(0)
    expect(check?.fallBack).toBe(false)
  })

  test('falls back where who waits long once waits long again', () => {
    const groups = Array.from({ length: 20 }, (_, g) =>
      groupOf([
        [1, 1],
        [10, 10],
        [1, 1],
        [10, g % 3 === 0 ? 1 : 10],
      ]),
    )
    const check = checkComposition(groups, add, differences)
    expect(check?.distance).toBeGreaterThan(0.15)
    expect(check?.fallBack).toBe(true)
  })

  test('falls back where the error is unknown, and knows nothing of nobody', () => {
    const nobody = groupOf([])
    expect(checkComposition([groupOf([[1, 2]]), nobody], add, differences)).toEqual({
      distance: 0,
      age: 0,
      se: null,
      coveredTo: null,
      fallBack: true,
    })
    expect(checkComposition([nobody, nobody], add, () => [])).toBeNull()
  })

  test('does not fall back from a composition that is exact', () => {
    const groups = Array.from({ length: 20 }, () => groupOf([[1, 2]]))
    expect(checkComposition(groups, add, differences)).toMatchObject({ se: 0, fallBack: false })
  })

  test('is covered as far as it is known without any one group', () => {
    // Twenty groups know the first three ages, one of them alone the fourth.
    const groups = Array.from({ length: 20 }, (_, g) => ({ far: g === 4, value: g / 1000 }))
    const known = ({ far, value }: (typeof groups)[number]) => [0, value, 0.01, ...(far ? [0.02] : [])]
    expect(checkComposition(groups, together, known)).toMatchObject({ age: 1, coveredTo: 2 })
  })

  test('does not fall back from a distance that its reader cannot see', () => {
    const groups = Array.from({ length: 20 }, () => null)
    const check = (resolution?: number) => checkComposition(groups, () => null, apart, resolution)
    expect(check()).toMatchObject({ distance: 0.001, fallBack: true })
    expect(check(0.001)).toMatchObject({ distance: 0.001, fallBack: false })
  })
})

test('routes over stages that may be skipped add up to 1', () => {
  const { start, next } = routesInOrder([0.5, 0.4, 1], DIRECTIONS)
  expect(start).toEqual([
    { to: 0, share: 0.5 },
    { to: 1, share: 0.2 },
    { to: 2, share: 0.3 },
    { to: REACHED, share: 0 },
  ])
  expect(next[1]).toEqual({
    advanced: [
      { to: 2, share: 1 },
      { to: REACHED, share: 0 },
    ],
    withdrawn: [{ to: 0, share: 1 }],
  })
  expect(next[0]?.withdrawn).toEqual([{ to: 0, share: 1 }])
  expect(() => routesInOrder([1.2], DIRECTIONS)).toThrow(RangeError)
})
