import { expect, test } from 'vitest'
import { guidanceFor, observedOf, type Published, promiseOf } from '../src/pages/expected-wait/guidance.ts'

const share = (estimate: number | null, low = estimate, high = estimate) => ({ estimate, low, high })
const published = (changed: Partial<Published> = {}): Published => ({
  key: { expectation: 'X01' },
  phrase: 'within a few days',
  source: '000',
  reading: 1,
  owed_by: 'employer',
  kind: 'wait',
  anchor: 'interview_held',
  targets: ['feedback_received'],
  minimum: 0,
  maximum: 5,
  clock: 'expectation:feedback',
  contradicts: [],
  journeys: 600,
  observed: 1025,
  running: 270,
  inside: share(0.17, 0.15, 0.19),
  early: share(null),
  late_or_other: share(0.83),
  still_waiting: share(0.8),
  other: {},
  through_days: 5,
  not_judged: {},
  reason: null,
  ...changed,
})

test('guidance shown is that about the wait asked, what the employer owes first', () => {
  const groups = [
    published({ owed_by: 'candidate' }),
    published(),
    published({ anchor: 'offer_presented' }),
    published({ kind: 'minutes' }),
  ]
  const owed = guidanceFor(groups, 'response:interview').map(({ owed_by }) => owed_by)
  expect(owed).toEqual(['employer', 'candidate'])
  expect(guidanceFor(groups, 'response:application')).toEqual([])
})

test('a phrase is told with its reading as days', () => {
  expect(promiseOf(published())).toBe('feedback, read as within 5 days after an interview')
  const two = published({ minimum: 2, maximum: 14, targets: ['decision_notified', 'offer_presented'] })
  expect(promiseOf(two)).toBe('the decision or an offer, read as 2 to 14 days after an interview')
})

test('what was observed is a share of so many waits, or not known for a reason', () => {
  expect(observedOf(published())).toBe('It was so in 17 % (15 % to 19 %) of 1,025 waits.')
  const unknown = published({ inside: share(null), reason: 'no follow_up_sent was seen' })
  expect(observedOf(unknown)).toBe('How often it was so is not known: no follow up sent was seen.')
})
