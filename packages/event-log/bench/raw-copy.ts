import { once } from 'node:events'
import { textFromDay } from '@hearback/contracts'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { bucketOf, type NewEvent } from '../src/index.ts'

const rowOf = (event: NewEvent, bucket: number, position: number): string =>
  [
    bucket,
    position,
    event.workspaceId,
    event.journeyId,
    event.eventId,
    1,
    event.type,
    event.process,
    event.precision,
    event.day === null ? '\\N' : textFromDay(event.day),
    '\\N',
    event.instant === null ? '\\N' : new Date(event.instant).toISOString(),
    '2026-03-31T12:00:00Z',
    '\\N',
    JSON.stringify({ by: event.by, detail: event.detail, attributes: event.attributes }),
  ].join('\t')

/** The same rows as text, ready to be sent, so that the yardstick pays for nothing but PostgreSQL's own work. */
export const rawRows = (batches: readonly NewEvent[][], buckets: number): Buffer[] => {
  const positions = Array.from({ length: buckets }, () => 0)
  return batches.map((batch) => {
    const rows = batch.map((event) => {
      const bucket = bucketOf(event.journeyId, buckets)
      const position = (positions[bucket] ?? 0) + 1
      positions[bucket] = position
      return rowOf(event, bucket, position)
    })
    return Buffer.from(`${rows.join('\n')}\n`)
  })
}

/** One COPY, committed by itself. */
export const rawCopy = async (client: PoolClient, rows: Buffer): Promise<void> => {
  const copy = client.query(copyFrom('COPY log.event FROM STDIN'))
  const finished = once(copy, 'finish')
  copy.end(rows)
  await finished
}
