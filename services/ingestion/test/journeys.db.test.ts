import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { applied, type Ingestion, openIngestion } from './ingestion.ts'
import { dump, formsOf, project } from './whole-database.ts'

let ingestion: Ingestion
beforeAll(async () => {
  ingestion = await openIngestion()
})
afterAll(() => ingestion.close())

const secretDay = '1987-06-05'
const secrets = ['Zebrawood Holdings', secretDay, '1987-07-06']

let journeyId = ''
let eventIds: string[] = []
beforeEach(async () => {
  const events = [
    applied('candidate-99', secretDay, { attributes: { employer: 'Zebrawood Holdings' } }),
    {
      type: 'next_steps_told',
      journey_id: 'candidate-99',
      occurred_at: '1987-06-06',
      expected_by: '1987-07-06',
    },
  ]
  const reply = await ingestion.post(events, '?verbose')
  journeyId = reply.json().events[0].journey_id
  eventIds = reply.json().events.map(({ event_id }: { event_id: string }) => event_id)
})

describe('a journey', () => {
  test.each([
    ['its pseudonym', () => `/v1/journeys/${journeyId}`],
    ["the source's id", () => '/v1/journeys/-?source_id=candidate-99'],
  ])('is shown by %s', async (_name, url) => {
    const shown = (await ingestion.send({ url: url() })).json()
    expect(shown.journey_id).toBe(journeyId)
    expect(shown.events).toHaveLength(2)
    expect(shown.events[0]).toMatchObject({
      type: 'application_submitted',
      event_id: eventIds[0],
      day: secretDay,
      precision: 'day',
      attributes: { employer: 'Zebrawood Holdings' },
    })
    expect(shown).toMatchObject({ standing: null, spells: [] })
  })

  test('waits for the projection where it is asked with the token of an upload', async () => {
    const { token } = (await ingestion.post([applied('candidate-100', '2026-01-05')])).json()
    const url = `/v1/journeys/-?source_id=candidate-100&wait_for=`
    const waiting = ingestion.send({ url: url + token })
    await project(ingestion)
    expect((await waiting).json()).toMatchObject({ standing: { stage: 'applied' } })
    expect((await ingestion.send({ url: `${url}x` })).json()).toMatchObject({
      status: 400,
      errors: [{ parameter: 'wait_for' }],
    })
  })

  test('is shown with its spells once they are projected', async () => {
    await project(ingestion)
    const shown = (await ingestion.send({ url: `/v1/journeys/${journeyId}` })).json()
    expect(shown).toMatchObject({
      standing: { process: 'hiring', stage: 'applied' },
      dimensions: { employer: 'Zebrawood Holdings' },
    })
    expect(shown.spells).toContainEqual(
      expect.objectContaining({
        clock: 'response:application',
        entered_day: secretDay,
        exit_day: null,
        cause: null,
      }),
    )
  })

  test.each([
    ['/v1/journeys/-', 400],
    ['/v1/journeys/candidate-99', 400],
    [`/v1/journeys/j_${'0'.repeat(32)}?source_id=x`, 400],
    [`/v1/journeys/j_${'0'.repeat(32)}`, 404],
    ['/v1/journeys/-?source_id=nobody', 404],
  ])('%s is answered with %i, for reading and for erasing', async (url, status) => {
    expect((await ingestion.send({ url })).statusCode).toBe(status)
    expect((await ingestion.send({ method: 'DELETE', url })).statusCode).toBe(status)
  })
})

describe('an erased journey', () => {
  test('leaves none of its bytes in the database, read models included', async () => {
    await project(ingestion)
    const before = await dump(ingestion)
    for (const secret of secrets) expect(before).toContain(secret)
    expect(formsOf(journeyId).some((form) => before.includes(form))).toBe(true)

    const reply = await ingestion.send({ method: 'DELETE', url: `/v1/journeys/${journeyId}` })
    expect(reply.json()).toMatchObject({ journey_id: journeyId, erased: 2 })
    expect(reply.json().token).toMatch(/^\d+:\d+$/)

    const after = await dump(ingestion)
    await project(ingestion)
    expect(await dump(ingestion)).not.toContain('Zebrawood')
    for (const secret of [...secrets, 'candidate-99', ...[journeyId, ...eventIds].flatMap(formsOf)]) {
      expect(after).not.toContain(secret)
    }
  })

  test('is unknown from then on', async () => {
    await ingestion.send({ method: 'DELETE', url: `/v1/journeys/${journeyId}` })
    expect((await ingestion.send({ url: `/v1/journeys/${journeyId}` })).statusCode).toBe(404)
    expect((await ingestion.send({ method: 'DELETE', url: `/v1/journeys/${journeyId}` })).statusCode).toBe(
      404,
    )
  })

  test('can begin anew', async () => {
    await ingestion.send({ method: 'DELETE', url: '/v1/journeys/-?source_id=candidate-99' })
    expect((await ingestion.post(applied('candidate-99', '2026-01-01'))).json()).toMatchObject({
      accepted: 1,
    })
  })

  test('of another workspace is not touched', async () => {
    const reply = await ingestion.send({
      method: 'DELETE',
      url: `/v1/journeys/${journeyId}`,
      key: ingestion.rivalKey,
    })
    expect([reply.statusCode, reply.json().code]).toEqual([404, 'journey_unknown'])
    expect((await ingestion.send({ url: `/v1/journeys/${journeyId}` })).json().events.length).toBeGreaterThan(
      1,
    )
  })
})

test('the events of the log cannot be changed by the role that appends them', async () => {
  const client = await ingestion.database.pool.connect()
  await client.query('BEGIN; SET LOCAL ROLE hearback_ingestion')
  await expect(client.query("UPDATE log.event SET process = 'x'")).rejects.toThrow(/permission denied/)
  await client.query('ROLLBACK')
  client.release()
})
