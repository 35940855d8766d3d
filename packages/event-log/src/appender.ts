import { isUniqueViolation, type Role } from '@hearback/database'
import type { Pool } from 'pg'
import { type AppendSettings, appendChecked, appendUnchecked } from './append-batch.ts'
import { type Commit, openLane } from './lane.ts'
import type { Appended, NewEvent } from './new-event.ts'
import { type Bucketed, bucketed } from './placement.ts'

export type AppenderOptions = {
  /** Of `connect`; up to `lanes` + 1 of its connections are used at a time. */
  pool: Pool
  /** How many buckets the log was made with. */
  buckets: number
  /** Commits of small appends that may run side by side, 1 to 4. */
  lanes?: number
  /** Milliseconds since 1970, recorded with every event. */
  now: () => number
  /** Privileges to write with, where the pool's own are wider. */
  role?: Role
}

export type Appender = {
  /**
   * Appends events as one transaction and tells what became of each, in the order given. Nothing is answered
   * before it is on disk. An event known already is never written again: the same content is a `duplicate`,
   * another content a `conflict`, both with the original's position; the others are stored all the same.
   *
   * The events of one call are held in memory until it is answered and their buckets stay locked while they
   * are written, so long uploads call with 5,000 events at a time and wait for each answer.
   *
   * Rejects with nothing stored, except with `Interrupted`: then it is not known, and calling again is safe.
   */
  append: (events: readonly NewEvent[]) => Promise<Appended[]>
  /** Waits for the appends under way and takes no more. The pool stays open. */
  close: () => Promise<void>
}

/**
 * Tries to write a batch without asking what is known, because almost every batch is new and the unique key
 * guards the rest. After one that was not, the next is looked up first, until one is all new again:
 * a file uploaded a second time would otherwise fail on every batch.
 */
const openCommit = (settings: AppendSettings): Commit => {
  let repeats = false
  return async (batch) => {
    if (!repeats) {
      try {
        return await appendUnchecked(settings, batch)
      } catch (error) {
        if (!isUniqueViolation(error)) throw error
      }
    }
    const outcomes = await appendChecked(settings, batch)
    repeats = outcomes.some(({ outcome }) => outcome !== 'appended')
    return outcomes
  }
}

/**
 * Opens the way into the log. Calls whose events lie in one lane (bucket modulo `lanes`) are grouped with
 * others of that lane, calls over several lanes with each other in a lane of their own; the lanes commit
 * side by side, and every transaction locks its buckets in the same order, so none waits in a circle.
 */
export const createAppender = ({ pool, buckets, lanes = 2, now, role }: AppenderOptions): Appender => {
  const settings = { pool, now, role }
  const open = Array.from({ length: lanes }, () => openLane(openCommit(settings)))
  const wide = openLane(openCommit(settings))
  let closed = false

  const laneOf = (batch: readonly Bucketed[]) => {
    const first = (batch[0]?.bucket ?? 0) % lanes
    return (batch.every(({ bucket }) => bucket % lanes === first) ? open[first] : undefined) ?? wide
  }

  const append = async (events: readonly NewEvent[]): Promise<Appended[]> => {
    if (closed) throw new Error('the appender is closed')
    if (events.length === 0) return []
    const batch = bucketed(events, buckets)
    return laneOf(batch).append(batch)
  }

  const close = async (): Promise<void> => {
    closed = true
    await Promise.all([...open, wide].map((lane) => lane.idle()))
  }

  return { append, close }
}
