import { BottleneckGroup } from '@hearback/contracts'
import { movingCauses } from '@hearback/read-models'
import { Value } from '@sinclair/typebox/value'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimateBottlenecks, follow } from '../src/estimate/bottlenecks.ts'
import { estimatingOf } from './group-counts.ts'
import {
  anyJourneys,
  type Passing,
  passing,
  randomFlows,
  segment,
  shuffledJourneys,
  stagesOf,
} from './journeys-passing.ts'

const clocks = ['stage:applied', 'stage:interviewing', 'stage:offer']
const [APPLIED, INTERVIEWING, OFFER] = clocks as [string, string, string]
const estimating = estimatingOf()
const segmentBy = ['department']

const anyName = (name: string): boolean => name !== ''
const ask = (journeys: readonly Passing[], { shown = clocks, by = segmentBy, example = anyName } = {}) => {
  const seen = {
    stages: stagesOf(journeys, shown),
    random: randomFlows(journeys),
    mayBeExample: (_clock: string, values: readonly string[]) => example(values[0] ?? ''),
  }
  const asked = { tau: 90, segmentBy: by, moves: new Set(movingCauses('hiring')) }
  const groups = estimateBottlenecks(seen, follow(seen, 90, estimating), asked, estimating)
  for (const group of groups) expect([...Value.Errors(BottleneckGroup, group)]).toEqual([])
  expect(JSON.stringify(groups, (_, value) => (Number.isNaN(value) ? 'NaN' : value))).not.toContain('NaN')
  return groups
}

const through = (days: number, cause: string | null = 'advanced', clock = APPLIED) => ({ clock, days, cause })

/** Half wait 2 days in a quick department, half 10 in a slow one; then 4 days, after which half are rejected. */
const byHand = ['quick', 'slow'].flatMap((department) => {
  const first = through(department === 'quick' ? 2 : 10)
  return [
    ...passing(20, [first, through(4, 'advanced', INTERVIEWING)], segment(department)),
    ...passing(20, [first, through(4, 'rejected', INTERVIEWING)], segment(department)),
  ]
})

describe('two stages by hand', () => {
  const [applied, interviewing] = ask(byHand, { shown: [APPLIED, INTERVIEWING] })

  test('take shares of the days and of all that is lost', () => {
    expect(applied).toMatchObject({ journeys: 80, tau: 90, reason: null })
    expect(applied?.visits.estimate).toBeCloseTo(1, 12)
    expect(applied?.mean_days.days).toBeCloseTo(6, 12)
    expect(applied?.share_of_time.estimate).toBeCloseTo(0.6, 12)
    expect(applied?.share_of_loss.estimate).toBe(0)
    expect(interviewing?.visits.estimate).toBeCloseTo(1, 12)
    expect(interviewing?.mean_days.days).toBeCloseTo(4, 12)
    expect(interviewing?.not_advanced.estimate).toBeCloseTo(0.5, 12)
    expect(interviewing?.lost['rejected']?.estimate).toBeCloseTo(0.5, 12)
    expect(interviewing?.share_of_loss.estimate).toBeCloseTo(1, 12)
  })

  test('are ranked by what the quickest quarter of departments would save', () => {
    expect(applied?.potential.days).toBeCloseTo(4, 12)
    expect(applied?.best).toEqual({ compared: 2, segments: [{ department: 'quick' }], mean_days: 2 })
    expect(applied?.rank).toEqual({ from: 1, to: 1 })
    expect(interviewing?.potential.days).toBeCloseTo(0, 12)
    expect(interviewing?.rank).toEqual({ from: 2, to: 2 })
  })
})

test('an interval is as wide as the random groups differ', () => {
  const differing = byHand.map((journey) => ({ ...journey, random: journey.visits[0]?.days === 2 ? 3 : 7 }))
  const [applied] = ask(differing, { shown: [APPLIED, INTERVIEWING] })
  expect(applied?.mean_days.low).toBeLessThan(6)
  expect(applied?.mean_days.high).toBeGreaterThan(6)
  expect(applied?.mean_days.low).toBeGreaterThanOrEqual(0)
})

test('another round is another visit, and nothing is lost by it', () => {
  const journeys = [
    ...passing(20, [through(1, 'another_round'), through(1)]),
    ...passing(20, [through(1), through(3, 'advanced', OFFER)]),
  ]
  const [applied, , offer] = ask(journeys)
  expect(applied?.visits.estimate).toBeCloseTo(1.5, 12)
  expect(offer?.visits.estimate).toBeCloseTo(0.5, 12)
  expect(Object.keys(applied?.lost ?? {})).toEqual([])
})

test('a stage entered while none was held is visited too: after an acceptance, or a reopening', () => {
  const journeys = passing(40, [through(2, 'rejected'), through(5, 'advanced', OFFER)])
  const [applied, , offer] = ask([...journeys, ...passing(40, [through(2, 'rejected')])])
  expect(applied?.visits.estimate).toBeCloseTo(1, 12)
  expect(offer?.visits.estimate).toBeCloseTo(0.5, 12)
})

test('those still waiting count, in the visits of later stages too', () => {
  const journeys = [
    ...passing(40, [through(2), through(1, 'advanced', OFFER)]),
    ...passing(40, [through(1, null)]),
  ]
  const [applied, , offer] = ask(journeys)
  // Half were last seen after a day; of those followed further all moved on.
  expect(applied?.not_advanced.estimate).toBeCloseTo(0, 12)
  expect(offer?.visits.estimate).toBeCloseTo(1, 12)
})

