import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { begin, contributorTo, newAddress, openCommunity } from './contributor.ts'
import { ended } from './import-file.ts'
import { applied, type Ingestion, now, openIngestion } from './ingestion.ts'

const hour = 3_600_000
let passed = 0
let ingestion: Ingestion
let poolKey = ''
beforeAll(async () => {
  ingestion = await openIngestion(() => now + passed)
  poolKey = (await openCommunity(ingestion)).key
})
beforeEach(() => {
  // Windows of the test before are over.
  passed += 2 * hour
})
afterAll(() => ingestion.close())

const statuses = async (times: number, ask: () => Promise<{ statusCode: number }>): Promise<number[]> => {
  const found: number[] = []
  for (let time = 0; time < times; time += 1) found.push((await ask()).statusCode)
  return found
}

test('an address is given ten tokens an hour, and told when to come again', async () => {
  const address = newAddress()
  const ask = () => begin(ingestion, 'pool', null, address)
  expect(await statuses(10, ask)).toEqual(Array(10).fill(201))
  passed += hour - 90_500
  const refused = await ask()
  expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '91'])
  expect(refused.json()).toMatchObject({ code: 'too_many_requests', detail: expect.stringContaining('91 s') })
  expect((await begin(ingestion, 'pool')).statusCode).toBe(201)
  passed += 90_500
  expect((await ask()).statusCode).toBe(201)
})

test('an address brings sixty uploads an hour, whatever its tokens, dry runs counted; a key brings more', async () => {
  const address = newAddress()
  const tokens = [
    await contributorTo(ingestion, 'pool', address),
    await contributorTo(ingestion, 'pool', address),
  ]
  const tell = (index: number) => tokens[index % 2]?.tell([applied('1')])
  let index = 0
  const found = await statuses(59, async () => {
    index += 1
    return (await tell(index)) ?? { statusCode: 0 }
  })
  expect(found).toEqual(Array(59).fill(200))
  const upload = { method: 'POST' as const, key: tokens[0]?.token ?? '', payload: 'a,b', from: address }
  const headers = { 'content-type': 'text/csv' }
  const url = '/v1/imports?workspace=pool&dry_run=true'
  const last = await ingestion.send({ ...upload, url, headers })
  expect(last.statusCode).toBe(202)
  await ended(ingestion, last.json().id, upload.key, '?workspace=pool')
  expect((await ingestion.send({ ...upload, url, headers })).statusCode).toBe(429)
  expect((await tell(0))?.statusCode).toBe(429)
  // Reading and taking back are never refused.
  expect(await tokens[0]?.brought()).toBe(1)
  expect((await tokens[0]?.takeBack())?.statusCode).toBe(200)
  expect(await statuses(70, () => ingestion.post([applied('by-key')], '', poolKey))).not.toContain(429)
})

test('all addresses together bring a thousand uploads an hour to a workspace', async () => {
  await openCommunity(ingestion, 'other-pool')
  const empty = async (): Promise<number> => {
    const me = await contributorTo(ingestion, 'pool')
    // Refused for what they hold, but sent.
    return (await statuses(50, () => me.tell([]))).filter((status) => status === 400).length
  }
  let sent = 0
  for (let address = 0; address < 20; address += 1) sent += await empty()
  expect(sent).toBe(1_000)
  const late = await contributorTo(ingestion, 'pool')
  const refused = await late.tell([applied('1')])
  expect([refused.statusCode, refused.json().detail]).toEqual([429, expect.stringContaining('workspace')])
  const elsewhere = await contributorTo(ingestion, 'other-pool')
  expect((await elsewhere.tell([applied('1')])).statusCode).toBe(200)
  passed += hour
  expect((await late.tell([applied('1')])).statusCode).toBe(200)
})
