import type { BottlenecksAnswer, ChangesAnswer } from '@hearback/contracts'
import { expect, test } from 'vitest'
import { renderBottlenecks } from '../src/render/bottlenecks.ts'
import { renderChanges } from '../src/render/changes.ts'

const told = {
  workspace: 'acme',
  synthetic: false,
  as_of: '2026-03-31',
  observed_through: null,
  withheld: [{ key: { clock: 'stage:offer' }, reason: 'fewer than 5 journeys' }],
  label: null,
  parked_journeys: 0,
  method: { estimator: 'aalen-johansen', interval: 'jackknife', random_groups: 20, confidence: 0.95 },
} as const
const counts = { journeys: 40, spells: 41, running: 3 }
const unknown = { estimate: null, low: null, high: null }
const noDays = { days: null, low: null, high: null }

const known = {
  ...counts,
  key: { clock: 'stage:screening' },
  tau: 90,
  visits: { estimate: 0.5, low: 0.4, high: 0.6 },
  mean_days: { days: 14.25, low: 12, high: 16.5 },
  share_of_time: { estimate: 0.6, low: 0.5, high: 0.7 },
  not_advanced: { estimate: 0.25, low: 0.2, high: 0.3 },
  lost: { rejected: { estimate: 0.125, low: null, high: null } },
  share_of_loss: { estimate: 1, low: null, high: null },
  potential: { days: 2.5, low: -0.5, high: 5.5 },
  rank: { from: 1, to: 2 },
  best: { compared: 6, segments: [{ department: 'Optics' }, { department: 'Legal' }], mean_days: 9.3 },
  reason: null,
}
const notKnown = {
  ...known,
  key: { clock: 'stage:applied' },
  visits: unknown,
  mean_days: noDays,
  share_of_time: unknown,
  share_of_loss: unknown,
  lost: {},
  potential: noDays,
  rank: null,
  best: { compared: 0, segments: [], mean_days: null },
  reason: 'nobody was seen moving on within tau',
}
// What is not shown is left out; the arrays of a constant are read-only, those of an answer are not.
const bottlenecks = {
  ...told,
  groups: [notKnown, known],
  where_days_go: [
    {
      key: {},
      tau: 30,
      stages: [{ clock: 'stage:screening', days: 20, low: 19, high: 21 }],
      elsewhere: { days: 10, low: 9, high: 11 },
      not_followed: { days: 0, low: null, high: null },
      reason: null,
    },
  ],
  comparing: { segment_by: ['department'], tau: 90, of: 'those shown' },
} as unknown as BottlenecksAnswer

test('stages stand by what could be saved, the unknown ones last and as dashes', () => {
  const lines = renderBottlenecks(bottlenecks, 120).split('\n')
  const [, , first, second] = lines.map((line) => line.split(/ {2,}/))
  expect(first).toEqual([
    'stage:screening',
    '40',
    '1-2',
    '2.5 (-0.5 to 5.5)',
    '14.3 (12-16.5)',
    '0.5 (0.4-0.6)',
    '25.0 % (20-30)',
    '100.0 %',
    '60.0 % (50-70)',
    '████████████████████',
  ])
  expect(second?.slice(0, 6)).toEqual(['stage:applied', '40', '–', '–', '–', '–'])
  expect(lines.join('\n')).toContain(
    'stage:screening: quickest of 6 by either half of the journeys, with 9.3 days on the other: Optics, Legal.',
  )
  expect(lines.join('\n')).toContain('below 0: nothing to gain')
  expect(lines.join('\n')).toContain('stage:applied: nobody was seen moving on within tau.')
})

test('where the days go is drawn, and what is withheld is said', () => {
  const text = renderBottlenecks(bottlenecks, 120)
  expect(text).toMatch(/where the first 30 days go +days/)
  expect(text).toMatch(/stage:screening +20 \(19-21\) +█{40}\n/)
  expect(text).toMatch(/elsewhere +10 \(9-11\) +█{20}\n/)
  expect(text).toMatch(/not followed +0\n/)
  expect(text).toContain('Withheld: stage:offer (fewer than 5 journeys)')
  expect(renderBottlenecks({ ...bottlenecks, groups: [], where_days_go: [] }, 80)).toContain(
    'Nothing to show.',
  )
})

const inPeriod = { ...counts, visits: known.visits, mean_days: known.mean_days }
const changes = {
  ...told,
  periods: { a: { from: '2026-01-01', to: '2026-02-01' }, b: { from: '2026-02-01', to: '2026-03-01' } },
  groups: [
    {
      key: { clock: 'stage:screening' },
      tau: 90,
      a: inPeriod,
      b: { ...inPeriod, journeys: 50, visits: unknown, mean_days: noDays },
      by_durations: { days: -2, low: -4, high: 0.04 },
      by_visits: { days: 1, low: 0.5, high: 1.5 },
      reason: 'in period b it is not known',
    },
  ],
  totals: [
    {
      key: {},
      before: { days: 31.6, low: 30, high: 33 },
      after: { days: 35.6, low: 34, high: 37 },
      change: { days: 4, low: 1, high: 7 },
      reason: null,
    },
    {
      key: { region: 'EU' },
      before: noDays,
      after: noDays,
      change: noDays,
      reason: 'the days of x are not known',
    },
  ],
  comparing: { tau: 90, of: 'those shown' },
} as unknown as ChangesAnswer

test('a change has its sign, and a bar as long as its part', () => {
  const text = renderChanges(changes, 120)
  expect(text).toContain('mean days of a journey 31.6 -> 35.6: +4 (+1 to +7)')
  expect(text).toContain('EU: the days of x are not known.')
  expect(text).toMatch(/stage:screening +mean days +14\.3 \(12-16\.5\) +– +-2 \(-4 to 0\) +█{25}\n/)
  expect(text).toMatch(/visits +0\.5 \(0\.4-0\.6\) +– +\+1 \(\+0\.5 to \+1\.5\) +█{13}\n/)
  expect(text).toMatch(/journeys +40 +50\n/)
  expect(text).toContain('stage:screening: in period b it is not known.')
  expect(renderChanges({ ...changes, groups: [], totals: [] }, 80)).toContain('Nothing to show.')
})
