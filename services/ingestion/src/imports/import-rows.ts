import type { Problem } from '@hearback/contracts'
import type { Database } from '@hearback/database'
import type { Finding, Guess } from '@hearback/interchange'
import { type Kysely, type Selectable, sql } from 'kysely'

export type ImportOptions = {
  format?: string
  observed_from?: string
  observed_through?: string
  inclusion?: string
  date_order?: string
  /** As it was given, and checked. */
  mapping?: unknown
}

export type NewImport = {
  id: string
  workspaceId: number
  process: string
  options: ImportOptions
  dryRun: boolean
  contributor: string
  /** Whether it came with a contributor's token. */
  contributed: boolean
  sizeBytes: number
}

export type ImportRow = Selectable<Database['ingestion.import']>
/** A reader's finding, or one made when its event was stored. */
export type FindingRow = Omit<Finding, 'kind' | 'rule'> & { number: number; rule: string }

/** Writes down an upload that is to be read. `now` is in milliseconds. */
export const insertImport = async (db: Kysely<Database>, made: NewImport, now: number): Promise<void> => {
  await db
    .insertInto('ingestion.import')
    .values({
      id: made.id,
      workspace_id: made.workspaceId,
      state: 'queued',
      format: made.options.format ?? null,
      process: made.process,
      options: JSON.stringify(made.options),
      dry_run: made.dryRun,
      contributor: made.contributor,
      contributed: made.contributed,
      size_bytes: BigInt(made.sizeBytes),
      grade: null,
      problem: null,
      token: null,
      created_at: new Date(now),
      seen_at: new Date(now),
      started_at: null,
      finished_at: null,
    })
    .execute()
}

/** An import of this workspace, or null. */
export const findImport = async (
  db: Kysely<Database>,
  workspaceId: number,
  id: string,
): Promise<ImportRow | null> =>
  (await db
    .selectFrom('ingestion.import')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()) ?? null

/** The latest imports of a workspace, newest first. */
export const latestImports = (
  db: Kysely<Database>,
  workspaceId: number,
  limit: number,
): Promise<ImportRow[]> =>
  db
    .selectFrom('ingestion.import')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()

/** Takes up an import, from its beginning whatever was done before. Null if there is none or it has ended. */
export const startImport = async (
  db: Kysely<Database>,
  id: string,
  now: number,
): Promise<ImportRow | null> => {
  const started = await db
    .updateTable('ingestion.import')
    .set({
      state: 'running',
      seen_at: new Date(now),
      started_at: new Date(now),
      counts: '{}',
      guesses: '[]',
      dropped: [],
      read_bytes: 0n,
      rows: 0n,
    })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .returningAll()
    .executeTakeFirst()
  if (started === undefined) return null
  await db.deleteFrom('ingestion.import_finding').where('import_id', '=', id).execute()
  return started
}

export type ImportProgress = {
  format: string | null
  readBytes: number
  rows: number
  counts: Record<string, number>
  guesses: readonly Omit<Guess, 'kind'>[]
  dropped: readonly string[]
}

const columnsOf = (progress: ImportProgress, now: number) => ({
  seen_at: new Date(now),
  format: progress.format,
  read_bytes: BigInt(Math.round(progress.readBytes)),
  rows: BigInt(progress.rows),
  counts: JSON.stringify(progress.counts),
  guesses: JSON.stringify(progress.guesses),
  dropped: [...progress.dropped],
})

/** Shows how far a running import has come. */
export const noteProgress = async (
  db: Kysely<Database>,
  id: string,
  progress: ImportProgress,
  now: number,
) => {
  await db
    .updateTable('ingestion.import')
    .set(columnsOf(progress, now))
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

export type ImportEnd = {
  state: 'done' | 'failed'
  grade: string | null
  problem: Problem | null
  token: string | null
}

/** Ends a running import, once. */
export const endImport = async (
  db: Kysely<Database>,
  id: string,
  progress: ImportProgress,
  end: ImportEnd,
  now: number,
) => {
  const problem = end.problem === null ? null : JSON.stringify(end.problem)
  await db
    .updateTable('ingestion.import')
    .set({ ...columnsOf(progress, now), ...end, problem, finished_at: new Date(now) })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

/** Imports that have not ended and that nobody has worked on since `before`. */
export const abandonedImports = async (db: Kysely<Database>, before: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('ingestion.import')
    .select('id')
    .where('state', 'in', ['queued', 'running'])
    .where('seen_at', '<', sql<number>`${new Date(before)}`)
    .execute()
  return rows.map(({ id }) => id)
}

/** Whether an import still needs its file. */
export const isUnfinished = async (db: Kysely<Database>, id: string): Promise<boolean> => {
  const row = await db
    .selectFrom('ingestion.import')
    .select('id')
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst()
  return row !== undefined
}

/** Rows of one statement; PostgreSQL takes 65,535 parameters. */
const findingsAtOnce = 5_000

/** Writes down findings. */
export const addFindings = async (
  db: Kysely<Database>,
  id: string,
  findings: readonly FindingRow[],
): Promise<void> => {
  for (let from = 0; from < findings.length; from += findingsAtOnce) {
    const rows = findings.slice(from, from + findingsAtOnce).map((finding) => ({
      ...finding,
      import_id: id,
      row: finding.row === null ? null : BigInt(finding.row),
    }))
    await db.insertInto('ingestion.import_finding').values(rows).execute()
  }
}

/** Rows of a tracker nobody applied for: they are counted and reported, but nothing is wrong with them. */
export const neverApplied = 'never_applied'

/** Findings told with an import itself; its report holds all. */
export const shownFindings = 100

/** The first findings of an import, without the rows that are no journeys. */
export const firstFindings = async (db: Kysely<Database>, id: string, limit: number): Promise<FindingRow[]> =>
  findingRows(await findingQuery(db, id).where('rule', '<>', neverApplied).limit(limit).execute())

const findingQuery = (db: Kysely<Database>, id: string) =>
  db
    .selectFrom('ingestion.import_finding')
    .select(['number', 'row', 'column', 'rule', 'refused', 'message'])
    .where('import_id', '=', id)
    .orderBy('number')

const findingRows = (rows: readonly (Omit<FindingRow, 'row'> & { row: bigint | null })[]): FindingRow[] =>
  rows.map((found) => ({ ...found, row: found.row === null ? null : Number(found.row) }))

/** Everything an import reports after a number, in the order it was made. */
export const findingsAfter = async (
  db: Kysely<Database>,
  id: string,
  after: number,
  limit: number,
): Promise<FindingRow[]> =>
  findingRows(await findingQuery(db, id).where('number', '>', after).limit(limit).execute())
