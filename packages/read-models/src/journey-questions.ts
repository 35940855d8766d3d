import { type BuiltInDimension, builtInDimensions, type Day } from '@hearback/contracts'
import { type Database, dateOf } from '@hearback/database'
import { type Kysely, sql } from 'kysely'
import { currentProjection, inProjection, tableOf } from './projection.ts'
import type { FindingRow, JourneyRows, MeasureRow, SpellRow } from './rows.ts'
import { storedJourneys, storedRows } from './stored-rows.ts'

/** One journey as projected: where it stands, its spells by day of entry, its findings and measures. */
export type ProjectedJourney = JourneyRows & { dimensions: Record<string, string> }

const byEntry = (a: SpellRow, b: SpellRow): number =>
  a.entered_day - b.entered_day || (a.clock < b.clock ? -1 : Number(a.clock > b.clock)) || a.visit - b.visit
const byFirstDay = (a: MeasureRow, b: MeasureRow): number =>
  (a.expectation < b.expectation ? -1 : Number(a.expectation > b.expectation)) ||
  a.visit - b.visit ||
  a.from_day - b.from_day
const byNumber = (a: FindingRow, b: FindingRow): number => a.number - b.number

/** A journey of a workspace by its pseudonym (32 hex digits); null if it is not known, or another workspace's. */
export const journeyOf = async (
  db: Kysely<Database>,
  { workspaceId, bucket, journeyId }: { workspaceId: number; bucket: number; journeyId: string },
  version?: number,
): Promise<ProjectedJourney | null> => {
  const projection = version ?? (await currentProjection(db))
  const journeys = await storedJourneys(db, projection, bucket, [journeyId])
  if (journeys.get(journeyId)?.workspace_id !== workspaceId) return null
  const rows = (await storedRows(db, projection, bucket, journeys)).get(journeyId)
  if (rows === undefined) return null
  return inShownOrder(rows, await dimensionsOf(db, projection, bucket, rows.journey.segment_id))
}

/** The rows of a journey as it is shown. */
export const inShownOrder = (
  { journey, spells, findings, measures }: JourneyRows,
  dimensions: Record<string, string>,
): ProjectedJourney => ({
  journey,
  // What published expectations are held to is an answer of its own, and some of it lies in the days ahead.
  spells: spells.filter(({ clock }) => !clock.startsWith('expectation:')).toSorted(byEntry),
  findings: findings.toSorted(byNumber),
  measures: measures.toSorted(byFirstDay),
  dimensions,
})

const dimensionsOf = async (
  db: Kysely<Database>,
  version: number,
  bucket: number,
  segmentId: bigint | null,
): Promise<Record<string, string>> => {
  if (segmentId === null) return {}
  const { own, ...segment } = await inProjection(db, version)
    .selectFrom('segment')
    .select([...builtInDimensions, 'own'])
    .where('bucket', '=', bucket)
    .where('segment_id', '=', segmentId)
    .executeTakeFirstOrThrow()
  const known = Object.entries(segment).filter((entry): entry is [string, string] => entry[1] !== null)
  return { ...Object.fromEntries(known), ...own }
}

/** How many journeys of a process are in each stage now, open ones and parked ones included; those in no stage under null. */
export const stagesNow = async (
  db: Kysely<Database>,
  { workspaceId, process }: { workspaceId: number; process: string },
  version?: number,
): Promise<{ stage: string | null; journeys: number }[]> => {
  const counted = await inProjection(db, version ?? (await currentProjection(db)))
    .selectFrom('journey')
    .select((expression) => ['stage', expression.fn.countAll<bigint>().as('journeys')])
    .where('workspace_id', '=', workspaceId)
    .where('process', '=', process)
    .groupBy('stage')
    .orderBy('stage')
    .execute()
  return counted.map(({ stage, journeys }) => ({ stage, journeys: Number(journeys) }))
}

export type DimensionValue = {
  dimension: string
  value: string
  journeys: number
  /** Distinct contributors of them, and the journeys of the one who brought most; those without one count as one. */
  contributors: number
  largestContributor: number
}

