import { describe, expect, test } from 'vitest'
import { drawIntervalRows } from '../src/charts/interval-rows.ts'
import { shares } from '../src/charts/unit.ts'
import {
  type Changes,
  changeFinding,
  changeRows,
  periodsOf,
} from '../src/pages/workspace/overview/changed.ts'
import {
  type Bottlenecks,
  dayParts,
  dayRows,
  daysFinding,
  potentialFinding,
  potentialRows,
  reasonsOf,
  shareOfTimeFinding,
  shareOfTimeRows,
} from '../src/pages/workspace/overview/where-days-go.ts'
import { partly } from './partly.ts'

const days = (value: number | null) => ({
  days: value,
  low: value === null ? null : value - 1,
  high: value === null ? null : value + 1,
})
const stage = (clock: string, potential: number | null, rank: { from: number; to: number } | null) => ({
  key: { clock },
  potential: days(potential),
  rank,
  reason: potential === null ? 'no potential' : null,
})
const bottlenecks = partly<Bottlenecks>({
  groups: [
    stage('stage:screening', 0.7, { from: 2, to: 3 }),
    stage('stage:applied', 5.1, { from: 1, to: 1 }),
    stage('stage:offer', null, null),
    stage('stage:onboarding', null, null),
  ],
  withheld: [{ key: { clock: 'stage:negotiation' }, reason: 'fewer than 5 journeys' }],
  comparing: { segment_by: ['employer'] },
  where_days_go: [
    {
      key: {},
      tau: 90,
      stages: [
        { clock: 'stage:applied', ...days(55.3) },
        { clock: 'stage:screening', ...days(4.7) },
      ],
      elsewhere: days(29),
      not_followed: days(1),
      reason: null,
    },
  ],
})

describe('where the days go', () => {
  const rows = bottlenecks.where_days_go
  test('every day of a journey has a part: the parts add up to all of them', () => {
    const [row] = dayRows(rows)
    expect(row?.shares).toHaveLength(dayParts(rows).length)
    expect(row?.shares.reduce((sum, share) => sum + (share?.value ?? 0), 0)).toBeCloseTo(90)
  })

  test('a journey nobody followed has a reason and no days', () => {
    const unknown = partly<typeof rows>([
      {
        key: { level: 'mid' },
        tau: null,
        stages: [],
        elsewhere: days(null),
        not_followed: days(null),
        reason: 'too few',
      },
    ])
    expect(dayRows(unknown)[0]).toMatchObject({ label: 'mid', note: 'too few' })
    expect(daysFinding(unknown, 0.95)).toBe('too few')
  })

  test('the stage with the most days is named with its interval', () => {
    expect(daysFinding(rows, 0.95)).toBe(
      'Of the first 90 days of a journey, 55.3 days are spent in Applied on average (95 % interval 54.3 to 56.3): more than in any other stage.',
    )
  })
})

describe('the share of the time', () => {
  const of = (clock: string, estimate: number | null, low: number | null) => ({
    key: { clock },
    share_of_time: { estimate, low, high: low },
  })
  const answer = partly<Bottlenecks>({
    groups: [of('stage:applied', 0.6, 0.5), of('stage:offer', 0.4, null), of('stage:onboarding', null, null)],
  })

  test('has a sentence on stages whose uncertainty is unknown, and on no others', () => {
    expect(shareOfTimeFinding(answer)).toMatch(/their uncertainty is unknown: Offer\.$/)
    const known = partly<Bottlenecks>({ groups: answer.groups.slice(0, 1) })
    expect(shareOfTimeFinding(known)).not.toContain('unknown')
  })

  test('leaves no row blank: one that is not known says so', () => {
    const chart = { rows: shareOfTimeRows(answer), series: [{ label: 'share', colour: '' }], unit: shares }
    expect(drawIntervalRows(chart, 640).notes.map(({ text }) => text)).toEqual(['not known'])
  })
})

