import { ExpectationGroup, type MeasureOutcome } from '@hearback/contracts'
import { type Expectation, expectations } from '@hearback/journeys'
import type { MeasureGroup } from '@hearback/read-models'
import { Value } from '@sinclair/typebox/value'
import { expect, test } from 'vitest'
import { judgeMeasures, judgeWait } from '../src/estimate/expectation.ts'
import { recordedTargets } from '../src/estimate/recorded-targets.ts'
import { estimatingOf, groupOf, spells } from './group-counts.ts'

const estimating = estimatingOf()

const named = (id: string): Expectation => {
  const found = expectations.get(id)
  if (found === undefined) throw new Error(`no expectation ${id}`)
  return found
}

const measured = (outcomes: Partial<Record<MeasureOutcome, number>>): MeasureGroup => {
  const measures = Object.values(outcomes).reduce((sum, some) => sum + some, 0)
  return { key: {}, outcomes, measures, journeys: measures, contributors: measures, largestContributor: 1 }
}

test('with nobody still waiting the shares are plain counting', () => {
  const judged = judgeWait(
    named('X21'),
    groupOf([
      ...spells(4, 1, 'answered/invited'),
      ...spells(3, 2, 'answered/told'),
      ...spells(5, 14, 'answered/rejected'),
      ...spells(6, 15, 'answered/told'),
      ...spells(2, 9, 'withdrawn'),
    ]),
    estimating,
  )
  expect(judged.early.estimate).toBeCloseTo(4 / 20, 12)
  expect(judged.inside.estimate).toBeCloseTo(8 / 20, 12)
  expect(judged.late_or_other.estimate).toBeCloseTo(8 / 20, 12)
  expect(judged.still_waiting.estimate).toBeCloseTo(6 / 20, 12)
  expect(judged.other['withdrawn']?.estimate).toBeCloseTo(2 / 20, 12)
  expect(judged).toMatchObject({ observed: 20, through_days: 14, minimum: 2, maximum: 14, source: '004' })
  // Wilson for 8 of 20 at 95 %.
  expect(judged.inside.low).toBeCloseTo(0.2188, 4)
  expect(judged.inside.high).toBeCloseTo(0.61342, 4)
  expect([...Value.Errors(ExpectationGroup, judged)]).toEqual([])
})

/** By hand: at risk 20, 16, 8 on days 1, 2, 5; F(1) = .2, S = .8; day 2: 4/16 of .8 = .2, S = .6; day 5: 2/8 of .6 = .15. */
const censored = [
  ...spells(4, 1, 'answered'),
  ...spells(4, 2, 'answered'),
  ...spells(4, 3, null),
  ...spells(2, 5, 'answered'),
  ...spells(6, 20, null),
]

test('who still waits counts for as long as they were followed, and the parts add up to the whole', () => {
  const judged = judgeWait(named('X21'), groupOf(censored), estimating)
  expect(judged.early.estimate).toBeCloseTo(0.2, 12)
  expect(judged.inside.estimate).toBeCloseTo(0.35, 12)
  expect(judged.late_or_other.estimate).toBeCloseTo(0.45, 12)
  expect(judged.running).toBe(10)
})

test('beyond what anybody was followed for nothing is said', () => {
  const short = [...spells(4, 1, 'answered'), ...spells(12, 6, null)]
  const judged = judgeWait(named('X21'), groupOf(short), estimating)
  expect(judged).toMatchObject({
    inside: { estimate: null },
    late_or_other: { estimate: null },
    through_days: null,
  })
  const open = judgeWait(
    named('X17'),
    groupOf([...spells(3, 9, 'sent'), ...spells(3, 16, 'sent'), ...spells(14, 30, null)]),
    estimating,
  )
  expect(open).toMatchObject({ through_days: 30, maximum: null })
  expect(open.early.estimate).toBeCloseTo(3 / 20, 12)
  expect(open.inside.estimate).toBeCloseTo(3 / 20, 12)
})

test('two sources that bound one wait are judged by the same waits', () => {
  const group = groupOf(
    [...spells(6, 0, 'accepted'), ...spells(6, 2, 'declined'), ...spells(8, 7, 'countered')],
    'offer_decision',
  )
  const [week, days] = [
    judgeWait(named('X03'), group, estimating),
    judgeWait(named('X13'), group, estimating),
  ]
  expect(week.inside.estimate).toBe(1)
  expect(days.early.estimate).toBeCloseTo(0.3, 12)
  expect(days.inside.estimate).toBeCloseTo(0.3, 12)
  expect([week.contradicts, days.contradicts]).toEqual([['X13'], ['X03']])
})

test('what is no wait is a share of what could be judged, with the others told beside it', () => {
  const judged = judgeMeasures(
    named('X06'),
    measured({ early: 2, kept: 8, late: 10, impossible: 7, pending: 3 }),
    estimating,
  )
  expect(judged).toMatchObject({
    observed: 20,
    early: { estimate: 0.1 },
    inside: { estimate: 0.4 },
    late_or_other: { estimate: 0.5 },
    not_judged: { impossible: 7, pending: 3 },
  })
  expect(judged.inside.low).toBeCloseTo(0.2188, 4)
  expect(judged.inside.high).toBeCloseTo(0.61342, 4)
  expect([...Value.Errors(ExpectationGroup, judged)]).toEqual([])
})

