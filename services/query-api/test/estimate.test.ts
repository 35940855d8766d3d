import { DistributionGroup, ExpectedWaitGroup } from '@hearback/contracts'
import { Value } from '@sinclair/typebox/value'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimateDistribution } from '../src/estimate/distribution.ts'
import { estimateExpectedWait } from '../src/estimate/expected-wait.ts'
import { inWords } from '../src/estimate/in-words.ts'
import { estimateMilestone } from '../src/estimate/milestone.ts'
import { sentenceOf } from '../src/estimate/sentence.ts'
import { estimatingOf, groupOf, spells } from './group-counts.ts'

/**
 * Twenty waits, by hand: at risk 20, 20, 16, 8, 6; S = 1, .8, .7, .525, .525 after days 0 to 4.
 * Advanced: 4 on day 1, 2 on day 3. Rejected: 2 on day 2. Censored: 6 on day 2, 6 on day 4.
 */
const twenty = [
  ...spells(4, 1, 'advanced'),
  ...spells(2, 2, 'rejected'),
  ...spells(6, 2, null),
  ...spells(2, 3, 'advanced'),
  ...spells(6, 4, null),
]
const asked = { horizonDays: [1, 3, 9], shares: [0.25, 0.75], tau: 4 }
const estimating = estimatingOf()

describe('a distribution', () => {
  const group = estimateDistribution(groupOf(twenty), asked, estimating)
  const [day1, day3, day9] = group.horizons

  test('counts what it rests on', () => {
    expect(group).toMatchObject({ spells: 20, running: 12, exits: { advanced: 6, rejected: 2 } })
  })

  test('gives the chances at a horizon by cause, with the spells at risk', () => {
    expect(day1).toMatchObject({ days: 1, at_risk: 20, followed: 20, waiting: { estimate: 0.8 } })
    expect(day3).toMatchObject({ at_risk: 8, followed: 14 })
    expect(day3?.waiting.estimate).toBeCloseTo(0.525, 12)
    expect(day3?.exits['advanced']?.estimate).toBeCloseTo(0.375, 12)
    expect(day3?.exits['rejected']?.estimate).toBeCloseTo(0.1, 12)
    expect(day3?.waiting.low).toBeLessThan(0.525)
  })

  test('knows nothing after the last day anybody was followed', () => {
    expect(day9?.waiting).toEqual({ estimate: null, low: null, high: null })
    expect(day9?.at_risk).toBe(0)
  })

  test('gives the days by which a share has ended; what is not reached is null', () => {
    expect(group.quantiles.map(({ of, p, days }) => [of, p, days])).toEqual([
      ['any', 0.25, 2],
      ['any', 0.75, null],
      ['advanced', 0.25, 3],
      ['advanced', 0.75, null],
    ])
  })

  test('takes the mean up to where the follow-up ends and says where that is', () => {
    expect(group.restricted_mean).toMatchObject({ tau: 4 })
    expect(group.restricted_mean?.days).toBeCloseTo(1 + 0.8 + 0.7 + 0.525, 12)
  })

  test('draws its curve as long as ten are at risk', () => {
    expect(group.curve).toMatchObject({ days: [0, 1, 2], at_risk: [20, 20, 16] })
    expect(group.curve.exits['rejected']).toHaveLength(3)
  })

  test('keeps every number to the drawn curve where nothing else may be seen', () => {
    const shown = estimateDistribution(groupOf(twenty), asked, estimatingOf({ onlyDrawn: true }))
    expect(shown.horizons[0]?.waiting.estimate).toBe(0.8)
    expect(shown.horizons[1]).toMatchObject({ waiting: { estimate: null }, at_risk: null, followed: null })
    expect(shown.restricted_mean?.tau).toBe(3)
  })
})

describe('hours', () => {
  test('are told in days', () => {
    const hours = [...spells(10, 12, 'advanced'), ...spells(10, 36, null)]
    const group = estimateDistribution(
      groupOf(hours),
      { horizonDays: [1], shares: [0.25], tau: 1 },
      estimatingOf({ unitsPerDay: 24 }),
    )
    expect(group.quantiles[0]?.days).toBe(0.5)
    expect(group.horizons[0]).toMatchObject({ days: 1, waiting: { estimate: 0.5 } })
    expect(group.restricted_mean).toMatchObject({ tau: 1, days: 0.75 })
    expect(group.curve.days.at(-1)).toBe(1.5)
  })
})

describe('delayed entry', () => {
  test('starts the curve where enough are at risk, and says so', () => {
    const late = [...spells(2, 0, 'advanced'), ...spells(20, 9, 'advanced', 5)]
    const group = estimateDistribution(
      groupOf(late),
      { horizonDays: [2, 6], shares: [0.5], tau: 30 },
      estimating,
    )
    expect(group.given_waiting_at).toBe(5)
    expect(group.horizons.map(({ waiting }) => waiting.estimate)).toEqual([null, 1])
  })
})

