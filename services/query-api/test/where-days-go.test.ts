import { WhereDaysGo } from '@hearback/contracts'
import { Value } from '@sinclair/typebox/value'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { follow } from '../src/estimate/bottlenecks.ts'
import { whereDaysGo } from '../src/estimate/where-days-go.ts'
import { estimatingOf } from './group-counts.ts'
import { anyJourneys, type Passing, passing, randomFlows, stagesOf } from './journeys-passing.ts'

const clocks = ['stage:applied', 'stage:offer']
const estimating = estimatingOf()

const ask = (journeys: readonly Passing[], tau: number, shown = clocks) => {
  const seen = { stages: stagesOf(journeys, shown), random: randomFlows(journeys), mayBeExample: () => false }
  const found = whereDaysGo({}, follow(seen, tau, estimating), estimating)
  expect([...Value.Errors(WhereDaysGo, found)]).toEqual([])
  return found
}
const through = (clock: string, days: number, cause: string | null) => ({ clock, days, cause })
const daysOf = ({ stages, elsewhere, not_followed: beyond }: WhereDaysGo) =>
  [...stages, elsewhere, beyond].map(({ days }) => days ?? Number.NaN)

test('ten days by hand: four waiting, half of them three more in the offer, the rest elsewhere', () => {
  const journeys = [
    ...passing(20, [through('stage:applied', 4, 'advanced'), through('stage:offer', 3, 'advanced')]),
    ...passing(20, [through('stage:applied', 4, 'rejected')]),
  ]
  expect(daysOf(ask(journeys, 10))).toEqual([4, 1.5, 4.5, 0].map((days) => expect.closeTo(days, 9)))
  expect(daysOf(ask(journeys, 5))).toEqual([4, 0.5, 0.5, 0].map((days) => expect.closeTo(days, 9)))
})

test('where a stage was followed no further, the days after are told apart', () => {
  const journeys = [
    ...passing(20, [through('stage:applied', 2, 'advanced')]),
    ...passing(20, [through('stage:applied', 3, null)]),
  ]
  // Half moved on after two days, the others were seen waiting on the fourth day and no longer.
  expect(daysOf(ask(journeys, 10, ['stage:applied']))).toEqual(
    [3, 4, 3].map((days) => expect.closeTo(days, 9)),
  )
})

test('a stage not shown is elsewhere', () => {
  const journeys = passing(40, [through('stage:applied', 4, 'advanced'), through('stage:offer', 3, null)])
  expect(daysOf(ask(journeys, 10, ['stage:applied']))).toEqual(
    [4, 6, 0].map((days) => expect.closeTo(days, 9)),
  )
})

test('of nobody it is not known', () => {
  expect(ask([], 10)).toMatchObject({ tau: null, elsewhere: { days: null }, reason: expect.any(String) })
})

test('the days add up to tau', () => {
  fc.assert(
    fc.property(anyJourneys(clocks), fc.integer({ min: 1, max: 60 }), (journeys, tau) => {
      const days = daysOf(ask(journeys, tau))
      expect(days.reduce((a, b) => a + b)).toBeCloseTo(tau, 6)
      expect(Math.min(...days)).toBeGreaterThan(-1e-9)
    }),
    { numRuns: 30 },
  )
})
