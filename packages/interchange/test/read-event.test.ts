import { builtInDimensions } from '@hearback/contracts'
import { describe, expect, test } from 'vitest'
import { readEvent } from '../src/index.ts'

const options = { dimensions: new Set<string>([...builtInDimensions, 'team']) }
const submitted = { type: 'application_submitted', journey_id: 'j1', occurred_at: '2026-03-01' }

const faultsOf = (raw: unknown): Record<string, string> => {
  const result = readEvent(raw, options)
  if (!('faults' in result)) throw new Error('the event was accepted')
  return Object.fromEntries(result.faults.map(({ pointer, message }) => [pointer, message]))
}
const eventOf = (raw: unknown) => {
  const result = readEvent(raw, options)
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  return result
}

describe('fields are gathered to their places', () => {
  const canonical = {
    type: 'interview_held',
    journey_id: 'j1',
    occurred_at: '2026-03-01',
    detail: { round: 2, kind: 'panel' },
    attributes: { employer: 'Acme', team: 'blue' },
  }
  test('from detail and attributes', () => {
    expect(eventOf(canonical)).toEqual({ event: canonical, dropped: [] })
  })
  test('from top level', () => {
    const flat = { type: 'interview_held', journey_id: 'j1', occurred_at: '2026-03-01' }
    const sent = { ...flat, round: 2, kind: 'panel', employer: 'Acme', team: 'blue' }
    expect(eventOf(sent)).toEqual({ event: canonical, dropped: [] })
  })
  test('nulls are fields not given', () => {
    expect(eventOf({ ...submitted, region: null, by: null, detail: null }).event).toEqual(submitted)
  })
  test('a process not named is the one asked for', () => {
    const read = readEvent(submitted, { ...options, process: 'it-interview' })
    expect(read).toMatchObject({ event: { process: 'it-interview' } })
  })
  test('the event id of a retraction is its detail, its own id is not', () => {
    const retracted = {
      type: 'event_retracted',
      journey_id: 'j1',
      event_id: 'own',
      detail: { event_id: 'other' },
    }
    expect(eventOf(retracted).event).toMatchObject({
      event_id: 'own',
      detail: { event_id: 'other' },
      occurred_at: null,
    })
    expect(faultsOf({ type: 'event_retracted', journey_id: 'j1', event_id: 'own' })).toHaveProperty(
      '/detail/event_id',
    )
  })
})

describe('unknown fields are dropped and named', () => {
  test('wherever they stand, and never stored', () => {
    const read = eventOf({ ...submitted, notes: 'secret', detail: { round: 1 }, attributes: { age: '61' } })
    expect(read.dropped.toSorted()).toEqual(['attributes.age', 'detail.round', 'notes'])
    expect(JSON.stringify(read)).not.toMatch(/secret|61/)
  })
  test('__proto__ is a name like another', () => {
    const raw: unknown = JSON.parse(`{"__proto__":{"region":"X"},${JSON.stringify(submitted).slice(1)}`)
    expect(eventOf(raw)).toEqual({ event: submitted, dropped: ['__proto__'] })
  })
})

describe('faults point into what was sent', () => {
  test('at top level or in detail, as written', () => {
    const held = { type: 'interview_held', journey_id: 'j1', occurred_at: '2026-03-01' }
    expect(faultsOf({ ...held, round: 0 })).toEqual({ '/round': 'must be integer from 1 to 50' })
    expect(faultsOf({ ...held, detail: { round: 0 } })).toHaveProperty('/detail/round')
    expect(faultsOf({ ...held, employer: 3 })).toHaveProperty('/employer')
    expect(faultsOf({ ...held, attributes: { employer: '' } })).toHaveProperty('/attributes/employer')
  })
  test('all faults at once', () => {
    const raw = { type: 'stage_entered', journey_id: '', occurred_at: '2026-02-30', by: 'me' }
    expect(Object.keys(faultsOf(raw)).toSorted()).toEqual([
      '/by',
      '/detail/stage',
      '/journey_id',
      '/occurred_at',
    ])
  })
  test('a field given twice with two values', () => {
    expect(faultsOf({ ...submitted, employer: 'A', attributes: { employer: 'B' } })).toHaveProperty(
      '/employer',
    )
  })
  test.each([null, 3, 'x', [submitted]])('no object: %j', (raw) => {
    expect(faultsOf(raw)).toHaveProperty([''])
  })
  test('what the database cannot store', () => {
    expect(faultsOf({ ...submitted, employer: 'a\u0000b' })).toHaveProperty('/employer')
    expect(faultsOf({ ...submitted, journey_id: '\ud800' })).toHaveProperty('/journey_id')
  })
})