test('none kept is 0 with an upper limit, and nothing observed is unknown, not 0', () => {
  const none = judgeMeasures(named('X08'), measured({ shorter: 5, longer: 5 }), estimating)
  expect(none.inside).toMatchObject({ estimate: 0, low: 0 })
  expect(none.inside.high).toBeCloseTo(0.27753, 4)
  const nothing = { estimate: null, low: null, high: null }
  expect(judgeMeasures(named('X04'), undefined, estimating)).toMatchObject({ inside: nothing, observed: 0 })
  expect(judgeWait(named('X19'), undefined, estimating)).toMatchObject({
    inside: nothing,
    observed: 0,
    through_days: null,
  })
  expect(judgeWait(named('X17'), undefined, estimating)).toMatchObject({
    inside: nothing,
    late_or_other: nothing,
  })
})

const nothingTold = { estimate: null, low: null, high: null }

test('without an upper bound it is told as far as enough were followed, not to the end of the last one', () => {
  const waits = [...spells(3, 9, 'sent'), ...spells(6, 16, 'sent'), ...spells(21, 30, null)]
  const lonely = [...waits, ...spells(1, 405, 'sent')]
  for (const changed of [{}, { onlyDrawn: true, fewestAtRisk: 10 }]) {
    const judged = judgeWait(named('X17'), groupOf(lonely), estimatingOf(changed))
    expect(judged).toMatchObject({ through_days: 30, late_or_other: nothingTold })
    expect(judged.reason).toContain('nothing is late')
    expect(judged.early.estimate).toBeCloseTo(3 / 31, 12)
    expect(judged.inside.estimate).toBeCloseTo(6 / 31, 12)
    expect(judged.still_waiting.estimate).toBeCloseTo(22 / 31, 12)
  }
  const few = judgeWait(named('X17'), groupOf(spells(9, 20, 'sent')), estimating)
  expect(few).toMatchObject({ through_days: null, inside: nothingTold, still_waiting: nothingTold })
  expect(few.reason).toContain('fewer than 10')
})

test('without an upper bound inside, early, the other causes and still waiting are the whole', () => {
  const waits = [
    ...spells(4, 2, 'sent'),
    ...spells(5, 5, 'answered'),
    ...spells(3, 15, 'sent'),
    ...spells(2, 6, null),
    ...spells(20, 40, null),
  ]
  const { inside, early, other, still_waiting } = judgeWait(named('X17'), groupOf(waits), estimating)
  const parts = [inside, early, still_waiting, ...Object.values(other)].map(({ estimate }) => estimate ?? 0)
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12)
  expect(parts.every((part) => part > 0)).toBe(true)
})

test('a bound that only a few of many were followed to is not told of', () => {
  const waits = [...spells(2, 3, 'answered'), ...spells(60, 6, null), ...spells(2, 14, 'answered')]
  const judged = judgeWait(named('X21'), groupOf(waits), estimating)
  expect(judged).toMatchObject({ through_days: null, inside: nothingTold, late_or_other: nothingTold })
  expect(judged.reason).toContain('followed to the upper bound')
})

test('what is never recorded is unknown, not never done', () => {
  const waits = groupOf(spells(40, 20, null), 'expectation:feedback')
  const judged = judgeWait(named('X01'), waits, estimating, false)
  expect(judged).toMatchObject({
    observed: 40,
    running: 40,
    inside: nothingTold,
    early: nothingTold,
    late_or_other: nothingTold,
    still_waiting: nothingTold,
    through_days: null,
    reason: expect.stringContaining('no feedback_received was ever recorded here'),
  })
  expect(judgeWait(named('X01'), waits, estimating)).toMatchObject({ inside: { estimate: 0 }, reason: null })
  expect([...Value.Errors(ExpectationGroup, judged)]).toEqual([])
})

const ended = (clock: string, cause: string) => groupOf(spells(10, 2, cause), clock)

test('a target is recorded where some wait ended in it, also one that another expectation bounds', () => {
  const all = [...expectations.values()]
  const recordedIn = (...groups: ReturnType<typeof groupOf>[]) => [...recordedTargets(all, groups)].toSorted()
  expect(recordedIn()).toEqual([])
  expect(recordedIn(ended('expectation:feedback', 'answered'))).toEqual(['X01', 'X16'])
  expect(recordedIn(ended('expectation:feedback', 'withdrawn'))).toEqual([])
  expect(recordedIn(ended('response:interview', 'answered/told'))).toEqual(['X21'])
  // A thank-you is a thank-you or a follow-up; one of the two need not be a thank-you.
  expect(recordedIn(ended('courtesy:thank_you', 'sent'))).toEqual(['X10', 'X15'])
  expect(recordedIn(ended('expectation:courtesy', 'sent'))).toEqual(['X15'])
  // A follow-up on the one wait would have been one on the other.
  expect(recordedIn(ended('expectation:promise', 'sent'))).toEqual(['X15', 'X17', 'X18'])
})

test('what cannot come early has no share of it', () => {
  const soon = judgeWait(
    named('X03'),
    groupOf([...spells(6, 0, 'accepted'), ...spells(8, 9, null)]),
    estimating,
  )
  expect(soon).toMatchObject({ minimum: 0, early: nothingTold })
  const order = judgeMeasures(named('X04'), measured({ kept: 8, broken: 2 }), estimating)
  expect(order).toMatchObject({ early: nothingTold, inside: { estimate: 0.8 } })
  const longer = judgeMeasures(named('X09'), measured({ kept: 8, broken: 2 }), estimating)
  expect(longer.early).toEqual(nothingTold)
})
