import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin, openCommunity } from './contributor.ts'
import { ended, upload } from './import-file.ts'
import { applied, type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
let acmeJourney = ''
let token = ''
beforeAll(async () => {
  ingestion = await openIngestion()
  await openCommunity(ingestion)
  token = (await begin(ingestion, 'pool')).json().token
  const made = await ingestion.post(applied('hidden-from-others'), '?verbose')
  acmeJourney = made.json().events[0].journey_id
})
afterAll(() => ingestion.close())

test('what was sent is never in the logs or in errors', async () => {
  const planted = ['Zanzibar-7431', 'zoe@planted.example', '+49 170 7431743']
  const event = {
    type: 'application_submitted',
    journey_id: planted[0],
    occurred_at: planted[1],
    employer: planted[2],
  }
  const replies = [
    await ingestion.post([
      event,
      { ...event, occurred_at: '2026-01-01', attributes: { employer: 7, region: planted[2] } },
    ]),
    await ingestion.post(`{"type":"${planted[0]}`),
    await ingestion.send({
      method: 'POST',
      url: '/v1/events',
      payload: `{"type":"${planted[1]}\n`,
      headers: { 'content-type': 'application/x-ndjson' },
    }),
    await ingestion.send({
      method: 'POST',
      url: '/v1/events',
      payload: `{"type": ${planted[1]}`,
      headers: { 'content-type': 'application/json' },
    }),
    await ingestion.send({ url: `/v1/journeys/-?source_id=${planted[0]}` }),
    await ingestion.send({ url: `/v1/journeys/${planted[0]}` }),
    await ingestion.send({ method: 'DELETE', url: `/v1/journeys/j_${'7'.repeat(32)}` }),
    await ingestion.send({ url: '/v1/keys', key: `hbk_${planted[0]}` }),
    await ingestion.send({ url: '/v1/contributions?workspace=acme', key: token }),
    await ingestion.post([event], '?workspace=pool', token),
  ]
  for (const reply of replies) expect(reply.statusCode).toBeGreaterThanOrEqual(400)
  const file = `Company,Date Applied,Status\n${planted[2]},${planted[1]},${planted[0]}\n`
  const job = await ended(ingestion, (await upload(ingestion, file)).json().id)
  const said = [...replies.map(({ body }) => body), JSON.stringify(job), ...ingestion.lines].join('\n')
  for (const secret of [
    ...planted,
    ingestion.acmeKey,
    ingestion.operatorKey,
    token,
    acmeJourney,
    '7'.repeat(32),
  ])
    expect(said).not.toContain(secret)
  // Each of these requests was logged.
  expect(ingestion.lines.length).toBeGreaterThan(replies.length)
})
