import { type BuiltInDimension, builtInDimensions, type Day } from '@hearback/contracts'
import { dateOf } from '@hearback/database'
import { type RawBuilder, sql } from 'kysely'
import { tableOf } from './projection.ts'
import type { SpellQuestion } from './spell-question.ts'
import { inWorkingDays } from './working-days-sql.ts'

/** What a question means in one workspace and one projection. */
export type Scope = {
  question: SpellQuestion
  version: number
  workspace: { kind: 'employer' | 'community'; timeZone: string }
}

type Sql = RawBuilder<unknown>
const none = sql``
const and = (conditions: readonly Sql[]): Sql => sql.join(conditions, sql` AND `)

const builtIn: ReadonlySet<string> = new Set<BuiltInDimension>(builtInDimensions)
const byEntry = new Set(['cohort_week', 'cohort_month'])

/** The value of a dimension in a row of the segment table; a workspace's own dimensions stand in `own`. */
const dimensionOf = (name: string): Sql =>
  builtIn.has(name) ? sql.ref(`segment.${name}`) : sql`segment.own ->> ${name}`

const keyName = (index: number): Sql => sql.ref(`key_${index}`)

/** `, key_0, key_1`: the columns of the question's groups after the clock, in the order of `groupBy`. */
export const keyColumns = ({ groupBy }: SpellQuestion): Sql =>
  groupBy.length === 0 ? none : sql`, ${sql.join(groupBy.map((_, index) => keyName(index)))}`

/** Values of the group columns for a wait entered on `day`: of its segment, or the week or month of that day. */
export const keyValues = ({ groupBy }: SpellQuestion, day: Sql): Sql =>
  sql.join(
    groupBy.map((name, index) => {
      if (!byEntry.has(name)) return sql`, selected.${keyName(index)}`
      const period = name === 'cohort_week' ? sql.lit('week') : sql.lit('month')
      return sql`, to_char(date_trunc(${period}, ${day}), 'YYYY-MM-DD') AS ${keyName(index)}`
    }),
    none,
  )

/**
 * The segments a question selects, with the values of its groups. The same segment stands in every bucket that has
 * a journey of it, hence DISTINCT. Filters and breakdowns over any number of dimensions end here, in a small table.
 */
const selectedSegments = ({ question, version }: Scope): Sql => {
  const values = question.groupBy.map((name, index) =>
    byEntry.has(name) ? none : sql`, ${dimensionOf(name)} AS ${keyName(index)}`,
  )
  const filters = Object.entries(question.filters).map(
    ([name, allowed]) => sql`${dimensionOf(name)} = ANY (${allowed}::text[])`,
  )
  return sql`SELECT DISTINCT segment_id ${sql.join(values, none)} FROM ${tableOf(version, 'segment')} AS segment
    WHERE ${and([sql`workspace_id = ${question.workspaceId}::integer`, ...filters])}`
}

/** `JOIN` to the selected segments by `segment_id` of `table`; nothing where every segment is taken and none is named. */
export const joinSegments = (scope: Scope, table: string): Sql => {
  const { filters, groupBy } = scope.question
  if (Object.keys(filters).length === 0 && groupBy.every((name) => byEntry.has(name))) return none
  return sql`JOIN (${selectedSegments(scope)}) AS selected ON selected.segment_id = ${sql.ref(`${table}.segment_id`)}`
}

/** The last day a question looks at: as of, or the last day of its period if that comes first. */
export const lastDayOf = ({ asOf, basis, to }: SpellQuestion): Day =>
  basis === 'period' && to !== null ? Math.min(asOf, to - 1) : asOf

/**
 * The day up to which a spell without exit is known to run; null = followed live. Where nobody said how far a journey
 * of a community was followed, its contributor was there until the latest activity in any of their journeys; a journey
 * without contributor stands for itself.
 */
export const observedDay = ({ workspace }: Scope, table = 'spell'): Sql => {
  const stated = sql.ref(`${table}.observed_stated`)
  const through = sql.ref(`${table}.observed_through`)
  return workspace.kind === 'employer'
    ? through
    : sql`CASE WHEN ${through} IS NULL AND NOT ${stated}
        THEN coalesce(activity.last_day, own.last_day) ELSE ${through} END`
}

/** `JOIN`s `activity` and `own`, the latest activity of the contributor or of the journey itself, in a community; else nothing. */
export const joinActivity = ({ workspace, question, version }: Scope, table: string): Sql =>
  workspace.kind === 'employer'
    ? none
    : sql`LEFT JOIN (
        SELECT contributor, max(last_day) AS last_day FROM ${tableOf(version, 'journey')}
        WHERE workspace_id = ${question.workspaceId}::integer GROUP BY contributor
      ) AS activity ON activity.contributor = ${sql.ref(`${table}.contributor`)}
      LEFT JOIN ${tableOf(version, 'journey')} AS own ON ${sql.ref(`${table}.contributor`)} IS NULL
        AND own.bucket = ${sql.ref(`${table}.bucket`)} AND own.journey_id = ${sql.ref(`${table}.journey_id`)}`

