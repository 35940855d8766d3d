import { expect, test } from 'vitest'
import type { Expectation } from '../src/expectations/expectation.ts'
import { expectations } from '../src/expectations/published.ts'
import { journeyOf, type Line, spellsOf } from './journey-builder.ts'

const expectationNamed = (id: string): Expectation => {
  const found = expectations.get(id)
  if (found === undefined) throw new Error(`no expectation ${id}`)
  return found
}

/** How the first wait of a journey did: by its bounds if it ended in what was expected, else by its cause. */
const verdictOf = (id: string, lines: readonly Line[]): string => {
  const { clock, met, minimum, maximum } = expectationNamed(id)
  const spell = journeyOf('hiring', lines).spells.find((known) => known.clock === clock)
  if (spell === undefined) return 'no wait'
  if (spell.exitedOn === null || spell.cause === null) return 'never'
  if (!met.includes(spell.cause)) return spell.cause
  const days = spell.exitedOn - spell.enteredOn
  if (days < (minimum ?? 0)) return 'early'
  return days > (maximum ?? Number.POSITIVE_INFINITY) ? 'late' : 'kept'
}

const held: Line = ['3-01', 'interview_held']
const offered: Line = ['3-01', 'offer_presented']
const contacted: Line = ['3-01', 'recruiter_contacted']
const told: Line = ['2-25', 'next_steps_told', { expected_by: '2026-03-01' }]
const again: Line = ['3-04', 'interview_held']
const rejected: Line = ['3-04', 'candidate_rejected']

const cases: [id: string, anchor: Line, then: Line, verdict: string][] = [
  ['X01', held, ['3-01', 'feedback_received'], 'kept'],
  ['X01', held, ['3-06', 'feedback_received'], 'kept'],
  ['X01', held, ['3-07', 'feedback_received'], 'late'],
  ['X01', held, ['3-04', 'employer_responded'], 'never'],
  ['X01', held, again, 'another_round'],
  ['X01', held, rejected, 'rejected'],
  ['X02', held, ['3-02', 'decision_notified', { decision: 'advance' }], 'early'],
  ['X02', held, ['3-03', 'decision_notified', { decision: 'reject' }], 'kept'],
  ['X02', held, ['3-16', 'decision_notified'], 'late'],
  ['X02', held, ['3-04', 'offer_presented'], 'offered'],
  ['X02', held, ['3-04', 'offer_accepted'], 'offered'],
  ['X02', held, rejected, 'rejected'],
  ['X02', held, again, 'another_round'],
  ['X02', held, ['3-04', 'feedback_received'], 'never'],
  ['X03', offered, ['3-08', 'offer_accepted'], 'kept'],
  ['X03', offered, ['3-08', 'offer_countered'], 'kept'],
  ['X03', offered, ['3-09', 'offer_declined'], 'late'],
  ['X03', offered, ['3-04', 'offer_rescinded'], 'rescinded'],
  ['X03', offered, ['3-04', 'decision_time_requested'], 'never'],
  ['X07', contacted, ['3-02', 'candidate_replied'], 'kept'],
  ['X07', contacted, ['3-03', 'candidate_replied'], 'late'],
  ['X07', contacted, ['3-02', 'application_submitted'], 'acted'],
  ['X07', contacted, ['3-02', 'candidate_withdrew'], 'withdrawn'],
  ['X07', contacted, ['3-02', 'recruiter_contacted'], 'never'],
  ['X10', held, ['3-02', 'thank_you_sent'], 'kept'],
  ['X10', held, ['3-03', 'thank_you_sent'], 'late'],
  ['X10', held, ['3-02', 'follow_up_sent'], 'never'],
  ['X10', held, again, 'another_round'],
  ['X13', offered, ['3-01', 'offer_accepted'], 'early'],
  ['X13', offered, ['3-03', 'offer_declined'], 'kept'],
  ['X13', offered, ['3-04', 'offer_countered'], 'late'],
  ['X13', offered, ['3-02', 'journey_closed'], 'closed'],
  ['X13', offered, ['3-02', 'decision_time_requested'], 'never'],
  ['X15', held, ['3-01', 'thank_you_sent'], 'early'],
  ['X15', held, ['3-02', 'thank_you_sent'], 'kept'],
  ['X15', held, ['3-03', 'follow_up_sent'], 'kept'],
  ['X15', held, ['3-04', 'follow_up_sent'], 'late'],
  ['X15', held, rejected, 'rejected'],
  ['X15', held, ['3-02', 'feedback_received'], 'never'],
  ['X16', held, ['3-07', 'feedback_received'], 'early'],
  ['X16', held, ['3-08', 'feedback_received'], 'kept'],
  ['X16', held, ['3-16', 'feedback_received'], 'late'],
  ['X16', held, ['3-08', 'candidate_withdrew'], 'withdrawn'],
  ['X16', held, ['3-08', 'employer_responded'], 'never'],
  ['X17', held, ['3-14', 'follow_up_sent'], 'early'],
  ['X17', held, ['3-15', 'follow_up_sent'], 'kept'],
  ['X17', held, ['6-15', 'follow_up_sent'], 'kept'],
  ['X17', held, ['3-10', 'employer_responded'], 'answered'],
  ['X17', held, rejected, 'answered'],
  ['X17', held, ['3-15', 'thank_you_sent'], 'never'],
  ['X18', told, ['3-01', 'follow_up_sent'], 'kept'],
  ['X18', told, ['6-01', 'follow_up_sent'], 'kept'],
  ['X18', told, ['3-01', 'employer_responded'], 'answered'],
  ['X18', told, ['2-28', 'employer_responded'], 'no wait'],
  ['X18', told, ['2-28', 'candidate_withdrew'], 'no wait'],
  ['X18', told, ['3-01', 'candidate_withdrew'], 'withdrawn'],
  ['X18', told, ['2-28', 'follow_up_sent'], 'never'],
  ['X19', held, ['3-01', 'debrief_held'], 'kept'],
  ['X19', held, ['3-02', 'debrief_held'], 'late'],
  ['X19', held, again, 'another_round'],
  ['X19', held, ['3-01', 'interviewer_feedback_submitted'], 'never'],
  ['X20', held, ['3-02', 'offer_presented'], 'early'],
  ['X20', held, ['3-15', 'offer_presented'], 'kept'],
  ['X20', held, ['3-15', 'decision_notified'], 'kept'],
  ['X20', held, ['3-16', 'decision_notified'], 'late'],
  ['X20', held, rejected, 'rejected'],
  ['X20', held, ['3-15', 'employer_responded'], 'never'],
  ['X21', held, ['3-02', 'interview_scheduled'], 'early'],
  ['X21', held, rejected, 'kept'],
  ['X21', held, ['3-16', 'employer_responded'], 'late'],
  ['X21', held, ['3-04', 'candidate_withdrew'], 'withdrawn'],
  ['X21', held, ['3-04', 'debrief_held'], 'never'],
]

