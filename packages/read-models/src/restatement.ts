import { type Database, isTableMissing } from '@hearback/database'
import { type Kysely, sql } from 'kysely'
import { inProjection } from './projection.ts'

/** How far a restatement is; one dismissed is not shown any more. */
export type RestatementState = 'requested' | 'folding' | 'ready' | 'failed'

/** What was known of a workspace at an earlier time, as a projection of its own, or the wish for one. */
export type Restatement = {
  id: number
  workspaceId: number
  /** The day or instant as asked for. */
  knownAt: string
  /** Only events recorded before this instant count, milliseconds since 1970. */
  recordedBefore: number
  state: RestatementState
  /** The projection that holds it; null until folding has begun. */
  version: number | null
  /** What the last step that failed failed by; null where none has. */
  error: string | null
  requestedAt: number
  readyAt: number | null
}

export type RestatementAsked = Pick<Restatement, 'workspaceId' | 'knownAt' | 'recordedBefore'>

/** So many are kept for a workspace: each is about as large as the workspace's part of the read models. */
export const mostRestatements = 4

const columns = [
  'id',
  'workspace_id as workspaceId',
  'known_at as knownAt',
  'recorded_before as recordedBefore',
  'state',
  'version',
  'error',
  'requested_at as requestedAt',
  'ready_at as readyAt',
] as const

const kept = (db: Kysely<Database>) =>
  db.selectFrom('read_model.restatement').select(columns).where('state', '<>', 'dismissed')

// `kept` leaves the dismissed ones out; the compiler cannot see it.
const shown = (row: Omit<Restatement, 'state'> & { state: string }): Restatement => row as Restatement

/**
 * Asks for a restatement, to be made by a projector; the one there is for the same workspace and time, unless it
 * failed. Where `mostRestatements` are kept already, a failed one gives way, else the ready one asked for longest ago; null
 * where there is neither. Needs the privileges of `hearback_query`.
 */
export const requestRestatement = async (
  db: Kysely<Database>,
  { workspaceId, knownAt, recordedBefore }: RestatementAsked,
  now: number,
): Promise<Restatement | null> => {
  const { rows } = await sql<{ id: number | null }>`
    SELECT read_model.request_restatement(${workspaceId}::integer, ${knownAt}, ${new Date(recordedBefore)},
      ${new Date(now)}, ${mostRestatements}::integer) AS id`.execute(db)
  const id = rows[0]?.id ?? null
  return id === null ? null : restatementOf(db, { workspaceId, id })
}

/** A restatement of a workspace by its id; null if there is none. */
export const restatementOf = async (
  db: Kysely<Database>,
  { workspaceId, id }: { workspaceId: number; id: number },
): Promise<Restatement | null> => {
  const row = await kept(db).where('workspace_id', '=', workspaceId).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : shown(row)
}

/** The restatement of a workspace for a time, however far it is; null if nobody asked for it. */
export const restatementFor = async (
  db: Kysely<Database>,
  { workspaceId, recordedBefore }: Pick<RestatementAsked, 'workspaceId' | 'recordedBefore'>,
): Promise<Restatement | null> => {
  const row = await kept(db)
    .where('workspace_id', '=', workspaceId)
    .where('recorded_before', '=', sql<number>`${new Date(recordedBefore)}`)
    .executeTakeFirst()
  return row === undefined ? null : shown(row)
}

/** All restatements of a workspace, the latest wish first. */
export const restatementsOf = async (db: Kysely<Database>, workspaceId: number): Promise<Restatement[]> => {
  const rows = await kept(db)
    .where('workspace_id', '=', workspaceId)
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(shown)
}

/** Gives a restatement up; a projector removes its tables. Whether there was one. Needs `hearback_query`. */
export const dismissRestatement = async (
  db: Kysely<Database>,
  { workspaceId, id }: { workspaceId: number; id: number },
): Promise<boolean> => {
  const { rows } = await sql<{ dismissed: boolean }>`
    SELECT read_model.dismiss_restatement(${workspaceId}::integer, ${id}::integer) AS dismissed`.execute(db)
  return rows[0]?.dismissed === true
}

/** How many positions of the log have been passed and how many are to be; null until folding has begun. */
export type RestatementProgress = { passed: number; of: number }

const sum = (positions: Iterable<bigint>): number =>
  Number([...positions].reduce((total, each) => total + each, 0n))

/** How far folding has come, in all buckets. Null also where its tables are gone, because it was given up meanwhile. */
export const restatementProgress = async (
  db: Kysely<Database>,
  { id, version }: Pick<Restatement, 'id' | 'version'>,
): Promise<RestatementProgress | null> => {
  const target = version === null ? null : await targetOf(db, id)
  if (version === null || target === null) return null
  const checkpoints = await checkpointsOf(db, version)
  if (checkpoints === null) return null
  return { passed: sum(checkpoints.map(({ position }) => position)), of: sum(target.values()) }
}

const checkpointsOf = async (db: Kysely<Database>, version: number) => {
  try {
    return await inProjection(db, version).selectFrom('checkpoint').selectAll().execute()
  } catch (error) {
    if (isTableMissing(error)) return null
    throw error
  }
}

/** The position of each bucket up to which the log is read; null until folding has begun. */
export const targetOf = async (db: Kysely<Database>, id: number): Promise<Map<number, bigint> | null> => {
  const found = await db
    .selectFrom('read_model.restatement')
    .select('target')
    .where('id', '=', id)
    .executeTakeFirst()
  // Buckets are numbered from 0 on, and the target was taken in their order.
  return found?.target == null ? null : new Map(found.target.map((position, bucket) => [bucket, position]))
}
