import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { previewFile } from '../src/index.ts'
import { importFile, tracker } from './import-file.ts'
import { applied, type Ingestion, openIngestion } from './ingestion.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearback-preview-'))
let ingestion: Ingestion
beforeAll(async () => {
  ingestion = await openIngestion()
})
afterAll(async () => {
  await ingestion.close()
  rmSync(folder, { recursive: true })
})

const now = Date.parse('2026-03-31T12:00:00Z')
const preview = (content: string | Buffer, asked: Record<string, string> = {}) => {
  const path = join(folder, 'file')
  writeFileSync(path, content)
  return previewFile(path, { asked, now: () => now, randomBytes: (size) => Buffer.alloc(size, 7) })
}

/** A finding without its place among those that are stored. */
const told = ({ number: _number, ...finding }: { number: number }) => finding

/** Ids of journeys and events follow from the key of a workspace. */
const anywhere = (shown: unknown) => JSON.parse(JSON.stringify(shown).replaceAll(/[je]_[0-9a-f]{32}/g, 'id'))

const events = [
  JSON.stringify(applied('p1')),
  JSON.stringify(applied('p1')),
  JSON.stringify(applied('p2', '2026-03-01', { process: 'nowhere' })),
  JSON.stringify(applied('p3', '2026-03-01', { attributes: { source: 'anna@example.org' } })),
  'nonsense',
].join('\n')
const table = `${tracker}\nDogwood,Analyst,soon,,\nElm,Analyst,,To apply,`

test.each([
  ['a tracker', table, { observed_through: '2026-03-01' }],
  ['events, some refused after they were read', events, { format: 'ndjson' }],
  ['a file that cannot be read', 'a,b\n1,2\n', {}],
])(
  'a file is told without a workspace as a dry run into an empty one tells it: %s',
  async (name, file, asked) => {
    const { key } = await ingestion.workspace({ name: `empty-${name.length}` })
    const query = `?${new URLSearchParams({ ...asked, dry_run: 'true' })}`
    const dry = await importFile(ingestion, file, { query, key })
    const { job } = await preview(file, asked)
    const ofStored = { id: null, created_at: dry.created_at, finished_at: dry.finished_at }
    expect(anywhere({ ...job, ...ofStored })).toEqual(
      anywhere({ ...dry, ...ofStored, findings: dry.findings.map(told) }),
    )
  },
)

test('a packed file is read as it is, and every refusal is told by its row', async () => {
  const { job, refusals } = await preview(gzipSync(table), { observed_through: '2026-03-01' })
  expect(job).toMatchObject({ dry_run: true, counts: { journeys: 3, refused: 1, never_applied: 1 } })
  expect(refusals).toMatchObject([{ row: 5, rule: 'unreadable_day', refused: true }])
})

test('a journey whose rows were all refused is none of those that would be stored', async () => {
  const { job } = await preview(events, { format: 'ndjson' })
  expect(job.sample.map(({ events: own }) => own.length)).toEqual([3])
  expect(job.counts).toMatchObject({ journeys: 1, accepted: 3, refused: 3 })
})

test('settings that are not valid are refused as the route refuses them', async () => {
  for (const asked of [{ format: 'xlsx' }, { observed_through: '2026-02-30' }, { process: 'nowhere' }]) {
    const [parameter] = Object.keys(asked)
    await expect(preview(table, asked)).rejects.toMatchObject({
      problem: { status: 400, errors: [{ parameter }] },
    })
  }
  await expect(preview(table, { mapping: '{' })).rejects.toMatchObject({
    problem: { code: 'invalid_mapping' },
  })
})
