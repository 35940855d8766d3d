import type { Database } from '@hearback/database'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { inProjection } from './projection.ts'
import type { FindingRow, JourneyRow, JourneyRows, MeasureRow, SpellRow } from './rows.ts'

const hexOf = (uuid: string): string => uuid.replaceAll('-', '')
const hexOrNull = (uuid: string | null): string | null => (uuid === null ? null : hexOf(uuid))

/** As one parameter, however many there are. */
const anyOf = (ids: readonly string[]): RawBuilder<string> => sql<string>`ANY (${ids}::uuid[])`

/** The journey rows a projection has for these journeys of a bucket, by journey id; ids as the log gives them. */
export const storedJourneys = async (
  db: Kysely<Database>,
  version: number,
  bucket: number,
  journeyIds: readonly string[],
): Promise<Map<string, JourneyRow>> => {
  const found = await inProjection(db, version)
    .selectFrom('journey')
    .selectAll()
    .where('bucket', '=', bucket)
    .where('journey_id', '=', anyOf(journeyIds))
    .execute()
  const rows = found.map((row) => ({
    ...row,
    journey_id: hexOf(row.journey_id),
    contributor: hexOrNull(row.contributor),
  }))
  return new Map(rows.map((row) => [row.journey_id, row]))
}

const storedSpells = async (
  db: Kysely<Database>,
  version: number,
  bucket: number,
  journeyIds: readonly string[],
): Promise<SpellRow[]> => {
  const rows = await inProjection(db, version)
    .selectFrom('spell')
    .selectAll()
    .where('bucket', '=', bucket)
    .where('journey_id', '=', anyOf(journeyIds))
    .execute()
  return rows.map((row) => ({
    ...row,
    journey_id: hexOf(row.journey_id),
    contributor: hexOrNull(row.contributor),
  }))
}

const storedFindings = async (
  db: Kysely<Database>,
  version: number,
  bucket: number,
  journeyIds: readonly string[],
): Promise<FindingRow[]> => {
  const rows = await inProjection(db, version)
    .selectFrom('finding')
    .selectAll()
    .where('bucket', '=', bucket)
    .where('journey_id', '=', anyOf(journeyIds))
    .execute()
  return rows.map((row) => ({ ...row, journey_id: hexOf(row.journey_id) }))
}

const storedMeasures = async (
  db: Kysely<Database>,
  version: number,
  bucket: number,
  journeyIds: readonly string[],
): Promise<MeasureRow[]> => {
  const rows = await inProjection(db, version)
    .selectFrom('measure')
    .selectAll()
    .where('bucket', '=', bucket)
    .where('journey_id', '=', anyOf(journeyIds))
    .execute()
  return rows.map((row) => ({
    ...row,
    journey_id: hexOf(row.journey_id),
    contributor: hexOrNull(row.contributor),
  }))
}

/** All rows of these journeys, of which the journey rows are known already. */
export const storedRows = async (
  db: Kysely<Database>,
  version: number,
  bucket: number,
  journeys: ReadonlyMap<string, JourneyRow>,
): Promise<Map<string, JourneyRows>> => {
  const rows = new Map<string, JourneyRows>()
  if (journeys.size === 0) return rows
  for (const [id, journey] of journeys) rows.set(id, { journey, spells: [], findings: [], measures: [] })
  const ids = [...journeys.keys()]
  for (const spell of await storedSpells(db, version, bucket, ids))
    rows.get(spell.journey_id)?.spells.push(spell)
  for (const finding of await storedFindings(db, version, bucket, ids)) {
    rows.get(finding.journey_id)?.findings.push(finding)
  }
  for (const measure of await storedMeasures(db, version, bucket, ids)) {
    rows.get(measure.journey_id)?.measures.push(measure)
  }
  return rows
}
