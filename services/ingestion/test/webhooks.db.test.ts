import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventsStored, type Ingestion, now, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
const secret = 'a-secret-of-greenhouse-7431'

const setSecret = (system: string, key = ingestion.acmeKey) =>
  ingestion.send({ method: 'POST', url: '/v1/webhook-secrets', payload: { system, secret }, key })

beforeAll(async () => {
  ingestion = await openIngestion()
  await setSecret('greenhouse')
  await setSecret('lever')
})
afterAll(() => ingestion.close())

const hmac = (message: string, by = secret): string => createHmac('sha256', by).update(message).digest('hex')

const deliveries: string[] = readFileSync(
  join(import.meta.dirname, '../../../packages/interchange/test/golden/greenhouse-webhooks.ndjson'),
  'utf8',
)
  .trim()
  .split('\n')

const deliver = (
  payload: string,
  headers: Record<string, string> = { signature: `sha256 ${hmac(payload)}` },
  url = '/v1/webhooks/greenhouse?workspace=acme',
) =>
  ingestion.send({
    method: 'POST',
    url,
    payload,
    key: null,
    headers: { 'content-type': 'application/json', ...headers },
  })

const factsOf = async (source: string): Promise<string[]> => {
  const reply = await ingestion.send({ url: `/v1/journeys/-?source_id=${encodeURIComponent(source)}` })
  return reply
    .json()
    .events.map(({ type, day }: { type: string; day: string }) => `${type} ${day}`)
    .toSorted()
}

const application = (id: number) => ({
  id,
  candidate_id: 9,
  prospect: false,
  applied_at: '2026-03-02T10:00:00Z',
})
const aboutApplication = (action: string, id: number) =>
  JSON.stringify({ action, payload: { application: application(id) } })

describe('deliveries of Greenhouse', () => {
  test('are stored when they are signed, and repeated ones add nothing', async () => {
    for (const [number, delivery] of deliveries.entries()) {
      const headers = { signature: `sha256 ${hmac(delivery)}`, 'greenhouse-event-id': `e-${number}` }
      const reply = await deliver(delivery, headers)
      expect([reply.statusCode, reply.json().refused, reply.json().conflicts]).toEqual([200, 0, 0])
      expect(reply.json().accepted).toBeGreaterThan(0)
      const stored = await eventsStored(ingestion)
      expect((await deliver(delivery, headers)).json()).toMatchObject({ accepted: 0, conflicts: 0 })
      expect(await eventsStored(ingestion)).toBe(stored)
    }
    expect(await factsOf('greenhouse:1002')).toEqual([
      'application_submitted 2026-03-03',
      'candidate_rejected 2026-03-10',
      'stage_entered 2026-03-06',
    ])
  })
  test('without an id of their own are known by what they say: repeated ones add nothing', async () => {
    for (const line of deliveries) {
      const delivery = line.replaceAll(/100([123])/g, '200$1')
      const { accepted } = (await deliver(delivery)).json()
      expect(accepted).toBeGreaterThan(0)
      const stored = await eventsStored(ingestion)
      const again = { accepted: 0, duplicates: accepted, conflicts: 0, refused: 0 }
      expect((await deliver(delivery)).json()).toMatchObject(again)
      const otherwiseWritten = JSON.stringify(JSON.parse(delivery), null, 2)
      expect((await deliver(otherwiseWritten)).json()).toMatchObject(again)
      expect(await eventsStored(ingestion)).toBe(stored)
    }
  })
  test.each([
    ['no signature', {}],
    [
      'a signature under another secret',
      { signature: `sha256 ${hmac(deliveries[0] ?? '', 'another-secret-of-nobody')}` },
    ],
    ['a signature of another body', { signature: `sha256 ${hmac('{}')}` }],
    ['half a signature', { signature: `sha256 ${hmac(deliveries[0] ?? '').slice(32)}` }],
    ['another algorithm', { signature: `sha1 ${hmac(deliveries[0] ?? '')}` }],
    ['a key instead', { authorization: 'the key of acme' }],
  ])('with %s are refused', async (_, headers: Record<string, string>) => {
    const before = await eventsStored(ingestion)
    const own = 'authorization' in headers ? { authorization: `Bearer ${ingestion.acmeKey}` } : headers
    const reply = await deliver(deliveries[0] ?? '', own)
    expect([reply.statusCode, reply.json().code]).toEqual([401, 'signature_invalid'])
    expect(await eventsStored(ingestion)).toBe(before)
  })
  test.each(['?workspace=rival', '?workspace=nobody', ''])(
    'signed for another workspace are refused alike: %s',
    async (query) => {
      const [delivery = ''] = deliveries
      const reply = await deliver(
        delivery,
        { signature: `sha256 ${hmac(delivery)}` },
        `/v1/webhooks/greenhouse${query}`,
      )
      expect([reply.statusCode, reply.json().code]).toEqual([401, 'signature_invalid'])
    },
  )
  test('that tell nothing of a journey are taken, with what was found', async () => {
    const reply = await deliver(JSON.stringify({ action: 'job_created', payload: { job: { id: 1 } } }))
    expect(reply.json()).toMatchObject({
      accepted: 0,
      findings: [{ column: '/action', rule: 'unknown_record' }],
    })
    const asked = await deliver(
      JSON.stringify({ action: 'candidate_anonymized', payload: { candidate_id: 3 } }),
    )
    expect(asked.json()).toMatchObject({ accepted: 0, findings: [{ rule: 'erasure_asked' }] })
  })
  test('of a deleted application erase its journey, and no other; unsigned ones erase nothing', async () => {
    for (const id of [7701, 7702]) await deliver(aboutApplication('new_candidate_application', id))
    expect((await deliver(aboutApplication('delete_application', 7701), {})).statusCode).toBe(401)
    expect(await factsOf('greenhouse:7701')).toEqual(['application_submitted 2026-03-02'])
    expect((await deliver(aboutApplication('delete_application', 7701))).json()).toMatchObject({
      erased: 1,
      findings: [{ rule: 'erasure_asked' }],
      token: expect.stringMatching(/^\d+:\d+$/),
    })
    expect((await deliver(aboutApplication('delete_application', 7701))).json()).toMatchObject({ erased: 0 })
    const gone = await ingestion.send({ url: '/v1/journeys/-?source_id=greenhouse:7701' })
    expect(gone.statusCode).toBe(404)
    expect(await factsOf('greenhouse:7702')).toEqual(['application_submitted 2026-03-02'])
  })
  test('that are none are refused with a reason', async () => {
    expect((await deliver('{"a":1}')).json()).toMatchObject({ status: 400, code: 'unknown_columns' })
    expect((await deliver('{"a":')).json()).toMatchObject({ status: 400 })
  })
})