describe('bottlenecks', () => {
  test('stand in the order of their ranks, ties with all the ranks they may have, and none of them as 0', () => {
    expect(potentialRows(bottlenecks).map(({ label, note }) => [label, note ?? null])).toEqual([
      ['1. Applied', null],
      ['2–3. Screening', null],
      ['Offer', 'cannot be compared'],
      ['Onboarding', 'cannot be compared'],
      ['Negotiation', 'fewer than 5 journeys'],
    ])
  })

  test('a tie for the first place is said to be one', () => {
    const tied = partly<Bottlenecks>({
      ...bottlenecks,
      groups: [
        stage('stage:applied', 5, { from: 1, to: 2 }),
        stage('stage:screening', 4, { from: 1, to: 2 }),
      ],
    })
    expect(potentialFinding(tied, 0.95)).toContain('Chance alone could rank these first: Applied, Screening.')
    expect(potentialFinding(bottlenecks, 0.95)).toContain('in Applied: 5.1 days on average')
  })

  test('one reason is told once, with all its stages', () => {
    expect(reasonsOf(bottlenecks.groups)).toEqual([{ stages: 'Offer; Onboarding', reason: 'no potential' }])
  })
})

const changes = (change: { days: number; low: number | null; high: number | null }) =>
  partly<Changes>({
    method: { confidence: 0.95 },
    periods: {
      a: { from: '2026-01-01', to: '2026-04-01' },
      b: { from: '2026-04-01', to: '2026-07-01' },
    },
    totals: [{ key: {}, before: days(16.5), after: days(16.5 + change.days), change, reason: null }],
    groups: [
      {
        key: { clock: 'stage:offer' },
        by_durations: days(null),
        by_visits: days(null),
        reason: 'too few',
      },
    ],
    withheld: [],
  })

describe('what changed', () => {
  test('is called a change only where chance alone does not explain it', () => {
    expect(changeFinding(changes({ days: 0.5, low: -2, high: 3 }))[0]).toMatch(
      /^No clear change.*chance alone/,
    )
    expect(changeFinding(changes({ days: -2, low: -3, high: -1 }))[0]).toBe(
      'The time until a journey has moved on took 2 days less: from 16.5 days (1 Jan 2026 to 31 Mar 2026) to 14.5 days (1 Apr 2026 to 30 Jun 2026); 95 % interval −3 to −1.',
    )
  })

  test('without an interval is not called clear or unclear', () => {
    expect(changeFinding(changes({ days: 38, low: null, high: null }))[0]).toMatch(
      /Too few journeys to tell whether/,
    )
  })

  test('that is not known is a reason and no 0', () => {
    expect(changeRows(changes({ days: 0, low: 0, high: 0 }))[0]?.note).toBe('too few')
  })

  test.each([
    ['', '2026-05-18', '2026-08-17', '2026-11-16'],
    ['as_of=2026-10-31', '2026-04-27', '2026-07-27', '2026-10-26'],
    ['from=2026-03-01&to=2026-04-01', '2026-01-29', '2026-03-01', '2026-04-01'],
  ])('the period before is as long as the one after and ends where that begins: %s', (search, a, b, end) => {
    expect(periodsOf(new URLSearchParams(search), '2026-11-21')).toEqual({
      from_a: a,
      to_a: b,
      from_b: b,
      to_b: end,
    })
  })

  test('a day of a period that an address names takes the place of the usual one; nonsense takes none', () => {
    expect(periodsOf(new URLSearchParams('from_a=2026-01-05&to_a=soon'), '2026-11-22')).toEqual({
      from_a: '2026-01-05',
      to_a: '2026-08-17',
      from_b: '2026-08-17',
      to_b: '2026-11-16',
    })
  })

  test('two periods that an address names are taken as they are', () => {
    const search = 'from_a=2026-01-01&to_a=2026-02-01&from_b=2026-02-01&to_b=2026-03-01'
    expect(periodsOf(new URLSearchParams(search), '2026-11-21')).toMatchObject({ from_a: '2026-01-01' })
  })
})
