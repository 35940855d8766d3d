import { setTimeout as pause } from 'node:timers/promises'
import type { LoggedEvent } from './logged-event.ts'
import { heads, type Reader, readBucket } from './read.ts'

export type FollowOptions = {
  db: Reader
  /** Where to start: the last position already seen of each bucket to follow. */
  after: ReadonlyMap<number, bigint>
  /** Ends the iteration when it is aborted. */
  signal: AbortSignal
  /** Most events handed over at a time. */
  limit?: number
  /** Pauses between two looks at a log that does not grow, doubling from the first to the second, in milliseconds. */
  pauses?: readonly [shortest: number, longest: number]
}

/** Consecutive events of one bucket. */
export type Followed = { bucket: number; events: LoggedEvent[] }

/**
 * Hands over every event of the given buckets once and in order of position per bucket, and waits for more,
 * until the signal is aborted. There is no order between buckets, and none is needed: a journey lives in one.
 * It asks again after a pause that grows while nothing comes; a notification from every append would cost the
 * appends more than they save. Throws if a position is missing, as `readBucket` does.
 */
export async function* follow(options: FollowOptions): AsyncGenerator<Followed, void> {
  const { db, after, signal, limit = 2_000, pauses = [10, 500] } = options
  const seen = new Map(after)
  const [shortest, longest] = pauses
  let wait = shortest
  while (!signal.aborted) {
    const head = await heads(db)
    let found = false
    for (const [bucket, position] of seen) {
      if ((head.get(bucket) ?? 0n) <= position) continue
      const events = await readBucket(db, bucket, position, limit)
      found = true
      seen.set(bucket, position + BigInt(events.length))
      yield { bucket, events }
      if (signal.aborted) return
    }
    if (!found) await pause(wait, undefined, { signal }).catch(() => undefined)
    wait = found ? shortest : Math.min(wait * 2, longest)
  }
}
