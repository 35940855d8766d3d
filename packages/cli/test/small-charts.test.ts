import type {
  ComparisonsAnswer,
  ExpectationsAnswer,
  ExpectedWaitAnswer,
  FunnelAnswer,
} from '@hearback/contracts'
import { expect, test } from 'vitest'
import { waitingChart } from '../src/render/chart.ts'
import { renderComparisons } from '../src/render/comparisons.ts'
import { renderExpectations } from '../src/render/expectations.ts'
import { renderExpectedWait } from '../src/render/expected-wait.ts'
import { renderFunnel } from '../src/render/funnel.ts'

const told = {
  question: { calendar: 'days' },
  as_of: '2026-03-31',
  observed_through: null,
  synthetic: false,
  label: null,
  withheld: [],
  parked_journeys: 0,
  method: { confidence: 0.95 },
}
const half = { estimate: 0.5, low: 0.4, high: 0.6 }
const unknown = { estimate: null, low: null, high: null }

const expectation = (id: string, more: object) => ({
  key: { expectation: id },
  phrase: `phrase ${id}`,
  owed_by: 'employer',
  source: '003',
  contradicts: [],
  minimum: 0,
  maximum: 5,
  observed: 9,
  inside: half,
  early: unknown,
  late_or_other: half,
  reason: null,
  ...more,
})

test('sources that contradict each other stand below each other, with their reasons', () => {
  const groups = [
    expectation('X03', { contradicts: ['X13'] }),
    expectation('X07', { inside: unknown, reason: 'no reply was ever recorded here' }),
    expectation('X13', { contradicts: ['X03'] }),
  ]
  // Of an answer only what is shown.
  const text = renderExpectations({ ...told, groups } as unknown as ExpectationsAnswer, 80)
  const ids = text.split('\n').flatMap((line) => /^(X\d\d) /.exec(line)?.[1] ?? [])
  expect(ids).toEqual(['X03', 'X13', 'X07'])
  expect(text).toMatch(/^X03 .* X13 .* 50\.0 % \(40-60\) +– +50\.0 % \(40-60\) +█{5}$/m)
  expect(text).toMatch(/^X07 .* 9 +– +– +50\.0 % \(40-60\)$/m)
  expect(text).toContain('X07: no reply was ever recorded here.')
})

test('the funnel draws how many have moved on by its last horizon', () => {
  const cells = [
    { days: 7, mature: true, conversion: { estimate: 0.1, low: 0, high: 0.2 } },
    { days: 30, mature: true, conversion: half },
  ]
  const groups = [
    { key: { clock: 'stage:applied' }, journeys: 9, spells: 9, running: 0, cells },
    {
      key: { clock: 'stage:offer' },
      journeys: 9,
      spells: 9,
      running: 0,
      cells: cells.map((cell) => ({ ...cell, conversion: unknown })),
    },
  ]
  // Of an answer only what is shown.
  const text = renderFunnel({ ...told, groups } as unknown as FunnelAnswer, 80)
  expect(text).toMatch(/^stage:applied .* 50\.0 % \(40-60\) +█{5}$/m)
  expect(text).toMatch(/^stage:offer .*–$/m)
})

const at = (estimate: number | null, low: number, high: number) => ({ estimate, low, high })
const horizons = (waiting: object, main_cause: object) => [{ days: 30, waiting, main_cause }]

test('differences are points with a sign, never "-0", and the largest has the longest bar', () => {
  const comparison = {
    clock: 'stage:applied',
    main_cause: 'advanced',
    tests: [],
    strata: null,
    reason: null,
    differences: [
      { key: { region: 'EU' }, horizons: horizons(at(0.1, -0.001, 0.2), at(-0.05, -0.1, 0)) },
      { key: { region: 'US' }, horizons: horizons(at(null, 0, 0), at(0, 0, 0)) },
    ],
  }
  const answer = {
    ...told,
    groups: [],
    comparisons: [comparison],
    comparing: { tests: 0, of: 'those shown' },
  }
  // Of an answer only what is shown.
  const text = renderComparisons(answer as unknown as ComparisonsAnswer)
  expect(text).toMatch(/^EU +still waiting +10\.0 \(0 to 20\) +\+█{20}$/m)
  expect(text).toMatch(/advanced +-5\.0 \(-10 to 0\) +-█{10}$/m)
  expect(text).toMatch(/^US +still waiting +–$/m)
})

test('an expected wait draws the chance of each ending', () => {
  const groups = [{ within: { days: 7, exits: { answered: half, another_round: unknown }, waiting: half } }]
  // Of an answer only what is shown.
  const text = renderExpectedWait({ ...told, sentence: 'Half.', groups } as unknown as ExpectedWaitAnswer)
  expect(text).toMatch(/^answered +50\.0 % \(40-60\) +█{15}$/m)
  expect(text).toMatch(/^another round +–$/m)
})

test('the axis of a chart in hours ends in at most one decimal', () => {
  expect(waitingChart({ days: [0, 0.5, 23 / 12], waiting: [1, 0.5, 0] }, 20)).toMatch(/1\.9 days$/)
})
