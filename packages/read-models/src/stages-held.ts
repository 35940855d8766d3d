import type { Database } from '@hearback/database'
import { type Kysely, sql } from 'kysely'
import { currentProjection, tableOf } from './projection.ts'

/** Hostile labels could make a stage of every row; nobody reads that many. */
const mostStages = 500

/** A stage that journeys of a process have been in, by its clock. */
export type StageHeld = { process: string; clock: string }

/**
 * Every stage clock (`stage:x`) with a spell in a workspace, by process, in the order of the names; at most 500. Labels
 * nobody knows are stages too, so that no list written down beforehand has them all. The index leads by clock: it is
 * asked for one clock after the other, and its spells are not gone through.
 */
export const stagesHeld = async (
  db: Kysely<Database>,
  { workspaceId, processes }: { workspaceId: number; processes: readonly string[] },
  version?: number,
): Promise<StageHeld[]> => {
  const spells = tableOf(version ?? (await currentProjection(db)), 'spell')
  const inWorkspace = sql`workspace_id = ${workspaceId}::integer`
  const { rows } = await sql<StageHeld>`
    WITH RECURSIVE met AS (
      (SELECT clock FROM ${spells} WHERE ${inWorkspace} ORDER BY clock LIMIT 1)
      UNION ALL
      SELECT (SELECT spell.clock FROM ${spells} AS spell WHERE ${inWorkspace} AND spell.clock > met.clock
        ORDER BY spell.clock LIMIT 1)
      FROM met WHERE met.clock IS NOT NULL
    )
    SELECT process, clock FROM met CROSS JOIN unnest(${[...processes]}::text[]) AS asked (process)
    WHERE clock LIKE 'stage:%'
      AND EXISTS (SELECT FROM ${spells} AS spell WHERE ${inWorkspace} AND spell.clock = met.clock
        AND spell.process = asked.process)
    LIMIT ${sql.lit(mostStages)}`.execute(db)
  return rows
}
