import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asking, startAsking } from './asking.ts'

let asking: Asking
let key = ''
let commonsKey = ''
beforeAll(async () => {
  asking = await startAsking()
  key = await asking.acme.keyWith(['query'])
  commonsKey = await asking.commons.keyWith(['query'])
})
afterAll(() => asking.close())

type Made = {
  grade?: string | null
  journeys?: number
  accepted?: number
  refused?: number
  problem?: object | null
  dry?: boolean
  state?: 'done' | 'failed'
}

const imported = async (
  workspaceId: number,
  { grade = 'B', journeys = 10, accepted = 20, refused = 0, problem = null, ...made }: Made,
): Promise<string> => {
  const { dry = false, state = 'done' } = made
  const id = randomUUID()
  const at = new Date('2026-03-30T10:00:00Z')
  await asking.database.db
    .insertInto('ingestion.import')
    .values({
      id,
      workspace_id: workspaceId,
      state,
      format: 'csv-wide',
      process: 'hiring',
      options: '{}',
      dry_run: dry,
      contributor: randomUUID(),
      size_bytes: 1n,
      counts: JSON.stringify({ journeys, accepted, refused }),
      grade,
      problem: problem === null ? null : JSON.stringify(problem),
      token: null,
      created_at: at,
      seen_at: at,
      finished_at: at,
    })
    .execute()
  return id
}
const found = (importId: string, number: number, rule: string, refused: boolean) =>
  asking.database.db
    .insertInto('ingestion.import_finding')
    .values({ import_id: importId, number, row: 2n, column: 'Status', rule, refused, message: 'm' })
    .execute()

const question = '/v1/time-to-offer'
const body = async (path: string, caller?: string) => (await asking.ask(path, caller)).body

test('a workspace without imports has no grade, and its answers say nothing of one', async () => {
  const none = await asking.empty.keyWith(['query'])
  expect(await body('/v1/data-quality', none)).toMatchObject({ grade: null, imports: [] })
  expect(await body(question, none)).not.toHaveProperty('data_quality')
})

test('the grade travels to answers; dry runs, failures and files brought again do not count', async () => {
  const { etag } = (await asking.ask(question, key)).headers
  await imported(asking.acme.id, { grade: 'A', journeys: 30 })
  await imported(asking.acme.id, { grade: 'C', journeys: 30 })
  await imported(asking.acme.id, { grade: 'D', dry: true })
  await imported(asking.acme.id, { grade: 'D', accepted: 0 })
  await imported(asking.acme.id, { grade: null, state: 'failed' })
  expect((await body(question, key)).data_quality).toEqual({ grade: 'B', imports: 2 })
  expect((await asking.ask(question, key, { 'if-none-match': String(etag) })).status).toBe(200)
})

test('the workspace reads grades and findings by import and rule', async () => {
  const id = await imported(asking.rival.id, { grade: 'D', journeys: 7, refused: 1 })
  await found(id, 1, 'undated_end', false)
  await found(id, 2, 'pii_email', true)
  await found(id, 3, 'undated_end', false)
  const read = await body('/v1/data-quality', await asking.rival.keyWith(['query']))
  expect(read).toEqual({
    workspace: 'rival',
    synthetic: false,
    grade: 'D',
    parked_journeys: 0,
    imports: [
      {
        id,
        finished_at: '2026-03-30T10:00:00.000Z',
        state: 'done',
        format: 'csv-wide',
        grade: 'D',
        journeys: 7,
        stored_events: 20,
        refused_rows: 1,
        problem: null,
        findings: [
          { rule: 'pii_email', findings: 1, refused: 1 },
          { rule: 'undated_end', findings: 2, refused: 0 },
        ],
      },
    ],
  })
})

test('failed imports and those of which nothing was stored are listed, dry runs are not', async () => {
  const { id: workspaceId, keyWith } = asking.empty
  const problem = {
    type: 'about:blank',
    title: 'Bad Request',
    status: 400,
    code: 'no_days',
    detail: 'No days.',
  }
  await imported(workspaceId, { state: 'failed', grade: null, journeys: 0, accepted: 0, problem })
  await imported(workspaceId, { grade: 'D', journeys: 1, accepted: 0, refused: 9 })
  await imported(workspaceId, { dry: true })
  const { grade, imports } = await body('/v1/data-quality', await keyWith(['query']))
  expect(grade).toBeNull()
  expect(imports).toHaveLength(2)
  expect(imports).toContainEqual(
    expect.objectContaining({
      state: 'failed',
      grade: null,
      problem: { code: 'no_days', detail: 'No days.' },
    }),
  )
  expect(imports).toContainEqual(
    expect.objectContaining({ state: 'done', grade: 'D', stored_events: 0, refused_rows: 9, problem: null }),
  )
})

test('the public, and the keys of a community, are told the grade alone', async () => {
  await imported(asking.commons.id, { grade: 'C' })
  for (const caller of [undefined, commonsKey]) {
    expect(await body('/v1/data-quality?workspace=commons', caller)).toEqual({
      workspace: 'commons',
      synthetic: true,
      grade: 'C',
    })
    expect((await body(`${question}?workspace=commons`, caller)).data_quality).toEqual({ grade: 'C' })
  }
})
