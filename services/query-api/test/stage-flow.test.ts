import { type Counts, totalsOf } from '@hearback/survival'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { flowAmong, routesOf, type StageFlow } from '../src/estimate/stage-flow.ts'
import { anyJourneys, passing, randomFlows } from './journeys-passing.ts'

const clocks = ['stage:applied', 'stage:interviewing', 'stage:offer']
const [APPLIED = '', INTERVIEWING = '', OFFER = ''] = clocks
const all = { tau: 90, segments: () => true }
const nobody = { causes: [], entered: [], exits: [], censored: [] }

const spellsBy = (counts: Counts) => {
  const { spells, exits } = totalsOf(counts)
  const byCause = counts.causes.map((cause, k) => [cause, exits[k] ?? 0] as const)
  return [spells, ...byCause.filter(([, count]) => count > 0).toSorted()]
}

/** What a flow says, without what is there but of nobody. */
const toldOf = ({ stages, steps }: StageFlow) => ({
  stages: stages.map(({ counts, segments }) => [
    spellsBy(counts),
    [...segments]
      .map(([name, own]) => [name, totalsOf(own).spells] as const)
      .filter(([, spells]) => spells > 0)
      .toSorted(),
  ]),
  steps: [...steps.values()]
    .filter(({ spells }) => spells > 0)
    .map((step) => JSON.stringify(step))
    .toSorted(),
})

test('the flow without a random group is that of all the others', () => {
  fc.assert(
    fc.property(anyJourneys(clocks), fc.nat({ max: 19 }), (journeys, group) => {
      const { without } = flowAmong(randomFlows(journeys), clocks, all)
      const others = flowAmong(
        randomFlows(journeys.filter(({ random }) => random !== group)),
        clocks,
        all,
      ).whole
      const left = without[group]
      if (left === undefined) throw new Error(`no flow without group ${group}`)
      expect(toldOf(left)).toEqual(toldOf(others))
    }),
    { numRuns: 25 },
  )
})

test('the first day of work leads on, and a kind is no cause of its own', () => {
  const journeys = passing(4, [{ clock: OFFER, days: 2, cause: 'hired' }])
  const kinds = passing(3, [{ clock: OFFER, days: 2, cause: 'rejected/told' }])
  const { whole } = flowAmong(randomFlows([...journeys, ...kinds]), [OFFER], all)
  expect(whole.stages[0]?.counts.causes).toEqual(['advanced', 'rejected'])
  expect([...whole.steps.values()].map(({ cause }) => cause)).toEqual(['advanced', 'rejected', null])
})

test('waits are followed up to tau', () => {
  const journeys = passing(4, [{ clock: APPLIED, days: 30, cause: 'advanced' }])
  const { whole } = flowAmong(randomFlows(journeys), [APPLIED], { ...all, tau: 10 })
  expect(totalsOf(whole.stages[0]?.counts ?? nobody)).toEqual({ spells: 4, exits: [0], censored: 0 })
  expect(whole.stages[0]?.counts.entered).toHaveLength(11)
})

test('a route is the share of those that left by its cause; who comes back later is shared by all that left for none', () => {
  const journeys = [
    ...passing(6, [
      { clock: APPLIED, days: 1, cause: 'advanced' },
      { clock: INTERVIEWING, days: 1, cause: null },
    ]),
    ...passing(2, [
      { clock: APPLIED, days: 1, cause: 'advanced' },
      { clock: OFFER, days: 1, cause: null },
    ]),
    ...passing(3, [{ clock: APPLIED, days: 1, cause: 'rejected' }]),
    ...passing(1, [
      { clock: APPLIED, days: 1, cause: 'rejected' },
      { clock: INTERVIEWING, days: 1, cause: null },
    ]),
    ...passing(3, [{ clock: OFFER, days: 1, cause: null }]),
  ]
  const { whole } = flowAmong(randomFlows(journeys), clocks, all)
  const { start, next } = routesOf(whole, clocks)
  expect(start).toEqual([
    { to: 0, share: 12 / 15 },
    { to: 2, share: 3 / 15 },
  ])
  expect(next[0]?.['advanced']).toEqual(
    expect.arrayContaining([
      { to: 1, share: 6 / 8 },
      { to: 2, share: 2 / 8 },
    ]),
  )
  expect(next[0]?.['rejected']).toEqual([{ to: 1, share: 1 / 4 }])
  expect(routesOf(flowAmong(randomFlows([]), clocks, all).whole, clocks).start).toBeNull()
})
