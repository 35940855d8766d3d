import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addCounts,
  type BottleneckOptions,
  bottleneckMeasures,
  bottlenecks,
  type Counts,
  type StageEvidence,
  type StageHalf,
} from '../src/index.ts'
import { counted, endedSpells, followedSpells, times } from './samples.ts'

const options: BottleneckOptions = { advance: 'advanced', losses: ['rejected', 'withdrawn'] }
const halfOf = (segments: readonly Counts[]): StageHalf => ({
  counts: segments.reduce(addCounts, counted([])),
  segments,
})
/** A stage all of whose spells are of a segment that may be an example; both halves of the journeys are alike. */
const stageOf = (visits: number | null, segments: readonly Counts[], tau = 30): StageEvidence => ({
  visits,
  tau,
  halves: [halfOf(segments), halfOf(segments)],
})
const advancedAfter = (count: number, duration: number) =>
  counted(times(count, { duration, cause: 'advanced' }))

test('two stages worked out by hand', () => {
  const found = bottleneckMeasures(
    [
      stageOf(1, [advancedAfter(10, 2), advancedAfter(10, 10)]),
      stageOf(0.5, [
        counted([...times(10, { duration: 8, cause: 'advanced' }), ...times(10, { cause: 'rejected' })]),
      ]),
    ],
    options,
  )
  expect(found).toEqual([
    {
      visits: 1,
      tau: 30,
      meanWait: 6,
      shareOfTime: 0.6,
      lost: [0, 0],
      notAdvanced: 0,
      shareOfLoss: 0,
      potential: 4,
      examples: { compared: 2, best: [0], bestMean: 2 },
    },
    {
      visits: 0.5,
      tau: 30,
      meanWait: 8,
      shareOfTime: 0.4,
      lost: [0.5, 0],
      notAdvanced: 0.5,
      shareOfLoss: 1,
      potential: null,
      examples: { compared: 1, best: [], bestMean: null },
    },
  ])
})

test('the best quartile is a quarter of the segments, rounded up, taken together', () => {
  const segments = [9, 3, 7, 1, 8].map((duration) => advancedAfter(10, duration))
  // Of five segments the two fastest: (1 + 3) / 2 = 2 days, against (9 + 3 + 7 + 1 + 8) / 5 = 5.6.
  const [found] = bottleneckMeasures([stageOf(2, segments)], options)
  expect(found?.potential).toBeCloseTo(2 * 3.6, 12)
  expect(found?.examples).toEqual({ compared: 5, best: [3, 1], bestMean: 2 })
})

const potentialOf = (segments: readonly Counts[], fewestAdvanced = 5) =>
  bottleneckMeasures([stageOf(1, segments)], { ...options, fewestAdvanced })[0]

test('a segment with few advances, or not followed to tau, is no example', () => {
  const slow = [8, 9, 10].map((duration) => advancedAfter(10, duration))
  const shortlyFollowed = counted([
    ...times(6, { duration: 1, cause: 'advanced' }),
    ...times(6, { duration: 2 }),
  ])
  for (const extra of [advancedAfter(4, 1), shortlyFollowed]) {
    const found = potentialOf([...slow, extra])
    expect(found?.potential).toBeCloseTo((found?.meanWait ?? 0) - 8, 12)
  }
  expect(potentialOf([...slow, advancedAfter(4, 1)], 4)?.potential).toBeCloseTo(274 / 34 - 1, 12)
})

test('those still waiting count: a mean of the completed would be shorter', () => {
  const segments = [
    counted([
      ...times(4, { duration: 2, cause: 'advanced' }),
      ...times(4, { duration: 3 }),
      ...times(2, { duration: 20, cause: 'advanced' }),
    ]),
  ]
  // F rises by 0.4 at 2 and, of the two left, by 0.6 at 20.
  expect(bottleneckMeasures([stageOf(1, segments)], options)[0]?.meanWait).toBeCloseTo(0.4 * 2 + 0.6 * 20, 12)
})

const anyStages: fc.Arbitrary<StageEvidence[]> = fc.array(
  fc
    .tuple(
      fc.double({ min: 0, max: 2, noNaN: true }),
      fc.array(endedSpells.map(counted), { minLength: 1, maxLength: 4 }),
    )
    .map(([visits, segments]) => stageOf(visits, segments)),
  { minLength: 1, maxLength: 4 },
)

