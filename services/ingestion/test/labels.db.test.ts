import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFile } from './import-file.ts'
import { type Ingestion, openIngestion } from './ingestion.ts'

let ingestion: Ingestion
beforeAll(async () => {
  ingestion = await openIngestion()
})
afterAll(() => ingestion.close())

const read = async (query = '', key = ingestion.acmeKey) =>
  (await ingestion.send({ url: `/v1/labels${query}`, key })).json()
const put = (labels: unknown, query = '', key = ingestion.acmeKey) =>
  ingestion.send({
    method: 'PUT',
    url: `/v1/labels${query}`,
    key,
    payload: JSON.stringify({ labels }),
    headers: { 'content-type': 'application/json' },
  })

describe('the labels of a workspace', () => {
  test('are the shipped synonyms until it has its own', async () => {
    const labels = await read()
    expect(labels).toMatchObject({ process: 'hiring', own: {} })
    expect(labels.shipped).toMatchObject({
      'phone screen': 'screening',
      hired: 'hired',
      一面: 'interviewing',
    })
    expect(labels.stages).toEqual(expect.arrayContaining(['applied', 'offer', 'hired']))
  })

  test('are replaced whole, normalised, and go before the shipped ones', async () => {
    const set = await put({ ' Culture / Values CHAT! ': 'interviewing', 'Phone Screen': 'deliberation' })
    expect(set.statusCode).toBe(200)
    expect(set.json().own).toEqual({ 'culture values chat': 'interviewing', 'phone screen': 'deliberation' })
    expect(set.json().shipped).not.toHaveProperty('phone screen')
    expect((await put({ welcome: 'hired' })).json().own).toEqual({ welcome: 'hired' })
    expect((await read()).shipped).toHaveProperty('phone screen', 'screening')
  })

  test('are those of one workspace and one process', async () => {
    await put({ welcome: 'hired' })
    await put({ chat: 'team_discussion' }, '?process=post-interview')
    expect((await read()).own).toEqual({ welcome: 'hired' })
    expect((await read('?process=post-interview')).own).toEqual({ chat: 'team_discussion' })
    expect((await read('', ingestion.rivalKey)).own).toEqual({})
  })

  test('are what an import reads statuses and stages by', async () => {
    const files = [
      'Company,Date Applied,Status\nAcme,2026-01-05,On the couch\n',
      'application_id,stage,entered_at\n7,On the couch,2026-01-05\n',
    ]
    const rules = async () => {
      const jobs = await Promise.all(
        files.map((file) => importFile(ingestion, file, { query: '?dry_run=true' })),
      )
      return jobs.map(({ findings }) => findings.map(({ rule }: { rule: string }) => rule))
    }
    await put({})
    expect(await rules()).toEqual([['unknown_status'], ['unknown_stage']])
    await put({ 'on the couch': 'interviewing' })
    expect(await rules()).toEqual([[], []])
  })

  test('may bear the names of what every object has', async () => {
    const odd = JSON.parse('{"constructor":"offer","to string":"screening"}')
    expect((await put(odd)).json().own).toEqual(odd)
  })

  test.each<[string, Record<string, string>, object]>([
    [
      'a stage nobody knows',
      { chat: 'lunch' },
      { pointer: '/labels/chat', message: expect.stringContaining('applied') },
    ],
    ['a label of nothing', { '!?': 'offer' }, { pointer: '/labels/!?' }],
    ['a label with two meanings', { Chat: 'offer', 'chat!': 'screening' }, { pointer: '/labels/chat!' }],
    ['a slash in a label', { 'a/b': 'lunch' }, { pointer: '/labels/a~1b' }],
    ['a label too long', { ['x'.repeat(101)]: 'offer' }, { pointer: `/labels/${'x'.repeat(100)}` }],
    ['personal data', { 'jane@example.com': 'offer' }, { pointer: '/labels', rule: 'pii_email' }],
  ])('are refused with %s, and nothing is changed', async (_name, labels, fault) => {
    await put({ welcome: 'hired' })
    const reply = await put({ ...labels, fine: 'offer' })
    expect(reply.statusCode).toBe(400)
    expect(reply.json().errors).toMatchObject([fault])
    expect(reply.body).not.toContain('jane')
    expect((await read()).own).toEqual({ welcome: 'hired' })
  })

  test('are refused for a process nobody knows, or to a key without the scope admin', async () => {
    expect((await put({}, '?process=nowhere')).json().errors).toMatchObject([{ parameter: 'process' }])
    const { id } = await ingestion.workspace({ name: 'readers' })
    const reader = await ingestion.keyWith(id, ['query', 'ingest', 'export'])
    expect((await put({}, '', reader)).json().code).toBe('scope_missing')
  })
})
