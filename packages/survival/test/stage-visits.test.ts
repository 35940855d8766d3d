import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  aalenJohansen,
  type ComposedStage,
  type Counts,
  composedTime,
  expectedVisits,
  meanDaysByStage,
  meanTimeByState,
  REACHED,
  routesInOrder,
  type Step,
} from '../src/index.ts'
import { counted, endedSpells, followedSpells, times } from './samples.ts'

const FIRST: Step[] = [{ to: 0, share: 1 }]

const stage = (counts: Counts, next: ComposedStage['next'] = {}): ComposedStage => ({
  curve: aalenJohansen(counts),
  next,
})

const to = (place: Step['to'], share = 1): Step[] => [{ to: place, share }]

const expectClose = (found: readonly (number | null)[] | undefined, wanted: readonly number[]) => {
  expect(found).toHaveLength(wanted.length)
  for (const [i, value] of wanted.entries())
    expect(found?.[i] ?? Number.NaN, `at ${i}`).toBeCloseTo(value, 10)
}

/** Screening leads to interviews, half of which lead to an offer; after two in five there is another round. */
const screening = counted([
  ...times(3, { duration: 2, cause: 'advanced' }),
  ...times(1, { duration: 5, cause: 'advanced' }),
  ...times(1, { duration: 1, cause: 'rejected' }),
])
const interview = counted([
  ...times(5, { duration: 3, cause: 'advanced' }),
  ...times(4, { duration: 1, cause: 'withdrawn' }),
  ...times(1, { duration: 1, cause: 'rejected' }),
])
const rounds = [
  stage(screening, { advanced: to(1) }),
  stage(interview, { advanced: to(REACHED), withdrawn: to(1) }),
]

test('visits worked out by hand: entries from before and from going round', () => {
  // v0 = 1, v1 = 4/5 v0 + 2/5 v1
  expectClose(expectedVisits(FIRST, rounds, 90) ?? undefined, [1, 4 / 3])
  // Within two days only three in five have come so far, and nobody has been made an offer.
  expectClose(expectedVisits(FIRST, rounds, 2) ?? undefined, [1, 1])
  const halfLater: Step[] = [...to(0, 0.5), ...to(1, 0.5)]
  expectClose(expectedVisits(halfLater, rounds, 90) ?? undefined, [0.5, 1.5])
})

test('those still waiting count by how they can be expected to go on', () => {
  const running = counted([...times(2, { duration: 1, cause: 'advanced' }), ...times(2, { duration: 0 })])
  const stages = [stage(running, { advanced: to(1, 0.5) }), stage(interview)]
  expectClose(expectedVisits(FIRST, stages, 90) ?? undefined, [1, 0.5])
})

test('a stage is followed to its last age where that is before tau', () => {
  const short = counted([...times(1, { duration: 1, cause: 'advanced' }), ...times(3, { duration: 4 })])
  expectClose(
    expectedVisits(FIRST, [stage(short, { advanced: to(1) }), stage(interview)], 90) ?? undefined,
    [1, 0.25],
  )
})

test('what is known of no visit makes visits unknown, unless nobody comes to it', () => {
  const nobody = counted([])
  const late = counted(times(2, { firstSeen: 1, duration: 2, cause: 'advanced' }))
  for (const unknown of [nobody, late]) {
    expect(expectedVisits(FIRST, [stage(screening, { advanced: to(1) }), stage(unknown)], 90)).toBeNull()
    expectClose(expectedVisits(FIRST, [stage(screening), stage(unknown)], 90) ?? undefined, [1, 0])
  }
})

test('a circle that none leaves has no number of visits', () => {
  const round = counted(times(2, { duration: 1, cause: 'advanced' }))
  expect(expectedVisits(FIRST, [stage(round, { advanced: to(0) })], 90)).toBeNull()
  const circle = [stage(round, { advanced: to(1) }), stage(round, { advanced: to(0) })]
  expect(expectedVisits(FIRST, circle, 90)).toBeNull()
  expect(expectedVisits(FIRST, [stage(round), ...circle], 90)).toEqual([1, 0, 0])
})

test('a step to a stage that is not there is refused', () => {
  expect(() => expectedVisits(to(1), [stage(screening)], 90)).toThrow(RangeError)
  expect(() => expectedVisits(FIRST, [stage(screening, { advanced: to(3) })], 90)).toThrow(RangeError)
})

/** Stages in a fixed order, some passed over, with a way back that is not always taken. */
const processes = (spells: typeof endedSpells) =>
  fc.record({
    counts: fc.array(
      spells.map((list) => counted([...list, ...times(2, { duration: 3, cause: 'rejected' })])),
      { minLength: 1, maxLength: 4 },
    ),
    stops: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
  })

