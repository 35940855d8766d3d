import { expect, test } from 'vitest'
import { adviceFor } from '../src/pages/workspace/data-quality/rules.ts'
import {
  byOwner,
  type Expectation,
  expectationChart,
  expectationName,
  expectationsFinding,
  readAs,
  remarksOn,
} from '../src/pages/workspace/expectations/expected.ts'

const unknown = { estimate: null, low: null, high: null }
const share = (estimate: number) => ({ estimate, low: null, high: null })
const kept: Expectation = {
  key: { expectation: 'X02' },
  phrase: 'a few days to a couple of weeks',
  source: '000',
  reading: 1,
  owed_by: 'employer',
  kind: 'wait',
  anchor: 'interview_held',
  targets: ['decision_notified'],
  minimum: 2,
  maximum: 14,
  clock: 'expectation:decision',
  contradicts: [],
  journeys: 20,
  observed: 25,
  running: 3,
  inside: share(0.5),
  early: share(0.1),
  late_or_other: share(0.4),
  still_waiting: share(0.3),
  other: { rejected: share(0.1) },
  through_days: 14,
  not_judged: {},
  reason: null,
}
const unbounded: Expectation = {
  ...kept,
  minimum: 14,
  maximum: null,
  early: unknown,
  late_or_other: unknown,
  inside: share(0.6),
}
const notJudged: Expectation = {
  ...unbounded,
  inside: unknown,
  reason: 'no feedback was ever recorded here',
}

const drawn = (group: Expectation) => {
  const { rows, parts } = expectationChart([group])
  return parts.map(({ label }, index) => [label, rows[0]?.shares[index]?.value])
}

test('of a phrase with an upper bound the parts are early, kept, and everything else', () => {
  expect(drawn(kept)).toEqual([
    ['earlier than said', 0.1],
    ['kept', 0.5],
    ['later, otherwise or not at all', 0.4],
  ])
})

test('without an upper bound nothing is late: what is left ended otherwise or still waits', () => {
  expect(drawn(unbounded)).toEqual([
    ['kept', 0.6],
    ['ended otherwise', 0.1],
    ['still waiting', 0.3],
  ])
})

test('what cannot be judged has a note and its reason, never a bar of 0', () => {
  expect(expectationChart([notJudged]).rows[0]?.note).toBe('not known (see below)')
  expect(remarksOn(notJudged)[0]).toBe('no feedback was ever recorded here.')
  expect(expectationsFinding([notJudged])).toBe('None of these can be judged by what was recorded here.')
})

test('a phrase is read in words, its rule of order too', () => {
  expect(readAs(kept)).toBe('2 to 14 days')
  expect(readAs({ ...kept, minimum: 0, maximum: 1 })).toBe('at most 1 day')
  expect(readAs(unbounded)).toBe('14 days or more')
  expect(readAs({ ...kept, kind: 'minutes', minimum: 20, maximum: 30 })).toBe('20 to 30 minutes')
  expect(readAs({ ...kept, kind: 'order', minimum: null, maximum: null })).toContain('rule of order')
})

test('a phrase is named by what it promises and the group it is told of', () => {
  expect(expectationName({ ...kept, key: { expectation: 'X02', region: 'EU' } })).toBe(
    '“a few days to a couple of weeks”: decision notified after interview held (EU)',
  )
  expect(byOwner([{ ...kept, owed_by: 'candidate' }, kept]).map(({ owner }) => owner)).toEqual([
    'employer',
    'candidate',
  ])
})

test('every finding leads to something to do, rules nobody wrote advice for too', () => {
  expect(adviceFor('undated_end')).toContain('Add the day of the ending')
  expect(adviceFor('pii_email')).toContain('personal data')
  expect(adviceFor('new_rule')).toContain('report of the import')
})
