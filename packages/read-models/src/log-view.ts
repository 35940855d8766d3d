import {
  heads,
  type JourneyEvent,
  type Known,
  type Reader,
  readBucket,
  readJourneys,
  readKnown,
  readKnownJourneys,
} from '@hearback/event-log'

/** What the steps of a projection see of the log. */
export type LogView = {
  /** How far there is something to read, by bucket. */
  heads: (db: Reader) => Promise<ReadonlyMap<number, bigint>>
  /** The next events of a bucket, of at most `limit` positions, and the last position passed (`after` if there is none). */
  next: (
    db: Reader,
    bucket: number,
    after: bigint,
    limit: number,
  ) => Promise<{ to: bigint; events: JourneyEvent[] }>
  /** All events of some journeys up to a position. */
  journeys: (
    db: Reader,
    bucket: number,
    journeyIds: readonly string[],
    upTo: bigint,
  ) => Promise<JourneyEvent[]>
}

/** Everything, up to where it ends now. Reading it throws if the log has a hole. */
export const wholeLog: LogView = {
  heads,
  next: async (db, bucket, after, limit) => {
    const read = await readBucket(db, bucket, after, limit)
    return { to: read.at(-1)?.position ?? after, events: read.filter((event) => !event.tombstone) }
  },
  journeys: readJourneys,
}

/** What was known of one workspace at an earlier time, read up to a fixed head of each bucket. */
export const knownLog = (known: Known, target: ReadonlyMap<number, bigint>): LogView => ({
  heads: async () => target,
  next: async (db, bucket, after, limit) => {
    const end = target.get(bucket) ?? after
    const to = end - after > BigInt(limit) ? after + BigInt(limit) : end
    return { to, events: await readKnown(db, bucket, { after, through: to }, known) }
  },
  journeys: (db, bucket, journeyIds, upTo) => readKnownJourneys(db, bucket, { journeyIds, upTo }, known),
})
