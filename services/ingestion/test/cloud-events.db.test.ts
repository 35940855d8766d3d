import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventsStored, type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
beforeAll(async () => {
  ingestion = await openIngestion()
})
afterAll(() => ingestion.close())

const structured = 'application/cloudevents+json'
const batch = 'application/cloudevents-batch+json'

const cloudEvent = (id: string, more: object = {}) => ({
  specversion: '1.0',
  type: 'app.hearback.interview_held',
  source: '/ats/example',
  subject: 'ce-journey',
  id,
  time: '2026-03-05T17:31:00Z',
  datacontenttype: 'application/json',
  data: { kind: 'screening' },
  ...more,
})

const send = (payload: string | Buffer, headers: Record<string, string>) =>
  ingestion.send({ method: 'POST', url: '/v1/events?verbose=true', payload, headers })
const sendJson = (value: unknown, type: string) => send(JSON.stringify(value), { 'content-type': type })

/** The same event in the headers of a request. */
const binary = (id: string, more: Record<string, string> = {}) => ({
  'content-type': 'application/json',
  'ce-specversion': '1.0',
  'ce-type': 'app.hearback.interview_held',
  'ce-source': '/ats/example',
  'ce-subject': 'ce-journey',
  'ce-id': id,
  'ce-time': '2026-03-05T17:31:00Z',
  ...more,
})

describe('a CloudEvent', () => {
  test('is one event in each of its modes', async () => {
    const one = await sendJson(cloudEvent('a'), `${structured}; charset=utf-8`)
    expect([one.statusCode, one.json().accepted]).toEqual([200, 1])
    const many = await sendJson([cloudEvent('a'), cloudEvent('b')], batch)
    expect(many.json()).toMatchObject({ accepted: 1, duplicates: 1 })
    const headers = await send('{"kind":"screening"}', binary('a'))
    expect(headers.json()).toMatchObject({ accepted: 0, duplicates: 1 })
    expect(headers.json().events).toEqual([{ ...one.json().events[0], outcome: 'duplicate' }])
  })

  test('may come packed', async () => {
    const reply = await send(gzipSync(JSON.stringify([cloudEvent('packed')])), {
      'content-type': batch,
      'content-encoding': 'gzip',
    })
    expect(reply.json()).toMatchObject({ accepted: 1 })
  })

  test('without data may come without a body, and its headers are percent-decoded', async () => {
    const { 'content-type': _, ...headers } = binary('na%C3%AFve', { 'ce-type': 'app.hearback.referred' })
    const reply = await ingestion.send({ method: 'POST', url: '/v1/events', headers })
    expect(reply.json()).toMatchObject({ accepted: 1 })
    const again = await sendJson(
      cloudEvent('naïve', { type: 'app.hearback.referred', data: undefined }),
      structured,
    )
    expect(again.json()).toMatchObject({ duplicates: 1 })
  })

  test('of an id that stands for another content is a conflict', async () => {
    const reply = await sendJson(cloudEvent('a', { data: { kind: 'technical' } }), structured)
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'conflicting_events'])
    const other = await sendJson(cloudEvent('a', { source: '/another', data: { kind: 'panel' } }), structured)
    expect(other.json()).toMatchObject({ accepted: 1 })
  })

  test('names what it carried and nobody knows', async () => {
    const reply = await send('{"kind":"screening","note":"x"}', binary('d', { 'ce-traceparent': '00-1' }))
    expect(reply.json()).toMatchObject({ accepted: 1, dropped: ['traceparent', 'data.note'] })
  })
})

describe('refused CloudEvents', () => {
  test.each<[string, string, Record<string, string>, string]>([
    [
      'another version',
      JSON.stringify(cloudEvent('x', { specversion: '0.3' })),
      { 'content-type': structured },
      '/specversion',
    ],
    ['another version in a header', '{}', binary('x', { 'ce-specversion': '0.3' }), '/specversion'],
    ['an array sent as one', JSON.stringify([cloudEvent('x')]), { 'content-type': structured }, ''],
    ['one sent as a batch', JSON.stringify(cloudEvent('x')), { 'content-type': batch }, ''],
    [
      'one of a batch',
      JSON.stringify([cloudEvent('x'), cloudEvent('y', { subject: 7 })]),
      { 'content-type': batch },
      '/1/subject',
    ],
    [
      'bad detail',
      JSON.stringify(cloudEvent('x', { data: { round: 'x' } })),
      { 'content-type': structured },
      '/data/round',
    ],
    [
      'data that is no JSON',
      'a\n',
      binary('x', { 'content-type': 'application/x-ndjson' }),
      '/datacontenttype',
    ],
  ])('%s', async (_, payload, headers, pointer) => {
    const before = await eventsStored(ingestion)
    const reply = await send(payload, headers)
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'invalid_events'])
    expect(reply.json().errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer])
    expect(await eventsStored(ingestion)).toBe(before)
  })

  test('cut JSON is located', async () => {
    const reply = await send('{"specversion": ', { 'content-type': structured })
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'malformed_json'])
  })
})

test('the description lists the media types of CloudEvents', async () => {
  const { paths } = (await ingestion.send({ url: '/openapi.json' })).json()
  const types = Object.keys(paths['/v1/events'].post.requestBody.content)
  expect(types).toEqual(expect.arrayContaining(['application/json', structured, batch]))
})
