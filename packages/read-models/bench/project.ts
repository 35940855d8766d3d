import type { Connection } from '@hearback/database'
import { createAppender, type NewEvent } from '@hearback/event-log'
import { processes } from '@hearback/journeys'
import { inventedEvents } from '../../event-log/bench/invented-events.ts'
import { rawCopy, rawRows } from '../../event-log/bench/raw-copy.ts'
import { foldWith, projectStep, type Step } from '../src/index.ts'

export type ProjectBenchOptions = {
  /** Of a migrated, durable database that holds nothing anyone needs: its log and read models are emptied. */
  connection: Pick<Connection, 'db' | 'pool'>
  buckets: number
  events?: number
  rounds?: number
  print: (line: string) => void
}

type Parts = Step['milliseconds']
/** Rates in events a second, and the milliseconds of the first pass. */
type Round = { copy: number; first: number; two: number; again: number; parts: Parts; total: number }

const batchSize = 5_000
const fold = foldWith(() => processes)

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

const emptyLog = 'TRUNCATE log.event; UPDATE log.head SET position = 0'
const emptyReadModels = `TRUNCATE projection_1.journey, projection_1.segment, projection_1.spell, projection_1.finding, projection_1.measure;
  UPDATE projection_1.checkpoint SET position = 0`

/** Milliseconds it takes. */
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const projectAll = async (connection: ProjectBenchOptions['connection']): Promise<Parts> => {
  const total: Parts = { read: 0, fold: 0, write: 0 }
  for (;;) {
    const step = await projectStep(connection, { version: 1, fold, limit: 4_000 })
    if (step === null) return total
    for (const part of ['read', 'fold', 'write'] as const) total[part] += step.milliseconds[part]
  }
}

/** The yardstick: the same events, sent as text by COPY into the log's table; leaves the log empty. */
const copyRaw = async (pool: Connection['pool'], rows: readonly Buffer[]): Promise<number> => {
  await pool.query(`${emptyLog}; ${emptyReadModels}`)
  const client = await pool.connect()
  const taken = await timed(async () => {
    for (const each of rows) await rawCopy(client, each)
  }).finally(() => client.release())
  await pool.query(emptyLog)
  return taken
}

const rate = (count: number, milliseconds: number): number => (count * 1000) / milliseconds

const batchesOf = (events: readonly NewEvent[]): NewEvent[][] =>
  Array.from({ length: Math.ceil(events.length / batchSize) }, (_, index) =>
    events.slice(index * batchSize, (index + 1) * batchSize),
  )

/** One more event for each journey of eight. */
const ninthOf = (events: readonly NewEvent[]): NewEvent[] =>
  events
    .filter((_, index) => index % 8 === 0)
    .map((event) => ({ ...event, eventId: `f${event.eventId.slice(1)}`, attributes: {} }))

const runRound = async ({ connection, buckets, events = 100_000 }: ProjectBenchOptions): Promise<Round> => {
  const { pool } = connection
  const made = inventedEvents(events)
  const copy = await copyRaw(pool, rawRows(batchesOf(made), buckets))
  const appender = createAppender({ pool, buckets, now: () => 0 })
  for (const batch of batchesOf(made)) await appender.append(batch)
  await pool.query('CHECKPOINT')
  const two = await timed(() => Promise.all([projectAll(connection), projectAll(connection)]))
  await pool.query(emptyReadModels)
  await pool.query('CHECKPOINT')
  let parts: Parts = { read: 0, fold: 0, write: 0 }
  const total = await timed(async () => {
    parts = await projectAll(connection)
  })
  const ninth = ninthOf(made)
  for (const batch of batchesOf(ninth)) await appender.append(batch)
  await appender.close()
  const again = await timed(() => projectAll(connection))
  return {
    copy: rate(events, copy),
    first: rate(events, total),
    two: rate(events, two),
    again: rate(ninth.length, again),
    parts,
    total,
  }
}

/**
 * Measures one projector worker on journeys seen for the first time against a raw text COPY of the same events into
 * the log's table, in turns in the same run; prints medians and where the time goes, and gives the ratio.
 */
export const benchProject = async (options: ProjectBenchOptions): Promise<number> => {
  const { print, rounds = 3, connection } = options
  const measured: Round[] = []
  for (let round = 0; round < rounds; round += 1) measured.push(await runRound(options))
  const rates = (of: 'copy' | 'first' | 'two' | 'again') => median(measured.map((round) => round[of]))
  const ratio = (of: 'first' | 'two') => median(measured.map((round) => round[of] / round.copy))
  const line = (name: string, of: Parameters<typeof rates>[0], note: string) =>
    print(`${name.padEnd(38)} ${Math.round(rates(of)).toString().padStart(8)} events/s   ${note}`)
  line('raw text COPY, 5,000 a transaction', 'copy', '1.00x')
  line('one worker, journeys seen first', 'first', `${ratio('first').toFixed(2)}x`)
  line('two workers, journeys seen first', 'two', `${ratio('two').toFixed(2)}x`)
  line('one worker, one more event a journey', 'again', 'each folded from all 9')
  await printShares(options, measured)
  await connection.pool.query(`${emptyLog}; ${emptyReadModels}`)
  return ratio('first')
}

const printShares = async (
  { connection, print, events = 100_000 }: ProjectBenchOptions,
  measured: readonly Round[],
) => {
  const { rows } = await connection.pool.query<{ count: bigint }>('SELECT count(*) FROM projection_1.spell')
  const written = (Number(rows[0]?.count ?? 0) / events).toFixed(1)
  const share = (part: keyof Parts) =>
    `${Math.round(100 * median(measured.map(({ parts, total }) => parts[part] / total)))} %`
  print(
    `  one worker reads ${share('read')}, folds ${share('fold')}, writes ${share('write')} of the time, the rest is looking and commits; ${written} spells an event`,
  )
}
