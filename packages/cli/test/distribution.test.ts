import type { DistributionAnswer, DistributionGroup, DocumentedMeasure } from '@hearback/contracts'
import { expect, test } from 'vitest'
import { questionOf } from '../src/commands/ask.ts'
import { renderDistribution } from '../src/render/distribution.ts'
import { renderDocumented } from '../src/render/documented-measures.ts'
import { paragraph } from '../src/render/paragraph.ts'

const byState = { waiting: 30, ended: { advanced: 45, rejected: 15 } }
const group: DistributionGroup = {
  key: { clock: 'stage:applied' },
  clock_version: 1,
  journeys: 20,
  spells: 20,
  running: 6,
  exits: { advanced: 10, rejected: 4 },
  unusable: 0,
  undated_end: 0,
  reached_after_ending: 0,
  given_waiting_at: null,
  quantiles: [{ p: 0.5, of: 'any', days: 9, low: 8, high: 10 }],
  horizons: [],
  restricted_mean: { tau: 90, days: 30, low: 28, high: 32, by_state: byState },
  curve: { days: [], at_risk: [], waiting: [], low: [], high: [], exits: {} },
}
const measure: DocumentedMeasure = {
  vendor: 'gem',
  measure: 'time in stage',
  statistic: 'mean',
  days: 2.14,
  share: null,
  rests_on: 10,
  completed: 10,
  still_waiting: { waits: 6, are: 'left_out' },
  ended_otherwise: { waits: 4, are: 'left_out' },
  hearback: [
    { of: 'mean days of those', within_days: 89, days: { days: 3.04, low: 2.5, high: 3.6 }, share: null },
  ],
  difference: "Gem's time in stage is 2.1 days, ours is 3.",
  assumed: ['nobody skips a stage'],
  reason: null,
  source: 'https://example.com/time',
}
const share: DocumentedMeasure = {
  ...measure,
  measure: 'passthrough rate',
  statistic: 'share',
  days: null,
  share: 0.35,
  still_waiting: { waits: 6, are: 'in_denominator' },
  hearback: [0.35, 0.65].map((estimate) => ({
    of: 'advanced in the end',
    within_days: 8,
    days: null,
    share: { estimate, low: null, high: null },
  })),
}

const answerOf = (...groups: DistributionGroup[]) =>
  ({
    question: { calendar: 'days' },
    as_of: '2026-03-31',
    observed_through: null,
    synthetic: false,
    label: null,
    withheld: [],
    parked_journeys: 0,
    method: { estimator: 'aalen-johansen', interval: 'rothman-wilson', confidence: 0.9 },
    groups,
    // What the rendering reads; the rest of an answer is not shown.
  }) as unknown as DistributionAnswer

test('the table names the confidence of its intervals', () => {
  const lines = renderDistribution(answerOf(group), 80).split('\n')
  expect(lines[2]).toContain('9 (8-10)')
  expect(lines[3]).toBe('In parentheses: 90 % intervals.')
  expect(renderDistribution(answerOf(), 80).split('\n')[0]).toBe('Nothing to show.')
})

test('the days of a restricted mean are bars in proportion to them; an unknown mean draws none', () => {
  const text = renderDistribution(answerOf(group), 80)
  expect(text).toContain('stage:applied: where the first 90 days go, on average')
  expect(text).toMatch(/^waiting +30 {2}█{10}$/m)
  expect(text).toMatch(/^advanced +45 {2}█{15}$/m)
  expect(text).toMatch(/^rejected +15 {2}█{5}$/m)
  expect(renderDistribution(answerOf({ ...group, restricted_mean: null }), 80)).not.toContain('days go')
})

test('of several groups the bars show how much of the days is spent waiting', () => {
  const other = { ...group, key: { clock: 'stage:offer' } }
  const text = renderDistribution(answerOf(group, other, { ...other, restricted_mean: null }), 80)
  expect(text.match(/^stage:\w+ +90 +30 {2}█{10}░{20}$/gm)).toHaveLength(2)
  expect(text).not.toContain('days go')
})

test('of several groups only the reasons are told, of one our numbers too', () => {
  const compared = { ...group, as_documented: [measure] }
  expect(renderDistribution(answerOf(compared), 80)).toContain('  - mean days of those')
  const two = renderDistribution(answerOf(compared, compared), 80)
  expect(two.match(/ours is 3\./g)).toHaveLength(2)
  expect(two).not.toContain('  - mean days')
  expect(two.match(/example\.com/g)).toHaveLength(1)
})

test('the share in the end is said in its words', () => {
  const bound = { estimate: 0.64, low: null, high: null }
  const words = 'between 64 % and 71 % in the end; no plateau yet'
  const ultimate = {
    of: 'answered',
    at_least: bound,
    at_most: bound,
    point: null,
    plateau: false,
    followed_days: 9,
    given_waiting_at: null,
    reason: null,
    words,
  }
  expect(renderDistribution(answerOf({ ...group, ultimate }), 80)).toContain(
    `stage:applied, answered: ${words}.`,
  )
})

test('their number stands beside ours with what it leaves out, why they differ, what is assumed and the source', () => {
  const text = renderDistribution(answerOf({ ...group, as_documented: [measure] }), 80)
  expect(text).toContain('As gem documents it')
  expect(text).toMatch(/stage:applied +time in stage +2\.1 +3 \(2\.5-3\.6\) +10 +6 left out +4 left out/)
  expect(text).toContain("stage:applied: Gem's time in stage is 2.1 days, ours is 3.")
  expect(text).toContain('mean days of those (89 days): 3 (2.5-3.6)')
  expect(text).toContain('gem, time in stage: https://example.com/time\n  Assumed: nobody skips a stage.')
  expect(renderDistribution(answerOf(group), 80)).not.toContain('documents it')
})

/** The row of the table. */
const line = (of: DocumentedMeasure) =>
  renderDocumented([{ key: { clock: 'stage:applied' }, as_documented: [of] }], 80).split('\n')[3]

test('a share is compared with the bounds of ours; what is not known is a dash', () => {
  expect(line(share)).toMatch(/35\.0 % +35\.0 % to 65\.0 % +10 +6 counted as not/)
  expect(line({ ...share, share: null, hearback: [] })).toMatch(/rate +– +– +10/)
  expect(line({ ...measure, days: null, hearback: [] })).toMatch(/stage +– +– +10/)
})

test('prose is broken between words, and nothing of it is lost', () => {
  const text = 'one two three four five six seven'
  expect(paragraph(text, 20, '  ')).toBe('one two three four\n  five six seven')
  expect(paragraph(text, 20).split(/\s/)).toEqual(text.split(' '))
})

test('a definition is asked for by its option', () => {
  const asked = questionOf({ workspace: 'demo', where: ['region=EU'], definition: 'gem' })
  expect(asked.toString()).toBe('workspace=demo&definition=gem&region=EU')
})
