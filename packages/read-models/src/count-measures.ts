import type { MeasureOutcome } from '@hearback/contracts'
import { type Database, dateOf } from '@hearback/database'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { currentProjection, tableOf } from './projection.ts'
import { scopeOf } from './scope-of.ts'
import type { SpellQuestion } from './spell-question.ts'
import { joinActivity, joinSegments, keyColumns, keyValues, parkedBeside, type Scope } from './spell-sql.ts'

/** Which measures are counted: those in force at the end of `asOf`, of what was anchored in [from, to). */
export type MeasureQuestion = Pick<
  SpellQuestion,
  'workspaceId' | 'process' | 'asOf' | 'filters' | 'from' | 'to' | 'groupBy' | 'inclusion'
> & { expectations: readonly string[] }

/** The measures of one expectation in one group. */
export type MeasureGroup = {
  /** expectation, and one entry per groupBy; null where the journey has no value. */
  key: Readonly<Record<string, string | null>>
  /** How many measures have each outcome; one that none has is left out. */
  outcomes: Readonly<Partial<Record<MeasureOutcome, number>>>
  measures: number
  journeys: number
  /** Distinct contributors, and the journeys of the largest. Journeys without one count as one contributor. */
  contributors: number
  largestContributor: number
}

export type MeasureCounts = { groups: readonly MeasureGroup[]; parkedJourneys: number }

type Keyed = { expectation: string; [key: `key_${number}`]: string | null }
type Outcomes = Keyed & { outcome: MeasureOutcome; measures: number }
type Members = Keyed & { journeys: number; contributors: number; largest: number }

/**
 * Counts what journeys show of expectations that are no waits, by outcome and group. A measure that holds only because
 * time passed is counted if its journey was still watched on the day it begins to hold. Groups come in the order of
 * their keys. `version` is the projection asked, by default the current one; all statements see one snapshot.
 * Throws if the workspace does not exist.
 */
export const countMeasures = (
  db: Kysely<Database>,
  question: MeasureQuestion,
  version?: number,
): Promise<MeasureCounts> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (snapshot) => {
      const scope = await scopeOf(
        snapshot,
        { ...question, ...rest },
        version ?? (await currentProjection(snapshot)),
      )
      const inForce = measuresInForce(scope, question.expectations)
      const outcomes = await outcomesOf(snapshot, scope, inForce)
      const members = await membersOf(snapshot, scope, inForce)
      const parked = await sql<{ journeys: number }>`${parkedBeside(scope)}`.execute(snapshot)
      return {
        groups: groupsOf(question, outcomes, members),
        parkedJourneys: parked.rows[0]?.journeys ?? 0,
      }
    })

/** The parts of a question about spells that measures do not have are filled so that they narrow nothing. */
const rest = {
  clocks: [],
  basis: 'cohort',
  assumeClosedAfter: null,
  resolution: 'day',
  workingDays: null,
} as const

const measuresInForce = (scope: Scope, expectations: readonly string[]): RawBuilder<unknown> => {
  const { question, version, workspace } = scope
  const { from, to, asOf } = question
  // Who said nothing of how far a journey of a community was followed was there until their latest activity.
  const watched =
    workspace.kind === 'employer'
      ? sql`true`
      : sql`(measure.observed_stated OR measure.from_day <= coalesce(activity.last_day, own.last_day))`
  return sql`
    SELECT measure.expectation ${keyValues(question, sql`measure.anchored_day`)}, measure.journey_id, measure.contributor,
      measure.outcome
    FROM ${tableOf(version, 'measure')} AS measure ${joinSegments(scope, 'measure')} ${joinActivity(scope, 'measure')}
    WHERE measure.workspace_id = ${question.workspaceId}::integer
      AND measure.expectation = ANY (${expectations}::text[]) AND measure.process = ${question.process}
      AND measure.inclusion = ANY (${question.inclusion}::text[])
      AND measure.from_day <= ${dateOf(asOf)}
      AND (measure.until_day IS NULL OR measure.until_day > ${dateOf(asOf)})
      ${from === null ? sql`` : sql`AND measure.anchored_day >= ${dateOf(from)}`}
      ${to === null ? sql`` : sql`AND measure.anchored_day < ${dateOf(to)}`}
      AND ${watched}`
}

const outcomesOf = async (
  db: Kysely<Database>,
  { question }: Scope,
  inForce: RawBuilder<unknown>,
): Promise<Outcomes[]> => {
  const keys = keyColumns(question)
  const { rows } = await sql<Outcomes>`
    SELECT expectation ${keys}, outcome, count(*)::integer AS measures
    FROM (${inForce}) AS in_force
    GROUP BY expectation ${keys}, outcome ORDER BY outcome`.execute(db)
  return rows
}

/** Journeys and contributors once each, however many measures they have. */
const membersOf = async (
  db: Kysely<Database>,
  { question }: Scope,
  inForce: RawBuilder<unknown>,
): Promise<Members[]> => {
  const keys = keyColumns(question)
  const { rows } = await sql<Members>`
    SELECT expectation ${keys}, sum(journeys)::integer AS journeys, count(*)::integer AS contributors,
      max(journeys)::integer AS largest
    FROM (
      SELECT expectation ${keys}, contributor, count(DISTINCT journey_id) AS journeys
      FROM (${inForce}) AS in_force
      GROUP BY expectation ${keys}, contributor
    ) AS brought
    GROUP BY expectation ${keys}`.execute(db)
  return rows
}

const keyOf = ({ groupBy }: MeasureQuestion, row: Keyed): Record<string, string | null> => ({
  expectation: row.expectation,
  ...Object.fromEntries(groupBy.map((name, index) => [name, row[`key_${index}`] ?? null])),
})

const groupsOf = (
  question: MeasureQuestion,
  outcomes: readonly Outcomes[],
  members: readonly Members[],
): MeasureGroup[] => {
  const nameOf = (row: Keyed) => JSON.stringify(Object.values(keyOf(question, row)))
  const byName = new Map(members.map((row) => [nameOf(row), row]))
  return [...Map.groupBy(outcomes, nameOf)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, rows]) => {
      const group = byName.get(name)
      return group === undefined ? [] : [groupOf(question, rows, group)]
    })
}

const groupOf = (
  question: MeasureQuestion,
  outcomes: readonly Outcomes[],
  { journeys, contributors, largest, ...keyed }: Members,
): MeasureGroup => ({
  key: keyOf(question, keyed),
  outcomes: Object.fromEntries(outcomes.map(({ outcome, measures }) => [outcome, measures])),
  measures: outcomes.reduce((sum, { measures }) => sum + measures, 0),
  journeys,
  contributors,
  largestContributor: largest,
})
