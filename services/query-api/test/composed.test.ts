import { processes } from '@hearback/journeys'
import type { Flow } from '@hearback/read-models'
import { aalenJohansen, composedTime, REACHED } from '@hearback/survival'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compositionOf, flowThrough, offerRouteOf } from '../src/estimate/composition.ts'
import { composedOf, composingOf, flowOf, type Journey, route, step } from './composing-journeys.ts'

test('the route to the offer starts where an application enters, and ends before the offer', () => {
  const routes = [...processes.values()].map((process) => [process.id, offerRouteOf(process)] as const)
  expect(routes.flatMap(([id, found]) => (found === null ? [] : [id]))).toEqual(['hiring'])
  expect(Object.fromEntries(routes)['hiring']).toEqual({
    before: ['applied', 'recruiter_contact', 'screening', 'interviewing', 'deliberation'].map(
      (stage) => `stage:${stage}`,
    ),
    reached: ['offer', 'background_check', 'onboarding'].map((stage) => `stage:${stage}`),
    first: 0,
  })
})

test('exits go where they were seen to go: on, to the offer or beyond, by advancing to no stage, or nowhere', () => {
  const flow: Flow = {
    stages: {},
    steps: [
      step(null, null, 'applied', 10),
      step('applied', 'advanced', 'interviewing', 3),
      step('applied', 'advanced', 'onboarding', 1),
      step('applied', 'rejected', null, 4),
      // Reopened: the clock of the whole was stopped by the rejection.
      step('applied', null, 'applied', 2),
      step('interviewing', 'advanced', 'offer', 1),
      step('interviewing', 'advanced', null, 1),
      step('interviewing', 'another_round', 'interviewing', 2),
      step('offer', 'advanced', null, 2),
    ],
  }
  const found = compositionOf(flow, route, aalenJohansen)
  expect(found?.start).toEqual([{ to: 0, share: 1 }])
  expect(found?.stages.map(({ next }) => next)).toEqual([
    {
      advanced: [
        { to: 1, share: 3 / 4 },
        { to: REACHED, share: 1 / 4 },
      ],
      rejected: [],
    },
    {
      advanced: [
        { to: REACHED, share: 1 / 2 },
        { to: REACHED, share: 1 / 2 },
      ],
      another_round: [{ to: 1, share: 1 }],
    },
  ])
})

/** A small generator with a seed of its own, so that many journeys need no long arbitraries (Park and Miller 1988). */
const chanceFrom = (seed: number) => {
  let state = (seed % 2_147_483_646) + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

const drawn = (seed: number, count: number, secondAfter: (first: number, chance: () => number) => number) => {
  const chance = chanceFrom(seed)
  return Array.from({ length: count }, (): Journey => {
    const applied = Math.floor(chance() * 8)
    const invited = chance() < 0.7
    const interviewing = secondAfter(applied, chance)
    return {
      applied,
      interviewing: invited ? interviewing : null,
      offered: chance() < 0.6,
      watched: 3 + Math.floor(chance() * 25),
    }
  })
}

const aNewWait = (_first: number, chance: () => number) => Math.floor(chance() * 10)

test('where waits are independent the composition agrees with whole journeys, about as often as it should', () => {
  const outcomes = Array.from({ length: 40 }, (_, seed) => composedOf(drawn(seed * 7919, 600, aNewWait)))
  // D is the largest of many distances, so it exceeds two standard errors more often than one in twenty.
  expect(outcomes.filter(({ used }) => used).length).toBeGreaterThanOrEqual(26)
  for (const { distance, reason, used, horizons } of outcomes) {
    expect(distance).toBeLessThan(0.1)
    expect(reason === null).toBe(used)
    expect(horizons).toHaveLength(used ? 3 : 0)
  }
  const composed = outcomes.flatMap(({ horizons }) => horizons[2]?.reached.estimate ?? [])
  // In truth 42 % are made an offer, all of them within 17 days.
  expect(composed.reduce((all, estimate) => all + estimate, 0) / composed.length).toBeCloseTo(0.42, 1)
})

test('where a wait depends on the one before, whole journeys stand alone', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), (seed) => {
      const found = composedOf(drawn(seed, 600, (first) => (first < 4 ? 9 : 0)))
      expect(found).toMatchObject({ used: false, horizons: [] })
      expect(found.reason).toContain('further from that of whole journeys than chance explains')
      expect(found.distance ?? 0).toBeGreaterThan(2 * (found.se ?? 0))
    }),
    { numRuns: 15 },
  )
})

test('a flow cut at an age says up to it, and with it, what the whole flow says', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 0, max: 12 }), (seed, last) => {
      const flow = flowOf(drawn(seed, 60, aNewWait))
      const [whole, cut] = [flow, flowThrough(flow, last)].map((of) => {
        const composition = compositionOf(of, route, aalenJohansen)
        return composedTime(composition?.start ?? [], composition?.stages ?? [], last)
      })
      expect(cut).toEqual(whole)
    }),
    { numRuns: 30 },
  )
})

