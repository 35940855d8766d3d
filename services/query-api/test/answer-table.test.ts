import { ComparisonsAnswer, DistributionAnswer, FunnelAnswer } from '@hearback/contracts'
import { expect, test } from 'vitest'
import { answerTable } from '../src/exports/answer-table.ts'

const half = { estimate: 0.5, low: 0.4, high: null }

const distribution = {
  workspace: 'acme',
  question: { from: null },
  as_of: '2026-03-31',
  observed_through: null,
  parked_journeys: 2,
  withheld: [{ key: { clock: 'stage:offer' }, reason: 'fewer than 5 journeys' }],
  groups: [
    {
      key: { clock: 'stage:applied', region: null },
      journeys: 9,
      exits: { advanced: 4 },
      quantiles: [{ p: 0.5, of: 'any', days: 9, low: 8, high: null }],
      horizons: [{ days: 7, waiting: half, exits: { advanced: half }, at_risk: null }],
      restricted_mean: null,
      curve: { days: [0, 1], at_risk: [9, 8], waiting: [1, 0.9], exits: { advanced: [0, 0.1] } },
    },
  ],
}

test('what has to be said before any number is a row of its own', () => {
  const labelled = { ...distribution, groups: [], label: 'in working days' }
  const said = answerTable(labelled, DistributionAnswer).rows.find((row) => row.includes('label'))
  expect(said?.at(-1)).toBe('in working days')
  const unlabelled = answerTable({ ...labelled, label: null }, DistributionAnswer)
  expect(unlabelled.rows.some((row) => row.includes('label'))).toBe(false)
})

test('each number of an answer is one row, with its group, its path and what it is at', () => {
  const { columns, rows } = answerTable(distribution, DistributionAnswer)
  expect(columns.map(({ name }) => name)).toEqual([
    'as_of',
    'observed_through',
    'clock',
    'region',
    'measure',
    'at',
    'value',
    'low',
    'high',
    'text',
  ])
  const applied = ['2026-03-31', null, 'stage:applied', null]
  expect(rows).toEqual([
    ['2026-03-31', null, null, null, 'parked_journeys', null, 2, null, null, null],
    [
      '2026-03-31',
      null,
      'stage:offer',
      null,
      'withheld.reason',
      null,
      null,
      null,
      null,
      'fewer than 5 journeys',
    ],
    [...applied, 'journeys', null, 9, null, null, null],
    [...applied, 'exits.advanced', null, 4, null, null, null],
    [...applied, 'quantiles', 'p=0.5 of=any', 9, 8, null, null],
    [...applied, 'horizons.waiting', 'days=7', 0.5, 0.4, null, null],
    [...applied, 'horizons.exits.advanced', 'days=7', 0.5, 0.4, null, null],
    [...applied, 'horizons.at_risk', 'days=7', null, null, null, null],
    [...applied, 'restricted_mean', null, null, null, null, null],
    [...applied, 'curve.at_risk', 'days=0', 9, null, null, null],
    [...applied, 'curve.at_risk', 'days=1', 8, null, null, null],
    [...applied, 'curve.waiting', 'days=0', 1, null, null, null],
    [...applied, 'curve.waiting', 'days=1', 0.9, null, null, null],
    [...applied, 'curve.exits.advanced', 'days=0', 0, null, null, null],
    [...applied, 'curve.exits.advanced', 'days=1', 0.1, null, null, null],
  ])
})

test('whether a cell of the funnel is mature stands beside its numbers', () => {
  const cells = [{ days: 7, mature: false, conversion: half, converted: 3, followed: null }]
  const { rows } = answerTable({ groups: [{ key: { clock: 'stage:applied' }, cells }] }, FunnelAnswer)
  expect(rows.map((row) => row.slice(3))).toEqual([
    ['cells.conversion', 'days=7 mature=false', 0.5, 0.4, null, null],
    ['cells.converted', 'days=7 mature=false', 3, null, null, null],
    ['cells.followed', 'days=7 mature=false', null, null, null, null],
  ])
})

test('what is said of several groups together is told by clock, test and group', () => {
  const comparisons = [
    {
      clock: 'stage:applied',
      groups: [{ region: 'EU' }],
      main_cause: 'advanced',
      tests: [
        { test: 'gray', of: 'advanced', trend: false, statistic: 2.5, df: 1, p: 0.11, adjusted_p: null },
      ],
      differences: [
        { key: { region: 'EU' }, given_waiting_at: null, horizons: [{ days: 7, waiting: half }] },
      ],
      reason: null,
    },
  ]
  const { rows } = answerTable({ groups: [], comparisons }, ComparisonsAnswer)
  const at = 'clock=stage:applied main_cause=advanced'
  const ofTest = `${at} test=gray of=advanced trend=false df=1`
  expect(
    rows
      .filter(([, , region]) => region === 'EU')
      .at(-1)
      ?.slice(2),
  ).toEqual(['EU', 'comparisons.differences.horizons.waiting', `${at} days=7`, 0.5, 0.4, null, null])
  expect(rows.map((row) => row.slice(3, 6))).toContainEqual(['comparisons.tests.statistic', ofTest, 2.5])
})
