import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimateDistribution } from '../src/estimate/distribution.ts'
import type { Estimating } from '../src/estimate/estimating.ts'
import { estimatingOf, groupOf, spells } from './group-counts.ts'

const meanOf = (seen: ReturnType<typeof spells>, tau: number, changed: Partial<Estimating> = {}) =>
  estimateDistribution(
    groupOf(seen),
    { horizonDays: [], shares: [], tau },
    estimatingOf({ fewestAtRisk: 1, ...changed }),
  ).restricted_mean

test('ten days of twenty waits, by hand', () => {
  // Ten advance on day 2 and five are rejected on day 6; five wait on. On day u that day's exits have left.
  const mean = meanOf([...spells(10, 2, 'advanced'), ...spells(5, 6, 'rejected'), ...spells(5, 30, null)], 10)
  expect(mean).toMatchObject({ tau: 10, days: 2 + 4 * 0.5 + 4 * 0.25 })
  expect(mean?.by_state.waiting).toBeCloseTo(5, 12)
  expect(mean?.by_state.ended['advanced']).toBeCloseTo(8 * 0.5, 12)
  expect(mean?.by_state.ended['rejected']).toBeCloseTo(4 * 0.25, 12)
})

test('hours are told in days', () => {
  const mean = meanOf([...spells(10, 12, 'advanced'), ...spells(10, 36, null)], 1, { unitsPerDay: 24 })
  expect(mean?.by_state).toEqual({ waiting: 0.75, ended: { advanced: 0.25, rejected: 0 } })
})

test('nobody has no mean, one and all on one day have theirs, all running have waited', () => {
  expect(meanOf([], 10)).toBeNull()
  expect(meanOf(spells(1, 4, 'advanced'), 10)?.by_state).toEqual({
    waiting: 4,
    ended: { advanced: 6, rejected: 0 },
  })
  expect(meanOf(spells(9, 0, 'rejected'), 10)?.by_state.ended).toEqual({ advanced: 0, rejected: 10 })
  expect(meanOf(spells(9, 20, null), 10)?.by_state).toMatchObject({ waiting: 10 })
})

const anyWait = fc.record({
  firstSeen: fc.nat(4),
  duration: fc.nat(30),
  cause: fc.constantFrom(null, 'advanced', 'rejected', 'withdrawn'),
})

test('the days spent waiting and after each ending add up to the tau used, and the waiting ones are the mean', () => {
  fc.assert(
    fc.property(
      fc.array(anyWait, { maxLength: 60 }),
      fc.integer({ min: 1, max: 60 }),
      fc.boolean(),
      (seen, tau, onlyDrawn) => {
        const mean = meanOf(seen, tau, { onlyDrawn })
        if (mean === null) return
        const { waiting, ended } = mean.by_state
        const days = [waiting, ...Object.values(ended)]
        expect(days.reduce((sum, spent) => sum + spent, 0)).toBeCloseTo(mean.tau, 9)
        expect(waiting).toBeCloseTo(mean.days, 9)
        expect(days.every((spent) => spent >= 0)).toBe(true)
      },
    ),
  )
})
