import type { Connection } from '@hearback/database'
import { currentProjection, lag } from '@hearback/read-models'

/** Behind a busy log, the first unprojected event of many buckets has to be read: not for every question. */
const freshForMilliseconds = 1000

/**
 * The instant before which every recorded event is in the read models that answer: now, or when the oldest event
 * not yet projected was recorded. Asked of the database at most once a second.
 */
export const projectedThrough = (connection: Pick<Connection, 'db' | 'pool'>, now: () => number) => {
  let read = { at: Number.NEGATIVE_INFINITY, through: 0 }
  return async (): Promise<string> => {
    const at = now()
    if (at - read.at >= freshForMilliseconds) {
      const { oldestRecordedAt } = await lag(connection, await currentProjection(connection.db))
      read = { at, through: oldestRecordedAt ?? at }
    }
    return new Date(read.through).toISOString()
  }
}
