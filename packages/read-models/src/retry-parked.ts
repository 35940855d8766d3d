import { readJourneys } from '@hearback/event-log'
import { noChanges } from './difference.ts'
import type { FoldJourney } from './fold-journey.ts'
import { foldByLabels } from './own-labels.ts'
import type { Pools } from './project-step.ts'
import { inProjection } from './projection.ts'
import { type Gathered, refold } from './refold.ts'
import { storedJourneys, storedRows } from './stored-rows.ts'
import { inTransaction, type Transaction } from './transaction.ts'
import { writeChanges } from './write-changes.ts'

export type RetryOptions = {
  version: number
  fold: FoldJourney
  /** Only the journeys of this workspace. */
  workspaceId?: number
}

/**
 * Folds every parked journey again, after what stopped it was put right, each bucket in a transaction of its own
 * that waits for a step under way. Gives how many were tried and how many still cannot be folded.
 */
export const retryParked = async (
  pools: Pools,
  options: RetryOptions,
): Promise<{ tried: number; parked: number }> => {
  const buckets = await inProjection(pools.db, options.version)
    .selectFrom('journey')
    .select('bucket')
    .distinct()
    .where('parked_error', 'is not', null)
    .execute()
  const total = { tried: 0, parked: 0 }
  for (const { bucket } of buckets) {
    const { journeys, parked } = await inTransaction(pools.pool, (transaction) =>
      retryBucket(transaction, bucket, options),
    )
    total.tried += journeys
    total.parked += parked
  }
  return total
}

const retryBucket = async (
  transaction: Transaction,
  bucket: number,
  options: RetryOptions,
): Promise<Gathered> => {
  const { db, client } = transaction
  const { version, fold } = options
  const { position: upTo } = await inProjection(db, version)
    .selectFrom('checkpoint')
    .select('position')
    .where('bucket', '=', bucket)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const parked = await parkedOf(transaction, bucket, options)
  const gathered: Gathered = { changes: noChanges(), segments: new Map(), journeys: 0, parked: 0 }
  if (parked.length === 0) return gathered
  const stored = await storedRows(db, version, bucket, await storedJourneys(db, version, bucket, parked))
  const events = await readJourneys(client, bucket, parked, upTo)
  refold({ bucket, upTo, events, stored }, await foldByLabels(db, fold), gathered)
  await writeChanges(transaction, version, gathered.changes, [...gathered.segments.values()])
  return gathered
}

const parkedOf = async (
  { db }: Transaction,
  bucket: number,
  { version, workspaceId }: RetryOptions,
): Promise<string[]> => {
  const parked = await inProjection(db, version)
    .selectFrom('journey')
    .select('journey_id')
    .where('bucket', '=', bucket)
    .where('parked_error', 'is not', null)
    .$if(workspaceId !== undefined, (query) => query.where('workspace_id', '=', workspaceId ?? 0))
    .execute()
  return parked.map(({ journey_id }) => journey_id)
}
