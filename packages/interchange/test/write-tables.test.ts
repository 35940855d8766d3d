import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { tableFromIPC } from 'apache-arrow'
import { afterAll, expect, test } from 'vitest'
import type { OutColumn, Row, WriteTable } from '../src/out/table.ts'
import { writeArrowFile, writeArrowStream } from '../src/out/write-arrow.ts'
import { writeCsv } from '../src/out/write-csv.ts'
import { parquetInGroupsOf, writeParquet } from '../src/out/write-parquet.ts'

const columns: OutColumn[] = [
  { name: 'id', type: 'text' },
  { name: 'entry_day', type: 'day' },
  { name: 'duration', type: 'integer' },
  { name: 'share', type: 'number' },
]
const rows: Row[] = [
  ['j_1', 20_514, 9, 0.25],
  ['größe, "x"\r\ny', 0, null, null],
  [null, null, 0, -1.5],
  ['面试', -1, 2_147_483_647, 0.1],
]

const bytesOf = async (write: WriteTable, batches: readonly (readonly Row[])[]): Promise<Buffer> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of write(columns, batches)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const folder = mkdtempSync(join(tmpdir(), 'hearback-tables-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What DuckDB reads in a file, days as day numbers. */
const readByDuckDb = async (file: string, bytes: Buffer): Promise<unknown[][]> => {
  const path = join(folder, file)
  writeFileSync(path, bytes)
  const connection = await (await DuckDBInstance.create()).connect()
  const reader = await connection.runAndReadAll(
    `SELECT id, entry_day - DATE '1970-01-01' AS entry_day, duration, share FROM '${path}'`,
  )
  return reader.getRows().map((row) => row.map((cell) => (typeof cell === 'bigint' ? Number(cell) : cell)))
}

const readByArrow = (bytes: Buffer): unknown[][] =>
  tableFromIPC(bytes)
    .toArray()
    .map(({ id, entry_day, duration, share }) => [
      id,
      entry_day === null ? null : Number(entry_day) / 86_400_000,
      duration,
      share,
    ])

test('a Parquet file holds the rows it was given, as another reader sees them', async () => {
  expect(
    await readByDuckDb('some.parquet', await bytesOf(writeParquet, [rows.slice(0, 1), rows.slice(1)])),
  ).toEqual(rows)
})

const rowOf = (index: number): Row => [`j_${index}`, index % 30_000, index, index / 2]
const batchOf = (batch: number) => Array.from({ length: 100 }, (_, index) => rowOf(batch * 100 + index))

test('a Parquet file of several row groups holds all of them', async () => {
  const path = join(folder, 'many.parquet')
  writeFileSync(
    path,
    await bytesOf(
      parquetInGroupsOf(1_000),
      Array.from({ length: 25 }, (_, batch) => batchOf(batch)),
    ),
  )
  const connection = await (await DuckDBInstance.create()).connect()
  const reader = await connection.runAndReadAll(`
    SELECT count(*)::integer, sum(duration)::double, sum(share),
      bool_and(id = 'j_' || duration AND entry_day = DATE '1970-01-01' + duration % 30000)
    FROM '${path}'`)
  expect(reader.getRows()).toEqual([[2_500, 3_123_750, 1_561_875, true]])
})

test('a CSV file holds the rows it was given, as another reader sees them', async () => {
  const read = await readByDuckDb('some.csv', await bytesOf(writeCsv, [rows.slice(0, 2), rows.slice(2)]))
  expect(read).toEqual(rows)
})

test.each([
  ['stream', writeArrowStream],
  ['file', writeArrowFile],
])('an Arrow %s holds the rows it was given', async (_, write) => {
  expect(readByArrow(await bytesOf(write, [rows.slice(0, 3), rows.slice(3)]))).toEqual(rows)
})

test.each([
  ['CSV', writeCsv],
  ['Arrow stream', writeArrowStream],
  ['Arrow file', writeArrowFile],
  ['Parquet', writeParquet],
])('a table without rows is a whole %s with its columns', async (name, write) => {
  const bytes = await bytesOf(write, [])
  if (name === 'CSV') expect(bytes.toString()).toBe('id,entry_day,duration,share\r\n')
  else if (name === 'Parquet') expect(await readByDuckDb('none.parquet', bytes)).toEqual([])
  else expect(tableFromIPC(bytes).schema.names).toEqual(columns.map((column) => column.name))
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)'])(
  'a text that a spreadsheet would compute is plain text: %s',
  async (text) => {
    const bytes = await bytesOf(writeCsv, [[[text, null, -3, -0.5]]])
    expect(bytes.toString().split('\r\n')[1]).toBe(`'${text},,-3,-0.5`)
  },
)

test.each([
  ['CSV', writeCsv],
  ['Arrow stream', writeArrowStream],
  ['Arrow file', writeArrowFile],
])('a %s asks for the next rows when the last have been taken', async (_, write) => {
  let asked = 0
  const endless = {
    *[Symbol.iterator]() {
      for (;;) {
        asked += 1
        yield rows
      }
    },
  }
  let taken = 0
  for await (const chunk of write(columns, endless)) {
    taken += chunk.length > 0 ? 1 : 0
    if (taken === 20) break
  }
  expect(asked).toBeLessThanOrEqual(20)
})
