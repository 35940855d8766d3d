import { type Database, isConnectionLost, isLockMissed } from '@hearback/database'
import { type Kysely, sql } from 'kysely'
import type { FoldJourney } from './fold-journey.ts'
import { knownLog } from './log-view.ts'
import { refreshStatistics } from './planner-statistics.ts'
import { type Pools, projectStep } from './project-step.ts'
import { inProjection } from './projection.ts'
import { type Restatement, targetOf } from './restatement.ts'

export type RestateOptions = {
  fold: FoldJourney
  /** Milliseconds since 1970. */
  now: number
  /** Most log positions of one step. Most of them are usually of other workspaces and are not read. */
  limit?: number
}

/** What a step did, for which restatement. `swept`: tables of dismissed ones were removed. */
export type Restated =
  | { outcome: 'swept' }
  | { outcome: 'began' | 'folded' | 'ready'; id: number }
  | { outcome: 'failed'; id: number; error: string }

type Folding = Pick<Restatement, 'id' | 'workspaceId' | 'recordedBefore'> & { version: number }

/** An append says when it was recorded before it commits; so long after, nothing more is recorded before a time. */
const settlesWithin = 5_000
/** A restatement whose steps failed so often is given up. */
const mostAttempts = 5

/**
 * One step of making restatements: removes what was dismissed, folds on with one that was begun, or begins the one that
 * has waited longest. Several workers may call it at the same time, also on one restatement: a step is a projection
 * step, so one that was killed changed nothing and the next caller goes on from there. Null when there is nothing to do.
 *
 * A step that fails is counted, and after five of them the restatement is given up. Throws only when the connection
 * is lost, or when beginning or sweeping fails. Needs the privileges of `hearback_projector`.
 */
export const restateStep = async (pools: Pools, options: RestateOptions): Promise<Restated | null> => {
  if ((await unlessHeld(swept(pools.db))) === true) return { outcome: 'swept' }
  for (const folding of await underWay(pools.db)) {
    const done = await foldOn(pools, folding, options)
    if (done !== null) return done
  }
  const id = await unlessHeld(begun(pools.db, options.now))
  return id === null ? null : { outcome: 'began', id }
}

/** Null where tables to be dropped are still read by a question or a step: it is tried again later. */
const unlessHeld = async <T>(work: Promise<T>): Promise<T | null> => {
  try {
    return await work
  } catch (error) {
    if (isLockMissed(error)) return null
    throw error
  }
}

const swept = async (db: Kysely<Database>): Promise<boolean> => {
  const { rows } = await sql<{ count: number }>`SELECT read_model.sweep_restatements() AS count`.execute(db)
  return (rows[0]?.count ?? 0) > 0
}

const begun = async (db: Kysely<Database>, now: number): Promise<number | null> => {
  const { rows } = await sql<{ id: number | null }>`
    SELECT read_model.begin_restatement(${new Date(now)}, ${new Date(now - settlesWithin)}) AS id`.execute(db)
  return rows[0]?.id ?? null
}

const underWay = async (db: Kysely<Database>): Promise<Folding[]> => {
  const rows = await db
    .selectFrom('read_model.restatement')
    .select(['id', 'workspace_id as workspaceId', 'recorded_before as recordedBefore', 'version'])
    .where('state', '=', 'folding')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ version, ...row }) => (version === null ? [] : [{ ...row, version }]))
}

const foldOn = async (
  pools: Pools,
  folding: Folding,
  { fold, now, limit = 10_000 }: RestateOptions,
): Promise<Restated | null> => {
  const { id, version } = folding
  try {
    const target = await targetOf(pools.db, id)
    if (target === null) return null
    const step = await projectStep(pools, { version, fold, limit, log: knownLog(folding, target) })
    if (step !== null) return { outcome: 'folded', id }
    if (!(await hasReached(pools.db, version, target))) return null
    await refreshStatistics(pools.db, version)
    return (await markReady(pools.db, folding, now)) ? { outcome: 'ready', id } : null
  } catch (error) {
    if (isConnectionLost(error)) throw error
    return noteFailure(pools.db, folding, error)
  }
}

/** A step also finds nothing where another worker is at it. */
const hasReached = async (
  db: Kysely<Database>,
  version: number,
  target: ReadonlyMap<number, bigint>,
): Promise<boolean> => {
  const checkpoints = await inProjection(db, version).selectFrom('checkpoint').selectAll().execute()
  return checkpoints.every(({ bucket, position }) => position >= (target.get(bucket) ?? 0n))
}

/** Not if it was dismissed meanwhile, or is to be folded again after a rebuild. */
const markReady = async (db: Kysely<Database>, { id, version }: Folding, now: number): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('read_model.restatement')
    .set({ state: 'ready', ready_at: new Date(now), error: null })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'folding')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The message of an error may quote an event, so only its name and the database's code for it are kept. */
const nameOf = (error: unknown): string => {
  const { name = typeof error, code } = Object(error)
  return code === undefined ? String(name) : `${name} ${code}`
}

/** A step that lost its tables to a dismissal or a rebuild is no failure: the restatement is no longer this one. */
const noteFailure = async (
  db: Kysely<Database>,
  { id, version }: Folding,
  error: unknown,
): Promise<Restated | null> => {
  const said = nameOf(error)
  const { numUpdatedRows } = await db
    .updateTable('read_model.restatement')
    .set({
      attempts: sql<number>`attempts + 1`,
      error: said,
      state: sql<
        'folding' | 'failed'
      >`CASE WHEN attempts + 1 >= ${mostAttempts}::smallint THEN 'failed' ELSE state END`,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'folding')
    .executeTakeFirst()
  return numUpdatedRows === 1n ? { outcome: 'failed', id, error: said } : null
}
