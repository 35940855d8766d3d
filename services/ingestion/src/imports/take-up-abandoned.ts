import { abandonedImports, isUnfinished } from './import-rows.ts'
import type { ImportsContext } from './imports-context.ts'
import type { ImportQueue } from './queue.ts'

/** An import is abandoned when nobody has worked on it for this long; a run shows itself far more often. */
export const abandonedAfter = 30_000

/**
 * Queues imports again whose process was killed: the queue itself would only notice hours later. Safe if they
 * are still being worked on, because reading a file twice stores nothing twice.
 */
export const takeUpAbandoned = async (
  context: ImportsContext,
  queue: ImportQueue,
  before: number,
): Promise<void> => {
  const { db } = context.connection
  for (const id of await abandonedImports(db, before)) {
    await db.transaction().execute((transaction) => queue.enqueue(transaction, id))
  }
}

/** A file that was not written to for this long is not being uploaded any more. */
export const uploadStalled = 3_600_000

/**
 * Removes files whose import has ended, or was never written down because the upload was killed midway. A younger
 * file may be an upload that another process is still taking in.
 */
export const sweepSpool = async ({ connection, spool }: ImportsContext, before: number): Promise<void> => {
  for (const id of await spool.keptSince(before)) {
    if (!(await isUnfinished(connection.db, id))) await spool.drop(id)
  }
}
