import type { ComposedTimeToOffer, TimeToOfferAnswer } from '@hearback/contracts'
import { expect, test } from 'vitest'
import { renderings } from '../src/render/answers.ts'

const answerWith = (composed?: ComposedTimeToOffer): TimeToOfferAnswer => ({
  workspace: 'acme',
  synthetic: false,
  question: {
    process: 'hiring',
    clock: 'time_to_offer',
    clock_version: 1,
    filters: {},
    basis: 'cohort',
    from: null,
    to: null,
    group_by: [],
    resolution: 'day',
    calendar: 'days',
    known_at: null,
    definition: 'hearback',
    assume_closed_after: null,
  },
  as_of: '2026-03-31',
  observed_through: '2026-03-30',
  projected_through: '2026-04-01T10:00:00Z',
  inclusion: ['prospective'],
  label: null,
  withheld: [],
  parked_journeys: 0,
  method: { estimator: 'aalen-johansen', interval: 'rothman-wilson', confidence: 0.95 },
  groups: [
    {
      key: { clock: 'time_to_offer' },
      clock_version: 1,
      journeys: 44,
      spells: 44,
      running: 3,
      exits: {},
      unusable: 0,
      undated_end: 0,
      reached_after_ending: 0,
      given_waiting_at: null,
      quantiles: [],
      horizons: [],
      restricted_mean: null,
      curve: { days: [], at_risk: [], waiting: [], low: [], high: [], exits: {} },
      ...(composed === undefined ? {} : { composed }),
    },
  ],
})

const rendered = (composed?: ComposedTimeToOffer) =>
  renderings['time-to-offer']?.text(answerWith(composed), 80) ?? ''

const used: ComposedTimeToOffer = {
  used: true,
  reason: null,
  distance: 0.012,
  at_days: 21,
  se: 0.009,
  checked_through_days: 60,
  horizons: [
    { days: 30, reached: { estimate: 0.25, low: 0.2, high: 0.3 } },
    { days: 90, reached: { estimate: null, low: null, high: null } },
  ],
}

test('a composition that holds is shown with what it was held against, and a day beyond it as a dash', () => {
  const text = rendered(used)
  expect(text).toContain('time_to_offer: composed of its stages\n')
  expect(text).toMatch(/by day +30 +90\n/)
  expect(text).toMatch(/reached +25\.0 % \(20-30\) +–/)
  expect(text).toContain(
    'At most 1.2 % from whole journeys (on day 21; standard error 0.9 %), compared through day 60.',
  )
})

test('one that does not hold says so and shows no number of its own', () => {
  const text = rendered({ ...used, used: false, reason: 'too far apart', horizons: [] })
  expect(text).toContain('composed of its stages: not used, too far apart.\nAt most 1.2 %')
  expect(text).not.toContain('25.0 %')
  const unknown = { distance: null, at_days: null, se: null, checked_through_days: null, horizons: [] }
  expect(rendered({ ...unknown, used: false, reason: 'too few' })).toMatch(/not used, too few\.$/)
})

test('nothing is said of a composition nobody asked for', () => {
  expect(rendered()).not.toContain('composed')
})
