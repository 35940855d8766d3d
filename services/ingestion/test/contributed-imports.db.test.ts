import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Contributor, contributorTo, openCommunity } from './contributor.ts'
import { octets, tracker } from './import-file.ts'
import { type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
let poolKey = ''
beforeAll(async () => {
  ingestion = await openIngestion()
  poolKey = (await openCommunity(ingestion)).key
})
afterAll(() => ingestion.close())

describe('an import', () => {
  let one: Contributor
  let id = ''
  const url = (ending = '') => one.at(`imports/${id}${ending}`)
  beforeAll(async () => {
    one = await contributorTo(ingestion)
    id = (await one.bring(tracker, '&dry_run=true')).id
  })

  test.each(['', '/progress', '/report.csv'])('%s is shown to who brought it', async (ending) => {
    expect((await ingestion.send({ url: url(ending), key: one.token })).statusCode).toBe(200)
  })

  test.each(['', '/progress', '/report.csv'])('%s is hidden from another token', async (ending) => {
    const { token } = await contributorTo(ingestion)
    const reply = await ingestion.send({ url: url(ending), key: token })
    expect([reply.statusCode, reply.json().code]).toEqual([404, 'import_unknown'])
  })

  test('of a contributor is listed to the community, its preview is not shown', async () => {
    const seen = (await ingestion.send({ url: `/v1/imports/${id}`, key: poolKey })).json()
    expect(seen).toMatchObject({
      dry_run: true,
      counts: { journeys: 3 },
      sample: null,
      sample_complete: null,
    })
    const own = (await ingestion.send({ url: url(), key: one.token })).json()
    expect([own.sample.length, own.sample_complete]).toEqual([3, true])
  })

  test('that came by key is hidden from every token', async () => {
    const upload = {
      method: 'POST' as const,
      url: '/v1/imports?dry_run=true',
      payload: tracker,
      headers: octets,
    }
    const byKey = (await ingestion.send({ ...upload, key: poolKey })).json().id
    const reply = await ingestion.send({ url: one.at(`imports/${byKey}`), key: one.token })
    expect(reply.statusCode).toBe(404)
  })
})
