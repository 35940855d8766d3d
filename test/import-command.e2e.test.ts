import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { productOfFile } from './product-of-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearback-import-'))
const file = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const running = productOfFile()
afterAll(() => rmSync(folder, { recursive: true }))

const importing = async (source: string, ...given: string[]) => {
  const { out, said, status } = await running().product.command('import', source, '--json', ...given)
  return { job: out === '' ? null : JSON.parse(out), said, status }
}

const golden = readFileSync(new URL('../packages/interchange/test/golden/xes.xes', import.meta.url))

test('a packed log goes in with the mapping of its activities', async () => {
  const log = file('log.xes.gz', gzipSync(golden))
  const mapping = file(
    'mapping.json',
    '{ "Onsite": { "type": "interview_held", "detail": { "kind": "onsite" } } }',
  )
  const { job, said, status } = await importing(log, '--workspace', 'logs', '--mapping', mapping)
  expect(status, said).toBe(0)
  expect(job).toMatchObject({ state: 'done', format: 'xes', counts: { journeys: 3, accepted: 13 } })
  const { rows } = await running().database.pool.query(
    "SELECT e::text AS line FROM log.event e WHERE type = 'interview_held'",
  )
  expect(rows).toEqual([{ line: expect.stringContaining('onsite') }])
})

test('a mapping that is no mapping is told before and after anything is sent', async () => {
  const log = file('again.xes', golden)
  const broken = await importing(log, '--workspace', 'logs', '--mapping', file('broken.json', '{'))
  expect([broken.status, broken.said]).toEqual([2, expect.stringContaining('is not JSON')])
  const wrong = await importing(
    log,
    '--workspace',
    'logs',
    '--mapping',
    file('wrong.json', '{"Onsite":{"type":"x"}}'),
  )
  expect([wrong.status, wrong.said]).toEqual([1, expect.stringContaining('/Onsite/type')])
})

const tracker = [
  'candidate_id;stage;entered_at',
  'Zedoary-1;Applied;2026-03-02',
  'Zedoary-1;Phone Screen;the day after',
  'Zedoary-2;Applied;2026-03-03;x',
  'Zedoary-3;Applied;2026-03-04',
].join('\n')

test('refused rows are written to a file that can be mended and imported', async () => {
  const source = file('tracker.csv.gz', gzipSync(tracker))
  const refused = join(folder, 'refused.csv')
  const first = await importing(source, '--workspace', 'mended', '--refused', refused)
  expect([first.status, first.job.counts.refused]).toEqual([4, 2])
  expect(first.said).toContain('--format csv-long --observed-through 2026-03-04')
  const rows = readFileSync(refused, 'utf8')
  expect(rows).toBe(
    'candidate_id;stage;entered_at\nZedoary-1;Phone Screen;the day after\nZedoary-2;Applied;2026-03-03;x\n',
  )
  expect(statSync(refused).mode & 0o777).toBe(0o600)
  expect(readFileSync(`${refused}.findings.csv`, 'utf8')).toMatch(
    /^row,row_in_source,column,rule,message\r\n2,3,entered_at,invalid_event,.*\r\n3,4,,ragged_row,.*\r\n$/,
  )
  writeFileSync(refused, rows.replace('the day after', '2026-03-03').replace(';x', ''))
  const second = await importing(refused, '--workspace', 'mended', '--observed-through', '2026-03-04')
  expect([second.status, second.job.counts.refused, second.job.counts.accepted]).toEqual([0, 0, 3])
  const again = await importing(source, '--workspace', 'mended', '--refused', refused)
  expect([again.status, again.said]).toEqual([2, expect.stringContaining('already')])
})

test('a dry run needs no workspace and makes none, and shows what would be stored', async () => {
  const source = file('dry.csv.gz', gzipSync(tracker))
  const refused = join(folder, 'dry-refused.csv')
  const { product, database } = running()
  const { out, said, status } = await product.command(
    'import',
    source,
    '--workspace',
    'nowhere',
    '--dry-run',
    '--refused',
    refused,
  )
  expect([status, said]).toEqual([4, expect.stringContaining('There is no workspace nowhere')])
  expect(out).toMatch(/2 journeys, 4 events would be stored/)
  expect(out).toMatch(/^j_\w{8} +2026-03-02 +application_submitted/m)
  expect(readFileSync(refused, 'utf8')).toContain('the day after')
  const { rows } = await database.pool.query("SELECT name FROM access.workspace WHERE name = 'nowhere'")
  expect(rows).toEqual([])
  const wrong = await importing(source, '--workspace', 'nowhere', '--dry-run', '--format', 'xlsx')
  expect([wrong.status, wrong.said]).toEqual([1, expect.stringContaining('format')])
})

test('the service keeps nothing of a refused row', async () => {
  const { rows } = await running().database.pool.query(
    'SELECT f::text AS line FROM ingestion.import_finding f',
  )
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.map(({ line }) => line).join()).not.toMatch(/Zedoary|the day after/)
})
