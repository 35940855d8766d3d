import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { builtInDimensions } from '@hearback/contracts'
import {
  type FileFormat,
  readFile,
  type WriteLog,
  type WriteTable,
  writeArrowFile,
  writeArrowStream,
  writeCsv,
  writeEventCsv,
  writeEventsNdjson,
  writeOcel,
  writeParquet,
  writeXes,
} from '@hearback/interchange'

import {
  about,
  columns,
  eventsOfJourney,
  inBatches,
  journey,
  type LineFormat,
  linesOf,
  spell,
} from './format-rows.ts'

export type CaseOptions = { folder: string; rows: number }
/** Does its work and tells how many rows, and where it matters the memory taken on the way (MB, at each tenth). */
type Case = (options: CaseOptions) => Promise<{ rows: number; seconds: number; memory?: number[] }>

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

const exhaust = async (bytes: AsyncIterable<unknown>): Promise<void> => {
  for await (const _ of bytes);
}

const writing =
  (write: WriteTable): Case =>
  async ({ rows }) => ({ rows, seconds: await timed(() => exhaust(write(columns, inBatches(rows, spell)))) })

const writingLog =
  (write: WriteLog): Case =>
  async ({ rows }) => {
    const journeys = () => inBatches(Math.ceil(rows / eventsOfJourney.length), journey, 500)
    return { rows, seconds: await timed(() => exhaust(write({ about, journeys }))) }
  }

const readOptions = {
  today: '2026-11-22',
  observedThrough: '2026-06-30',
  inclusion: 'full_export',
  dateOrder: 'day-month',
  dimensions: new Set<string>(builtInDimensions),
} as const

/** Reads a file to its end; throws where it cannot be read, so that no speed is told of a refusal. */
const readAll = async (format: FileFormat, open: () => AsyncIterable<Buffer>, each: () => void) => {
  let refused: unknown = null
  for await (const item of readFile({ open, format, options: readOptions })) {
    each()
    if (item.kind === 'unreadable') refused = item
  }
  if (refused !== null) throw new Error(JSON.stringify(refused))
}

const fileOf = (folder: string, format: LineFormat): string => join(folder, `${format}.txt`)

const making =
  (format: LineFormat): Case =>
  async ({ folder, rows }) => {
    const into = createWriteStream(fileOf(folder, format))
    return { rows, seconds: await timed(() => pipeline(Readable.from(linesOf(format, rows)), into)) }
  }

const reading =
  (format: LineFormat): Case =>
  async ({ folder, rows }) => {
    const open = () => createReadStream(fileOf(folder, format))
    return { rows, seconds: await timed(() => readAll(format, open, () => undefined)) }
  }

const megabytes = (): number => Math.round(process.memoryUsage().rss / 1_000_000)

/** A long CSV made on the way, as an upload would read it; `rows` is how many it has. */
const readingForLong: Case = async ({ rows }) => {
  const memory: number[] = []
  let [items, next] = [0, 0]
  const seconds = await timed(() =>
    readAll(
      'csv-long',
      () => linesOf('csv-long', rows),
      () => {
        items += 1
        if (items < next) return
        memory.push(megabytes())
        next = items + rows / 10
      },
    ),
  )
  return { rows, seconds, memory }
}

/** DuckDB with one thread, as every reader and writer here has one. */
const duck = async () => {
  const connection = await (await DuckDBInstance.create()).connect()
  await connection.run('SET threads = 1')
  return connection
}

const duckReads: Case = async ({ folder, rows }) => {
  const connection = await duck()
  const read = `CREATE TABLE events AS FROM read_csv('${fileOf(folder, 'csv-long')}', header = true)`
  return { rows, seconds: await timed(() => connection.run(read)) }
}

const duckWrites: Case = async ({ folder, rows }) => {
  const connection = await duck()
  await connection.run(`CREATE TABLE spells AS SELECT 'r_' || lpad(to_hex(range * 2654435761), 32, '0') AS id,
    'stage:applied' AS clock, 1 AS visit, ['EU', 'US', 'APAC'][1 + range % 3] AS region,
    DATE '2024-01-01' + (range % 700)::integer AS entry_day, 0 AS first_seen, (range % 90)::integer AS duration,
    CASE WHEN range % 4 = 0 THEN 'open' ELSE 'advanced' END AS cause FROM range(${rows})`)
  const write = `COPY spells TO '${join(folder, 'duck.parquet')}' (FORMAT parquet)`
  return { rows, seconds: await timed(() => connection.run(write)) }
}

/** What is measured, each in a process of its own, by name. */
export const cases: Readonly<Record<string, Case>> = {
  'make csv-long': making('csv-long'),
  'make csv-wide': making('csv-wide'),
  'make ndjson': making('ndjson'),
  'read DuckDB csv': duckReads,
  'read csv-long': reading('csv-long'),
  'read csv-wide': reading('csv-wide'),
  'read ndjson': reading('ndjson'),
  'write DuckDB parquet': duckWrites,
  'write parquet': writing(writeParquet),
  'write csv': writing(writeCsv),
  'write arrow stream': writing(writeArrowStream),
  'write arrow file': writing(writeArrowFile),
  'write events csv': writingLog(writeEventCsv),
  'write events xes': writingLog(writeXes),
  'write events ocel': writingLog(writeOcel),
  'write events ndjson': writingLog(writeEventsNdjson),
  'read long': readingForLong,
}
