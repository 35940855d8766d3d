import { ChangeGroup, TotalChange } from '@hearback/contracts'
import { Value } from '@sinclair/typebox/value'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimateChanges } from '../src/estimate/changes.ts'
import { estimatingOf } from './group-counts.ts'
import {
  anyJourneys,
  manyJourneys,
  type Passing,
  passing,
  randomFlows,
  shuffledJourneys,
  stagesOf,
} from './journeys-passing.ts'

const clocks = ['stage:applied', 'stage:screening', 'stage:interviewing', 'stage:offer']
const [APPLIED, SCREENING, INTERVIEWING, OFFER] = clocks as [string, string, string, string]

const ask = (a: readonly Passing[], b: readonly Passing[], shown: readonly string[] = clocks) => {
  const [before, after] = [stagesOf(a, shown), stagesOf(b, shown)]
  const stages = before.flatMap((stage, s) => {
    const later = after[s]
    return later === undefined ? [] : [{ a: stage, b: later }]
  })
  const random = { a: randomFlows(a), b: randomFlows(b) }
  const found = estimateChanges({ key: {}, stages, random }, 90, estimatingOf())
  for (const group of found.groups) expect([...Value.Errors(ChangeGroup, group)]).toEqual([])
  expect([...Value.Errors(TotalChange, found.total)]).toEqual([])
  expect(JSON.stringify(found, (_, value) => (Number.isNaN(value) ? 'NaN' : value))).not.toContain('NaN')
  return found
}

const sum = (values: readonly (number | null)[]) =>
  values.reduce<number>((total, value) => total + (value ?? Number.NaN), 0)

const on = (clock: string, wait: number) => ({ clock, days: wait, cause: 'advanced' })

/** Ten kinds of journeys: all come to the first and third stage, some to the second and fourth; twenty of each kind. */
const worked = (days: readonly number[], second: number, fourth: number): Passing[] =>
  Array.from({ length: 10 }, (_, kind) => {
    const [d1 = 0, d2 = 0, d3 = 0, d4 = 0] = days
    return passing(20, [
      on(APPLIED, d1),
      ...(kind < second ? [on(SCREENING, d2)] : []),
      on(INTERVIEWING, d3),
      ...(kind < fourth ? [on(OFFER, d4)] : []),
    ])
  }).flat()

describe('the worked example: four days more', () => {
  const { groups, total } = ask(worked([9, 16, 8, 3], 8, 6), worked([14, 15, 6, 3], 9, 7))

  test('are two of durations and two of visits', () => {
    expect(total.before.days).toBeCloseTo(31.6, 9)
    expect(total.after.days).toBeCloseTo(35.6, 9)
    expect(total.change.days).toBeCloseTo(4, 9)
    for (const [s, [durations, visits]] of [
      [5, 0],
      [-0.85, 1.55],
      [-2, 0],
      [0, 0.3],
    ].entries()) {
      expect(groups[s]?.by_durations.days).toBeCloseTo(durations ?? 0, 9)
      expect(groups[s]?.by_visits.days).toBeCloseTo(visits ?? 0, 9)
    }
  })

  test('with visits and mean days of each period', () => {
    expect(groups[1]?.a.visits.estimate).toBeCloseTo(0.8, 12)
    expect(groups[1]?.b.visits.estimate).toBeCloseTo(0.9, 12)
    expect(groups[1]?.a.mean_days.days).toBeCloseTo(16, 12)
    expect(groups[1]?.b.mean_days.days).toBeCloseTo(15, 12)
    expect(groups[1]?.a).toMatchObject({ journeys: 160, spells: 160, running: 0 })
  })
})

test('the parts add up to the change, without a residual; the other way round they have the other sign', () => {
  let known = 0
  const pairs = [anyJourneys, manyJourneys].map((journeys) => fc.tuple(journeys(clocks), journeys(clocks)))
  fc.assert(
    fc.property(fc.oneof(...pairs), ([a, b]) => {
      const { groups, total } = ask(a, b)
      if (total.change.days === null) {
        expect(total.reason).toContain('not known')
        return
      }
      known++
      const parts = groups.flatMap(({ by_durations, by_visits }) => [by_durations.days, by_visits.days])
      expect(sum(parts)).toBeCloseTo(total.change.days, 9)
      expect((total.after.days ?? 0) - (total.before.days ?? 0)).toBeCloseTo(total.change.days, 9)
      const back = ask(b, a)
      expect(back.total.change.days).toBeCloseTo(-total.change.days, 9)
      for (const [s, { by_durations: durations }] of groups.entries())
        expect(back.groups[s]?.by_durations.days).toBeCloseTo(-(durations.days ?? Number.NaN), 9)
    }),
    { numRuns: 20 },
  )
  expect(known).toBeGreaterThan(0)
})

