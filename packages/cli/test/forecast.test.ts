import type { ForecastAnswer } from '@hearback/contracts'
import { expect, test } from 'vitest'
import { renderForecast } from '../src/render/forecast.ts'

const foreseen = { forecast_of: 40, not_covered: 2, expected: { estimate: 6.25, low: 4.5, high: 8 } }
const group: ForecastAnswer['groups'][number] = {
  key: { clock: 'time_to_offer' },
  clock_version: 1,
  journeys: 200,
  spells: 200,
  running: 50,
  exits: { reached: 60, rejected: 90 },
  unusable: 0,
  undated_end: 0,
  reached_after_ending: 0,
  outcome: 'reached',
  open: 42,
  not_observed: 8,
  forecasts: [
    { ...foreseen, within_days: 7, low: 2, high: 11 },
    {
      within_days: 30,
      forecast_of: 0,
      not_covered: 42,
      expected: { estimate: null, low: null, high: null },
      low: null,
      high: null,
    },
  ],
  reason: 'some are not covered',
}
const answer: ForecastAnswer = {
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
  observed_through: '2026-03-31',
  projected_through: '2026-04-01T00:00:00Z',
  inclusion: ['full_export', 'prospective'],
  label: null,
  withheld: [{ key: { clock: 'time_to_accept' }, reason: 'fewer than 5 journeys' }],
  parked_journeys: 1,
  method: { estimator: 'aalen-johansen', interval: 'rothman-wilson', confidence: 0.95 },
  groups: [group],
}

test('a forecast is a row for each number of days; what is not known is a dash, what is missing is said', () => {
  const lines = renderForecast(answer, 80).split('\n')
  expect(lines.slice(0, 4)).toEqual([
    'group          open  forecast of  next days  expected  between',
    '-------------  ----  -----------  ---------  --------  -------  ----------',
    'time_to_offer    42           40          7       6.3     2-11  ██████████',
    'time_to_offer    42            0         30         –        –',
  ])
  const rest = lines.slice(4).join('\n')
  for (const said of [
    'some are not covered',
    '8 last seen waiting',
    'As of 2026-03-31',
    'Withheld',
    '1 journey could',
  ])
    expect(rest).toContain(said)
})
