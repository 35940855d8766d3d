import { type Connection, connect } from '@hearback/database'
import { bucketOf, createAppender, eraseJourney, type NewEvent } from '@hearback/event-log'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import {
  type FoldJourney,
  forgetJourney,
  requestRestatement,
  restatementFor,
  restateStep,
} from '../src/index.ts'
import { journeyIdOf } from './naive-projection.ts'
import { plainFold } from './plain-fold.ts'

/** Long after everything a test records. */
export const later = 100_000_000

/** Appends events as recorded at an instant, milliseconds since 1970. */
export const recordAt = async (
  { pool }: Pick<Connection, 'pool'>,
  at: number,
  events: readonly NewEvent[],
): Promise<void> => {
  const appender = createAppender({ pool, buckets: 64, now: () => at })
  await appender.append(events)
  await appender.close()
}

/** Erases a journey as a service does: from the log and every read model. */
export const erase = async ({ url }: Pick<FreshDatabase, 'url'>, journey: number): Promise<void> => {
  const eraser = connect({ url, role: 'hearback_eraser', onError: () => undefined })
  const journeyId = journeyIdOf(journey)
  const bucket = bucketOf(journeyId, 64)
  await eraser.db.transaction().execute(async (transaction) => {
    await eraseJourney(transaction, { bucket, journeyId, now: later })
    await forgetJourney(transaction, { bucket, journeyId })
  })
  await eraser.close()
}

/** A database with the workspaces 1 and 2, and connections with the privileges of questions and of the projector. */
export const openRestating = async () => {
  const database: FreshDatabase = await freshDatabase()
  await database.pool.query(`INSERT INTO access.workspace (name, pseudonym_key, created_at)
    VALUES ('acme', '', now()), ('rival', '', now())`)
  const [query, projector] = (['hearback_query', 'hearback_projector'] as const).map((role) =>
    connect({ url: database.url, role, onError: () => undefined }),
  ) as [Connection, Connection]
  const ask = (recordedBefore: number, workspaceId = 1, now = later) =>
    requestRestatement(query.db, { workspaceId, knownAt: `at ${recordedBefore}`, recordedBefore }, now)
  const find = (recordedBefore: number, workspaceId = 1) =>
    restatementFor(query.db, { workspaceId, recordedBefore })
  /** Makes everything asked for; gives what was done step by step. */
  const make = async (options: { fold?: FoldJourney; limit?: number } = {}): Promise<string[]> => {
    const done: string[] = []
    for (;;) {
      const step = await restateStep(projector, { fold: plainFold, now: later, ...options })
      if (step === null) return done
      done.push(step.outcome)
    }
  }
  /** Asks for a restatement, makes it and gives the version that holds it. */
  const restate = async (recordedBefore: number, workspaceId = 1): Promise<number> => {
    await ask(recordedBefore, workspaceId)
    await make()
    const made = await find(recordedBefore, workspaceId)
    if (made?.state !== 'ready' || made.version === null) throw new Error(`not made: ${made?.error}`)
    return made.version
  }
  const close = async () => {
    await query.close()
    await projector.close()
    await database.close()
  }
  return { database, query, projector, ask, find, make, restate, close }
}
