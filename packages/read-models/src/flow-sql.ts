import { processes } from '@hearback/journeys'
import { type RawBuilder, sql } from 'kysely'
import { tableOf } from './projection.ts'
import { countedSpells, hoursAreKnown, joinSegments, keyColumns, type Scope } from './spell-sql.ts'

type Sql = RawBuilder<unknown>

/** Random groups of journeys, for intervals no formula gives. */
export const RANDOM_GROUPS = 20

const MOST_SEGMENTS = 100

/**
 * The random group of a journey: the last 32 bits of its pseudonym mod 20. The pseudonym is a keyed hash and the
 * bucket is taken of its first 32 bits, so the two are independent. It is the same for ever.
 */
const random = sql`(('x' || right(counted.journey_id::text, 8))::bit(32)::bigint % ${sql.lit(RANDOM_GROUPS)})::integer`

/** Of a question whose `groupBy` ends with its segments: how many of the columns are groups, the rest being segments. */
export type FlowScope = { scope: Scope; groups: number }

const columnsOf = ({ scope, groups }: FlowScope) => {
  const { question } = scope
  return {
    keys: keyColumns({ ...question, groupBy: question.groupBy.slice(0, groups) }),
    segments: question.groupBy.slice(groups).map((_, index) => `key_${groups + index}`),
  }
}

const counted = (scope: Scope): Sql =>
  scope.question.resolution === 'day'
    ? countedSpells(scope, 'day')
    : countedSpells(scope, 'hour', hoursAreKnown(scope.question))

/**
 * How many spells were first seen at one age and left or last seen at another: clock, group columns, `segment`,
 * `random`, ages, cause, spells. The largest segments are named; the others, and journeys without a value, are ''.
 */
export const flowAges = (flow: FlowScope): Sql => {
  const { keys, segments } = columnsOf(flow)
  if (segments.length === 0)
    return sql`
      SELECT clock ${keys}, '' AS segment, ${random} AS random, first_age, last_age, cause, count(*)::integer AS spells
      FROM (${counted(flow.scope)}) AS counted
      GROUP BY clock ${keys}, random, first_age, last_age, cause`
  const values = sql.join(segments.map((name) => sql.ref(name)))
  const isNamed = sql.join(
    segments.map((name) => sql`${sql.ref(name)} IS NOT NULL`),
    sql` AND `,
  )
  return sql`
    WITH counted AS MATERIALIZED (${counted(flow.scope)}),
    compared AS (
      SELECT ${values}, json_build_array(${values})::text AS segment FROM counted WHERE ${isNamed}
      GROUP BY ${values} ORDER BY count(*) DESC, segment LIMIT ${sql.lit(MOST_SEGMENTS)}
    )
    SELECT clock ${keys}, coalesce(segment, '') AS segment, ${random} AS random, first_age, last_age, cause,
      count(*)::integer AS spells
    FROM counted LEFT JOIN compared USING (${values})
    GROUP BY clock ${keys}, coalesce(segment, ''), random, first_age, last_age, cause`
}

/** Causes by which a stage is left for another; whatever else ends a spell leads to no stage. */
export const movingCauses = (process: string): string[] => [
  'advanced',
  'another_round',
  'moved_back',
  ...Object.values(processes.get(process)?.leavingCauses ?? {}),
]

/**
 * The stage spells of the selected journeys in the order they were held, one row each, with the stage held before
 * (`came_from`) and whether the fact that left it entered this one (`directly`).
 *
 * A journey holds one stage at a time, so the days tell the order, and where one stage was passed within the day too.
 * Of several passed within one day the hours decide, and where these are not known the order of the process. A fact
 * that leaves a stage and enters the next gives both spells the same day and instant; without instants a stage
 * entered on the day the last one was left for a move counts as entered by the same fact.
 */
const heldInOrder = (scope: Scope): Sql => {
  const { question, version } = scope
  const order = sql`(PARTITION BY spell.bucket, spell.journey_id ORDER BY spell.entered_day, spell.exit_day NULLS LAST,
    spell.entered_at, spell.exit_at, array_position(${stageOrder(question.process)}::text[], spell.clock), spell.visit)`
  return sql`
    SELECT bucket, journey_id, clock, visit, place, came_from,
      coalesce(left_day = entered_day AND left_by = ANY (${movingCauses(question.process)}::text[]) AND (
        left_at = entered_at
        OR left_at IS NULL AND (entered_at IS NULL OR entered_at < before_at)), false) AS directly
    FROM (
      SELECT spell.bucket, spell.journey_id, spell.clock, spell.visit, spell.entered_day, spell.entered_at,
        row_number() OVER held AS place, lag(spell.clock) OVER held AS came_from, lag(spell.cause) OVER held AS left_by,
        lag(spell.exit_day) OVER held AS left_day, lag(spell.exit_at) OVER held AS left_at,
        lag(spell.entered_at) OVER held AS before_at
      FROM ${tableOf(version, 'spell')} AS spell ${joinSegments(scope, 'spell')}
      WHERE spell.workspace_id = ${question.workspaceId}::integer AND spell.clock LIKE 'stage:%'
        AND spell.process = ${question.process} AND spell.inclusion = ANY (${question.inclusion}::text[])
      WINDOW held AS ${order}
    ) AS held`
}

const stageOrder = (process: string): string[] =>
  (processes.get(process)?.stages ?? []).map(({ id }) => `stage:${id}`)

/**
 * The steps of the counted spells: group columns, `random`, `from`, `cause`, `to`, spells (see `FlowStep`). Exits
 * closed by assumption lead to no stage. Entries into a stage out of none count where the spell was seen from its start.
 */
export const flowSteps = (flow: FlowScope): Sql => {
  const { keys } = columnsOf(flow)
  return sql`
    WITH held AS MATERIALIZED (${heldInOrder(flow.scope)}),
    counted AS MATERIALIZED (${counted(flow.scope)}),
    next AS (SELECT bucket, journey_id, place - 1 AS place, clock FROM held WHERE directly)
    SELECT ${random} AS random ${keys}, counted.clock AS "from", counted.cause,
      CASE WHEN counted.cause <> 'assumed_closed' THEN next.clock END AS "to", count(*)::integer AS spells
    FROM counted JOIN held USING (bucket, journey_id, clock, visit)
      LEFT JOIN next ON next.bucket = held.bucket AND next.journey_id = held.journey_id AND next.place = held.place
    WHERE counted.cause IS NOT NULL
    GROUP BY random ${keys}, counted.clock, counted.cause, "to"
    UNION ALL
    SELECT ${random} AS random ${keys}, held.came_from AS "from", NULL AS cause, counted.clock AS "to",
      count(*)::integer AS spells
    FROM counted JOIN held USING (bucket, journey_id, clock, visit)
    WHERE NOT held.directly AND counted.first_age = 0
    GROUP BY random ${keys}, held.came_from, counted.clock`
}