const inOrder = (counts: readonly Counts[], stops: readonly number[]) => {
  const { start, next } = routesInOrder(stops.slice(0, counts.length), {
    forward: ['advanced'],
    back: ['withdrawn'],
  })
  return { start, stages: counts.map((of, s) => stage(of, next[s])) }
}

test('they are the entries of the composition, when that has gone on long enough', () => {
  fc.assert(
    fc.property(processes(endedSpells), ({ counts, stops }) => {
      const { start, stages } = inOrder(
        counts.map((of) => counted([...spellsBack(of), ...times(20, { duration: 1, cause: 'rejected' })])),
        stops,
      )
      expectClose(expectedVisits(start, stages, 400) ?? undefined, composedVisits(start, stages))
    }),
    { numRuns: 40 },
  )
})

/** Spells that have the counts, all followed from their start. */
const spellsBack = ({ causes, exits }: Counts) =>
  causes.flatMap((cause, k) =>
    (exits[k] ?? []).flatMap((count, duration) => times(count, { duration, cause })),
  )

const composedVisits = (start: Step[], stages: ComposedStage[]) =>
  composedTime(start, stages, 1500).visits.map((visits) => visits ?? Number.NaN)

test('days worked out by hand: half a day each way, and the rest elsewhere', () => {
  // The first takes 1 or 2 days, the second 0 or 3; a quarter is rejected in the second.
  const first = counted([1, 2].map((duration) => ({ firstSeen: 0, duration, cause: 'advanced' })))
  const second = counted([
    ...times(2, { duration: 0, cause: 'advanced' }),
    ...times(1, { duration: 3, cause: 'advanced' }),
    ...times(1, { duration: 3, cause: 'rejected' }),
  ])
  const stages = [stage(first, { advanced: to(1) }), stage(second, { advanced: to(REACHED) })]
  const found = meanDaysByStage(FIRST, stages, 4)
  expect(found?.tau).toBe(4)
  expectClose(found?.stages, [1.5, 1.25])
  expect(found?.elsewhere).toBeCloseTo(1.25, 12)
  const long = meanDaysByStage(FIRST, stages, 30)
  expectClose(long?.stages, [1.5, 1.5])
})

test('days in stages and elsewhere add up to tau, elsewhere being where the composition leaves all stages', () => {
  fc.assert(
    fc.property(processes(followedSpells), fc.integer({ min: 1, max: 40 }), ({ counts, stops }, tau) => {
      const { start, stages } = inOrder(counts, stops)
      const found = meanDaysByStage(start, stages, tau)
      const leaving = stages.map(({ curve, next }) => ({ curve, next: { ...next, rejected: to(REACHED) } }))
      const { last, incidence } = composedTime(start, leaving, tau - 1)
      expect(found?.tau ?? 0).toBe(last + 1)
      if (found === null) return
      expect(found.stages.reduce((all, days) => all + days, found.elsewhere)).toBeCloseTo(found.tau, 10)
      expect(found.elsewhere).toBeCloseTo(
        incidence.reduce((all, left) => all + left, 0),
        8,
      )
    }),
  )
})

test('one stage has the days of its own curve', () => {
  fc.assert(
    fc.property(followedSpells, fc.integer({ min: 1, max: 30 }), (spells, tau) => {
      const one = stage(counted(spells))
      const own = meanTimeByState(one.curve, tau)
      const found = meanDaysByStage(FIRST, [one], tau)
      expect(found?.tau).toBe(own?.tau)
      expectClose(found?.stages, [own?.waiting ?? Number.NaN])
    }),
  )
})

test('a stage passed within the day takes none, and one nobody comes to changes nothing', () => {
  const atOnce = counted(times(3, { cause: 'advanced' }))
  const slow = counted(times(2, { duration: 2, cause: 'rejected' }))
  const stages = [stage(atOnce, { advanced: to(1) }), stage(slow)]
  expect(meanDaysByStage(FIRST, stages, 10)).toEqual({ tau: 10, stages: [0, 2], elsewhere: 8 })
  const unvisited = [...stages, stage(counted([])), stage(counted(times(1, { duration: 1 })))]
  expect(meanDaysByStage(FIRST, unvisited, 10)).toEqual({ tau: 10, stages: [0, 2, 0, 0], elsewhere: 8 })
  expect(expectedVisits(FIRST, unvisited, 10)).toEqual([1, 1, 0, 0])
})

test('tau is lowered to what every stage is followed to, and unknown where one is not at all', () => {
  const short = counted([...times(1, { duration: 1, cause: 'advanced' }), ...times(3, { duration: 4 })])
  expect(meanDaysByStage(FIRST, [stage(short)], 90)?.tau).toBe(5)
  expect(meanDaysByStage(FIRST, [stage(counted([]))], 90)).toBeNull()
  expect(() => meanDaysByStage(FIRST, [stage(short)], 0)).toThrow('whole number from 1 on')
})