test('shares add up to 1, or are unknown', () => {
  fc.assert(
    fc.property(anyStages, (stages) => {
      const found = bottleneckMeasures(stages, options)
      for (const name of ['shareOfTime', 'shareOfLoss'] as const) {
        const known = found.flatMap((stage) => stage[name] ?? [])
        if (known.length > 0) expect(known.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
        expect([0, found.length]).toContain(known.length)
      }
    }),
  )
})

test('the order of segments and an empty one change nothing; a stage nobody visits changes no other', () => {
  const empty = counted([])
  fc.assert(
    fc.property(anyStages, (stages) => {
      const wanted = bottleneckMeasures(stages, options)
      const rearranged = stages.map(({ visits, halves: [{ segments }] }) =>
        stageOf(visits, [empty, ...segments.toReversed()]),
      )
      const found = bottleneckMeasures([...rearranged, stageOf(0, [])], options)
      for (const [s, stage] of wanted.entries()) {
        for (const name of ['meanWait', 'shareOfTime', 'shareOfLoss', 'notAdvanced'] as const) {
          if (stage[name] === null) expect(found[s]?.[name]).toBeNull()
          else expect(found[s]?.[name]).toBeCloseTo(stage[name], 9)
        }
      }
    }),
  )
})

test.each([
  ['nobody', []],
  ['one spell still running', [counted(times(1, { duration: 3 }))]],
  ['waits all still running', [counted(times(9, { duration: 3 })), counted(times(9, { duration: 5 }))]],
  ['a stage first seen late', [counted(times(3, { firstSeen: 2, duration: 3, cause: 'advanced' }))]],
])('of %s the mean wait and the potential are unknown', (_, segments) => {
  const [found] = bottleneckMeasures([stageOf(1, segments)], options)
  expect(found).toMatchObject({ meanWait: null, shareOfTime: null, potential: null })
  expect(JSON.stringify(found)).not.toContain('NaN')
})

test('of waits all over on the first day nothing can be saved, and no share of no time is made up', () => {
  const segments = [advancedAfter(9, 0), advancedAfter(8, 0)]
  const [found] = bottleneckMeasures([stageOf(1, segments)], options)
  expect(found).toMatchObject({ meanWait: 0, potential: 0, shareOfTime: null, shareOfLoss: null })
})

type Group = { slow: Counts[]; quick: Counts[] }
const each = (x: Counts[], y: Counts[]) => x.flatMap((counts, i) => (y[i] ? [addCounts(counts, y[i])] : []))

const add = (a: Group, b: Group): Group => {
  return { slow: each(a.slow, b.slow), quick: each(a.quick, b.quick) }
}
/** Two segments a stage; waits vary a little between random groups. */
const groupAt = (g: number, slowest: number): Group => ({
  slow: [advancedAfter(3, 4 + (g % 3)), advancedAfter(3, slowest + (g % 4))],
  quick: [advancedAfter(3, 4 + (g % 2)), advancedAfter(3, 7 + ((g * 7) % 5))],
})
const evidence = ({ quick, slow }: Group): StageEvidence[] => [stageOf(1, quick), stageOf(1, slow)]

const allButEach = <Of>(groups: readonly Of[], add: (a: Of, b: Of) => Of): Of[] =>
  groups.map((_, g) => groups.toSpliced(g, 1).reduce(add))

const ranked = (slowest: number) => {
  const groups = Array.from({ length: 20 }, (_, g) => groupAt(g, slowest))
  return bottlenecks(evidence(groups.reduce(add)), allButEach(groups, add).map(evidence), options)
}

test('stages are ranked by potential, with limits, and tied where chance may have ranked them', () => {
  const clear = ranked(20)
  expect(clear.map(({ rank }) => rank)).toEqual([
    { from: 2, to: 2 },
    { from: 1, to: 1 },
  ])
  const [, slow] = clear
  expect(slow?.potential.estimate).toBeCloseTo((21.5 - 4.95) / 2, 9)
  expect(slow?.potential.low).toBeLessThan(8.275)
  expect(slow?.potential.high).toBeGreaterThan(8.275)
  expect(slow?.shareOfTime.low).toBeGreaterThan(0.5)
  // Visits are the same without any group, and nothing was lost: nothing tells how uncertain that is.
  expect(slow?.visits).toMatchObject({ estimate: 1, low: null, se: 0 })
  expect(slow?.lost.map(({ estimate }) => estimate)).toEqual([0, 0])

  expect(ranked(8).map(({ rank }) => rank)).toEqual([
    { from: 1, to: 2 },
    { from: 1, to: 2 },
  ])
})

const withNowhere = (group: Group) => [...evidence(group), stageOf(0, [])]

test('a stage nobody comes to could save nothing, and takes no rank from others', () => {
  const groups = Array.from({ length: 20 }, (_, g) => groupAt(g, 20))
  const whole = withNowhere(groups.reduce(add))
  const found = bottlenecks(whole, allButEach(groups, add).map(withNowhere), options)
  expect(found.map(({ rank }) => rank)).toEqual([...ranked(20).map(({ rank }) => rank), null])
  expect(found[2]?.potential.estimate).toBe(0)
})

test('spells that are of no segment count in the whole and are no example', () => {
  const segments = [advancedAfter(10, 2), advancedAfter(10, 10)]
  const others = advancedAfter(20, 1)
  const half = { segments, counts: [...segments, others].reduce(addCounts) }
  const [found] = bottleneckMeasures([{ visits: 1, tau: 30, halves: [half, half] }], options)
  expect(found?.meanWait).toBeCloseTo((10 * 2 + 10 * 10 + 20) / 40, 12)
  expect(found?.examples.bestMean).toBe(2)
})

test('of few journeys nothing is NaN', () => {
  fc.assert(
    fc.property(fc.array(followedSpells.map(counted), { minLength: 2, maxLength: 5 }), (groups) => {
      const found = bottlenecks(
        [stageOf(1, [groups.reduce(addCounts)])],
        allButEach(groups, addCounts).map((counts) => [stageOf(1, [counts])]),
        options,
      )
      expect(JSON.stringify(found, (_, value) => (Number.isNaN(value) ? 'NaN' : value))).not.toContain('NaN')
      expect(found[0]?.rank).toBeNull()
    }),
  )
})
