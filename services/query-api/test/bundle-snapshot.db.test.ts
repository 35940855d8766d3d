import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unzipped } from '../../../test/unzipped.ts'
import { type Asking, startAsking } from './asking.ts'
import { now, project } from './small-workspaces.ts'

let asking: Asking
let key: string
beforeAll(async () => {
  asking = await startAsking()
  key = await asking.acme.keyWith(['query', 'export'])
})
afterAll(() => asking.close())

const bundleOf = async (query: string, by: string | null = key): Promise<Map<string, Buffer>> => {
  const headers = by === null ? {} : { authorization: `Bearer ${by}` }
  const reply = await asking.app.inject({ url: `/v1/exports/bundle.zip?release=one${query}`, headers })
  expect(reply.statusCode).toBe(200)
  return unzipped(reply.rawPayload)
}
const rowsIn = (files: Map<string, Buffer>, name: string): Record<string, string>[] =>
  parse(files.get(name)?.toString() ?? '', { columns: true })
const textsOf = (files: Map<string, Buffer>) =>
  [...files].filter(([name]) => name.endsWith('.csv')).map(([name, bytes]) => [name, bytes.toString()])

const someoneWaits = async () => {
  const { rows } = await sql<{ waiting: number }>`
    SELECT count(*)::integer AS waiting FROM pg_locks WHERE NOT granted`.execute(asking.database.db)
  return rows[0]?.waiting ?? 0
}

const waits = Array.from({ length: 30 }, (_, index) => ({
  journey: `meanwhile-${index}`,
  contributor: 'ats',
  region: 'EU',
}))

const importRow = (more: object) => {
  const at = new Date(now)
  return {
    id: randomUUID(),
    workspace_id: asking.acme.id,
    state: 'done' as const,
    format: 'csv-wide',
    process: 'hiring',
    options: '{}',
    dry_run: false,
    contributor: randomUUID(),
    size_bytes: 1n,
    counts: JSON.stringify({ journeys: 7, accepted: 20, refused: 1 }),
    grade: 'C',
    problem: null,
    token: null,
    created_at: at,
    seen_at: at,
    finished_at: at,
    ...more,
  }
}

/** While a bundle is being made: journeys are projected and a file is imported, after its first look and before its first number. */
test('every file of a bundle is of one moment, whatever is projected and imported meanwhile', async () => {
  const before = await bundleOf('')
  const { db } = asking.database
  const locking = await db.startTransaction().execute()
  await sql`LOCK TABLE projection_1.spell IN ACCESS EXCLUSIVE MODE`.execute(locking)
  const making = bundleOf('')
  await expect.poll(someoneWaits).toBeGreaterThan(0)
  // The lock holds back who reads; these rows are written by who holds it.
  await project({ ...asking.database, db: locking }, asking.acme.id, waits)
  await locking.insertInto('ingestion.import').values(importRow({})).execute()
  await locking.commit().execute()
  expect(textsOf(await making)).toEqual(textsOf(before))
  const after = await bundleOf('')
  expect(rowsIn(after, 'spells.csv').length).toBeGreaterThan(rowsIn(before, 'spells.csv').length)
})

test('the datasheet says at which moment, and what the quality is', async () => {
  const sheet = (await bundleOf('')).get('datasheet.md')?.toString()
  expect(sheet).toContain('known at: 2026-04-01T12:00:00.000Z;')
  expect(sheet).toContain('quality of what was imported: grade C (A to D); see data-quality.csv')
})

test('the quality of what was imported is a table of imports and findings that its resource describes', async () => {
  const failed = importRow({ state: 'failed', grade: null, counts: '{}' })
  await asking.database.db.insertInto('ingestion.import').values(failed).execute()
  const finding = { import_id: failed.id, number: 1, row: 2n, column: 'Status', message: 'm' }
  await asking.database.db
    .insertInto('ingestion.import_finding')
    .values({ ...finding, rule: 'pii_email', refused: true })
    .execute()
  const files = await bundleOf('')
  const rows = rowsIn(files, 'data-quality.csv')
  expect(rows.map((row) => row['of']).toSorted()).toEqual(['finding', 'import', 'import', 'workspace'])
  expect(rows).toContainEqual(expect.objectContaining({ of: 'workspace', grade: 'C', journeys: '' }))
  expect(rows).toContainEqual(
    expect.objectContaining({ of: 'import', state: 'done', ended_on: '2026-04-01', stored_events: '20' }),
  )
  expect(rows).toContainEqual(
    expect.objectContaining({ of: 'finding', import: failed.id, rule: 'pii_email', refusals: '1' }),
  )
  const { resources } = JSON.parse(files.get('datapackage.json')?.toString() ?? '')
  const { schema } = resources.find(({ path }: { path: string }) => path === 'data-quality.csv')
  for (const { description } of schema.fields) expect(description).toMatch(/\w/)
})

test('the public is told the grade and nothing of an import', async () => {
  const more = { workspace_id: asking.commons.id, grade: 'B' }
  await asking.database.db.insertInto('ingestion.import').values(importRow(more)).execute()
  const files = await bundleOf('&workspace=commons', null)
  const rows = rowsIn(files, 'data-quality.csv')
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ of: 'workspace', grade: 'B', import: '', journeys: '' })
})
