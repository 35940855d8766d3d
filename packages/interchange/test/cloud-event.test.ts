import { describe, expect, test } from 'vitest'
import { readCloudEvent } from '../src/index.ts'
import { goldenFile } from './golden-journeys.ts'
import { options, read } from './reading.ts'

/** The shape of the specification: CloudEvents 1.0, JSON event format. */
const sent = {
  specversion: '1.0',
  id: 'A234-1234-1234',
  source: '/ats/example',
  type: 'app.hearback.interview_held',
  subject: 'journey-17',
  time: '2026-04-05T17:31:00Z',
  datacontenttype: 'application/json',
  data: { detail: { kind: 'screening' }, attributes: { employer: 'Acme' } },
}
const changed = (more: object): Record<string, unknown> => ({ ...sent, ...more })
const without = (name: keyof typeof sent) =>
  Object.fromEntries(Object.entries(sent).filter(([key]) => key !== name))
const event = (value: unknown) => {
  const result = readCloudEvent(value, options)
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  return result
}

const id = (more: object) => event(changed(more)).event.event_id

describe('a CloudEvent', () => {
  test('becomes the event it tells of', () => {
    expect(event(sent)).toEqual({
      event: {
        type: 'interview_held',
        journey_id: 'journey-17',
        event_id: expect.stringMatching(/^ce:[0-9a-f]{40}$/),
        occurred_at: '2026-04-05T17:31:00Z',
        detail: { kind: 'screening' },
        attributes: { employer: 'Acme' },
      },
      dropped: [],
    })
  })

  test('may have its detail and attributes side by side', () => {
    expect(event(changed({ data: { kind: 'screening', employer: 'Acme' } }))).toEqual(event(sent))
  })

  test('is one with another of its id from the same source alone', () => {
    expect(id({ type: 'app.hearback.referred', data: {} })).toBe(id({}))
    const others = [
      id({ source: '/ats' }),
      id({ id: 'B' }),
      id({ source: '/ats/exampleA', id: '234-1234-1234' }),
    ]
    expect(new Set([id({}), ...others]).size).toBe(4)
  })

  test('retracts another of its source by its id', () => {
    const retracted = event(
      changed({ type: 'app.hearback.event_retracted', id: 'r', data: { event_id: sent.id } }),
    )
    const nested = event(
      changed({ type: 'app.hearback.event_retracted', id: 'r', data: { detail: { event_id: sent.id } } }),
    )
    expect(retracted.event.detail).toEqual({ event_id: event(sent).event.event_id })
    expect(nested).toEqual(retracted)
  })

  test('tells a day that is no instant in its data', () => {
    expect(event(changed({ data: { occurred_at: '2026-04-04' } })).event.occurred_at).toBe('2026-04-04')
    expect(event(changed({ data: { occurred_at: null } })).event.occurred_at).toBeNull()
    const between = event(changed({ data: { occurred_between: ['2026-04-01', '2026-04-03'] } })).event
    expect([between.occurred_at, between.occurred_between]).toEqual([undefined, ['2026-04-01', '2026-04-03']])
  })

  test('may have extensions and other data, which are dropped by name', () => {
    const more = changed({
      traceparent: '00-x',
      data: { candidate: 'Redacted Person', journey_id: '1', detail: { x: 1 } },
    })
    const names = ['data.candidate', 'data.detail.x', 'data.journey_id', 'traceparent']
    expect(event(more).dropped.toSorted()).toEqual(names)
  })

  test.each<[string, unknown, string]>([
    ['of version 0.3', changed({ specversion: '0.3' }), '/specversion'],
    ['of no version', without('specversion'), '/specversion'],
    ['of version 1.0 as a number', changed({ specversion: 1 }), '/specversion'],
    ['without an id', without('id'), '/id'],
    ['with an empty source', changed({ source: '' }), '/source'],
    ['without a subject', without('subject'), '/subject'],
    ['with a subject too long', changed({ subject: 'x'.repeat(201) }), '/subject'],
    ['of another type', changed({ type: 'com.example.hired' }), '/type'],
    ['of a type nobody knows', changed({ type: 'app.hearback.dance' }), '/type'],
    ['without a time', without('time'), '/time'],
    ['with a time that is none', changed({ time: 'yesterday, about noon' }), '/time'],
    ['with a day for a time', changed({ time: '2026-04-05' }), '/time'],
    ['with a day that is none', changed({ data: { occurred_at: '2026-02-30' } }), '/data/occurred_at'],
    ['with a detail of another kind', changed({ data: { detail: { round: 'x' } } }), '/data/detail/round'],
    ['with a detail at the top', changed({ data: { round: 'x' } }), '/data/round'],
    ['with data that is no object', changed({ data: 'held' }), '/data'],
    ['with data in bytes', changed({ data_base64: 'e30=' }), '/data_base64'],
    ['with data in XML', changed({ datacontenttype: 'application/xml' }), '/datacontenttype'],
    ['that is an array', [sent], ''],
  ])('%s is refused with a pointer into it', (_, value, pointer) => {
    expect(readCloudEvent(value, options)).toMatchObject({ faults: [{ pointer }] })
  })
})

describe('a file of CloudEvents', () => {
  const lines = JSON.parse(goldenFile('cloudevents.json'))
    .map((each: unknown) => JSON.stringify(each))
    .join('\n')
  test('may have one on each line, or one alone', async () => {
    expect((await read(lines)).events).toEqual((await read(goldenFile('cloudevents.json'))).events)
    expect((await read(JSON.stringify(sent))).guesses[0]).toMatchObject({ value: 'cloudevents' })
  })
  test('loses a bad one to a finding with a pointer', async () => {
    const told = await read(JSON.stringify([sent, changed({ specversion: '2' })]))
    expect(told.findings).toMatchObject([{ row: 2, column: '/specversion', refused: true }])
    expect(told.rows).toHaveLength(1)
  })
})