/** How the ages of a resolution are taken: each is a whole number of units, by differences of day or hour numbers. */
export type Units = {
  entered: Sql
  firstSeen: Sql
  exit: Sql
  observed: Sql
  first: Sql | null
  last: Sql
  closedAfter: number | null
  /** Whether it has ended by the last day looked at, where that does not follow from `exit` and `last`. */
  hasEnded?: Sql
  /** Whether it was seen at all, where that does not follow from its ages. */
  wasSeen?: Sql
}

const inDays = (scope: Scope): Units => {
  const { from, basis, assumeClosedAfter } = scope.question
  return {
    entered: sql`spell.entered_day`,
    firstSeen: sql`spell.first_seen_day`,
    exit: sql`spell.exit_day`,
    observed: observedDay(scope),
    first: basis === 'period' && from !== null ? dateOf(from) : null,
    last: dateOf(lastDayOf(scope.question)),
    closedAfter: assumeClosedAfter,
  }
}

/** Hours since 1970, as days are days since 1970: an hour is over when the clock strikes, wherever in it the wait began. */
const hourOf = (instant: Sql): Sql => sql`floor(date_part('epoch', ${instant}) / 3600)::integer`
const firstHourOf = (day: Sql, timeZone: string): Sql =>
  hourOf(sql`(${day}::timestamp AT TIME ZONE ${timeZone})`)
const lastHourOf = (day: Sql, timeZone: string): Sql => sql`${firstHourOf(sql`(${day} + 1)`, timeZone)} - 1`

const inHours = (scope: Scope): Units => {
  const days = inDays(scope)
  const { timeZone } = scope.workspace
  const { assumeClosedAfter } = scope.question
  const entered = hourOf(sql`spell.entered_at`)
  return {
    entered,
    firstSeen: sql`greatest(${entered}, CASE WHEN spell.first_seen_day > spell.entered_day
      THEN ${firstHourOf(sql`spell.first_seen_day`, timeZone)} END)`,
    exit: hourOf(sql`spell.exit_at`),
    observed: lastHourOf(sql`(${days.observed})`, timeZone),
    first: days.first === null ? null : firstHourOf(days.first, timeZone),
    last: sql`(${lastHourOf(days.last, timeZone)})`,
    closedAfter: assumeClosedAfter === null ? null : assumeClosedAfter * 24,
  }
}

const unitsOf = (scope: Scope, resolution: 'day' | 'hour'): Units => {
  if (resolution === 'hour') return inHours(scope)
  const { workingDays } = scope.question
  return workingDays === null ? inDays(scope) : inWorkingDays(inDays(scope), workingDays)
}

/** Whether the hours of a spell can be told: its instants are known and in order. */
export const hoursAreKnown = (question: SpellQuestion): Sql => sql`(spell.entered_at IS NOT NULL
  AND (spell.exit_day IS NULL OR spell.exit_day > ${dateOf(lastDayOf(question))} OR spell.exit_at >= spell.entered_at))`

const narrowing = ({ question }: Scope): Sql[] => {
  const { from, to, basis } = question
  return [
    sql`spell.workspace_id = ${question.workspaceId}::integer`,
    sql`spell.clock = ANY (${question.clocks}::text[])`,
    sql`spell.process = ${question.process}`,
    sql`spell.inclusion = ANY (${question.inclusion}::text[])`,
    sql`spell.entered_day <= ${dateOf(lastDayOf(question))}`,
    ...(basis === 'cohort' && from !== null ? [sql`spell.entered_day >= ${dateOf(from)}`] : []),
    ...(basis === 'cohort' && to !== null ? [sql`spell.entered_day < ${dateOf(to)}`] : []),
  ]
}

/** A wait closed by assumption ends at that age for the assumed cause, whatever really happened then or later. */
const closed = (closedAfter: number | null): { age: Sql; cause: Sql } =>
  closedAfter === null
    ? { age: sql`reached`, cause: sql`real_cause` }
    : {
        age: sql`least(reached, ${closedAfter}::integer)`,
        cause: sql`CASE WHEN reached >= ${closedAfter}::integer THEN 'assumed_closed' ELSE real_cause END`,
      }

/**
 * The spells a question counts, one row each: clock, group columns, `bucket`, `journey_id`, `visit`, `entered_day`,
 * `contributor`, `first_age`, `last_age`, `cause` (null = running) and `known_through`, the last day anything is known of it.
 *
 * With L the last day looked at: an exit after L has not happened yet; a running spell entered on day e is censored at
 * min(L, observed) - e; a period starting on day A is delayed entry at A - e; a spell first seen after its exit or
 * after L, or entered after L, is not counted.
 */