const at = now - 3_600_000
const leverDelivery = (triggeredAt: number, signedAt = triggeredAt) =>
  JSON.stringify({
    event: 'candidateHired',
    triggeredAt,
    token: 'token-7431',
    signature: hmac(`token-7431${signedAt}`),
    data: { opportunityId: 'o1' },
  })
const lever = (payload: string) => deliver(payload, {}, '/v1/webhooks/lever?workspace=acme')

describe('deliveries of Lever', () => {
  test('are signed by their token and moment; repeated ones add nothing', async () => {
    expect((await lever(leverDelivery(at))).json()).toMatchObject({ accepted: 1, duplicates: 0 })
    expect((await lever(leverDelivery(at))).json()).toMatchObject({ accepted: 0, duplicates: 1 })
    expect(await factsOf('lever:o1')).toEqual(['offer_accepted 2026-03-31'])
  })
  test('with another moment than the signed one, or older than a day, are refused', async () => {
    expect((await lever(leverDelivery(at, at - 1))).statusCode).toBe(401)
    expect((await lever(leverDelivery(now - 86_400_001))).statusCode).toBe(401)
    expect((await lever(leverDelivery(now - 86_399_000))).statusCode).toBe(200)
  })
})

describe('secrets', () => {
  test('are listed without being shown, replaced, and in no log', async () => {
    const [{ key }] = [await ingestion.workspace({ name: 'secretive' })]
    expect((await setSecret('greenhouse', key)).json()).toEqual({
      system: 'greenhouse',
      set_at: expect.any(String),
    })
    await setSecret('greenhouse', key)
    const listed = await ingestion.send({ url: '/v1/webhook-secrets', key })
    expect(listed.json()).toEqual({ secrets: [{ system: 'greenhouse', set_at: expect.any(String) }] })
    expect([listed.body, ...ingestion.lines].join()).not.toContain(secret)
  })
  test.each([
    [{ system: 'workday', secret }, '/system'],
    [{ system: 'lever', secret: 'short' }, '/secret'],
  ])('%j is refused', async (payload, pointer) => {
    const reply = await ingestion.send({ method: 'POST', url: '/v1/webhook-secrets', payload })
    expect(reply.json()).toMatchObject({ status: 400, errors: [{ pointer }] })
    expect(reply.body).not.toContain(secret)
  })
})
