import { asText, type EventRow, eventColumns, loggedEvent } from './event-columns.ts'
import type { JourneyEvent } from './logged-event.ts'
import type { Reader } from './read.ts'

/** What was known of one workspace at an earlier time. */
export type Known = {
  workspaceId: number
  /** Only events recorded before this instant, milliseconds since 1970. */
  recordedBefore: number
}

const known = `workspace_id = $4 AND journey_id IS NOT NULL AND recorded_at < $5`
const selectRange = `SELECT ${eventColumns} FROM log.event
  WHERE bucket = $1 AND position > $2 AND position <= $3 AND ${known} ORDER BY position`
const selectJourneys = `SELECT ${eventColumns} FROM log.event
  WHERE bucket = $1 AND journey_id = ANY ($2::uuid[]) AND position <= $3 AND ${known} ORDER BY position`

const read = async (db: Reader, bucket: number, text: string, values: unknown[]): Promise<JourneyEvent[]> => {
  const { rows } = await db.query<EventRow>({ text, values, rowMode: 'array', types: asText })
  return rows.map((row) => loggedEvent(bucket, row)).filter((event) => !event.tombstone)
}

/**
 * The events of a bucket after position `after` and up to `through` that were known, in order of position. What was
 * erased since is not among them. Most positions are usually another workspace's, so nothing is said of a hole.
 */
export const readKnown = (
  db: Reader,
  bucket: number,
  { after, through }: { after: bigint; through: bigint },
  { workspaceId, recordedBefore }: Known,
): Promise<JourneyEvent[]> =>
  read(db, bucket, selectRange, [bucket, after, through, workspaceId, new Date(recordedBefore)])

/** All events of these journeys of a bucket up to position `upTo` that were known, in order of position. */
export const readKnownJourneys = (
  db: Reader,
  bucket: number,
  { journeyIds, upTo }: { journeyIds: readonly string[]; upTo: bigint },
  { workspaceId, recordedBefore }: Known,
): Promise<JourneyEvent[]> =>
  read(db, bucket, selectJourneys, [bucket, journeyIds, upTo, workspaceId, new Date(recordedBefore)])
