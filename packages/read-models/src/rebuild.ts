import type { Database } from '@hearback/database'
import { type Kysely, sql } from 'kysely'
import { compareTotals, type TotalsDifference } from './compare-totals.ts'
import type { FoldJourney } from './fold-journey.ts'
import { bucketsBehindLabels } from './fold-labels.ts'
import { refreshStatistics } from './planner-statistics.ts'
import { type Pools, projectStep } from './project-step.ts'
import { currentProjection, inProjection } from './projection.ts'
import { inTransaction } from './transaction.ts'

/** Makes the tables of a new, empty projection, which workers follow from the start of the log; gives its version. */
export const startRebuild = async (db: Kysely<Database>, now: number): Promise<number> => {
  const { rows } = await sql<{ version: number }>`
    SELECT read_model.next_projection(${new Date(now)}) AS version`.execute(db)
  const [made] = rows
  if (made === undefined) throw new Error('a projection was made without a version')
  return made.version
}

/** Removes a projection that no longer answers questions, with its tables. Throws for the current one. */
export const dropProjection = async (db: Kysely<Database>, version: number): Promise<void> => {
  await sql`SELECT read_model.drop_projection(${version}::integer)`.execute(db)
}

export type SwitchOptions = {
  version: number
  now: number
  /** Decides over differences in totals; without it any difference keeps the old projection. */
  accept?: (differences: readonly TotalsDifference[]) => boolean
}

/** `behind`: one of the two still has to read what the other has, or to follow a change of labels; `refused`: the differences were not accepted. */
export type Switched = { outcome: 'switched' | 'behind' | 'refused'; differences: TotalsDifference[] }

/**
 * Points questions and the SQL views at another projection, in one transaction that holds both still: only when both
 * stand at the same positions, so that no answer goes back in time, and their totals agree or are accepted.
 * The projection used until then is kept, retired, and no longer follows the log.
 */
export const switchProjection = (pools: Pools, { version, now, accept }: SwitchOptions): Promise<Switched> =>
  inTransaction(pools.pool, async ({ db }) => {
    // Stronger than the lock of an erasure, and taken before any checkpoint as there, so that neither waits in a circle.
    await sql`LOCK TABLE read_model.projection IN SHARE ROW EXCLUSIVE MODE`.execute(db)
    const current = await currentProjection(db)
    const before = await heldPositions(db, current)
    const after = await heldPositions(db, version)
    if (before !== after || (await isBehindLabels(db, [current, version])))
      return { outcome: 'behind', differences: [] }
    const differences = await compareTotals(db, current, version)
    if (differences.length > 0 && accept?.(differences) !== true) return { outcome: 'refused', differences }
    await sql`SELECT read_model.switch_projection(${version}::integer, ${new Date(now)})`.execute(db)
    return { outcome: 'switched', differences }
  })

const isBehindLabels = async (db: Kysely<Database>, versions: readonly number[]): Promise<boolean> => {
  for (const version of versions) if ((await bucketsBehindLabels(db, version)).length > 0) return true
  return false
}

/** Locks every checkpoint of a projection, one at a time in order (a distributed server locks no more at once), and reads it. */
const heldPositions = async (db: Kysely<Database>, version: number): Promise<string> => {
  const tables = inProjection(db, version)
  const buckets = await tables.selectFrom('checkpoint').select('bucket').orderBy('bucket').execute()
  const positions: bigint[] = []
  for (const { bucket } of buckets) {
    const { position } = await tables
      .selectFrom('checkpoint')
      .select('position')
      .where('bucket', '=', bucket)
      .forUpdate()
      .executeTakeFirstOrThrow()
    positions.push(position)
  }
  return positions.join(',')
}

export type RebuildOptions = {
  fold: FoldJourney
  now: () => number
  accept?: SwitchOptions['accept']
  /** Hears after every step how many events the new projection has read. */
  onProgress?: (events: number) => void
}

export type Rebuilt = Switched & { version: number; events: number }

/**
 * Rebuilds the read models beside the ones in use: drops what earlier rebuilds left (replaced, refused or broken off:
 * there is one rebuild at a time), begins a new one, brings it level with the current one (workers may help with
 * both), compares and switches. When the differences are refused the new projection stays for inspection, `building`;
 * `dropProjection` removes it.
 */
export const rebuild = async (
  pools: Pools,
  { fold, now, accept, onProgress }: RebuildOptions,
): Promise<Rebuilt> => {
  await dropLeftovers(pools.db)
  const version = await startRebuild(pools.db, now())
  let events = 0
  for (;;) {
    events += await catchUp(pools, { version, fold }, (read) => onProgress?.(events + read))
    await catchUp(pools, { version: await currentProjection(pools.db), fold })
    await refreshStatistics(pools.db, version)
    const switched = await switchProjection(pools, { version, now: now(), ...(accept && { accept }) })
    if (switched.outcome !== 'behind') return { ...switched, version, events }
  }
}

/** Steps until nothing is left; gives the number of events read. */
export const catchUp = async (
  pools: Pools,
  options: { version: number; fold: FoldJourney; limit?: number },
  onStep?: (events: number) => void,
): Promise<number> => {
  let events = 0
  for (;;) {
    const step = await projectStep(pools, options)
    if (step === null) return events
    events += step.events
    onStep?.(events)
  }
}

/**
 * What was replaced, and what a rebuild that was broken off or refused left: followed, it would cost work for ever.
 * Restatements stay; the switch has them folded again.
 */
const dropLeftovers = async (db: Kysely<Database>): Promise<void> => {
  const leftovers = await db
    .selectFrom('read_model.projection')
    .select('version')
    .where('state', 'in', ['building', 'retired'])
    .execute()
  for (const { version } of leftovers) await dropProjection(db, version)
}