describe('answers by kind', () => {
  const answered = [
    ...spells(6, 3, 'answered/invited'),
    ...spells(4, 5, 'answered/rejected'),
    ...spells(2, 5, 'withdrawn'),
    ...spells(8, 20, null),
  ]
  const group = estimateDistribution(
    groupOf(answered, 'response:application'),
    { horizonDays: [7], shares: [], tau: 10 },
    estimating,
  )

  test('are parts of one answered', () => {
    expect(group.exits).toEqual({ answered: 10, withdrawn: 2, closed: 0 })
    expect(group.answered_by_kind).toEqual({ invited: 6, offered: 0, rejected: 4, told: 0 })
    const [horizon] = group.horizons
    expect(horizon?.exits['answered']?.estimate).toBeCloseTo(0.5, 12)
    expect(horizon?.answered_by_kind?.['invited']?.estimate).toBeCloseTo(0.3, 12)
    expect(horizon?.answered_by_kind?.['told']?.estimate).toBe(0)
    expect(horizon?.exits['closed']?.estimate).toBe(0)
  })
})

describe('a milestone', () => {
  test('is told over all journeys, and among those that reach it within tau', () => {
    const offers = [...spells(4, 2, 'reached'), ...spells(4, 6, 'reached'), ...spells(12, 4, 'rejected')]
    const group = estimateMilestone(
      groupOf(offers, 'time_to_offer'),
      { horizonDays: [6], shares: [0.5, 0.9], tau: 30 },
      { ...estimating, milestone: 'reached' },
    )
    expect(group.horizons[0]?.exits['reached']?.estimate).toBeCloseTo(0.4, 12)
    expect(group.reached).toMatchObject({ conditional_on: 'reached', within_days: 30 })
    expect(group.reached?.probability.estimate).toBeCloseTo(0.4, 12)
    expect(group.reached?.quantiles[1]).toMatchObject({ p: 0.9, of: 'reached', days: 6 })
  })
})

const anySpell = fc.record({
  firstSeen: fc.nat(6),
  duration: fc.nat(30),
  cause: fc.constantFrom(null, 'advanced', 'rejected', 'answered/invited', 'reached'),
})
const edges = {
  none: [],
  one: spells(1, 3, 'advanced'),
  'all running': spells(30, 12, null),
  'all on one day': spells(30, 0, 'advanced'),
  'all late': spells(30, 9, 'rejected', 9),
}

/** Checks the shapes of both kinds of answers; NaN is no number to a schema. */
const shapesFit = (
  seen: ReturnType<typeof spells>,
  clock: string,
  onlyDrawn: boolean,
  ci: 'loglog' | 'rothman-wilson',
) => {
  const settings = estimatingOf({ onlyDrawn, band: { ci, confidence: 0.9 } })
  const questions = { horizonDays: [0, 7, 400], shares: [0.01, 0.5, 0.99], tau: 90 }
  const distribution = inWords(
    estimateMilestone(groupOf(seen, clock), questions, { ...settings, milestone: 'reached' }),
  )
  expect(distribution.ultimate?.words).not.toMatch(/NaN|Infinity|undefined|null/)
  const wait = estimateExpectedWait(groupOf(seen, clock), { waitedDays: 2, withinDays: 7 }, settings)
  const told = { ...wait, sentence: sentenceOf(wait, 0.9) }
  expect([...Value.Errors(DistributionGroup, distribution)]).toEqual([])
  expect([...Value.Errors(ExpectedWaitGroup, told)]).toEqual([])
  expect(told.sentence).not.toMatch(/NaN|Infinity|undefined|null/)
  return distribution
}

describe('whatever was seen', () => {
  test.each(Object.entries(edges))('%s: unknown is null, never NaN', (_, seen) => {
    for (const ci of ['loglog', 'rothman-wilson'] as const) {
      for (const onlyDrawn of [true, false]) shapesFit(seen, 'time_to_offer', onlyDrawn, ci)
    }
  })

  test('with nothing seen every estimate is null', () => {
    const group = estimateDistribution(groupOf([]), asked, estimating)
    expect(group.horizons.every(({ waiting }) => waiting.estimate === null)).toBe(true)
    expect(group.quantiles.every(({ days }) => days === null)).toBe(true)
    expect(group.restricted_mean).toBeNull()
    expect(group.curve.days).toEqual([])
  })

  test('an answer has its declared shape, and its chances add to one', () => {
    fc.assert(
      fc.property(
        fc.array(anySpell, { maxLength: 60 }),
        fc.constantFrom('time_to_offer', 'response:application'),
        fc.boolean(),
        (seen, clock, onlyDrawn) => {
          const group = shapesFit(seen, clock, onlyDrawn, 'rothman-wilson')
          for (const { waiting, exits } of group.horizons) {
            if (waiting.estimate === null) continue
            const ended = Object.values(exits).reduce((sum, { estimate }) => sum + (estimate ?? 0), 0)
            expect(waiting.estimate + ended).toBeCloseTo(1, 9)
          }
        },
      ),
    )
  })
})
