import { type Connection, connect } from '@hearback/database'
import type { Pool } from 'pg'
import { freshDatabase } from '../../../test/database.ts'
import {
  type Appender,
  createAppender,
  type JourneyEvent,
  type LoggedEvent,
  readBucket,
} from '../src/index.ts'

/** What the template of the test databases is made with. */
export const buckets = 64
export const now = Date.UTC(2026, 2, 31, 12)

export type TestLog = Awaited<ReturnType<typeof openLog>>

/** An empty log with a way into it under the privileges of ingestion. */
export const openLog = async () => {
  const database = await freshDatabase()
  const writers: Connection[] = []
  /** Another process, as far as the database can tell. */
  const openWriter = ({ lanes = 2, max = 4 } = {}): Appender & { pool: Pool } => {
    const writer = connect({ url: database.url, role: 'hearback_ingestion', max, onError: () => undefined })
    writers.push(writer)
    return { ...createAppender({ pool: writer.pool, buckets, lanes, now: () => now }), pool: writer.pool }
  }
  const close = async () => {
    await Promise.all(writers.map((writer) => writer.close()))
    await database.close()
  }
  return { pool: database.pool, db: database.db, url: database.url, openWriter, writer: openWriter(), close }
}

/** The whole log, bucket by bucket. */
export const readAll = async (pool: Pool): Promise<LoggedEvent[]> => {
  const events: LoggedEvent[] = []
  for (let bucket = 0; bucket < buckets; bucket++)
    events.push(...(await readBucket(pool, bucket, 0n, 1_000_000)))
  return events
}

export const readFacts = async (pool: Pool): Promise<JourneyEvent[]> =>
  (await readAll(pool)).filter((event) => !event.tombstone)

/** Throws unless every head stands at the last event of its bucket and no event lies beyond. */
export const assertHeads = async (pool: Pool): Promise<void> => {
  const { rows } = await pool.query(
    `SELECT bucket, head.position AS head, count(event.position) AS events, coalesce(max(event.position), 0) AS last
     FROM log.head LEFT JOIN log.event USING (bucket) GROUP BY bucket
     HAVING head.position <> count(event.position) OR head.position <> coalesce(max(event.position), 0)`,
  )
  if (rows.length > 0)
    throw new Error(
      `heads and events differ: ${rows.map((row) => JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).join()}`,
    )
}
