import type { Database } from '@hearback/database'
import { type Kysely, sql } from 'kysely'
import { inProjection, tableOf } from './projection.ts'

/** Removes one journey: see `forgetJourneys`. */
export const forgetJourney = (
  transaction: Kysely<Database>,
  { bucket, journeyId }: { bucket: number; journeyId: string },
): Promise<void> => forgetJourneys(transaction, { bucket, journeyIds: [journeyId] })

/**
 * Removes journeys of one bucket from every projection, and the segments of that bucket that no journey has any more. Runs
 * inside the caller's transaction (with the erasure from the log) and needs the privileges of `hearback_eraser`.
 *
 * It first holds the list of projections, so that none can be begun that it does not know of, and then the
 * bucket's checkpoint in each: a step under way is waited for, and the next one reads the log as erased.
 */
export const forgetJourneys = async (
  transaction: Kysely<Database>,
  { bucket, journeyIds }: { bucket: number; journeyIds: readonly string[] },
): Promise<void> => {
  for (const version of await heldProjections(transaction)) {
    const tables = inProjection(transaction, version)
    await tables
      .selectFrom('checkpoint')
      .select('position')
      .where('bucket', '=', bucket)
      .forUpdate()
      .execute()
    for (const table of ['measure', 'finding', 'spell', 'journey'] as const) {
      await tables
        .deleteFrom(table)
        .where('bucket', '=', bucket)
        .where('journey_id', '=', sql<string>`ANY (${[...journeyIds]}::uuid[])`)
        .execute()
    }
    await dropEmptySegments(transaction, version, bucket)
  }
}

/** All versions, locked against coming and going until the transaction ends. */
export const heldProjections = async (transaction: Kysely<Database>): Promise<number[]> => {
  const { rows } = await sql<{ version: number }>`
    SELECT version FROM read_model.hold_projections() AS version`.execute(transaction)
  return rows.map(({ version }) => version)
}

const dropEmptySegments = async (
  transaction: Kysely<Database>,
  version: number,
  bucket: number,
): Promise<void> => {
  await sql`
    DELETE FROM ${tableOf(version, 'segment')} AS segment
    WHERE bucket = ${bucket} AND NOT EXISTS (
      SELECT FROM ${tableOf(version, 'journey')} AS journey
      WHERE journey.bucket = ${bucket} AND journey.segment_id = segment.segment_id)`.execute(transaction)
}
