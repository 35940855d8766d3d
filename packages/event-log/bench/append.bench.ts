import type { Pool, PoolClient } from 'pg'
import { type Appender, createAppender, type NewEvent } from '../src/index.ts'
import { inventedEvents } from './invented-events.ts'
import { rawCopy, rawRows } from './raw-copy.ts'

export type AppendBenchOptions = {
  /** Of a migrated, durable database whose log holds nothing anyone needs: it is emptied. */
  pool: Pool
  buckets: number
  events?: number
  singles?: number
  rounds?: number
  print: (line: string) => void
}

const batchSize = 5_000
const callers = 64

const chunks = (events: readonly NewEvent[], size: number): NewEvent[][] =>
  Array.from({ length: Math.ceil(events.length / size) }, (_, index) =>
    events.slice(index * size, (index + 1) * size),
  )

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

const empty = async (pool: Pool): Promise<void> => {
  await pool.query('TRUNCATE log.event; UPDATE log.head SET position = 0')
  await pool.query('CHECKPOINT')
}

/** Events a second. */
const rate = async (events: number, work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return (events * 1000) / (performance.now() - started)
}

/** Share of the time in which this process computes; the rest it waits for PostgreSQL. */
const busy = async (work: () => Promise<unknown>): Promise<number> => {
  const [started, before] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / (performance.now() - started)
}

/** Callers who each wait for an answer before they append their next event. */
const appendSingly = async (events: readonly NewEvent[], append: Appender['append']): Promise<void> => {
  const queue = events.values()
  const call = async () => {
    for (const event of queue) await append([event])
  }
  await Promise.all(Array.from({ length: callers }, call))
}

/** An append that shares its commit with nobody: a line for every caller, one call at a time in each. */
const ungrouped = ({ pool, buckets }: AppendBenchOptions): Appender['append'] => {
  const idle = Array.from({ length: callers }, () =>
    createAppender({ pool, buckets, lanes: 1, now: () => 0 }),
  )
  return async (events) => {
    const appender = idle.pop()
    if (appender === undefined) throw new Error('more callers than appenders')
    try {
      return await appender.append(events)
    } finally {
      idle.push(appender)
    }
  }
}

const report = (
  print: (line: string) => void,
  name: string,
  rates: readonly number[],
  against: readonly number[],
) => {
  const ratios = rates.map((each, round) => each / (against[round] ?? Number.NaN))
  print(
    `${name.padEnd(38)} ${Math.round(median(rates)).toString().padStart(8)} events/s   ${median(ratios).toFixed(2)}x`,
  )
  return median(ratios)
}

const measureBatches = async (options: AppendBenchOptions, client: PoolClient) => {
  const { pool, buckets, events = 100_000, rounds = 5 } = options
  const batches = chunks(inventedEvents(events), batchSize)
  const rows = rawRows(batches, buckets)
  const [raw, library, again, shares]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let round = 0; round < rounds; round++) {
    await empty(pool)
    raw.push(
      await rate(events, async () => {
        for (const each of rows) await rawCopy(client, each)
      }),
    )
    await empty(pool)
    const { append } = createAppender({ pool, buckets, now: () => 0 })
    const appendAll = async () => {
      for (const batch of batches) await append(batch)
    }
    shares.push(await busy(async () => library.push(await rate(events, appendAll))))
    again.push(await rate(events, appendAll))
  }
  report(options.print, 'raw text COPY, 5,000 a transaction', raw, raw)
  report(options.print, 'the same again (all duplicates)', again, raw)
  const ratio = report(options.print, 'append, 5,000 a call', library, raw)
  const share = Math.round(median(shares) * 100)
  options.print(
    `  of which this process computes ${share} % of the time, the rest is PostgreSQL's: rows, two indexes, commit`,
  )
  return ratio
}

const measureSingles = async (options: AppendBenchOptions) => {
  const { pool, buckets, singles = 4_000, rounds = 5 } = options
  // Every eighth event of many journeys, so that callers rarely meet in a bucket.
  const events = inventedEvents(singles * 8).filter((_, index) => index % 8 === 0)
  const [alone, grouped]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    await empty(pool)
    alone.push(await rate(singles, () => appendSingly(events, ungrouped(options))))
    await empty(pool)
    const { append } = createAppender({ pool, buckets, now: () => 0 })
    grouped.push(await rate(singles, () => appendSingly(events, append)))
  }
  report(options.print, `one event a call, ${callers} callers, alone`, alone, alone)
  return report(options.print, `one event a call, ${callers} callers, grouped`, grouped, alone)
}

/**
 * Measures appending against a raw COPY of the same rows into the same table, and grouped against ungrouped
 * single events, in turns in the same run; prints medians and gives the two ratios.
 */
export const benchAppend = async (
  options: AppendBenchOptions,
): Promise<{ batches: number; singles: number }> => {
  const client = await options.pool.connect()
  try {
    return { batches: await measureBatches(options, client), singles: await measureSingles(options) }
  } finally {
    client.release()
    await empty(options.pool)
  }
}
