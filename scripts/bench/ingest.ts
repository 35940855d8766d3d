import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createWorkspace, newOperatorKey } from '@hearback/access'
import type { Connection } from '@hearback/database'
import autocannon from 'autocannon'
import { rawCopy } from '../../packages/event-log/bench/raw-copy.ts'
import { startIngestion } from './ingestion-process.ts'

export type IngestBenchOptions = {
  /** Of a migrated, durable database that holds nothing anyone needs: its log is emptied. */
  connection: Pick<Connection, 'db' | 'pool'>
  databaseUrl: string
  stateDirectory: string
  randomBytes: (size: number) => Buffer
  now: () => number
  print: (line: string) => void
  events?: number
  rounds?: number
}

const port = 4919
const url = `http://localhost:${port}`
const types = [
  'application_submitted',
  'recruiter_contacted',
  'interview_scheduled',
  'interview_held',
  'thank_you_sent',
  'follow_up_sent',
  'employer_responded',
  'candidate_rejected',
]

const lineOf = (index: number): string => {
  const [journey, step] = [Math.floor(index / types.length), index % types.length]
  const event = {
    type: types[step],
    journey_id: `application-${journey}`,
    occurred_at: `2026-03-${10 + step}`,
  }
  const first = {
    employer: `Employer ${journey % 40}`,
    role_family: 'engineering',
    level: 'senior',
    region: 'EU',
  }
  return JSON.stringify(step === 0 ? { ...event, ...first } : event)
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

/** Locks the heads first, as appends do: some may be under way, and the other order would deadlock with them. */
const empty = async (pool: Connection['pool']): Promise<void> => {
  await pool.query(`BEGIN; SELECT FROM log.head ORDER BY bucket FOR UPDATE; TRUNCATE log.event;
    UPDATE log.head SET position = 0; COMMIT`)
  await pool.query('CHECKPOINT')
}

const upload = async (key: string, body: string): Promise<void> => {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' }
  const response = await fetch(`${url}/v1/events?workspace=bench`, { method: 'POST', headers, body })
  if (!response.ok) throw new Error(`ingestion answered ${response.status}`)
}

/** The rows just stored, as text in chunks of 5,000: what the yardstick copies back into the same table. */
const storedRows = async (pool: Connection['pool']): Promise<Buffer[]> => {
  const { rows } = await pool.query<{ line: string }>(
    `SELECT concat_ws(E'\\t', bucket, position, workspace_id, journey_id, event_id, schema_version, type, process, precision,
       occurred_day, coalesce(latest_day::text, '\\N'), coalesce(occurred_at::text, '\\N'), recorded_at,
       coalesce(contributor::text, '\\N'), body) AS line
     FROM log.event ORDER BY bucket, position`,
  )
  const chunks: Buffer[] = []
  for (let start = 0; start < rows.length; start += 5000) {
    chunks.push(
      Buffer.from(
        `${rows
          .slice(start, start + 5000)
          .map(({ line }) => line)
          .join('\n')}\n`,
      ),
    )
  }
  return chunks
}

const copyBack = async (pool: Connection['pool'], chunks: readonly Buffer[]): Promise<void> => {
  const client = await pool.connect()
  try {
    for (const chunk of chunks) await rawCopy(client, chunk)
  } finally {
    client.release()
  }
}

/** Seconds a process has computed so far, where the system tells (Linux counts hundredths); else null. */
const computed = ({ pid }: ChildProcess): number | null => {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return null
  // The name in brackets may hold spaces; user and system time are the 12th and 13th fields behind it.
  const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** NDJSON over HTTP into one process, against a raw COPY of the same rows into the same table. */
const measureUploads = async (
  { connection, print, events = 100_000, rounds = 3 }: IngestBenchOptions,
  ingestion: ChildProcess,
  key: string,
): Promise<number> => {
  const { pool } = connection
  const body = Array.from({ length: events }, (_, index) => lineOf(index)).join('\n')
  await upload(key, Array.from({ length: 5000 }, (_, index) => lineOf(index)).join('\n'))
  const [http, copy]: [number[], number[]] = [[], []]
  let [busy, total] = [0, 0]
  for (let round = 0; round < rounds; round += 1) {
    await empty(pool)
    const before = computed(ingestion)
    const seconds = await timed(() => upload(key, body))
    busy += (computed(ingestion) ?? Number.NaN) - (before ?? Number.NaN)
    total += seconds
    http.push(events / seconds)
    const rows = await storedRows(pool)
    await empty(pool)
    copy.push(events / (await timed(() => copyBack(pool, rows))))
  }
  const ratio = median(http.map((rate, round) => rate / (copy[round] ?? Number.NaN)))
  print(`raw text COPY, 5,000 a transaction      ${Math.round(median(copy))} events/s   1.00x`)
  print(`NDJSON over HTTP, one process           ${Math.round(median(http))} events/s   ${ratio.toFixed(2)}x`)
  const share = Number.isNaN(busy) ? 'an unknown share' : `${Math.round((100 * busy) / total)} %`
  print(
    `  of which ingestion computes ${share} of the time (reading, checking, hashing, encoding); the rest is PostgreSQL's`,
  )
  return median(copy)
}

/** One event a request, 64 connections; `copied` is what COPY did in a second. */
const measureSingles = async ({ connection, print }: IngestBenchOptions, key: string, copied: number) => {
  await empty(connection.pool)
  let next = 0
  const result = await autocannon({
    url: `${url}/v1/events?workspace=bench`,
    connections: 64,
    duration: 8,
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    setupClient: (client) => {
      client.setBody(lineOf((next += 1) * types.length))
      client.on('response', () => client.setBody(lineOf((next += 1) * types.length)))
    },
  })
  const ratio = (result.requests.average / copied).toFixed(2)
  print(
    `one event a request, 64 connections     ${Math.round(result.requests.average)} requests/s ${ratio}x, median ${result.latency.p50} ms, 99th ${result.latency.p99} ms, ${result.non2xx} refused`,
  )
}

/** Measures what one ingestion process takes over HTTP and prints medians, ratios and where the time goes. */
export const benchIngest = async (options: IngestBenchOptions): Promise<void> => {
  const { connection, stateDirectory, randomBytes, now } = options
  const key = newOperatorKey(randomBytes)
  writeFileSync(join(stateDirectory, 'operator.key'), key, { mode: 0o600 })
  await createWorkspace(connection.db, { name: 'bench' }, { now: now(), randomBytes })
  const ingestion = await startIngestion({ ...options, port })
  try {
    const copied = await measureUploads(options, ingestion, key)
    await measureSingles(options, key, copied)
  } finally {
    ingestion.kill('SIGTERM')
    await empty(connection.pool)
  }
}
