import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { applied, eventsStored, type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
let stored = 0
beforeAll(async () => {
  ingestion = await openIngestion()
})
afterAll(() => ingestion.close())
beforeEach(async () => {
  stored = await eventsStored(ingestion)
})

const added = async () => (await eventsStored(ingestion)) - stored
const postLines = (lines: string | Buffer, headers: Record<string, string> = {}, query = '') =>
  ingestion.send({
    method: 'POST',
    url: `/v1/events${query}`,
    payload: lines,
    headers: { 'content-type': 'application/x-ndjson', ...headers },
  })
const asLines = (events: unknown[]) => events.map((event) => `${JSON.stringify(event)}\n`).join('')

describe('one event or an array', () => {
  test('an event is stored, and sent again it is a duplicate with the original position', async () => {
    const first = await ingestion.post(applied('one'), '?verbose')
    expect(first.json()).toMatchObject({ accepted: 1, duplicates: 0, conflicts: 0, refused: 0 })
    const again = await ingestion.post([applied('one')], '?verbose=true')
    expect(again.json()).toMatchObject({ accepted: 0, duplicates: 1 })
    expect(again.json().events[0].position).toBe(first.json().events[0].position)
    expect(again.json().token).toBe(first.json().token)
    expect(await added()).toBe(1)
  })

  test('what was stored bears pseudonyms only', async () => {
    const reply = await ingestion.post(
      applied('candidate-4711', '2026-03-02', { event_id: 'mail-4711' }),
      '?verbose',
    )
    const [event] = reply.json().events
    expect(event.journey_id).toMatch(/^j_[0-9a-f]{32}$/)
    expect(event.event_id).toMatch(/^e_[0-9a-f]{32}$/)
    const { rows } = await ingestion.database.pool.query('SELECT e::text AS line FROM log.event e')
    expect(rows.map(({ line }) => line).join()).not.toContain('4711')
  })

  test('an invalid event refuses the whole array, every fault is listed by pointer, nothing is stored', async () => {
    const events = [
      applied('good'),
      { type: 'application_submited', journey_id: 'x', occurred_at: '2026-03-01' },
      applied('bad', '2026-02-30'),
      7,
    ]
    const reply = await ingestion.post(events)
    expect(reply.statusCode).toBe(400)
    expect(reply.json()).toMatchObject({
      code: 'invalid_events',
      detail: '3 of 4 events are not valid; nothing was stored.',
    })
    expect(reply.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/1/type',
      '/2/occurred_at',
      '/3',
    ])
    expect(await added()).toBe(0)
  })

  test('the fault of an event sent alone has a pointer without an index', async () => {
    const reply = await ingestion.post({ type: 'offer_presented', journey_id: 'x' })
    expect(reply.json().errors[0].pointer).toBe('/occurred_at')
  })

  test('an id with another content is a conflict: 409, and the rest is stored', async () => {
    await ingestion.post(applied('twice', '2026-03-01', { event_id: 'a' }))
    const reply = await ingestion.post(
      [applied('twice', '2026-03-09', { event_id: 'a' }), applied('other')],
      '?verbose',
    )
    expect(reply.statusCode).toBe(409)
    expect(reply.headers['content-type']).toMatch(/problem\+json/)
    expect(reply.json()).toMatchObject({
      code: 'conflicting_events',
      accepted: 1,
      conflicts: 1,
      errors: [{ pointer: '/0', rule: 'conflict' }],
      events: [{ outcome: 'conflict' }, { outcome: 'accepted' }],
    })
    expect(reply.json().token).not.toBe('')
    expect(await added()).toBe(2)
  })

  test('fields nobody knows are dropped and named, own dimensions are kept', async () => {
    const reply = await ingestion.post(
      applied('fields', '2026-03-01', { salary: 'a lot', attributes: { team: 'core', shoe: '44' } }),
    )
    expect(reply.json().dropped.toSorted()).toEqual(['attributes.shoe', 'salary'])
    const { rows } = await ingestion.database.pool.query(
      'SELECT body::text AS body FROM log.event ORDER BY recorded_at DESC',
    )
    const bodies = rows.map(({ body }) => body).join()
    expect(bodies).toContain('core')
    expect(bodies).not.toMatch(/a lot|44/)
  })

  test('an unknown process is refused', async () => {
    const reply = await ingestion.post(applied('process', '2026-03-01', { process: 'hirring' }))
    expect(reply.statusCode).toBe(400)
    expect(reply.json().errors[0]).toMatchObject({ pointer: '/process' })
  })

  test('a retraction names its event as the sender knows it and is stored by pseudonym', async () => {
    const made = await ingestion.post(applied('retracted', '2026-03-01', { event_id: 'typo' }), '?verbose')
    const [event] = made.json().events
    await ingestion.post({
      type: 'event_retracted',
      journey_id: 'retracted',
      event_id: 'r',
      detail: { event_id: 'typo' },
    })
    await ingestion.post({
      type: 'event_retracted',
      journey_id: event.journey_id,
      event_id: 's',
      detail: { event_id: event.event_id },
    })
    const { rows } = await ingestion.database.pool.query(
      "SELECT body FROM log.event WHERE type = 'event_retracted'",
    )
    expect(rows.map(({ body }) => body.detail.event_id)).toEqual([event.event_id, event.event_id])
  })

  test('a journey id given out to somebody else is refused', async () => {
    const reply = await ingestion.post(applied('secret'), '?verbose', ingestion.rivalKey)
    const foreign = reply.json().events[0].journey_id
    const taken = await ingestion.post(applied(foreign))
    expect(taken.json().errors[0]).toMatchObject({ pointer: '/journey_id' })
    const invented = await ingestion.post(applied(`j_${'0'.repeat(32)}`))
    expect(invented.json().errors[0]).toEqual(taken.json().errors[0])
    expect(await added()).toBe(1)
  })
})

