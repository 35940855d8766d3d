import type { ExpectationGroup } from '@hearback/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Line, startAskingOf, type ToldJourney } from './asking-journeys.ts'

const times = (count: number, process: string, lines: readonly Line[]): ToldJourney[] =>
  Array.from({ length: count }, () => ({ process, lines }))

const announced: Line = ['5-01', 'separation_announced', { last_working_day: '2026-05-29' }]
const invited: Line = ['5-18', 'exit_interview_invited']
const moved = (day: string): Line => [day, 'last_working_day_changed', { last_working_day: '2026-06-05' }]

/** The exit of document 001, and others beside it. */
const exits = [
  ...times(5, 'exit-interview', [
    announced,
    invited,
    moved('5-20'),
    ['5-27', 'exit_interview_held'],
    ['6-02', 'exit_feedback_reported'],
    ['6-05', 'offboarding_completed'],
  ]),
  ...times(4, 'exit-interview', [announced, invited, moved('5-25')]),
  ...times(3, 'exit-interview', [announced, invited]),
  ...times(2, 'exit-interview', [announced]),
  ...times(2, 'exit-interview', [['5-16', 'separation_announced', { last_working_day: '2026-05-29' }]]),
]

/** Screenings of these minutes; after them a thank-you, or only a follow-up, or neither, so many days later. */
const screenings: [
  minutes: number | null,
  courtesy: 'thank_you_sent' | 'follow_up_sent',
  day: string | null,
][] = [
  [15, 'thank_you_sent', '3-02'],
  [20, 'thank_you_sent', '3-03'],
  [20, 'thank_you_sent', '3-03'],
  [25, 'thank_you_sent', '3-04'],
  [30, 'thank_you_sent', '3-04'],
  [30, 'follow_up_sent', '3-03'],
  [31, 'follow_up_sent', '3-04'],
  [45, 'follow_up_sent', '3-05'],
  [25, 'follow_up_sent', null],
  [null, 'follow_up_sent', null],
]
const screened = screenings.map(([minutes, courtesy, day]): ToldJourney => {
  const detail = { kind: 'screening' as const, ...(minutes === null ? {} : { duration_minutes: minutes }) }
  const held: Line = ['3-02', 'interview_held', detail]
  return { process: 'hiring', lines: day === null ? [held] : [held, [day, courtesy]] }
})

/** Offers of 4-01 and the days on which ten people answered; two never did. */
const answers = ['4-01', '4-02', '4-02', '4-03', '4-04', '4-06', '4-08', '4-09', null, null]
const words = ['offer_accepted', 'offer_declined', 'offer_countered'] as const
const offered = answers.map((day, place): ToldJourney => {
  const presented: Line = ['4-01', 'offer_presented']
  const word = words[place % words.length] ?? 'offer_accepted'
  return { process: 'hiring', lines: day === null ? [presented] : [presented, [day, word]] }
})

const onboarded: Line = ['4-06', 'onboarding_started']
const checked = [
  ...times(4, 'amazon-post-interview', [['4-01', 'background_check_passed'], onboarded]),
  ...times(2, 'amazon-post-interview', [['3-23', 'background_check_started'], onboarded]),
]
/** A screening of half an hour, then another interview of so many minutes. */
const rounds = [60, 45, 35, 30, 20].map(
  (minutes): ToldJourney => ({
    process: 'it-interview',
    lines: [
      ['1-16', 'interview_held', { kind: 'screening', duration_minutes: 30 }],
      ['1-30', 'interview_held', { kind: 'technical', duration_minutes: minutes }],
    ],
  }),
)

let asking: Awaited<ReturnType<typeof startAskingOf>>
beforeAll(async () => {
  asking = await startAskingOf([...exits, ...screened, ...offered, ...checked, ...rounds])
})
afterAll(() => asking.close())

const groupsOf = async (process: string, asOf = '2026-08-01') => {
  const { status, body } = await asking.ask(
    `/v1/expectations?workspace=acme&process=${process}&as_of=${asOf}`,
  )
  expect([status, body.detail]).toEqual([200, undefined])
  const groups: ExpectationGroup[] = body.groups
  return (id: string): ExpectationGroup => {
    const found = groups.find(({ key }) => key['expectation'] === id)
    if (found === undefined) throw new Error(`nothing said of ${id}`)
    return found
  }
}

/** Wilson (1927), as it is printed: (p + z2/2n -+ z sqrt(p(1-p)/n + z2/4n2)) / (1 + z2/n). */
const wilson = (part: number, all: number) => {
  const z = 1.959963984540054
  const p = part / all
  const half = z * Math.sqrt((p * (1 - p)) / all + z ** 2 / (4 * all ** 2))
  const limit = (sign: number) => (p + z ** 2 / (2 * all) + sign * half) / (1 + z ** 2 / all)
  return [p, limit(-1), limit(1)].map((value) => Math.round(value * 1e9) / 1e9)
}

const told = ({ estimate, low, high }: ExpectationGroup['inside']) =>
  [estimate, low, high].map((value) => (value === null ? null : Math.round(value * 1e9) / 1e9))

