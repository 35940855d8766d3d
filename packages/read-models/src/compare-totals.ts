import type { Database } from '@hearback/database'
import { type Kysely, sql } from 'kysely'
import { tableOf } from './projection.ts'

/** Spells of one kind of which two projections do not have the same number. `cause` null: still running. */
export type TotalsDifference = {
  workspaceId: number
  process: string
  clock: string
  cause: string | null
  before: number
  after: number
}

/**
 * Where two projections differ in the number of spells by workspace, process, clock and cause; empty when their
 * totals agree. Only worth asking when both stand at the same positions of the log.
 */
export const compareTotals = async (
  db: Kysely<Database>,
  before: number,
  after: number,
): Promise<TotalsDifference[]> => {
  const { rows } = await sql<TotalsDifference>`
    SELECT workspace_id AS "workspaceId", process, clock, cause,
      coalesce(sum(spells) FILTER (WHERE version = ${before}), 0)::integer AS before,
      coalesce(sum(spells) FILTER (WHERE version = ${after}), 0)::integer AS after
    FROM (${totals(before)} UNION ALL ${totals(after)}) AS total
    GROUP BY workspace_id, process, clock, cause
    HAVING coalesce(sum(spells) FILTER (WHERE version = ${before}), 0)
      <> coalesce(sum(spells) FILTER (WHERE version = ${after}), 0)
    ORDER BY workspace_id, process, clock, cause`.execute(db)
  return rows
}

const totals = (version: number) => sql`
  SELECT ${version}::integer AS version, workspace_id, process, clock, cause, count(*) AS spells
  FROM ${tableOf(version, 'spell')} GROUP BY workspace_id, process, clock, cause`
