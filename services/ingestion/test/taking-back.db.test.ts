import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Contributor, contributorTo, openCommunity } from './contributor.ts'
import { applied, type Ingestion, openIngestion } from './ingestion.ts'
import { dump, formsOf, project } from './whole-database.ts'

let ingestion: Ingestion
let pool: { id: number; key: string }
beforeAll(async () => {
  ingestion = await openIngestion()
  pool = await openCommunity(ingestion)
})
afterAll(() => ingestion.close())

const secretFile = [
  'Company,Date Applied,Status,Date of Response,Hidden Column',
  'Zebrawood Holdings,1987-06-05,Rejected,1987-07-06,x',
  'Zebrawood Works,1987-06-05,No Response,,y',
].join('\n')
const secrets = ['Zebrawood', '1987-06-05', '1987-07-06', 'Hidden Column']

/** Brings three journeys; gives every pseudonym that came of it. */
const bringSecrets = async (me: Contributor): Promise<string[]> => {
  const preview = await me.bring(secretFile, '&dry_run=true&observed_through=1987-08-01')
  await me.bring(secretFile, '&observed_through=1987-08-01')
  const told = await me.tell([applied('secret-1', '1987-06-05', { employer: 'Zebrawood Mill' })], '&verbose')
  const journeys: { journey_id: string; events: { event_id: string }[] }[] = preview.sample
  const { journey_id, event_id } = told.json().events[0]
  return [journey_id, event_id, ...journeys.flatMap((each) => [each.journey_id, ...ids(each.events)])]
}
const ids = (events: readonly { event_id: string }[]) => events.map(({ event_id }) => event_id)

const contributorOf = async (journeyId: string): Promise<string> => {
  const { rows } = await ingestion.database.pool.query(
    'SELECT contributor FROM ingestion.contributed_journey WHERE journey_id = $1',
    [journeyId.slice(2)],
  )
  return rows[0].contributor
}

test('after taking back, no byte of what was brought is in the database, read models included', async () => {
  const me = await contributorTo(ingestion)
  const pseudonyms = await bringSecrets(me)
  pseudonyms.push((await contributorOf(pseudonyms[0] ?? '')).replaceAll('-', ''))
  await project(ingestion)
  const before = await dump(ingestion)
  for (const secret of secrets) expect(before).toContain(secret)
  for (const pseudonym of pseudonyms)
    expect(formsOf(pseudonym).some((form) => before.includes(form))).toBe(true)

  const reply = await me.takeBack()
  expect(reply.json()).toMatchObject({ workspace: 'pool', journeys: 3, events: expect.any(Number) })
  expect(reply.json().events).toBeGreaterThan(3)
  expect(reply.json().token).toMatch(/^\d+:\d+(,\d+:\d+)*$/)
  const after = await dump(ingestion)
  await project(ingestion)
  for (const text of [after, await dump(ingestion)])
    for (const secret of [...secrets, ...pseudonyms.flatMap(formsOf)]) expect(text).not.toContain(secret)
})

test('taking back again finds nothing, and bringing again begins anew', async () => {
  const me = await contributorTo(ingestion)
  await me.tell([applied('again')])
  expect((await me.takeBack()).json()).toMatchObject({ journeys: 1, events: 1 })
  expect((await me.takeBack()).json()).toMatchObject({ journeys: 0, events: 0, token: '' })
  expect((await me.tell([applied('again')])).json()).toMatchObject({ accepted: 1 })
  expect(await me.brought()).toBe(1)
})

test('nothing of another contributor is touched, nor of what came by key', async () => {
  const [me, other] = [await contributorTo(ingestion), await contributorTo(ingestion)]
  for (const each of [me, other]) await each.tell([applied('1'), applied('2')])
  await ingestion.post([applied('1')], '', pool.key)
  expect(await other.brought()).toBe(2)
  expect((await me.takeBack()).json()).toMatchObject({ journeys: 2 })
  expect([await me.brought(), await other.brought()]).toEqual([0, 2])
  expect((await other.tell([applied('1'), applied('2')])).json()).toMatchObject({ duplicates: 2 })
  expect((await ingestion.post([applied('1')], '', pool.key)).json()).toMatchObject({ duplicates: 1 })
})

test('a key takes nothing back that way, not even one of the community', async () => {
  const me = await contributorTo(ingestion)
  await me.tell([applied('kept')])
  for (const key of [pool.key, ingestion.operatorKey]) {
    const reply = await ingestion.send({ method: 'DELETE', url: me.at('contributions'), key })
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'contributors_only'])
  }
  expect(await me.brought()).toBe(1)
})

test('a workspace that was closed takes nothing more, and lets everything be taken back', async () => {
  const me = await contributorTo(ingestion)
  const { id } = await me.bring(secretFile, '&observed_through=1987-08-01')
  const open = (state: boolean) =>
    ingestion.send({
      method: 'PATCH',
      url: '/v1/workspaces/pool',
      payload: { open_to_contributions: state },
      key: pool.key,
    })
  expect((await open(false)).json()).toMatchObject({ open_to_contributions: false })
  for (const reply of [
    await me.tell([applied('late')]),
    await ingestion.send({ method: 'POST', url: me.at('contributors'), key: null }),
  ])
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'contributions_closed'])
  expect((await ingestion.send({ url: me.at(`imports/${id}`), key: me.token })).statusCode).toBe(200)
  expect((await me.takeBack()).json()).toMatchObject({ journeys: 2 })
  expect((await ingestion.send({ url: me.at(`imports/${id}`), key: me.token })).statusCode).toBe(404)
  expect((await open(true)).json()).toMatchObject({ open_to_contributions: true })
})

const fileOf = (id: string): string => join(ingestion.spoolDirectory, `${id}.upload`)

/** An upload of a contributor with its file, that nobody works on, in one of the states an import can be in. */
const stalled = async (me: Contributor, state: string): Promise<string> => {
  const { id } = await me.bring(secretFile, '&dry_run=true')
  await vi.waitUntil(() => !existsSync(fileOf(id)))
  await writeFile(fileOf(id), secretFile)
  const text = 'UPDATE ingestion.import SET state = $2 WHERE id = $1'
  await ingestion.database.pool.query(text, [id, state])
  return id
}

test('while a file is being read nothing is taken back; one that waits is never stored', async () => {
  const me = await contributorTo(ingestion)
  await me.tell([applied('first')])
  const id = await stalled(me, 'running')
  const refused = await me.takeBack()
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'import_running'])
  expect(refused.headers['retry-after']).toBe('1')
  expect(await me.brought()).toBe(1)
  await ingestion.database.pool.query("UPDATE ingestion.import SET state = 'queued' WHERE id = $1", [id])
  expect((await me.takeBack()).json()).toMatchObject({ journeys: 1 })
  expect((await ingestion.send({ url: me.at(`imports/${id}`), key: me.token })).statusCode).toBe(404)
  expect(existsSync(fileOf(id))).toBe(false)
})

test('a journey erased by the community is not counted as brought, nor kept on the list', async () => {
  const me = await contributorTo(ingestion)
  const { journey_id } = (await me.tell([applied('moderated')], '&verbose')).json().events[0]
  const erased = await ingestion.send({ method: 'DELETE', url: `/v1/journeys/${journey_id}`, key: pool.key })
  expect(erased.statusCode).toBe(200)
  expect(await me.brought()).toBe(0)
  const after = await dump(ingestion)
  for (const form of formsOf(journey_id)) expect(after).not.toContain(form)
})