describe('types', () => {
  test('an unknown one is answered with the nearest', () => {
    expect(faultsOf({ ...submitted, type: 'interviewheld' })['/type']).toContain('interview_held')
    expect(faultsOf({ ...submitted, type: 'Application Submited' })['/type']).toContain(
      'application_submitted',
    )
    expect(faultsOf({ ...submitted, type: 'zzz' })['/type']).toBe('is not a known event type')
    expect(faultsOf({ ...submitted, type: 'constructor' })).toHaveProperty('/type')
  })
  test('journey_erased is written by the log alone', () => {
    expect(faultsOf({ ...submitted, type: 'journey_erased' })).toHaveProperty('/type')
  })
})

const at = (moment: unknown) => ({ type: 'application_submitted', journey_id: 'j1', occurred_at: moment })
test.each([
  ['2026-03-01', '2026-03-01'],
  ['2024-02-29', '2024-02-29'],
  [null, null],
  ['2026-03-01T09:30:00Z', '2026-03-01T09:30:00Z'],
  ['2026-03-01 09:30+0200', '2026-03-01T09:30:00+02:00'],
  ['2026-03-01t09:30:00.125z', '2026-03-01T09:30:00.125Z'],
])('%j is taken as %j', (written, taken) => {
  expect(eventOf(at(written)).event.occurred_at).toBe(taken)
})

const between = (...days: unknown[]) => ({
  type: 'application_submitted',
  journey_id: 'j1',
  occurred_between: days,
})

describe('when it happened', () => {
  test.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '1969-12-31',
    '2101-01-01',
    '2026-3-1',
    '',
    'soon',
    20260301,
    '2026-03-01T24:30:00Z',
    '2026-03-01T09:60:00Z',
    '2026-03-01T09:30:00',
    '2026-02-30T09:30:00Z',
    '2026-03-01T09:30:00+15:00',
  ])('%j is refused', (written) => {
    expect(Object.keys(faultsOf(at(written)))).toEqual(['/occurred_at'])
  })
  test('one of occurred_at and occurred_between, and only one', () => {
    expect(faultsOf({ type: 'application_submitted', journey_id: 'j1' })).toHaveProperty('/occurred_at')
    expect(faultsOf({ ...submitted, occurred_between: ['2026-01-01', '2026-01-02'] })).toHaveProperty(
      '/occurred_between',
    )
  })
  test('occurred_between has its order and its days', () => {
    expect(eventOf(between('2026-01-01', '2026-01-02')).event.occurred_between).toEqual([
      '2026-01-01',
      '2026-01-02',
    ])
    expect(faultsOf(between('2026-01-02', '2026-01-01'))).toHaveProperty('/occurred_between')
    expect(Object.keys(faultsOf(between('2026-01-02', '2026-02-30')))).toEqual(['/occurred_between/1'])
    expect(faultsOf(between('2026-01-02'))).toHaveProperty('/occurred_between')
  })
  test('days in the detail are days too', () => {
    const told = { type: 'next_steps_told', journey_id: 'j1', occurred_at: '2026-03-01' }
    expect(faultsOf({ ...told, expected_by: '2026-02-30' })).toHaveProperty('/expected_by')
    expect(
      faultsOf({ type: 'journey_observed', journey_id: 'j1', detail: { through: '2026-02-30' } }),
    ).toHaveProperty('/detail/through')
    expect(eventOf({ type: 'journey_observed', journey_id: 'j1', through: null }).event).toMatchObject({
      detail: { through: null },
    })
  })
})

test('no fault repeats what was sent', () => {
  const marker = 'PLANTED'
  const raws = [
    { ...submitted, type: marker },
    {
      ...submitted,
      journey_id: marker.repeat(40),
      occurred_at: marker,
      by: marker,
      process: marker,
      employer: marker.repeat(40),
    },
    {
      type: 'interview_held',
      journey_id: 'j',
      occurred_between: [marker, marker],
      kind: marker,
      round: marker,
    },
    { type: 'journey_observed', journey_id: 'j', from: marker, inclusion: marker },
  ]
  for (const raw of raws) expect(JSON.stringify(faultsOf(raw))).not.toContain(marker)
})

test('an observation that ends before it begins is refused', () => {
  const observed = { type: 'journey_observed', journey_id: 'j', from: '2026-03-01', through: '2026-02-01' }
  const read = readEvent(observed, { dimensions: new Set() })
  expect(read).toMatchObject({ faults: [{ pointer: '/through', message: 'lies before from' }] })
})
