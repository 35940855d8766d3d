import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFile } from './import-file.ts'
import { type Ingestion, openIngestion } from './ingestion.ts'
import { mark, refusedEvents, refusedFiles } from './refused-values.ts'

let ingestion: Ingestion
beforeAll(async () => {
  ingestion = await openIngestion()
})
afterAll(() => ingestion.close())

/** What stands around the mark in those texts that hold it. */
const leaksOf = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => new RegExp(`.{0,80}${mark}.{0,80}`, 'is').exec(text)?.[0] ?? [])

/** Every row of every table, the queue's own included, as text. */
const wholeDatabase = async (): Promise<string[]> => {
  const { pool } = ingestion.database
  const { rows: tables } = await pool.query(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  )
  expect(tables.map(({ name }) => name)).toContain('ingestion.import_finding')
  const dumps = await Promise.all(
    tables.map(({ name }) => pool.query(`SELECT '${name} ' || t::text AS line FROM ${name} t`)),
  )
  return dumps.flatMap(({ rows }) => rows.map(({ line }) => String(line)))
}

/** All that is told of an import, over every route that tells of one. */
const toldOf = async (id: string): Promise<string[]> => {
  const urls = [
    `/v1/imports/${id}`,
    `/v1/imports/${id}/progress`,
    `/v1/imports/${id}/report.csv`,
    '/v1/imports',
  ]
  const replies = await Promise.all(urls.map((url) => ingestion.send({ url })))
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
  return replies.map(({ body }) => body)
}

test.each(Object.entries(refusedFiles))(
  'no report, progress or answer about a file repeats a refused value: %s',
  async (_name, { content, query = '?' }) => {
    for (const dry of ['&dry_run=true', '']) {
      const job = await importFile(ingestion, content, {
        query: `${query}&observed_through=2026-03-20${dry}`,
      })
      // Something was refused, or the file as a whole.
      expect(job.counts.refused + (job.problem === null ? 0 : 1)).toBeGreaterThan(0)
      expect(leaksOf(await toldOf(job.id))).toEqual([])
    }
  },
)

test('no answer to events sent repeats a refused value', async () => {
  const replies = [
    ...(await Promise.all(refusedEvents.map((event) => ingestion.post(event)))),
    await ingestion.post(refusedEvents),
    ...(await Promise.all(
      refusedEvents.map((event) =>
        ingestion.send({
          method: 'POST',
          url: '/v1/events',
          payload: `${JSON.stringify(event)}\n`,
          headers: { 'content-type': 'application/x-ndjson' },
        }),
      ),
    )),
    ...(await Promise.all(
      [`{"type": "${mark}`, `[${mark}]`, `{"a": ${mark}}`].map((payload) =>
        ingestion.send({
          method: 'POST',
          url: '/v1/events',
          payload,
          headers: { 'content-type': 'application/json' },
        }),
      ),
    )),
  ]
  expect(replies.filter(({ statusCode }) => statusCode !== 400).map(({ body }) => body)).toEqual([])
  expect(leaksOf(replies.map(({ body }) => body))).toEqual([])
})

test('no table, no logged line and no file left behind holds a refused value', async () => {
  const rows = await wholeDatabase()
  expect(rows.filter((row) => row.startsWith('ingestion.import_finding')).length).toBeGreaterThan(20)
  expect(leaksOf(rows)).toEqual([])
  expect(ingestion.lines.length).toBeGreaterThan(20)
  expect(leaksOf(ingestion.lines)).toEqual([])
  expect(await readdir(ingestion.spoolDirectory)).toEqual([])
})
