import type { Connection } from '@hearback/database'
import type { JourneyEvent } from '@hearback/event-log'
import { noChanges } from './difference.ts'
import type { FoldJourney } from './fold-journey.ts'
import { bucketsBehindLabels, foldLabels } from './fold-labels.ts'
import { type LogView, wholeLog } from './log-view.ts'
import { foldByLabels } from './own-labels.ts'
import { inProjection } from './projection.ts'
import { type Gathered, refold } from './refold.ts'
import { storedJourneys, storedRows } from './stored-rows.ts'
import { inTransaction, type Transaction } from './transaction.ts'
import { writeChanges } from './write-changes.ts'

/** What reading, folding and writing need of a connection. */
export type Pools = Pick<Connection, 'db' | 'pool'>

export type StepOptions = {
  /** The projection version to move. */
  version: number
  fold: FoldJourney
  /** Most events of one step. Below 2,000 the fixed costs of a step begin to show. */
  limit?: number
  /** Only these buckets; without it all. */
  buckets?: readonly number[]
  /** Buckets take turns: the first one tried is the one after this. */
  startAfter?: number
  /** The part of the log the projection is of; without it the whole log. */
  log?: LogView
}

export type Step = {
  buckets: number[]
  /** Positions passed, tombstones included. */
  events: number
  /** Journeys folded, and how many of them could not be and were parked. */
  journeys: number
  parked: number
  /** Where the time went. */
  milliseconds: { read: number; fold: number; write: number }
}

type Backlog = { bucket: number; events: number }

/** A bucket this transaction holds, where it stood and what comes next in it. */
type Claim = { bucket: number; from: bigint; to: bigint; passed: number; events: JourneyEvent[] }

/**
 * Takes one projection one step further: claims a bucket that has unprojected events (and further ones as long
 * as they are short), folds every journey the next events touch from all its events up to the end of the step,
 * writes what changed and moves the checkpoints, all in one transaction. Several workers may call it at the
 * same time; a bucket another one holds is passed over.
 *
 * Before that, a bucket whose journeys are not folded by the labels as a workspace last changed them is folded anew.
 *
 * Null when there is nothing to do, or others are doing it. Throws, with nothing changed, if the log has a hole,
 * if a checkpoint moved under the claim, or if the database fails; calling again is always safe.
 */
export const projectStep = async (pools: Pools, options: StepOptions): Promise<Step | null> => {
  // A part of the log is folded by the labels of the moment; it is made anew to follow later ones.
  const folded = options.log === undefined ? await foldChangedLabels(pools, options) : null
  if (folded !== null) return folded
  const backlogs = await backlogsOf(pools, options)
  if (backlogs.length === 0) return null
  return inTransaction(pools.pool, async (transaction) => {
    const started = performance.now()
    const claims = await claimBuckets(transaction, options, backlogs)
    if (claims.length === 0) return null
    const gathered: Gathered = { changes: noChanges(), segments: new Map(), journeys: 0, parked: 0 }
    let foldMs = 0
    const labelled = { ...options, fold: await foldByLabels(transaction.db, options.fold) }
    for (const claim of claims) foldMs += await foldClaim(transaction, labelled, claim, gathered)
    const folded = performance.now()
    await writeChanges(transaction, options.version, gathered.changes, [...gathered.segments.values()])
    for (const claim of claims) await moveCheckpoint(transaction, options.version, claim)
    const milliseconds = { read: folded - started - foldMs, fold: foldMs, write: performance.now() - folded }
    return stepOf(claims, gathered, milliseconds)
  })
}

/** A step that follows a change of labels in the first bucket that nobody else holds; null if there is none. */
const foldChangedLabels = async (
  pools: Pools,
  { version, fold, buckets }: StepOptions,
): Promise<Step | null> => {
  const behind = await bucketsBehindLabels(pools.db, version)
  for (const bucket of behind.filter((one) => buckets?.includes(one) ?? true)) {
    const started = performance.now()
    const folded = await inTransaction(pools.pool, (transaction) =>
      foldLabels(transaction, { version, fold, bucket }),
    )
    if (folded === null) continue
    const milliseconds = { read: 0, fold: performance.now() - started, write: 0 }
    return { buckets: [bucket], events: 0, ...folded, milliseconds }
  }
  return null
}

