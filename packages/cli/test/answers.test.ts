import type { ComparisonsAnswer, FunnelAnswer } from '@hearback/contracts'
import { expect, test } from 'vitest'
import { renderComparisons } from '../src/render/comparisons.ts'
import { renderFunnel } from '../src/render/funnel.ts'

const told = {
  workspace: 'acme',
  synthetic: false,
  question: {
    process: 'hiring',
    clock: null,
    clock_version: null,
    filters: {},
    basis: 'cohort',
    from: null,
    to: null,
    group_by: [],
    resolution: 'day',
    calendar: 'days',
    definition: 'hearback',
    assume_closed_after: null,
    known_at: null,
  },
  as_of: '2026-03-31',
  observed_through: null,
  projected_through: '2026-04-01T00:00:00Z',
  inclusion: ['prospective'],
  label: null,
  withheld: [{ key: { region: 'APAC' }, reason: 'fewer than 5 journeys' }],
  parked_journeys: 0,
  method: { estimator: 'aalen-johansen', interval: 'rothman-wilson', confidence: 0.95 },
} as const

const counts = {
  clock_version: 1,
  journeys: 20,
  spells: 21,
  running: 3,
  exits: {},
  unusable: 0,
  undated_end: 0,
  reached_after_ending: 0,
  given_waiting_at: null,
}
const unknown = { estimate: null, low: null, high: null }
const half = { estimate: 0.5, low: 0.4, high: 0.6 }

test('an immature cell of a funnel bears its mark, an unknown one is a dash', () => {
  const answer = {
    ...told,
    groups: [
      {
        key: { clock: 'stage:applied' },
        ...counts,
        cells: [
          { days: 7, mature: true, conversion: half, converted: 10, followed: 21 },
          { days: 30, mature: false, conversion: half, converted: 10, followed: 12 },
          { days: 90, mature: false, conversion: unknown, converted: 10, followed: 0 },
        ],
      },
    ],
    // Spread of a constant: its arrays are read-only, those of an answer are not.
  } as unknown as FunnelAnswer
  const [, , row, , mark] = renderFunnel(answer).split('\n')
  expect(row?.split(/ {2,}/)).toEqual([
    'stage:applied',
    '20',
    '21',
    '3',
    '50.0 % (40-60)',
    '~ 50.0 % (40-60)',
    '–',
  ])
  expect(mark).toContain('~ an estimate')
  expect(renderFunnel({ ...answer, groups: [] })).toContain('Withheld: APAC (fewer than 5 journeys)')
})

test('a comparison shows each test with both p values, and each group less the others', () => {
  const test = {
    test: 'log-rank',
    of: 'any',
    trend: false,
    statistic: 12.345,
    df: 1,
    p: 0.0004,
    adjusted_p: 0.02,
  }
  const comparison = {
    clock: 'stage:applied',
    groups: [],
    main_cause: 'advanced',
    strata: null,
    tests: [test, { ...test, trend: true, statistic: null, df: null, p: null, adjusted_p: null }],
    differences: [
      {
        key: { clock: 'stage:applied', region: 'EU' },
        given_waiting_at: null,
        horizons: [{ days: 7, waiting: { estimate: -0.1, low: -0.2, high: 0.05 }, main_cause: unknown }],
      },
    ],
    reason: null,
  }
  const none = { ...comparison, clock: 'stage:offer', tests: [], differences: [], reason: 'too few' }
  const comparing = { weighting: 'log-rank', adjustment: 'benjamini-hochberg', tests: 1, of: 'those shown' }
  // Spread of a constant: its arrays are read-only, those of an answer are not.
  const answer = {
    ...told,
    groups: [],
    comparisons: [comparison, none],
    comparing,
  } as unknown as ComparisonsAnswer
  const lines = renderComparisons(answer)
  expect(lines).toMatch(/log-rank +any +12\.35 +1 +< 0\.001 +0\.020/)
  expect(lines).toMatch(/log-rank, trend +any +– +– +– +–/)
  expect(lines).toMatch(/EU +still waiting +-10\.0 \(-20 to 5\)/)
  expect(lines).toContain('stage:offer: nothing compared, too few.')
  expect(lines).toContain('p adjusted for 1 tests')
})