describe('NDJSON', () => {
  test('good lines are stored, refused ones are listed by line', async () => {
    const body = `${JSON.stringify(applied('n1'))}\n\nnot json\n${JSON.stringify({ type: 'nonsense' })}\n${JSON.stringify(applied('n2'))}`
    const reply = await postLines(body)
    expect(reply.statusCode).toBe(200)
    expect(reply.json()).toMatchObject({
      accepted: 2,
      refused: 2,
      errors: [{ line: 3 }, { line: 4, pointer: '/type' }],
    })
    expect(await added()).toBe(2)
  })

  test('a body of refused lines only is a problem', async () => {
    const reply = await postLines('{"type":"nonsense"}\n')
    expect(reply.json()).toMatchObject({ status: 400, code: 'invalid_events', errors: [{ line: 1 }] })
  })

  test('every refused line is counted, the first hundred faults are listed', async () => {
    const reply = await postLines(`${JSON.stringify(applied('n3'))}\n${'x\n'.repeat(250)}`)
    expect(reply.json().refused).toBe(250)
    expect(reply.json().errors).toHaveLength(100)
  })

  test('conflicts are named by line', async () => {
    await ingestion.post(applied('n4', '2026-03-01', { event_id: 'a' }))
    const reply = await postLines(asLines([applied('n5'), applied('n4', '2026-03-03', { event_id: 'a' })]))
    expect(reply.statusCode).toBe(409)
    expect(reply.json()).toMatchObject({ accepted: 1, errors: [{ line: 2, rule: 'conflict' }] })
  })

  test('many batches are stored whole, and again they are all duplicates with the same token', async () => {
    const events = Array.from({ length: 12_000 }, (_, index) =>
      applied(`many-${index % 900}`, '2026-03-01', { event_id: `${index}` }),
    )
    const first = await postLines(asLines(events))
    expect(first.json()).toMatchObject({ accepted: 12_000, refused: 0 })
    const again = await postLines(gzipSync(asLines(events)), { 'content-encoding': 'gzip' })
    expect(again.json()).toMatchObject({ accepted: 0, duplicates: 12_000, token: first.json().token })
    expect(await added()).toBe(12_000)
  })

  test('verbose is refused, not ignored', async () => {
    expect((await postLines(asLines([applied('v')]), {}, '?verbose')).json().errors).toMatchObject([
      { parameter: 'verbose' },
    ])
  })
})

test('events are counted at /metrics by what became of them', async () => {
  await ingestion.post(applied('counted'))
  await ingestion.post(applied('counted'))
  const metrics = (await ingestion.app.inject('/metrics')).body
  expect(metrics).toMatch(/hearback_ingestion_events_total\{outcome="appended"\} [1-9]/)
  expect(metrics).toMatch(/hearback_ingestion_events_total\{outcome="duplicate"\} [1-9]/)
})