const daysChanged = (journeys: readonly Passing[], moved: readonly Passing[]) => {
  const { groups, total } = ask(journeys, moved)
  const parts = groups.flatMap(({ by_durations, by_visits }) => [by_durations.days, by_visits.days])
  return [total.change.days, ...parts]
}

test('nothing changed where the journeys are the same, whatever their order', () => {
  expect(new Set(daysChanged(worked([9, 16, 8, 3], 8, 6), worked([9, 16, 8, 3], 8, 6).toReversed()))).toEqual(
    new Set([0]),
  )
  fc.assert(
    fc.property(shuffledJourneys(clocks), ([journeys, moved]) => {
      for (const days of daysChanged(journeys, moved)) expect([0, null]).toContain(days)
    }),
    { numRuns: 15 },
  )
})

test('both periods look at the waits of a stage up to the same day, the smaller one', () => {
  const wait = (days: number, cause: string | null) => [{ clock: APPLIED, days, cause }]
  const long = [
    ...passing(20, wait(5, 'advanced')),
    ...passing(20, wait(40, 'advanced')),
    ...passing(20, wait(60, null)),
  ]
  const short = [...passing(20, wait(5, 'advanced')), ...passing(20, wait(9, null))]
  const { groups } = ask(long, short, [APPLIED])
  expect(groups[0]).toMatchObject({ tau: 9, a: { mean_days: { days: 5 } }, b: { mean_days: { days: 5 } } })
})

test('a stage that is new is all visits', () => {
  const before = passing(40, [{ clock: APPLIED, days: 3, cause: 'advanced' }])
  const after = passing(40, [
    { clock: APPLIED, days: 3, cause: 'advanced' },
    { clock: SCREENING, days: 4, cause: 'advanced' },
  ])
  const { groups, total } = ask(before, after, [APPLIED, SCREENING])
  expect(total.change.days).toBeCloseTo(4, 12)
  expect(groups[1]).toMatchObject({ a: { visits: { estimate: 0 }, mean_days: { days: null } } })
  expect(groups[1]?.by_visits.days).toBeCloseTo(4, 12)
  expect(groups[1]?.by_durations.days).toBeCloseTo(0, 12)
})

test('where nobody moves on in a period the change is not known, and the reason names the stage', () => {
  const before = worked([9, 16, 8, 3], 8, 6)
  const stuck = before.map((journey) => ({
    ...journey,
    visits: journey.visits
      .filter(({ clock }) => clock !== OFFER)
      .map((visit) => (visit.clock === INTERVIEWING ? { ...visit, cause: null } : visit)),
  }))
  const { groups, total } = ask(before, stuck)
  expect(total).toMatchObject({
    before: { days: null },
    change: { days: null },
    reason: expect.stringContaining('stage:interviewing in period b'),
  })
  expect(groups[2]?.reason).toBe('in period b nobody was seen moving on within tau')
  // What is known of the others is still told.
  expect(groups[0]?.by_durations.days).toBeCloseTo(0, 12)
  expect(groups[2]?.reason).toContain('in period b')
})

test('of nobody, of one journey and of waits all over on the day nothing is made up', () => {
  const one = passing(1, [{ clock: APPLIED, days: 3, cause: 'advanced' }])
  for (const journeys of [[], one])
    expect(ask(journeys, journeys).total).toMatchObject({ before: { days: null }, change: { days: null } })
  const gone = passing(40, [{ clock: APPLIED, days: 0, cause: 'advanced' }])
  expect(ask(gone, gone, [APPLIED]).total).toMatchObject({
    before: { days: 0 },
    change: { days: 0 },
    reason: null,
  })
})