export const countedSpells = (scope: Scope, resolution: 'day' | 'hour', extra: Sql = sql`true`): Sql => {
  const { question } = scope
  const units = unitsOf(scope, resolution)
  const hasEnded = units.hasEnded ?? sql`${units.exit} <= ${units.last}`
  const conditions = [...narrowing(scope), ...(units.wasSeen === undefined ? [] : [units.wasSeen]), extra]
  const { age, cause } = closed(units.closedAfter)
  const first = units.first === null ? units.firstSeen : sql`greatest(${units.firstSeen}, ${units.first})`
  return sql`SELECT clock ${keyColumns(question)}, bucket, journey_id, visit, entered_day, contributor, known_through,
      first_age, ${age} AS last_age, ${cause} AS cause
    FROM (
      SELECT spell.clock ${keyValues(question, sql`spell.entered_day`)}, spell.bucket, spell.journey_id, spell.visit,
        spell.entered_day, spell.contributor, ${first} - ${units.entered} AS first_age,
        CASE WHEN ${hasEnded} THEN ${units.exit} ELSE least(${units.last}, ${units.observed}) END
          - ${units.entered} AS reached,
        CASE WHEN ${hasEnded} THEN concat_ws('/', spell.cause, spell.kind) END AS real_cause,
        greatest(least(${dateOf(lastDayOf(question))}, ${observedDay(scope)}),
          CASE WHEN spell.exit_day <= ${dateOf(lastDayOf(question))} THEN spell.exit_day END) AS known_through
      FROM ${tableOf(scope.version, 'spell')} AS spell ${joinSegments(scope, 'spell')} ${joinActivity(scope, 'spell')}
      WHERE ${and(conditions)}
    ) AS waited
    WHERE first_age <= ${age}`
}

/**
 * The journeys behind a question of which something has to be said, one row each per finding: clock, group columns,
 * `journey_id`, `rule`. `undated_end` and `reached_after_ending` of the spells counted; `unusable` by the day the
 * clock would have started, and at hour resolution also spells whose hours are not known.
 */
export const findingsBeside = (scope: Scope): Sql => {
  const { question, version } = scope
  const { from, to, basis, resolution } = question
  const lastDay = dateOf(lastDayOf(question))
  const known = resolution === 'hour' ? hoursAreKnown(question) : sql`true`
  const unknownHours = sql`UNION ALL
    SELECT clock ${keyColumns(question)}, journey_id, 'unusable' AS rule
    FROM (${countedSpells(scope, 'day', sql`NOT coalesce(${hoursAreKnown(question)}, false)`)}) AS without_hours`
  return sql`
    SELECT counted.clock ${keyColumns(question)}, counted.journey_id, finding.rule
    FROM ${tableOf(version, 'finding')} AS finding
    JOIN (${countedSpells(scope, resolution, known)}) AS counted
      ON finding.bucket = counted.bucket AND finding.journey_id = counted.journey_id
      AND coalesce(finding.clock, counted.clock) = counted.clock
    WHERE finding.workspace_id = ${question.workspaceId}::integer AND finding.day <= ${lastDay}
      AND finding.rule IN ('undated_end', 'reached_after_ending')
    UNION ALL
    SELECT finding.clock ${keyValues(question, sql`finding.day`)}, finding.journey_id, finding.rule
    FROM ${tableOf(version, 'finding')} AS finding ${joinSegments(scope, 'finding')}
    WHERE finding.workspace_id = ${question.workspaceId}::integer AND finding.rule = 'unusable'
      AND finding.clock = ANY (${question.clocks}::text[]) AND finding.process = ${question.process}
      AND finding.inclusion = ANY (${question.inclusion}::text[]) AND finding.day <= ${lastDay}
      ${basis === 'cohort' && from !== null ? sql`AND finding.day >= ${dateOf(from)}` : none}
      ${basis === 'cohort' && to !== null ? sql`AND finding.day < ${dateOf(to)}` : none}
    ${resolution === 'hour' ? unknownHours : none}`
}

/** Parked journeys of the workspace and process that may belong to the question: all but those known to lie outside its filters. */
export const parkedBeside = (scope: Scope): Sql => {
  const { question, version } = scope
  const inside = sql`(segment_id IS NULL OR segment_id IN (SELECT segment_id FROM (${selectedSegments(scope)}) AS selected))`
  return sql`SELECT count(*)::integer AS journeys FROM ${tableOf(version, 'journey')}
    WHERE workspace_id = ${question.workspaceId}::integer AND process = ${question.process}
      AND parked_error IS NOT NULL AND ${inside}`
}
