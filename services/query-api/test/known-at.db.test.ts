import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { erase } from '../../../packages/read-models/test/restating.ts'
import { february, march, noonOf, type Restated, startRestated } from './restated.ts'
import { operatorKey } from './small-workspaces.ts'

const questions = [
  '/v1/stage-durations?',
  '/v1/stage-durations?stage=interviewing&group_by=region&basis=period&from=2026-01-10',
  '/v1/response-rates?',
  '/v1/time-to-first-response?',
  '/v1/time-to-interview?resolution=day&assume_closed_after=20',
  '/v1/time-to-offer?region=EU',
  '/v1/time-to-accept?',
  '/v1/time-to-start?',
  '/v1/time-to-fill?process=opening',
  '/v1/expected-wait?stage=deliberation&waited_days=5',
  '/v1/expectations?',
  '/v1/forecast?',
  '/v1/funnel?',
  '/v1/comparisons?group_by=region',
]

let restated: Restated
let key: string
const before = new Map<string, Map<string, unknown>>()

/** What an answer says of journeys, without what it says of itself. */
const saidIn = (answer: Record<string, unknown>): Map<string, unknown> => {
  const { question, label: _, projected_through: __, ...said } = answer
  return new Map(Object.entries({ ...said, question: { ...Object(question), known_at: null } }))
}

const ask = (path: string, more = '', asking = key) =>
  restated.send('GET', `${path}&workspace=acme${more}`, asking)

beforeAll(async () => {
  restated = await startRestated()
  key = await restated.acme.keyWith(['query'])
  const { acme, rival, record, clock } = restated
  await record('2026-02-27', february(acme.id))
  clock.now = noonOf('2026-03-01')
  for (const path of questions) before.set(path, saidIn((await ask(path)).body))
  // In the evening of that day, and on later ones.
  await record('2026-03-10', march(acme.id))
  await record(
    '2026-02-27',
    february(rival.id).map((event) => ({
      ...event,
      journeyId: event.journeyId.replace(/^.{4}/, 'ffff'),
      attributes: { region: 'rivalland' },
    })),
  )
  clock.now = noonOf('2026-03-20')
})
afterAll(() => restated.close())

describe('a question about an earlier time', () => {
  test('says what to do where that time is not restated, or not yet', async () => {
    const { status, body } = await ask('/v1/time-to-offer?', '&known_at=2026-03-01')
    expect({ status, ...body }).toMatchObject({
      status: 409,
      code: 'not_restated',
      detail:
        'What was known at 2026-03-01 has not been restated. Ask for it with POST /v1/restatements?workspace=acme&known_at=2026-03-01 and again when it is ready.',
    })
    const asked = await restated.send('POST', '/v1/restatements?workspace=acme&known_at=2026-03-01', key)
    expect(asked.status).toBe(202)
    const waiting = await ask('/v1/time-to-offer?', '&known_at=2026-03-01')
    expect([waiting.status, waiting.headers['retry-after']]).toEqual([409, '5'])
    expect(waiting.body.detail).toContain(`see /v1/restatements/${asked.body.restatement.id}`)
    await restated.makeAll()
    expect((await ask('/v1/time-to-offer?', '&known_at=2026-03-01')).status).toBe(200)
  })

  test.each(questions)('%s is answered as it was then', async (path) => {
    const { status, body } = await ask(path, '&known_at=2026-03-01')
    expect([status, body.detail]).toEqual([200, undefined])
    expect(saidIn(body)).toEqual(before.get(path))
    expect(body).toMatchObject({
      as_of: '2026-02-28',
      projected_through: '2026-03-02T00:00:00.000Z',
      question: { known_at: '2026-03-01' },
      label: expect.stringContaining('as it was known at 2026-03-01, folded by the present rules'),
    })
    expect(JSON.stringify(body)).not.toContain('rivalland')
  })

  test('is answered otherwise now, also as of the same day', async () => {
    const path = '/v1/stage-durations?stage=applied'
    const [then, since] = [await ask(path, '&known_at=2026-03-01'), await ask(path, '&as_of=2026-02-28')]
    const exits = (answer: typeof then) => answer.body.groups[0].exits
    expect(exits(since).rejected - (exits(then).rejected ?? 0)).toBe(8)
  })

  test('is as of the day before that time, and of no day after it', async () => {
    const { body } = await ask('/v1/time-to-offer?', '&known_at=2026-03-01&as_of=2026-02-10')
    expect(body.as_of).toBe('2026-02-10')
    const refused = await ask('/v1/time-to-offer?', '&known_at=2026-03-01&as_of=2026-03-02')
    expect(refused.body).toMatchObject({
      status: 400,
      code: 'future',
      detail: 'The parameter as_of is after known_at: nobody knew that day yet.',
    })
    for (const known of ['2026-03-20', '2026-03-20T12:00:00.001Z', '2027-01-01']) {
      const { body } = await ask('/v1/time-to-offer?', `&known_at=${known}`)
      expect(body).toMatchObject({ status: 400, code: 'future', errors: [{ parameter: 'known_at' }] })
    }
    expect((await ask('/v1/time-to-offer?', '&known_at=March')).body).toMatchObject({ code: 'no_such_time' })
  })

  test('is refused to the public and to the keys of a community, not to the operator', async () => {
    const path = '/v1/time-to-offer?workspace=commons&known_at=2026-03-01'
    const member = await restated.commons.keyWith(['query'])
    for (const asking of [undefined, member]) {
      const { status, body } = await restated.send('GET', path, asking)
      expect({ status, ...body }).toMatchObject({ status: 400, code: 'not_public' })
      for (const [method, url] of [
        ['POST', '/v1/restatements?workspace=commons&known_at=2026-03-01'],
        ['GET', '/v1/restatements?workspace=commons'],
        ['GET', '/v1/restatements/1?workspace=commons'],
        ['DELETE', '/v1/restatements/1?workspace=commons'],
      ] as const) {
        const refused = await restated.send(method, url, asking)
        expect([method, url, refused.status, refused.body.code]).toEqual([method, url, 403, 'not_public'])
      }
    }
    expect((await restated.send('GET', path, operatorKey)).body.code).toBe('not_restated')
  })

  test('has a tag of its own, which an erasure changes and later events do not', async () => {
    const path = '/v1/time-to-offer?'
    const { headers } = await ask(path, '&known_at=2026-03-01')
    const again = async () =>
      restated.send('GET', `${path}&workspace=acme&known_at=2026-03-01`, key, {
        'if-none-match': String(headers['etag']),
      })
    expect((await ask(path)).headers['etag']).not.toBe(headers['etag'])
    await restated.record(
      '2026-03-15',
      march(restated.acme.id)
        .map((event) => ({ ...event, eventId: 'ab'.repeat(16) }))
        .slice(0, 1),
    )
    expect((await again()).status).toBe(304)
    await erase(restated.database, 2)
    const erased = await again()
    expect(erased.status).toBe(200)
    expect(erased.body.groups[0].journeys).toBe(39)
  })
})
