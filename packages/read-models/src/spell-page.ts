import type { Database } from '@hearback/database'
import { dateOf } from '@hearback/database'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type CountedRow, countedRow, type FetchedSpell } from './each-spell.ts'
import { currentProjection, tableOf } from './projection.ts'
import { scopeOf } from './scope-of.ts'
import type { SpellQuestion } from './spell-question.ts'
import { keyColumns, parkedBeside, type Scope } from './spell-sql.ts'
import { spellsAtResolution } from './spells-at-resolution.ts'

/** Which of the spells counted; null = whichever. Ages as the question counts them: in days or hours, both ends included. */
export type SpellPart = {
  running: boolean | null
  /** Ended by any of these; `cause` takes every kind of it, `cause/kind` that one. */
  causes: readonly string[] | null
  shortest: number | null
  longest: number | null
}

/** longest: running ones first, the longest first of each. newest, oldest: by the day of entry. */
export type SpellOrder = 'longest' | 'newest' | 'oldest'

/** Where a spell stands in an order: two ranks, then what tells it from every other. */
export type SpellPlace = {
  ranks: readonly [number, number]
  clock: string
  journeyId: string
  visit: number
}

/** A counted spell with the stage its journey is in on the day the question is asked for (null = in none). */
export type ListedSpell = CountedRow & { stage: string | null }

export type SpellPage = {
  /** How many spells `countSpells` counts for the question, and how many of them are of the part. */
  spells: number
  selected: number
  parkedJourneys: number
  listed: readonly ListedSpell[]
  /** The place of the last one listed; null where none of the part comes after it. */
  last: SpellPlace | null
}

type Sql = RawBuilder<unknown>
type Fetched = FetchedSpell & { rank_1: number; rank_2: number; stage: string | null }

const ranksOf = (order: SpellOrder): { first: Sql; second: Sql } => {
  const entered = sql`(entered_day - date '1970-01-01')`
  if (order === 'longest')
    return { first: sql`CASE WHEN cause IS NULL THEN 0 ELSE 1 END`, second: sql`-last_age` }
  return { first: sql`0`, second: order === 'newest' ? sql`-${entered}` : entered }
}

const conditionOf = ({ running, causes, shortest, longest }: SpellPart): Sql => {
  const conditions = [
    ...(running === null ? [] : [running ? sql`cause IS NULL` : sql`cause IS NOT NULL`]),
    ...(causes === null
      ? []
      : [
          sql`(cause = ANY (${causes}::text[]) OR split_part(cause, '/', 1) = ANY (${causes}::text[])) IS TRUE`,
        ]),
    ...(shortest === null ? [] : [sql`last_age >= ${shortest}::integer`]),
    ...(longest === null ? [] : [sql`last_age <= ${longest}::integer`]),
  ]
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` AND `)
}

const afterPlace = (place: SpellPlace | null): Sql =>
  place === null
    ? sql`true`
    : sql`(rank_1, rank_2, clock, journey_id, visit) > (${place.ranks[0]}::integer, ${place.ranks[1]}::integer,
        ${place.clock}::text, ${place.journeyId}::uuid, ${place.visit}::integer)`

/** The stage a journey of `page` is in when the day asked for ends: that of its last stage spell still running. */
const stageOnDay = ({
  question,
  version,
}: Scope): Sql => sql`SELECT substr(spell.clock, ${'stage:'.length + 1}) AS stage
  FROM ${tableOf(version, 'spell')} AS spell
  WHERE spell.bucket = page.bucket AND spell.journey_id = page.journey_id AND spell.clock LIKE 'stage:%'
    AND spell.process = ${question.process} AND spell.entered_day <= ${dateOf(question.asOf)}
    AND spell.first_seen_day <= ${dateOf(question.asOf)}
    AND (spell.exit_day IS NULL OR spell.exit_day > ${dateOf(question.asOf)})
  ORDER BY spell.entered_day DESC, spell.visit DESC, spell.clock LIMIT 1`

type Asked = { part: SpellPart; order: SpellOrder; after: SpellPlace | null; limit: number }

const fetchPage = async (db: Kysely<Database>, scope: Scope, asked: Asked): Promise<Fetched[]> => {
  const { first, second } = ranksOf(asked.order)
  const { rows } = await sql<Fetched>`
    SELECT page.*, now_in.stage FROM (
      SELECT * FROM (
        SELECT bucket, journey_id, clock, visit, entered_day, first_age, last_age, cause ${keyColumns(scope.question)},
          ${first} AS rank_1, ${second} AS rank_2
        FROM (${spellsAtResolution(scope)}) AS counted
        WHERE ${conditionOf(asked.part)}
      ) AS ranked
      WHERE ${afterPlace(asked.after)}
      ORDER BY rank_1, rank_2, clock, journey_id, visit
      LIMIT ${asked.limit + 1}
    ) AS page LEFT JOIN LATERAL (${stageOnDay(scope)}) AS now_in ON true
    ORDER BY page.rank_1, page.rank_2, page.clock, page.journey_id, page.visit`.execute(db)
  return rows
}

const totalsOf = async (db: Kysely<Database>, scope: Scope, part: SpellPart) => {
  const { rows } = await sql<{ spells: number; selected: number }>`
    SELECT count(*)::integer AS spells, (count(*) FILTER (WHERE ${conditionOf(part)}))::integer AS selected
    FROM (${spellsAtResolution(scope)}) AS counted`.execute(db)
  return rows[0] ?? { spells: 0, selected: 0 }
}

const placeOf = (row: Fetched): SpellPlace => ({
  ranks: [row.rank_1, row.rank_2],
  clock: row.clock,
  journeyId: row.journey_id.replaceAll('-', ''),
  visit: row.visit,
})

/**
 * Some of the spells `countSpells` counts for the question, `limit` at a time from after a place, with how many there
 * are in all. A place stays what it is whatever comes or goes before it, so pages neither repeat nor skip a spell that
 * has not changed its rank. `version` is the projection asked, by default the current one; a page sees one snapshot.
 * Throws if the workspace does not exist.
 */
export const pageOfSpells = (
  db: Kysely<Database>,
  question: SpellQuestion,
  asked: Asked,
  version?: number,
): Promise<SpellPage> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (snapshot) => {
      const scope = await scopeOf(snapshot, question, version ?? (await currentProjection(snapshot)))
      const rows = await fetchPage(snapshot, scope, asked)
      const parked = await sql<{ journeys: number }>`${parkedBeside(scope)}`.execute(snapshot)
      const listed = rows.slice(0, asked.limit)
      const last = listed.at(-1)
      return {
        ...(await totalsOf(snapshot, scope, asked.part)),
        parkedJourneys: parked.rows[0]?.journeys ?? 0,
        listed: listed.map((row) => ({ ...countedRow(row, question), stage: row.stage })),
        last: rows.length > listed.length && last !== undefined ? placeOf(last) : null,
      }
    })
