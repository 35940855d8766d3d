import { currentSchemaVersion } from '@hearback/contracts'
import type { Database } from '@hearback/database'
import { sql, type Transaction } from 'kysely'

type At = {
  bucket: number
  /** Milliseconds since 1970. */
  now: number
}

export type Erasure = At & {
  /** 32 hex digits. */
  journeyId: string
}

export type Erasures = At & {
  /** Journeys of this bucket, 32 hex digits each. */
  journeyIds: readonly string[]
}

export type Erased = {
  /** How many events were overwritten; 0 if the journeys were unknown or erased before. */
  erased: number
  /** Where the bucket has to be read to so that the erasure has been seen. */
  position: bigint
}

const nothing = {
  workspace_id: null,
  journey_id: null,
  event_id: null,
  schema_version: null,
  type: null,
  process: null,
  precision: null,
  occurred_day: null,
  latest_day: null,
  occurred_at: null,
  recorded_at: null,
  contributor: null,
  body: null,
} as const

/** Erases one journey: see `eraseJourneys`. */
export const eraseJourney = (trx: Transaction<Database>, { journeyId, ...at }: Erasure): Promise<Erased> =>
  eraseJourneys(trx, { ...at, journeyIds: [journeyId] })

/**
 * Erases journeys of one workspace inside the caller's transaction: each of their events becomes a tombstone that
 * keeps bucket and position and nothing else, and one `journey_erased` event, which names the workspace but no
 * journey, tells followers of the bucket to look for what is gone. Erasing again changes nothing.
 *
 * Needs the privileges of `hearback_eraser`. The bucket's head is locked first, as every append does, so an
 * append of the same journey comes either before it and is erased, or after it as a journey begun anew: the
 * log cannot refuse a journey it no longer knows.
 */
export const eraseJourneys = async (
  trx: Transaction<Database>,
  { bucket, journeyIds, now }: Erasures,
): Promise<Erased> => {
  const { position: head } = await trx
    .selectFrom('log.head')
    .select('position')
    .where('bucket', '=', bucket)
    .forUpdate()
    .executeTakeFirstOrThrow(() => new Error(`the log has no head for bucket ${bucket}`))
  const journey = await trx
    .selectFrom('log.event')
    .select('workspace_id')
    .where('bucket', '=', bucket)
    .where('journey_id', '=', anyOf(journeyIds))
    .limit(1)
    .executeTakeFirst()
  if (journey === undefined) return { erased: 0, position: head }
  const { numUpdatedRows } = await trx
    .updateTable('log.event')
    .set(nothing)
    .where('bucket', '=', bucket)
    .where('journey_id', '=', anyOf(journeyIds))
    .executeTakeFirst()
  const position = head + 1n
  await noteErasure(trx, { bucket, position, workspaceId: journey.workspace_id, now })
  return { erased: Number(numUpdatedRows), position }
}

/** One parameter however many there are. */
const anyOf = (journeyIds: readonly string[]) => sql<string>`ANY (${[...journeyIds]}::uuid[])`

const noteErasure = async (
  trx: Transaction<Database>,
  note: { bucket: number; position: bigint; workspaceId: number | null; now: number },
): Promise<void> => {
  await trx
    .insertInto('log.event')
    .values({
      ...nothing,
      bucket: note.bucket,
      position: note.position,
      workspace_id: note.workspaceId,
      schema_version: currentSchemaVersion,
      type: 'journey_erased',
      recorded_at: new Date(note.now),
      body: '{}',
    })
    .execute()
  await trx
    .updateTable('log.head')
    .set({ position: note.position })
    .where('bucket', '=', note.bucket)
    .execute()
}
