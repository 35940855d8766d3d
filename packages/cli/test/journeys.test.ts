import type { JourneysAnswer } from '@hearback/contracts'
import { expect, test } from 'vitest'
import { renderJourneys } from '../src/render/journeys.ts'

const journey = {
  journey_id: `j_${'0'.repeat(32)}`,
  clock: 'response:application',
  visit: 1,
  stage: 'applied',
  entered_day: '2026-03-01',
  days: 30,
  cause: null,
  kind: null,
  dimensions: { region: 'EU', level: null },
}
const ended = { ...journey, stage: null, days: 4, cause: 'answered', kind: 'invited' }

const answer: JourneysAnswer = {
  workspace: 'acme',
  synthetic: false,
  question: {
    process: 'hiring',
    clock: 'response:application',
    clock_version: 1,
    filters: {},
    basis: 'cohort',
    from: null,
    to: null,
    group_by: [],
    resolution: 'day',
    calendar: 'business',
    definition: 'hearback',
    assume_closed_after: null,
    known_at: null,
  },
  as_of: '2026-03-31',
  projected_through: '2026-04-01T00:00:00Z',
  inclusion: ['prospective'],
  label: null,
  parked_journeys: 0,
  spells: 9,
  selected: 3,
  journeys: [journey, ended],
  next: 'bmV4dA',
}

const cells = (line = '') => line.split(/ {2,}/)

test('waits are told with their state, in the days of the question, with dimensions somebody has', () => {
  const [header, , first, second] = renderJourneys(answer).split('\n')
  expect(cells(header)).toEqual([
    'journey',
    'clock',
    'visit',
    'stage',
    'entered',
    'working days',
    'ended',
    'region',
  ])
  expect(cells(first).slice(3)).toEqual(['applied', '2026-03-01', '30', 'running', 'EU'])
  expect(cells(second).slice(3)).toEqual(['–', '2026-03-01', '4', 'answered/invited', 'EU'])
})

test('a page says how much it is of, and how the next is asked for where there is one', () => {
  const text = renderJourneys(answer)
  expect(text).toContain('2 shown of 3 selected; the question counts 9 waits.')
  expect(text).toContain('--where after=bmV4dA')
  const none = renderJourneys({ ...answer, journeys: [], selected: 0, next: null })
  expect(none).toMatch(/^Nothing to show\./)
  expect(none).not.toContain('More')
})
