import type { RestatedGroup, RestatementAnswer } from '@hearback/contracts'
import { expect, test } from 'vitest'
import { drawRestating, renderRestatement } from '../src/render/restatement.ts'

const group = (said: string, spells: number, more: Partial<RestatedGroup>): RestatedGroup => ({
  key: { clock: 'stage:applied', said },
  as_of: said === 'now' ? '2026-03-19' : '2026-02-28',
  clock_version: 1,
  journeys: spells,
  spells,
  running: 0,
  exits: {},
  unusable: 0,
  undated_end: 0,
  reached_after_ending: 0,
  median: { days: null, low: null, high: null },
  ...more,
})

const answer: RestatementAnswer = {
  workspace: 'acme',
  synthetic: false,
  restatement: {
    id: 7,
    known_at: '2026-03-01',
    recorded_before: '2026-03-02T00:00:00.000Z',
    state: 'ready',
    progress: { passed: 10, of: 10 },
    requested_at: '2026-03-20T12:00:00.000Z',
    ready_at: '2026-03-20T12:00:01.000Z',
    error: null,
  },
  changes: {
    process: 'hiring',
    rules: 'present',
    journeys: { known_then: 40, known_now: 46, new: 6, changed: 14, revised: 9 },
    groups: [
      group('then', 40, {
        running: 10,
        exits: { advanced: 30 },
        median: { days: 12.25, low: 11, high: 13 },
      }),
      group('then_as_known_now', 40, { running: 2, exits: { advanced: 30, rejected: 8 } }),
      group('now', 46, { running: 8, exits: { advanced: 30, rejected: 8 } }),
    ],
    withheld: [{ key: { clock: 'stage:offer', said: 'then' }, reason: 'fewer than 5 journeys' }],
  },
}

test('a restatement is told side by side, and what is withheld or unknown is a dash and never 0', () => {
  expect(renderRestatement(answer)).toMatchInlineSnapshot(`
    "What was known of acme at 2026-03-01, folded by the present rules.

    40 journeys were known then, 46 are now: 6 new, 14 known then and different now, of which 9 also up to that day (late or corrected facts).

    clock                 waits     running         ended   median days
    -------------  ------------  ----------  ------------  ------------
    stage:applied  40 > 40 > 46  10 > 2 > 8                12.3 > – > –
      advanced                               30 > 30 > 30
      rejected                                  0 > 8 > 8
    stage:offer       – > – > –   – > – > –                   – > – > –

    Each number: said then > of the same day with all that is known now > said now. Then: as of 2026-02-28. Now: as of 2026-03-19.

    –: withheld (fewer than 5 journeys), or no wait known, or a median not reached.

    Ask about that time with: npx hearback ask <question> --workspace acme --known-at 2026-03-01"
  `)
})

const told = (groups: RestatedGroup[]) =>
  answer.changes && renderRestatement({ ...answer, changes: { ...answer.changes, groups, withheld: [] } })

test('a dash is told where nothing is withheld too, and not where there is none', () => {
  const median = { days: 3, low: 2, high: 4 }
  const sides = ['then', 'then_as_known_now', 'now'].map((said) => group(said, 9, { median }))
  expect(told(sides)).not.toContain('–')
  expect(told(sides.slice(2))).toContain('– > – > 9')
  expect(told(sides.slice(2))).toContain('–: no wait known.')
  expect(told([...sides.slice(1), group('then', 9, {})])).toContain('–: a median not reached.')
})

const drawn = (state: string, progress: { passed: number; of: number } | null) =>
  drawRestating({ ...answer.restatement, state, progress }, 80)

test('progress is drawn from what is known of it', () => {
  expect(drawn('requested', null)).toContain('  0 %  requested')
  expect(drawn('folding', { passed: 5, of: 20 })).toContain(' 25 %  folding')
  expect(drawn('ready', { passed: 0, of: 0 })).toContain('100 %  ready\n')
})
