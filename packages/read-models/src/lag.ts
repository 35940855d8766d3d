import { heads, readBucket } from '@hearback/event-log'
import type { Pools } from './project-step.ts'
import { inProjection } from './projection.ts'

export type Lag = {
  /** Unprojected events of each bucket that has any. */
  buckets: Map<number, number>
  total: number
  /** When the oldest unprojected event was recorded, milliseconds since 1970; null when there is none. */
  oldestRecordedAt: number | null
}

/**
 * How far a projection is behind the log, exactly: head minus checkpoint of every bucket. Positions of erased
 * events count, they too have to be passed; they have no time, so the oldest is that of the first event that has one.
 */
export const lag = async ({ db, pool }: Pools, version: number): Promise<Lag> => {
  const checkpoints = await inProjection(db, version).selectFrom('checkpoint').selectAll().execute()
  const head = await heads(pool)
  const found: Lag = { buckets: new Map(), total: 0, oldestRecordedAt: null }
  for (const { bucket, position } of checkpoints) {
    const behind = Number((head.get(bucket) ?? 0n) - position)
    if (behind <= 0) continue
    found.buckets.set(bucket, behind)
    found.total += behind
    const recordedAt = await firstRecordedAt(pool, bucket, position)
    if (recordedAt !== null)
      found.oldestRecordedAt = Math.min(found.oldestRecordedAt ?? recordedAt, recordedAt)
  }
  return found
}

/** Erased journeys leave runs of positions without a time; a longer run than this is passed soon anyway. */
const searched = 50

const firstRecordedAt = async (
  pool: Pools['pool'],
  bucket: number,
  after: bigint,
): Promise<number | null> => {
  for (const event of await readBucket(pool, bucket, after, searched)) {
    const recordedAt = event.tombstone ? event.erasure?.recordedAt : event.fact.recordedAt
    if (recordedAt !== undefined) return recordedAt
  }
  return null
}
