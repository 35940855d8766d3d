import type { Day } from '@hearback/contracts'
import { type Database, dateOf } from '@hearback/database'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { tableOf } from './projection.ts'

export type ChangesAsked = {
  workspaceId: number
  process: string
  /** The projection of what was known then, and the one of what is known now. */
  thenVersion: number
  nowVersion: number
  /** The day the earlier answers were for. */
  asOf: Day
}

/** Journeys of a process, as they were known then and are now. */
export type JourneyChanges = {
  knownThen: number
  knownNow: number
  /** Not known of then. */
  new: number
  /** Known then, with other waits now: mostly because they went on. */
  changed: number
  /** Known then, of which other waits up to and including `asOf` are known now: what was said then would be said otherwise. */
  revised: number
}

const spells = (version: number, { workspaceId, process }: ChangesAsked, cut: RawBuilder<unknown> | null) => {
  const ended = cut === null ? sql`exit_day IS NOT NULL` : sql`exit_day <= ${cut}`
  const through = cut === null ? sql`observed_through` : sql`least(observed_through, ${cut})`
  const whileIn = (column: string) => sql`CASE WHEN ${ended} THEN ${sql.ref(column)} END`
  return sql`SELECT bucket, journey_id, clock, visit, segment_id, inclusion, entered_day, first_seen_day,
      ${whileIn('exit_day')}, ${whileIn('cause')}, ${whileIn('kind')}, CASE WHEN ${ended} THEN NULL ELSE ${through} END
    FROM ${tableOf(version, 'spell')}
    WHERE workspace_id = ${workspaceId}::integer AND process = ${process} AND clock NOT LIKE 'expectation:%'
      ${cut === null ? sql`` : sql`AND entered_day <= ${cut}`}`
}

/** Journeys in both projections of which a spell is in only one of them. */
const differing = (asked: ChangesAsked, cut: RawBuilder<unknown> | null): RawBuilder<unknown> => {
  const [before, after] = [spells(asked.thenVersion, asked, cut), spells(asked.nowVersion, asked, cut)]
  return sql`(SELECT count(DISTINCT (bucket, journey_id))::integer
    FROM ((${before} EXCEPT ${after}) UNION ALL (${after} EXCEPT ${before})) AS differing
    JOIN said USING (bucket, journey_id) JOIN known USING (bucket, journey_id))`
}

const journeys = (version: number, { workspaceId, process }: ChangesAsked) => sql`
  SELECT bucket, journey_id FROM ${tableOf(version, 'journey')}
  WHERE workspace_id = ${workspaceId}::integer AND process = ${process}`

/** What became of the journeys of a process between two projections of the log, the earlier one a restatement. */
export const journeyChanges = async (db: Kysely<Database>, asked: ChangesAsked): Promise<JourneyChanges> => {
  const { rows } = await sql<JourneyChanges>`
    WITH said AS (${journeys(asked.thenVersion, asked)}), known AS (${journeys(asked.nowVersion, asked)})
    SELECT (SELECT count(*)::integer FROM said) AS "knownThen", (SELECT count(*)::integer FROM known) AS "knownNow",
      (SELECT count(*)::integer FROM (TABLE known EXCEPT TABLE said) AS begun) AS "new",
      ${differing(asked, null)} AS changed, ${differing(asked, dateOf(asked.asOf))} AS revised`.execute(db)
  const [changes] = rows
  if (changes === undefined) throw new Error('counting journeys gave no row')
  return changes
}
