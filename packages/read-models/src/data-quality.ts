import type { DataQuality, GradeLetter } from '@hearback/contracts'
import type { Database } from '@hearback/database'
import { type Kysely, sql } from 'kysely'

const grades: readonly GradeLetter[] = ['A', 'B', 'C', 'D']

type GradedImports = { grade: GradeLetter; imports: number; journeys: number }

/**
 * One grade for several imports: the mean of their grades, A being 0 and D 3, each import counting by its journeys;
 * halfway between two the worse one. Null without imports.
 */
export const gradeOfImports = (graded: readonly GradedImports[]): GradeLetter | null => {
  const journeys = graded.reduce((sum, each) => sum + each.journeys, 0)
  if (journeys === 0) return null
  const points = graded.reduce((sum, each) => sum + grades.indexOf(each.grade) * each.journeys, 0)
  return grades[Math.round(points / journeys)] ?? null
}

/** Imports that were read to their end and stored something; the same file brought again stores nothing. */
const counted = sql`state = 'done' AND NOT dry_run AND grade IS NOT NULL AND (counts->>'accepted')::bigint > 0`

/** The grade of what a workspace has imported, and of how many imports; null where it has imported nothing. */
export const dataQuality = async (
  db: Kysely<Database>,
  workspaceId: number,
): Promise<Required<DataQuality> | null> => {
  const { rows } = await sql<GradedImports>`
    SELECT grade, count(*)::integer AS imports, sum((counts->>'journeys')::bigint)::float8 AS journeys
    FROM ingestion.import WHERE workspace_id = ${workspaceId} AND ${counted} GROUP BY grade`.execute(db)
  const grade = gradeOfImports(rows)
  return grade === null ? null : { grade, imports: rows.reduce((sum, { imports }) => sum + imports, 0) }
}

export type ImportQuality = {
  id: string
  state: 'done' | 'failed'
  /** Milliseconds since 1970. */
  finishedAt: number
  format: string | null
  /** Null where it failed before its file was read to its end. */
  grade: GradeLetter | null
  journeys: number
  storedEvents: number
  refusedRows: number
  /** Why it failed. */
  problem: { code: string; detail: string } | null
  findings: { rule: string; findings: number; refused: number }[]
}

const mostImports = 100

/**
 * The latest imports of a workspace, failed ones and those that stored nothing included, with their grades and how
 * often each rule found something, newest first.
 */
export const importQualities = async (
  db: Kysely<Database>,
  workspaceId: number,
): Promise<ImportQuality[]> => {
  const { rows: imports } = await sql<Omit<ImportQuality, 'findings'>>`
    SELECT id::text, (extract(epoch FROM finished_at) * 1000)::float8 AS "finishedAt", state, format, grade,
      coalesce((counts->>'journeys')::float8, 0) AS journeys,
      coalesce((counts->>'accepted')::float8, 0) AS "storedEvents",
      coalesce((counts->>'refused')::float8, 0) AS "refusedRows",
      CASE WHEN problem IS NOT NULL THEN
        jsonb_build_object('code', problem->>'code', 'detail', problem->>'detail') END AS problem
    FROM ingestion.import
    WHERE workspace_id = ${workspaceId} AND state IN ('done', 'failed') AND NOT dry_run
    ORDER BY finished_at DESC, id LIMIT ${mostImports}`.execute(db)
  const { rows: found } = await sql<{ id: string; rule: string; findings: number; refused: number }>`
    SELECT import_id::text AS id, rule, count(*)::integer AS findings,
      count(*) FILTER (WHERE refused)::integer AS refused
    FROM ingestion.import_finding WHERE import_id = ANY (${imports.map(({ id }) => id)}::uuid[])
    GROUP BY import_id, rule ORDER BY rule`.execute(db)
  const byImport = Map.groupBy(found, ({ id }) => id)
  return imports.map((each) => ({
    ...each,
    findings: (byImport.get(each.id) ?? []).map(({ rule, findings, refused }) => ({
      rule,
      findings,
      refused,
    })),
  }))
}