/**
 * Every value of every dimension that journeys of a workspace have now, with the number of those journeys; with
 * `begunBy` only of journeys that have a fact of that day or an earlier one.
 */
export const dimensionValues = async (
  db: Kysely<Database>,
  workspaceId: number,
  { version, begunBy = null }: { version?: number; begunBy?: Day | null } = {},
): Promise<DimensionValue[]> => {
  const projection = version ?? (await currentProjection(db))
  const begun = begunBy === null ? sql`` : sql`AND first_day <= ${dateOf(begunBy)}`
  const values = sql.join(
    builtInDimensions.map((name: BuiltInDimension) => sql`(${name}::text, segment.${sql.ref(name)})`),
  )
  const { rows } = await sql<DimensionValue>`
    WITH segment AS (
      SELECT segment.*, journey.contributor, journey.journeys
      FROM (SELECT DISTINCT ON (segment_id) * FROM ${tableOf(projection, 'segment')} WHERE workspace_id = ${workspaceId}::integer) AS segment
      JOIN (
        SELECT segment_id, contributor, count(*) AS journeys FROM ${tableOf(projection, 'journey')}
        WHERE workspace_id = ${workspaceId}::integer ${begun} GROUP BY segment_id, contributor
      ) AS journey USING (segment_id)
    ), brought AS (
      SELECT dimension, value, contributor, sum(journeys)::integer AS journeys
      FROM segment CROSS JOIN LATERAL (
        SELECT * FROM (VALUES ${values}) AS built_in (dimension, value)
        UNION ALL SELECT key, value FROM jsonb_each_text(segment.own)
      ) AS held
      WHERE value IS NOT NULL
      GROUP BY dimension, value, contributor
    )
    SELECT dimension, value, sum(journeys)::integer AS journeys, count(*)::integer AS contributors,
      max(journeys) AS "largestContributor"
    FROM brought
    GROUP BY dimension, value
    ORDER BY dimension, value`.execute(db)
  return rows
}

export type ParkedJourney = {
  workspaceId: number
  bucket: number
  journeyId: string
  process: string
  events: number
  error: string
  position: bigint
}

/** Journeys whose fold failed, of one workspace or of all, in order of bucket and id; at most `limit`. */
export const parkedJourneys = async (
  db: Kysely<Database>,
  { workspaceId, version, limit = 1_000 }: { workspaceId?: number; version?: number; limit?: number } = {},
): Promise<ParkedJourney[]> => {
  const parked = await inProjection(db, version ?? (await currentProjection(db)))
    .selectFrom('journey')
    .select(['workspace_id', 'bucket', 'journey_id', 'process', 'events', 'parked_error', 'parked_at'])
    .where('parked_error', 'is not', null)
    .$if(workspaceId !== undefined, (query) => query.where('workspace_id', '=', workspaceId ?? 0))
    .orderBy('bucket')
    .orderBy('journey_id')
    .limit(limit)
    .execute()
  return parked.map((row) => ({
    workspaceId: row.workspace_id,
    bucket: row.bucket,
    journeyId: row.journey_id.replaceAll('-', ''),
    process: row.process,
    events: row.events,
    error: row.parked_error ?? '',
    position: row.parked_at ?? 0n,
  }))
}

/** Number of parked journeys of a projection, of one workspace or of all. */
export const countParked = async (
  db: Kysely<Database>,
  version: number,
  workspaceId?: number,
): Promise<number> => {
  const { parked } = await inProjection(db, version)
    .selectFrom('journey')
    .select((expression) => expression.fn.countAll<bigint>().as('parked'))
    .where('parked_error', 'is not', null)
    .$if(workspaceId !== undefined, (query) => query.where('workspace_id', '=', workspaceId ?? 0))
    .executeTakeFirstOrThrow()
  return Number(parked)
}

/** Number of journeys of a projection. */
export const countJourneys = async (db: Kysely<Database>, version: number): Promise<number> => {
  const { journeys } = await inProjection(db, version)
    .selectFrom('journey')
    .select((expression) => expression.fn.countAll<bigint>().as('journeys'))
    .executeTakeFirstOrThrow()
  return Number(journeys)
}
