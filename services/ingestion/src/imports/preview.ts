import {
  type Appended,
  bucketOf,
  contentOf,
  type JourneyEvent,
  type NewEvent,
  readJourneys,
} from '@hearback/event-log'
import { LRUCache } from 'lru-cache'
import type { Pool } from 'pg'

const endOfLog = 2n ** 62n

/** The events stored of these journeys, by journey. */
export type StoredEvents = (journeyIds: Iterable<string>) => Promise<Map<string, JourneyEvent[]>>

/** Of a workspace that holds nothing yet. */
export const nothingStored: StoredEvents = async () => new Map()

/** The events a log holds of journeys. */
export const storedIn =
  (log: { pool: Pool; buckets: number }): StoredEvents =>
  async (journeyIds) => {
    const byBucket = Map.groupBy(new Set(journeyIds), (journeyId) => bucketOf(journeyId, log.buckets))
    const stored = new Map<string, JourneyEvent[]>()
    for (const [bucket, ids] of byBucket) {
      for (const event of await readJourneys(log.pool, bucket, ids, endOfLog)) {
        const known = stored.get(event.journeyId)
        if (known === undefined) stored.set(event.journeyId, [event])
        else known.push(event)
      }
    }
    return stored
  }

/**
 * Stands in for the log in a dry run: tells what would become of events and stores none. Repetitions within
 * the file are noticed as long as they lie within some hundred thousand events of each other.
 */
export const previewAppend = (storedEvents: StoredEvents, buckets: number) => {
  const seen = new LRUCache<string, string>({ max: 300_000 })
  return async (events: readonly NewEvent[]): Promise<Appended[]> => {
    const stored = await storedEvents(events.map(({ journeyId }) => journeyId))
    return events.map((event) => {
      const key = event.journeyId + event.eventId
      const content = contentOf(event)
      const known = stored.get(event.journeyId)?.find(({ fact }) => fact.eventId === `e_${event.eventId}`)
      const before = known === undefined ? seen.get(key) : contentOf(known.fact)
      seen.set(key, content)
      const outcome = before === undefined ? 'appended' : before === content ? 'duplicate' : 'conflict'
      return { outcome, bucket: bucketOf(event.journeyId, buckets), position: known?.position ?? 0n }
    })
  }
}