describe('the invitation one to two weeks before the last working day', () => {
  test('is open before the window has passed: nothing is said, and how many are pending', async () => {
    const of = await groupsOf('exit-interview', '2026-05-19')
    expect(of('X06')).toMatchObject({
      journeys: 16,
      observed: 0,
      inside: { estimate: null, low: null, high: null },
      not_judged: { pending: 14, impossible: 2 },
    })
  })

  test('is counted back from the last working day in force as of the question', async () => {
    // On 5-20 five were moved to 6-05, whose window is open; four are moved two days later than this.
    const before = (await groupsOf('exit-interview', '2026-05-23'))('X06')
    expect(before).toMatchObject({ observed: 9, not_judged: { pending: 5, impossible: 2 } })
    expect(told(before.inside)).toEqual(wilson(7, 9))
    expect(told(before.late_or_other)).toEqual(wilson(2, 9))
    expect(told(before.early)).toEqual(wilson(0, 9))
  })

  test('is recomputed when the last working day moves: what was kept is pending again', async () => {
    const moved = (await groupsOf('exit-interview', '2026-05-26'))('X06')
    expect(moved).toMatchObject({ observed: 5, not_judged: { pending: 9, impossible: 2 } })
    expect(told(moved.inside)).toEqual(wilson(3, 5))
  })

  test('and once the new window has passed, 18 days before is early; what could not be kept is told apart', async () => {
    for (const asOf of ['2026-05-30', '2026-08-01']) {
      const after = (await groupsOf('exit-interview', asOf))('X06')
      expect(after).toMatchObject({ observed: 14, journeys: 16, not_judged: { impossible: 2 } })
      expect(told(after.early)).toEqual(wilson(9, 14))
      expect(told(after.inside)).toEqual(wilson(3, 14))
      expect(told(after.late_or_other)).toEqual(wilson(2, 14))
    }
  })
})

/** Of a wait whose lower bound is 0. */
const neverEarly = [null, null, null]

describe('sources that contradict each other', () => {
  test('an offer answered within a week, or after a day or two: one wait, judged by each', async () => {
    const of = await groupsOf('hiring')
    const [week, days] = [of('X03'), of('X13')]
    expect([week.source, week.contradicts, days.source, days.contradicts]).toEqual([
      '000',
      ['X13'],
      '002',
      ['X03'],
    ])
    expect([week.observed, week.running, days.observed]).toEqual([10, 2, 10])
    expect([week.early, week.inside, week.late_or_other].map(told)).toEqual([
      neverEarly,
      wilson(7, 10),
      wilson(3, 10),
    ])
    expect([days.early, days.inside, days.late_or_other].map(told)).toEqual([
      wilson(1, 10),
      wilson(3, 10),
      wilson(6, 10),
    ])
  })

  test('a thank-you within 24 hours, or one or a follow-up after 24 to 48', async () => {
    const of = await groupsOf('hiring')
    const [soon, later] = [of('X10'), of('X15')]
    expect([soon.source, soon.contradicts, later.source, later.contradicts]).toEqual([
      '002',
      ['X15'],
      '003',
      ['X10'],
    ])
    expect([soon.early, soon.inside, soon.late_or_other].map(told)).toEqual([
      neverEarly,
      wilson(3, 10),
      wilson(7, 10),
    ])
    expect([later.early, later.inside, later.late_or_other].map(told)).toEqual([
      wilson(1, 10),
      wilson(6, 10),
      wilson(3, 10),
    ])
  })
})

test('feedback that is never recorded is not said to be never given', async () => {
  const feedback = (await groupsOf('hiring'))('X01')
  expect(feedback.observed).toBeGreaterThanOrEqual(10)
  expect(told(feedback.inside)).toEqual([null, null, null])
  expect(feedback.reason).toContain('no feedback_received was ever recorded here')
})

describe('what is no wait', () => {
  test('a screening takes 20 to 30 minutes: of those of known length', async () => {
    const minutes = (await groupsOf('hiring'))('X08')
    expect(minutes).toMatchObject({ observed: 9, clock: null, kind: 'minutes', minimum: 20, maximum: 30 })
    expect([minutes.early, minutes.inside, minutes.late_or_other].map(told)).toEqual([
      wilson(1, 9),
      wilson(6, 9),
      wilson(2, 9),
    ])
  })

  test('a later interview takes longer than the screening before it', async () => {
    const longer = (await groupsOf('it-interview'))('X09')
    expect(longer).toMatchObject({ observed: 5, clock: null })
    expect([longer.inside, longer.late_or_other].map(told)).toEqual([wilson(3, 5), wilson(2, 5)])
  })

  test('the check is passed before the onboarding', async () => {
    const order = (await groupsOf('amazon-post-interview'))('X04')
    expect(order).toMatchObject({ observed: 6, clock: null, kind: 'order', minimum: null, maximum: null })
    expect([order.inside, order.late_or_other].map(told)).toEqual([wilson(4, 6), wilson(2, 6)])
  })
})