test.each(cases)('%s: %j, then %j: %s', (id, anchor, then, verdict) => {
  expect(verdictOf(id, [anchor, then])).toBe(verdict)
})

test('each expected wait is shown kept, and shown not kept, by the table', () => {
  for (const { id, kind } of expectations.values()) {
    if (kind !== 'wait') continue
    const verdicts = new Set(cases.filter(([of]) => of === id).map(([, , , verdict]) => verdict))
    expect(verdicts, id).toContain('kept')
    expect(verdicts, id).toContain('never')
    expect(verdicts.size, id).toBeGreaterThan(2)
  }
})

const promiseSpells = (...lines: Line[]) => spellsOf(journeyOf('hiring', lines), 'expectation:promise')
const promisedBy = (when: string, by: string): Line => [
  when,
  'next_steps_told',
  { expected_by: `2026-${by}` },
]

test('a promised day begins a wait when it comes without a word, also when nothing has happened since', () => {
  expect(promiseSpells(promisedBy('1-16', '01-23'))).toEqual(['#1 1-23 running'])
  expect(promiseSpells(promisedBy('1-16', '01-23'), ['1-20', 'debrief_held'])).toEqual(['#1 1-23 running'])
})

test('the last promise told before its own due day counts', () => {
  expect(promiseSpells(promisedBy('1-16', '01-23'), promisedBy('1-20', '01-30'))).toEqual(['#1 1-30 running'])
  expect(promiseSpells(promisedBy('1-16', '01-23'), promisedBy('1-20', '01-21'))).toEqual(['#1 1-21 running'])
  // Told on its due day, after it, or without one: no promise.
  for (const by of ['01-20', '01-19', '02-31'])
    expect(promiseSpells(promisedBy('1-16', '01-23'), promisedBy('1-20', by))).toEqual(['#1 1-23 running'])
  expect(promiseSpells(['1-16', 'next_steps_told'])).toEqual([])
})

test('a promise made anew after a broken one waits for its own day', () => {
  const lines: Line[] = [promisedBy('1-16', '01-23'), promisedBy('1-25', '02-02')]
  expect(promiseSpells(...lines)).toEqual(['#1 1-23 running'])
  expect(promiseSpells(...lines, ['1-27', 'follow_up_sent'])).toEqual(['#1 1-23 +4 sent', '#2 2-02 running'])
})

test('an ended journey promises nothing, and a day after it was last watched is not known to have come', () => {
  expect(promiseSpells(['1-10', 'candidate_rejected'], promisedBy('1-16', '01-23'))).toEqual([])
  expect(promiseSpells(promisedBy('1-16', '01-23'), [null, 'candidate_withdrew'])).toEqual([])
  const watched: Line = ['1-16', 'journey_observed', { through: '2026-01-20' }]
  expect(promiseSpells(promisedBy('1-16', '01-23'), watched)).toEqual([])
})

test('worked journey of documents 002 and 003: who thanked, followed up and was answered when', () => {
  const journey = journeyOf('hiring', [
    ['1-05', 'application_submitted'],
    ['1-12', 'recruiter_contacted'],
    ['1-12', 'candidate_replied'],
    ['1-13', 'interview_scheduled', { kind: 'screening' }],
    ['1-16', 'interview_held', { kind: 'screening' }],
    promisedBy('1-16', '01-23'),
    ['1-17', 'thank_you_sent'],
    ['1-24', 'follow_up_sent'],
    ['1-26', 'interview_scheduled', { kind: 'technical' }],
    ['1-30', 'interview_held', { kind: 'technical' }],
    ['2-10', 'follow_up_sent'],
    ['2-12', 'candidate_rejected'],
    ['2-13', 'feedback_requested'],
  ])
  expect(spellsOf(journey, 'expectation:reply')).toEqual(['#1 1-12 +0 answered'])
  expect(spellsOf(journey, 'expectation:courtesy')).toEqual(['#1 1-16 +1 sent', '#2 1-30 +11 sent'])
  expect(spellsOf(journey, 'expectation:follow_up')).toEqual(['#1 1-16 +8 sent', '#2 1-30 +11 sent'])
  expect(spellsOf(journey, 'expectation:promise')).toEqual(['#1 1-23 +1 sent'])
  expect(spellsOf(journey, 'expectation:feedback')).toEqual([
    '#1 1-16 +14 another_round',
    '#2 1-30 +13 rejected',
  ])
  expect(spellsOf(journey, 'expectation:decision')).toEqual([
    '#1 1-16 +14 another_round',
    '#2 1-30 +13 rejected',
  ])
})
