import { expect, test } from 'vitest'
import { fold } from '../src/fold.ts'
import { resolve } from '../src/resolve.ts'
import { day, factsOf, journeyOf, type Line, processNamed, stagesOf } from './journey-builder.ts'

const kept = (lines: readonly Line[]): string[] => resolve(factsOf(lines)).map(({ eventId }) => eventId)
const retract = (target: string): Line => [null, 'event_retracted', { event_id: target }]

test('a retracted fact is gone, and the retraction with it', () => {
  expect(kept([['1-01', 'application_submitted'], ['1-02', 'candidate_rejected'], retract('e_001')])).toEqual(
    ['e_000'],
  )
})

test('a retraction retracted leaves the fact standing, to any depth', () => {
  const fact: Line = ['1-01', 'application_submitted']
  expect(kept([fact, retract('e_000'), retract('e_001')])).toEqual(['e_000'])
  expect(kept([fact, retract('e_000'), retract('e_001'), retract('e_002')])).toEqual([])
  expect(kept([fact, retract('e_000'), retract('e_001'), retract('e_001')])).toEqual(['e_000'])
})

test('of two retractions of a retraction each voids it, and it is voided once', () => {
  const lines: Line[] = [
    ['1-01', 'application_submitted'],
    retract('e_000'),
    retract('e_001'),
    retract('e_001'),
    retract('e_003'),
    retract('e_004'),
    retract('e_002'),
    retract('e_002'),
  ]
  expect(kept(lines)).toEqual(['e_000'])
})

test('of two facts with one id the one recorded first is kept, whichever arrived first', () => {
  const twice = [
    ...factsOf([['1-05', 'interview_held', {}, { recordedAt: 2 }]]),
    ...factsOf([['1-01', 'application_submitted', {}, { recordedAt: 1 }]]),
  ]
  for (const arrived of [twice, twice.toReversed()])
    expect(resolve(arrived).map(({ type }) => type)).toEqual(['application_submitted'])
})

test('retractions of nothing, of themselves and of each other in a circle say nothing', () => {
  const fact: Line = ['1-01', 'application_submitted']
  expect(kept([fact, retract('e_404'), retract('e_002'), [null, 'event_retracted']])).toEqual(['e_000'])
  expect(kept([fact, retract('e_002'), retract('e_001')])).toEqual(['e_000'])
})

const scheduled = (kind: 'screening' | 'technical', round?: number): Line => [
  '1-05',
  'interview_scheduled',
  { kind, ...(round === undefined ? {} : { round }) },
]

test('interviews of one day are taken by round, and a screening before the others, whatever their ids', () => {
  expect(kept([scheduled('technical', 2), scheduled('screening', 1)])).toEqual(['e_001', 'e_000'])
  expect(kept([scheduled('technical'), scheduled('screening')])).toEqual(['e_001', 'e_000'])
  expect(kept([scheduled('screening', 2), scheduled('technical', 1)])).toEqual(['e_001', 'e_000'])
  expect(kept([scheduled('technical', 1), scheduled('technical', 1)])).toEqual(['e_000', 'e_001'])
})

test('an ending entered by mistake and retracted never happened', () => {
  const journey = journeyOf('hiring', [
    ['1-01', 'application_submitted'],
    ['1-05', 'candidate_rejected'],
    retract('e_001'),
  ])
  expect(stagesOf(journey)).toEqual(['applied#1 1-01 running'])
})

test('a journey is watched from the earliest day stated through the latest, as included last', () => {
  const journey = journeyOf('hiring', [
    ['2-01', 'application_submitted'],
    [
      null,
      'journey_observed',
      { from: '2026-03-01', through: '2026-04-30', inclusion: 'full_export' },
      { recordedAt: 2, day: day('1-01') },
    ],
    [
      null,
      'journey_observed',
      { from: '2026-02-10', through: '2026-04-10', inclusion: 'retrospective' },
      { recordedAt: 1, day: day('1-09') },
    ],
  ])
  expect(journey).toMatchObject({
    observedFrom: day('2-10'),
    observedThrough: day('4-30'),
    observedStated: true,
    inclusion: 'full_export',
  })
  expect(journey.spells[0]).toMatchObject({ firstSeenOn: day('2-10'), observedThrough: day('4-30') })
})

test('followed live outdoes any last day, and an unbounded start any first', () => {
  const journey = journeyOf('hiring', [
    ['2-01', 'application_submitted'],
    [null, 'journey_observed', { from: '2026-03-01', through: '2026-04-30' }],
    [null, 'journey_observed', { from: null, through: null }],
  ])
  expect(journey).toMatchObject({ observedFrom: null, observedThrough: null, observedStated: true })
})

test('a fact dated after the last day watched extends it', () => {
  const journey = journeyOf('hiring', [
    ['2-01', 'application_submitted'],
    ['6-01', 'follow_up_sent'],
    [null, 'journey_observed', { through: '2026-04-30' }],
  ])
  expect(journey.observedThrough).toBe(day('6-01'))
  for (const spell of journey.spells) expect(spell.observedThrough).toBe(day('6-01'))
})

test('a spell entered after watching began is first seen on its own day', () => {
  const journey = journeyOf('hiring', [
    ['2-01', 'application_submitted'],
    [null, 'journey_observed', { from: '2026-01-15' }],
  ])
  expect(journey.spells[0]?.firstSeenOn).toBe(day('2-01'))
})

test('a journey of which nothing is said is live, prospective and says so', () => {
  expect(journeyOf('hiring', [['2-01', 'application_submitted']])).toMatchObject({
    observedFrom: null,
    observedThrough: null,
    observedStated: false,
    inclusion: 'prospective',
  })
})

test('attributes are merged in order, and corrections come last', () => {
  const { attributes } = journeyOf('hiring', [
    ['2-05', 'interview_held', {}, { attributes: { level: 'senior' } }],
    ['2-01', 'application_submitted', {}, { attributes: { region: 'EU', level: 'junior' } }],
    ['1-01', 'attributes_changed', {}, { attributes: { region: 'US' } }],
  ])
  expect(attributes).toEqual({ region: 'US', level: 'senior' })
})

test('the contributor is that of the first fact in order that has one', () => {
  const { contributor } = journeyOf('hiring', [
    ['2-05', 'interview_held', {}, { contributor: 'c_2' }],
    ['2-01', 'application_submitted'],
    ['2-03', 'follow_up_sent', {}, { contributor: 'c_1' }],
  ])
  expect(contributor).toBe('c_1')
})

test('a journey without facts folds to nothing', () => {
  expect(fold([], processNamed('hiring'))).toMatchObject({
    spells: [],
    findings: [],
    stage: null,
    firstDay: null,
  })
})
