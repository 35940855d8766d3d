import { tableFromIPC } from 'apache-arrow'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asking, startAsking } from './asking.ts'

let asking: Asking
let key: string
beforeAll(async () => {
  asking = await startAsking()
  key = await asking.acme.keyWith(['query'])
})
afterAll(() => asking.close())

const get = (url: string, headers: Record<string, string> = {}) =>
  asking.app.inject({ url, headers: { authorization: `Bearer ${key}`, ...headers } })

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const numbersIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value]
  return isRecord(value) ? Object.values(value).flatMap(numbersIn) : []
}

const questions = [
  '/v1/stage-durations',
  '/v1/response-rates',
  '/v1/time-to-offer',
  '/v1/expected-wait?stage=applied&waited_days=3',
  '/v1/funnel',
  '/v1/comparisons?stage=applied&group_by=region',
  '/v1/forecast',
]

const asFile = (question: string, extension: string) => question.replace(/(\?|$)/, `.${extension}$1`)

test.each(questions)('an answer as Arrow holds every number of the JSON: %s', async (question) => {
  const reply = await get(asFile(question, 'arrows'))
  expect(reply.statusCode).toBe(200)
  const rows = tableFromIPC(reply.rawPayload).toArray()
  const told = rows.flatMap(({ value, low, high, at }) => [
    value,
    low,
    high,
    ...(at ?? '').split(/[ =]/).map(Number),
  ])
  const { groups, withheld, parked_journeys, comparisons } = (await get(question)).json()
  expect(groups.length).toBeGreaterThan(0)
  const asked = numbersIn([groups, withheld, parked_journeys, comparisons ?? null])
  expect(asked.length).toBeGreaterThan(5)
  expect(asked.filter((number) => !told.includes(number))).toEqual([])
})

test('an answer is had as CSV by its address and by Accept, and each has its own tag', async () => {
  const byAddress = await get('/v1/stage-durations.csv?stage=applied')
  const byAccept = await get('/v1/stage-durations?stage=applied', {
    accept: 'text/csv, application/json;q=0.5',
  })
  expect(byAddress.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(byAddress.body.split('\r\n')[0]).toBe('as_of,observed_through,clock,measure,at,value,low,high,text')
  expect(byAccept.body).toBe(byAddress.body)
  expect(byAccept.headers['vary']).toBe('Authorization, Accept')
  const json = await get('/v1/stage-durations?stage=applied', { accept: 'text/html, */*' })
  expect(json.headers['content-type']).toContain('application/json')
  expect(json.headers['etag']).not.toBe(byAccept.headers['etag'])
  const again = await get('/v1/stage-durations.csv?stage=applied', {
    'if-none-match': String(byAccept.headers['etag']),
  })
  expect(again.statusCode).toBe(304)
})

test('a file of an answer keeps to the public rules, and a fault is told as a problem', async () => {
  const json = await asking.ask('/v1/stage-durations?workspace=commons&stage=applied')
  const reply = await asking.app.inject('/v1/stage-durations.csv?workspace=commons&stage=applied')
  expect(reply.body).toContain(`journeys,,${json.body.groups[0].journeys},`)
  expect(json.body.groups[0].journeys % 5).toBe(0)
  const refused = await get('/v1/stage-durations.csv?stage=nowhere')
  expect(refused.statusCode).toBe(400)
  expect(refused.headers['content-type']).toContain('application/problem+json')
})
