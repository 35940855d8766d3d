import type { Day } from '@hearback/contracts'
import { type Database, dateOf } from '@hearback/database'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { tableOf } from './projection.ts'
import { scopeOf } from './scope-of.ts'
import { fetchedBy } from './snapshot.ts'
import type { SpellQuestion } from './spell-question.ts'
import { joinActivity, joinSegments, observedDay, type Scope } from './spell-sql.ts'

/** Whose journeys: by process, dimensions, inclusion and first day, in [from, to) and not after `asOf`. */
export type JourneySet = Pick<
  SpellQuestion,
  'workspaceId' | 'process' | 'filters' | 'inclusion' | 'from' | 'to' | 'asOf'
>

/** Where a journey's events lie in the log. */
export type JourneyPlaced = {
  /** 32 hex digits. */
  journeyId: string
  bucket: number
  /** The last position of its bucket that has been projected. */
  upTo: bigint
  /** The last day up to `asOf` on which it is known to have been watched. */
  observedThrough: Day
  /** Its fold failed: what is known of it is that of an earlier fold, or nothing. */
  parked: boolean
}

const batchSize = 500

const asSpellQuestion = (set: JourneySet): SpellQuestion => ({
  ...set,
  clocks: [],
  basis: 'cohort',
  groupBy: [],
  assumeClosedAfter: null,
  resolution: 'day',
  workingDays: null,
})

const watched = (scope: Scope): RawBuilder<Day> =>
  sql<Day>`least(${dateOf(scope.question.asOf)}, coalesce(${observedDay(scope, 'journey')}, ${dateOf(scope.question.asOf)}))`

/** The journeys of a set. One whose days are all unknown, or that was never folded, has no first day: no range holds it. */
const journeysOf = (scope: Scope): RawBuilder<unknown> => {
  const { workspaceId, process, inclusion, from, to, asOf } = scope.question
  const conditions = [
    sql`journey.workspace_id = ${workspaceId}::integer`,
    sql`journey.process = ${process}`,
    sql`journey.inclusion = ANY (${inclusion}::text[])`,
    sql`coalesce(journey.first_day <= ${dateOf(asOf)}, true)`,
    ...(from === null ? [] : [sql`journey.first_day >= ${dateOf(from)}`]),
    ...(to === null ? [] : [sql`journey.first_day < ${dateOf(to)}`]),
  ]
  return sql`${tableOf(scope.version, 'journey')} AS journey
    JOIN ${tableOf(scope.version, 'checkpoint')} AS checkpoint ON checkpoint.bucket = journey.bucket
    ${joinSegments(scope, 'journey')} ${joinActivity(scope, 'journey')} WHERE ${sql.join(conditions, sql` AND `)}`
}

type Fetched = {
  journey_id: string
  bucket: number
  position: bigint
  observed: Day
  parked: boolean
}

/** The journeys of a set, in batches of 500 by bucket and id, within a snapshot that is open. */
export async function* journeysIn(
  snapshot: Kysely<Database>,
  set: JourneySet,
  version: number,
): AsyncGenerator<JourneyPlaced[]> {
  const scope = await scopeOf(snapshot, asSpellQuestion(set), version)
  const query = sql`SELECT journey.journey_id, journey.bucket, checkpoint.position, ${watched(scope)} AS observed,
      journey.parked_error IS NOT NULL AS parked
    FROM ${journeysOf(scope)} ORDER BY journey.bucket, journey.journey_id`
  for await (const rows of fetchedBy<Fetched>(snapshot, 'journeys', { query, size: batchSize }))
    yield rows.map(({ journey_id, bucket, position, observed, parked }) => ({
      journeyId: journey_id.replaceAll('-', ''),
      bucket,
      upTo: position,
      observedThrough: observed,
      parked,
    }))
}

/** The last day up to `asOf` on which any journey of the set is known to have been watched; null where there is none. */
export const lastObservedIn = async (
  snapshot: Kysely<Database>,
  set: JourneySet,
  version: number,
): Promise<Day | null> => {
  const scope = await scopeOf(snapshot, asSpellQuestion(set), version)
  const { rows } = await sql<{ last: Day | null }>`SELECT max(${watched(scope)}) AS last
    FROM ${journeysOf(scope)}`.execute(snapshot)
  return rows[0]?.last ?? null
}
