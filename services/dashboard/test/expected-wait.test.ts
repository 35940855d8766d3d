import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import {
  addressOfWait,
  askedIn,
  clocksOffered,
  waitParameters,
  widerQuestions,
} from '../src/pages/expected-wait/wait-asked.ts'
import {
  curveFinding,
  curvesAhead,
  ofHundred,
  refusalOf,
  sentencesOf,
  spanAhead,
  type WaitGroup,
} from '../src/pages/expected-wait/wait-told.ts'
import { whatCame } from '../src/pages/expected-wait/what-comes.ts'

const share = (estimate: number | null, low = estimate, high = estimate) => ({ estimate, low, high })
const group = (changed: Partial<WaitGroup> = {}): WaitGroup => ({
  key: { clock: 'response:application' },
  clock_version: 1,
  journeys: 500,
  spells: 500,
  running: 200,
  exits: { answered: 280, withdrawn: 20 },
  unusable: 0,
  undated_end: 0,
  reached_after_ending: 0,
  waited_days: 14,
  within_days: 7,
  still_waiting: 300,
  within: {
    days: 7,
    waiting: share(0.9, 0.88, 0.92),
    exits: { answered: share(0.084, 0.074, 0.095), withdrawn: share(0.016, 0.01, 0.02) },
    answered_by_kind: { rejected: share(0.06), invited: share(0.024), offered: share(0) },
  },
  median_further_wait: { days: null, low: null, high: null },
  never_within_follow_up: share(0.682, 0.663, 0.701),
  followed_through_days: 391,
  curve: {
    days: [15, 16, 17],
    at_risk: [300, 295, 290],
    waiting: [0.98, 0.96, 0.95],
    low: [0.97, 0.94, 0.93],
    high: [0.99, 0.97, 0.96],
    exits: { answered: [0.02, 0.03, 0.04], withdrawn: [0, 0.01, 0.01], closed: [0, 0, 0] },
  },
  reason: null,
  sentence: '',
  ...changed,
})

describe('the question of an address', () => {
  test('is an example where it asks nothing, and stage= is short for a clock', () => {
    expect(askedIn(new URLSearchParams())).toMatchObject({ workspace: 'demo', waited_days: '14' })
    expect(askedIn(new URLSearchParams('stage=offer')).clock).toBe('stage:offer')
    expect(waitParameters(new URLSearchParams('stage=offer'))).not.toHaveProperty('stage')
  })

  test('keeps what else narrows it, and its shared address asks the same whatever the example becomes', () => {
    const address = new URLSearchParams('waited_days=3&region=EU&show_all=1&nonsense=1')
    const asked = waitParameters(address)
    expect(asked).toMatchObject({ region: ['EU'], waited_days: '3', clock: expect.any(String) })
    const shared = new URLSearchParams(addressOfWait(address).slice(2))
    expect(waitParameters(shared)).toEqual(asked)
    for (const name of ['workspace', 'within_days', 'clock']) expect(shared.has(name), name).toBe(true)
  })

  test('is widened by leaving out what narrows it, one by one and together', () => {
    expect(widerQuestions(new URLSearchParams('waited_days=3'))).toEqual([])
    const wider = widerQuestions(new URLSearchParams('employer=A&role_family=data&region=EU'))
    expect(wider.map(({ text }) => text)).toEqual([
      'Ask about every employer',
      'Ask about every role',
      'Ask about every employer and role',
      'Ask without region',
    ])
    expect(wider[0]?.href).not.toContain('employer')
    expect(wider[0]?.href).toContain('role_family=data')
    expect(wider[2]?.href).not.toMatch(/employer|role_family/)
  })

  test('offers the waits for an answer, the stages of hiring, and the one of the address', () => {
    const clocks = [
      { clock: 'stage:offer', process: 'hiring', label: 'Offer' },
      { clock: 'stage:reported', process: 'exit-interview', label: 'Reported' },
      { clock: 'time_to_decision', process: 'hiring', label: 'Decision' },
    ]
    const names = clocksOffered(clocks, 'time_to_decision').map(({ clock }) => clock)
    expect(names).toContain('stage:offer')
    expect(names).not.toContain('stage:reported')
    expect(names.at(-1)).toBe('time_to_decision')
  })
})

describe('the answer in words', () => {
  test('says who heard back, with its interval, and who never did', () => {
    expect(sentencesOf(group())).toEqual([
      'About 8 in 100 people who had waited as long as you heard back within the next 7 days (7 to 10 in 100).',
      'More than half never did as far as they could be followed: about 68 in 100 were still waiting for a word after 391 days (66 to 70 in 100).',
    ])
  })

  test('of a stage says who saw it end, whatever the end: one minus those who wait', () => {
    const within = {
      days: 5,
      waiting: share(0.7, 0.6, 0.8),
      exits: { advanced: share(0.2), rejected: share(0.1) },
    }
    const median = { days: 9, low: 7, high: null }
    expect(sentencesOf(group({ within, median_further_wait: median, followed_through_days: null }))).toEqual([
      'About 30 in 100 people who had waited as long as you saw this stage end within the next 5 days (20 to 40 in 100).',
      'Half of such waits were over, one way or another, within 9 days from then (7 or more days).',
    ])
  })

  property.prop([fc.double({ min: 0, max: 1, noNaN: true })])('never says nobody of somebody', (value) => {
    const within = { days: 5, waiting: share(1 - value), exits: { answered: share(value) } }
    const [first = ''] = sentencesOf(group({ within }))
    expect(first.startsWith('None')).toBe(value === 0)
    expect(first.startsWith('All')).toBe(value === 1)
    expect(Math.abs(Number(ofHundred(value)) - value * 100)).toBeLessThanOrEqual(0.5 + 1e-9)
  })

  test('is a refusal with its reason where nothing is known', () => {
    expect(sentencesOf(group({ within: null }))).toEqual([])
    expect(refusalOf(group({ within: null, reason: 'fewer than 10' }), [])).toBe('fewer than 10')
    expect(refusalOf(undefined, [{ reason: 'fewer than 10 journeys' }])).toBe('fewer than 10 journeys')
    expect(refusalOf(group(), [])).toBeNull()
  })
})

describe('the curve from today on', () => {
  test('begins today with everybody waiting and counts its days from today', () => {
    const curves = curvesAhead(group())
    expect(curves.map(({ label }) => label)).toEqual(['still waiting', 'answered', 'withdrew'])
    expect(curves[0]).toMatchObject({ days: [0, 1, 2, 3], share: [1, 0.98, 0.96, 0.95] })
    expect(new Set(curves.map(({ dash }) => dash)).size).toBe(3)
    expect(spanAhead(group())).toBe(3)
    const finding = curveFinding(group({ within_days: 2 }))
    expect(finding).toBe('After 2 days more 96 % still wait, after 3 days 95 %.')
  })

  test('is empty where too few draw it', () => {
    const empty = { days: [], at_risk: [], waiting: [], low: [], high: [], exits: {} }
    expect(curvesAhead(group({ curve: empty }))).toEqual([])
  })
})

test('what came next has the likeliest first, those who wait last, and adds up', () => {
  const rows = whatCame(group())
  expect(rows.map(({ name }) => name)).toEqual([
    'a rejection',
    'an invitation',
    'the candidate withdrew',
    'still waiting',
  ])
  expect(rows.reduce((sum, { chance }) => sum + (chance.estimate ?? 0), 0)).toBeCloseTo(1, 9)
})
