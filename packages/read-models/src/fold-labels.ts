import type { Database } from '@hearback/database'
import { readJourneys } from '@hearback/event-log'
import { type Kysely, sql } from 'kysely'
import { noChanges } from './difference.ts'
import type { FoldJourney } from './fold-journey.ts'
import { foldByLabels, lastLabelChange } from './own-labels.ts'
import { inProjection, tableOf } from './projection.ts'
import { type Gathered, refold } from './refold.ts'
import { storedJourneys, storedRows } from './stored-rows.ts'
import type { Transaction } from './transaction.ts'
import { writeChanges } from './write-changes.ts'

/** Journeys folded and written in one go. */
const journeysAtOnce = 2_000

/** The buckets of a projection in which not every journey is folded by the labels as last changed. */
export const bucketsBehindLabels = async (db: Kysely<Database>, version: number): Promise<number[]> => {
  const { rows } = await sql<{ bucket: number }>`
    SELECT checkpoint.bucket FROM ${tableOf(version, 'checkpoint')} AS checkpoint
    LEFT JOIN read_model.labels_folded AS folded ON folded.version = ${version} AND folded.bucket = checkpoint.bucket
    WHERE coalesce(folded.number, 0) < (SELECT number FROM access.label_change)
    ORDER BY checkpoint.bucket`.execute(db)
  return rows.map(({ bucket }) => bucket)
}

/** How far a projection has followed changes of labels, in short: another text once any bucket was folded anew. */
export const labelsFolded = async (db: Kysely<Database>, version: number): Promise<string> => {
  const { sum } = await db
    .selectFrom('read_model.labels_folded')
    .select((expression) => expression.fn.sum<string | null>('number').as('sum'))
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return String(sum ?? 0)
}

type FoldLabelsOptions = { version: number; fold: FoldJourney; bucket: number }

/**
 * Folds anew, by the labels there are now, the journeys of one bucket whose workspace and process changed theirs since
 * the bucket was last folded by them. Runs in the caller's transaction and holds the checkpoint: a step under way on
 * the bucket is passed over (null), one that comes later reads labels at least as new. The events read are those the
 * projection has passed.
 */
export const foldLabels = async (
  transaction: Transaction,
  { version, fold, bucket }: FoldLabelsOptions,
): Promise<{ journeys: number; parked: number } | null> => {
  const { db } = transaction
  const held = await inProjection(db, version)
    .selectFrom('checkpoint')
    .select('position')
    .where('bucket', '=', bucket)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (held === undefined) return null
  // Read before the labels: what is written down as folded is never more than what was.
  const number = await lastLabelChange(db)
  const folding = await foldByLabels(db, fold)
  const journeys = await journeysConcerned(db, version, bucket)
  const total = { journeys: 0, parked: 0 }
  for (let from = 0; from < journeys.length; from += journeysAtOnce) {
    const some = journeys.slice(from, from + journeysAtOnce)
    const gathered = await foldSome(transaction, { version, bucket, upTo: held.position }, some, folding)
    total.journeys += gathered.journeys
    total.parked += gathered.parked
  }
  await noteFolded(db, version, bucket, number)
  return total
}

const journeysConcerned = async (
  db: Kysely<Database>,
  version: number,
  bucket: number,
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT replace(journey.journey_id::text, '-', '') AS id
    FROM ${tableOf(version, 'journey')} AS journey
    JOIN access.labelled_workspace AS labelled
      ON labelled.workspace_id = journey.workspace_id AND labelled.process = journey.process
    WHERE journey.bucket = ${bucket} AND labelled.changed > coalesce(
      (SELECT number FROM read_model.labels_folded WHERE version = ${version} AND bucket = ${bucket}), 0)
    ORDER BY journey.journey_id`.execute(db)
  return rows.map(({ id }) => id)
}

type Bounds = { version: number; bucket: number; upTo: bigint }

const foldSome = async (
  transaction: Transaction,
  { version, bucket, upTo }: Bounds,
  journeyIds: readonly string[],
  fold: FoldJourney,
): Promise<Gathered> => {
  const { db, client } = transaction
  const gathered: Gathered = { changes: noChanges(), segments: new Map(), journeys: 0, parked: 0 }
  const stored = await storedRows(db, version, bucket, await storedJourneys(db, version, bucket, journeyIds))
  const events = await readJourneys(client, bucket, journeyIds, upTo)
  refold({ bucket, upTo, events, stored }, fold, gathered)
  await writeChanges(transaction, version, gathered.changes, [...gathered.segments.values()])
  return gathered
}

const noteFolded = async (
  db: Kysely<Database>,
  version: number,
  bucket: number,
  number: bigint,
): Promise<void> => {
  await db
    .insertInto('read_model.labels_folded')
    .values({ version, bucket, number })
    .onConflict((known) => known.columns(['version', 'bucket']).doUpdateSet({ number }))
    .execute()
}
