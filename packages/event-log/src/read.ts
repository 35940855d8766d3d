import type { ClientBase, Pool } from 'pg'
import { asText, type EventRow, eventColumns, hexOf, loggedEvent } from './event-columns.ts'
import type { JourneyEvent, LoggedEvent } from './logged-event.ts'

/** A pool, or one of its connections inside a transaction. */
export type Reader = Pool | ClientBase

const query = async <Row extends (string | null)[]>(
  db: Reader,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> =>
  (await db.query<Row>({ text, values: [...values], rowMode: 'array', types: asText })).rows

/** A range of positions rather than a limit, and with its head from the same snapshot. */
const selectRange = `SELECT ${eventColumns}, head.position FROM log.head
  LEFT JOIN log.event ON event.bucket = head.bucket AND event.position > $2 AND event.position <= $2 + $3::bigint
  WHERE head.bucket = $1 ORDER BY event.position`

/**
 * The events of a bucket after position `after`, at most `limit` of them, in order of position, tombstones too.
 * Positions of a bucket follow each other without a gap up to its head and become visible in that order, so
 * anything else means that something was lost: then it throws, and names the bucket, the position expected
 * and the one read. Throws too if the log has no such bucket.
 */
export const readBucket = async (
  db: Reader,
  bucket: number,
  after: bigint,
  limit: number,
): Promise<LoggedEvent[]> => {
  const rows = await query<EventRow>(db, selectRange, [bucket, after, limit])
  const head = rows[0]?.[13]
  if (head == null) throw new Error(`the log has no head for bucket ${bucket}`)
  const events = rows.filter(([position]) => position !== null).map((row) => loggedEvent(bucket, row))
  assertContiguous(bucket, after, BigInt(head), limit, events)
  return events
}

const assertContiguous = (
  bucket: number,
  after: bigint,
  head: bigint,
  limit: number,
  events: readonly LoggedEvent[],
): void => {
  let expected = after + 1n
  for (const { position } of events) {
    if (position !== expected) {
      throw new Error(`bucket ${bucket}: expected position ${expected}, read ${position}`)
    }
    expected += 1n
  }
  if (expected <= head && events.length < limit) {
    throw new Error(`bucket ${bucket}: expected position ${expected}, read none up to the head at ${head}`)
  }
}

const isOfJourney = (event: LoggedEvent): event is JourneyEvent => !event.tombstone

/** All events of these journeys of a bucket up to position `upTo`, in order of position. */
export const readJourneys = async (
  db: Reader,
  bucket: number,
  journeyIds: readonly string[],
  upTo: bigint,
): Promise<JourneyEvent[]> => {
  const text = `SELECT ${eventColumns} FROM log.event
    WHERE bucket = $1 AND journey_id = ANY ($2::uuid[]) AND position <= $3 ORDER BY position`
  const rows = await query<EventRow>(db, text, [bucket, journeyIds, upTo])
  return rows.map((row) => loggedEvent(bucket, row)).filter(isOfJourney)
}

/** All events of one journey, in order of position; none if it is unknown or erased. */
export const journeyEvents = async (
  db: Reader,
  bucket: number,
  journeyId: string,
): Promise<JourneyEvent[]> => {
  const text = `SELECT ${eventColumns} FROM log.event WHERE bucket = $1 AND journey_id = $2 ORDER BY position`
  const rows = await query<EventRow>(db, text, [bucket, journeyId])
  return rows.map((row) => loggedEvent(bucket, row)).filter(isOfJourney)
}

/** The position of the last event of every bucket, 0 where there is none yet. */
export const heads = async (db: Reader): Promise<Map<number, bigint>> => {
  const rows = await query<[string, string]>(db, 'SELECT bucket, position FROM log.head ORDER BY bucket', [])
  return new Map(rows.map(([bucket, position]) => [Number(bucket), BigInt(position)]))
}

/**
 * Those of these journeys of a bucket of which the log holds nothing up to position `upTo`: what a follower
 * forgets when it meets the note of an erasure, which names no journey.
 */
export const erasedJourneys = async (
  db: Reader,
  bucket: number,
  journeyIds: readonly string[],
  upTo: bigint,
): Promise<string[]> => {
  const text = `SELECT known.journey_id FROM unnest($2::uuid[]) AS known (journey_id)
    WHERE NOT EXISTS (SELECT FROM log.event
      WHERE bucket = $1 AND event.journey_id = known.journey_id AND position <= $3)`
  const rows = await query<[string]>(db, text, [bucket, journeyIds, upTo])
  return rows.map(([journeyId]) => hexOf(journeyId))
}

/** How many buckets the log was made with, which never changes. Throws if it was not made yet. */
export const bucketCount = async (db: Reader): Promise<number> => {
  const [row] = await query<[string]>(db, 'SELECT buckets FROM log.setting', [])
  if (row === undefined) throw new Error('the log has no buckets yet: the database is not migrated')
  return Number(row[0])
}