const stepOf = (
  claims: readonly Claim[],
  { journeys, parked }: Gathered,
  milliseconds: Step['milliseconds'],
): Step => ({
  buckets: claims.map(({ bucket }) => bucket),
  events: claims.reduce((sum, { passed }) => sum + passed, 0),
  journeys,
  parked,
  milliseconds,
})

/** Buckets with unprojected events, those after `startAfter` first. */
const backlogsOf = async (
  { db, pool }: Pools,
  { version, buckets, startAfter = -1, log = wholeLog }: StepOptions,
): Promise<Backlog[]> => {
  const head = await log.heads(pool)
  const checkpoints = await inProjection(db, version)
    .selectFrom('checkpoint')
    .selectAll()
    .orderBy('bucket')
    .execute()
  const behind = checkpoints
    .filter(({ bucket }) => buckets?.includes(bucket) ?? true)
    .map(({ bucket, position }) => ({ bucket, events: Number((head.get(bucket) ?? 0n) - position) }))
    .filter(({ events }) => events > 0)
  return [
    ...behind.filter(({ bucket }) => bucket > startAfter),
    ...behind.filter(({ bucket }) => bucket <= startAfter),
  ]
}

/** One bucket, and after it every other that fits whole into what is left of the step. */
const claimBuckets = async (
  transaction: Transaction,
  options: StepOptions,
  backlogs: readonly Backlog[],
): Promise<Claim[]> => {
  const claims: Claim[] = []
  let room = options.limit ?? 4_000
  for (const { bucket, events } of backlogs) {
    if (room <= 0) break
    if (claims.length > 0 && events > room) continue
    const claim = await claimBucket(transaction, options, bucket, room)
    if (claim === null) continue
    claims.push(claim)
    room -= claim.passed
  }
  return claims
}

const claimBucket = async (
  { db, client }: Transaction,
  { version, log = wholeLog }: StepOptions,
  bucket: number,
  limit: number,
): Promise<Claim | null> => {
  const checkpoint = await inProjection(db, version)
    .selectFrom('checkpoint')
    .select('position')
    .where('bucket', '=', bucket)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (checkpoint === undefined) return null
  const from = checkpoint.position
  const read = await log.next(client, bucket, from, limit)
  if (read.to === from) return null
  return { bucket, from, to: read.to, passed: Number(read.to - from), events: read.events }
}

/**
 * Folds the journeys a claim touches; gives the milliseconds spent folding. A journey without a row has all its
 * events in this claim, so neither its events nor its spells are read again.
 */
const foldClaim = async (
  { db, client }: Transaction,
  { version, fold, log = wholeLog }: StepOptions,
  { bucket, to, events }: Claim,
  gathered: Gathered,
): Promise<number> => {
  const touched = [...new Set(events.map(({ journeyId }) => journeyId))]
  if (touched.length === 0) return 0
  const seen = await storedJourneys(db, version, bucket, touched)
  const fresh = events.filter(({ journeyId }) => !seen.has(journeyId))
  const again = seen.size === 0 ? [] : await log.journeys(client, bucket, [...seen.keys()], to)
  const stored = await storedRows(db, version, bucket, seen)
  const started = performance.now()
  refold({ bucket, upTo: to, events: [...fresh, ...again], stored }, fold, gathered)
  return performance.now() - started
}

const moveCheckpoint = async (
  { db }: Transaction,
  version: number,
  { bucket, from, to }: Claim,
): Promise<void> => {
  const { numUpdatedRows } = await inProjection(db, version)
    .updateTable('checkpoint')
    .set({ position: to })
    .where('bucket', '=', bucket)
    .where('position', '=', from)
    .executeTakeFirst()
  if (numUpdatedRows === 1n) return
  throw new Error(`bucket ${bucket} of projection ${version} moved from ${from} during a step to ${to}`)
}