describe('a stage not shown', () => {
  const through3 = [
    ...passing(40, [through(2), through(4, 'advanced', INTERVIEWING), through(3, 'advanced', OFFER)]),
    ...passing(10, [through(2), through(4, 'rejected', INTERVIEWING)]),
  ]
  const shown = [APPLIED, OFFER]

  test('enters no share, rank or visit of the others, however long or often it is visited', () => {
    const slower = through3.map((journey) => ({
      ...journey,
      visits: journey.visits.map((visit) => (visit.clock === INTERVIEWING ? { ...visit, days: 60 } : visit)),
    }))
    expect(ask(slower, { shown })).toEqual(ask(through3, { shown }))
  })

  test('is no way on: who comes out of it starts anew', () => {
    const [applied, offer] = ask(through3, { shown })
    expect(applied?.visits.estimate).toBeCloseTo(50 / 90, 12)
    expect(offer?.visits.estimate).toBeCloseTo(40 / 90, 12)
  })
})

test('a segment that may not be shown, or of no name, is no example, but counts in the whole', () => {
  const journeys = [...byHand, ...passing(20, [through(1)], ''), ...passing(20, [through(0)], segment('few'))]
  const [applied] = ask(journeys, { shown: [APPLIED], example: (name) => name !== 'few' })
  expect(applied?.best).toMatchObject({ compared: 2, segments: [{ department: 'quick' }] })
  expect(applied?.mean_days.days).toBeCloseTo((80 * 6 + 20) / 120, 12)
})

test('limits that cannot be told are missed by name', () => {
  const only = byHand.map((journey) => ({
    ...journey,
    random: journey.visits[1]?.cause === 'advanced' ? 3 : 7,
  }))
  const [applied, interviewing] = ask(only, { shown: [APPLIED, INTERVIEWING] })
  expect(applied?.mean_days.low).toBeNull()
  expect(interviewing).toMatchObject({ mean_days: { days: 4, low: null, high: null } })
  expect(interviewing?.reason).toContain('not known without one of the random groups')
})

describe('what is not known is null, with a reason', () => {
  test('of one journey, of nobody', () => {
    for (const journeys of [[], passing(1, [through(3)])]) {
      const [applied] = ask(journeys)
      expect(applied).toMatchObject({ tau: null, rank: null, potential: { days: null } })
      expect(applied?.reason).toContain('fewer than 5 waits were seen from their start')
    }
  })

  test('where nobody moved on, and then of the shares of all others', () => {
    const [applied, interviewing] = ask(
      [...byHand, ...passing(20, [through(3), through(9, null, INTERVIEWING)])].map((journey) => ({
        ...journey,
        visits: journey.visits.map((visit) =>
          visit.clock === INTERVIEWING ? { ...visit, cause: null } : visit,
        ),
      })),
    )
    expect(interviewing?.mean_days).toEqual({ days: null, low: null, high: null })
    expect(interviewing?.reason).toContain('nobody was seen moving on')
    expect(applied?.share_of_time.estimate).toBeNull()
    expect(applied?.reason).toContain('the mean wait of stage:interviewing is not known')
    expect(applied?.potential.days).not.toBeNull()
  })

  test('where no segments are compared, or fewer than two can be', () => {
    expect(ask(byHand, { by: [], example: () => false })[0]?.reason).toMatch(
      /no segments are compared; set segment_by to a dimension.*GET \/v1\/dimensions/,
    )
    const [applied] = ask(passing(40, [through(3)]), { shown: [APPLIED] })
    expect(applied).toMatchObject({
      potential: { days: null },
      rank: null,
      best: { compared: 1, segments: [] },
    })
    expect(applied?.reason).toMatch(
      /fewer than two segments can be compared by department.*set segment_by to another dimension/,
    )
  })

  test('where all wait or all are gone the same day', () => {
    const [waiting] = ask(passing(40, [through(3, null)]), { shown: [APPLIED] })
    expect(waiting).toMatchObject({ not_advanced: { estimate: 1 }, mean_days: { days: null } })
    const [gone] = ask(passing(40, [through(0)]), { shown: [APPLIED] })
    expect(gone).toMatchObject({ mean_days: { days: 0 }, share_of_time: { estimate: null } })
  })
})

test('the order of journeys changes nothing, to the last digit', () => {
  fc.assert(
    fc.property(shuffledJourneys(clocks), ([journeys, moved]) => {
      expect(ask(moved)).toEqual(ask(journeys))
    }),
    { numRuns: 15 },
  )
})

const withoutReason = (group: BottleneckGroup) => ({ ...group, reason: null })

test('a stage nobody comes to changes nothing of the others, and has no rank', () => {
  fc.assert(
    fc.property(anyJourneys(clocks), (journeys) => {
      const more = ask(journeys, { shown: [...clocks, 'stage:nowhere'] })
      // Only the reasons name it.
      expect(more.slice(0, 3).map(withoutReason)).toEqual(ask(journeys).map(withoutReason))
      expect(more[3]?.rank).toBeNull()
    }),
    { numRuns: 15 },
  )
})

test('shares add up to 1, or are not known', () => {
  fc.assert(
    fc.property(anyJourneys(clocks), (journeys) => {
      const groups = ask(journeys)
      for (const name of ['share_of_time', 'share_of_loss'] as const) {
        const known = groups.flatMap((group) => group[name].estimate ?? [])
        expect([0, 3]).toContain(known.length)
        if (known.length > 0) expect(known.reduce((a, b) => a + b)).toBeCloseTo(1, 9)
      }
    }),
    { numRuns: 15 },
  )
})