test('the composition of a stage each: worked out by hand', () => {
  // Everybody is a day in each stage and then made an offer, but for every fifth, who is rejected on day 1.
  const journeys = Array.from(
    { length: 100 },
    (_, index): Journey => ({
      applied: 1,
      interviewing: index < 80 ? 1 : null,
      offered: true,
      watched: 30,
    }),
  )
  const found = composedOf(journeys)
  expect(found).toMatchObject({ used: true, reason: null, checked_through_days: 20 })
  expect(found.distance).toBeCloseTo(0, 12)
  expect(found.horizons.map(({ days, reached }) => [days, reached.estimate])).toEqual([
    [5, expect.closeTo(0.8, 12)],
    [10, expect.closeTo(0.8, 12)],
    [20, expect.closeTo(0.8, 12)],
  ])
})

test('nothing is composed of what may not be shown, or is not known', () => {
  const journeys = drawn(1, 600, aNewWait)
  const tooFew = { used: false, distance: null, se: null, horizons: [] }
  const hidden = composedOf(journeys, { mayUse: (clock) => clock !== 'stage:interviewing' })
  expect(hidden).toMatchObject({ ...tooFew, reason: expect.stringContaining('too few journeys') })
  // A stage nobody came to has no part in it.
  const unvisited = { ...route, before: ['stage:screening', ...route.before], first: 1 }
  expect(
    composedOf(journeys, { route: unvisited, mayUse: (clock) => clock !== 'stage:screening' }).distance,
  ).toBe(composedOf(journeys).distance)
  expect(composedOf([])).toMatchObject({ ...tooFew, reason: expect.stringContaining('too few journeys') })
  const { flows } = composingOf(journeys)
  const strayed = flows.map((flow) => ({
    ...flow,
    steps: [...flow.steps, step('applied', 'advanced', 'culture_chat', 1)],
  }))
  expect(composedOf(journeys, { flows: strayed }).reason).toContain('stages that the process does not know')
  expect(composedOf(drawn(5, 4, aNewWait)).reason).toContain('too few journeys')
})

test('a disagreement is not told from chance where one random group alone was followed so far', () => {
  const journeys = Array.from({ length: 200 }, (_, index): Journey => {
    if (index % 20 !== 3) return { applied: 8, interviewing: 1, offered: true, watched: 1 }
    const quickFirst = index % 40 === 3
    return { applied: quickFirst ? 2 : 9, interviewing: quickFirst ? 9 : 2, offered: true, watched: 30 }
  })
  const found = composedOf(journeys)
  expect(found).toMatchObject({ used: false, se: null, horizons: [] })
  expect(found.reason).toContain('from chance')
  expect(found.distance ?? 0).toBeGreaterThan(0.2)
})

test('it is told as far as it is known without any random group, so that no number lacks its limits', () => {
  const used = Array.from({ length: 30 }, (_, seed) => {
    // Only one random group was watched beyond day 12.
    const journeys = drawn(seed * 7919, 600, aNewWait).map((journey, index) => ({
      ...journey,
      watched: index % 20 === 3 ? 40 : Math.min(journey.watched, 12),
    }))
    return composedOf(journeys)
  }).filter((found) => found.used)
  expect(used.length).toBeGreaterThan(5)
  for (const { checked_through_days: through, horizons } of used) {
    expect(through).toBeLessThanOrEqual(12)
    for (const { days, reached } of horizons)
      expect([days, reached.low === null]).toEqual([days, reached.estimate === null])
    expect(horizons.map(({ reached }) => reached.estimate === null)).toEqual([false, false, true])
  }
})

test('the public is told of no disagreement smaller than what it can read, and of no error of 0', () => {
  // In each random group the same: a quarter of each combination, and one of four hundred whose waits hang together.
  const journeys = Array.from({ length: 8000 }, (_, index): Journey => {
    const place = Math.floor(index / 20)
    const interviewing = place % 4 < 2 ? 1 : 3
    return {
      applied: place % 2 === 0 ? 1 : 3,
      interviewing: place === 0 ? 2 : interviewing,
      offered: true,
      watched: 30,
    }
  })
  expect(composedOf(journeys)).toMatchObject({ used: false, se: expect.any(Number) })
  const crowd = composedOf(journeys, {}, { onlyDrawn: true, fewestAtRisk: 10 })
  expect(crowd).toMatchObject({ used: true, reason: null, se: null })
  expect(crowd.distance).toBeGreaterThan(0.001)
  expect(crowd.distance).toBeLessThan(0.0015)
})
