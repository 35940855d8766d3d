import { textFromDay } from '@hearback/contracts'
import { binaryCopy, type CopyColumn } from '@hearback/database'
import { sql } from 'kysely'
import type { Changes, Difference } from './difference.ts'
import { schemaOf, tableOf } from './projection.ts'
import type { FindingRow, JourneyRow, MeasureRow, SpellRow } from './rows.ts'
import type { Segment } from './segment.ts'
import type { Transaction } from './transaction.ts'

/** A segment in the bucket of the journeys that need it. */
export type BucketSegment = Segment & { bucket: number }

type ColumnsOf<Row> = Record<keyof Row, CopyColumn['type']>

const journeyColumns: ColumnsOf<JourneyRow> = {
  bucket: 'int2',
  journey_id: 'uuid',
  workspace_id: 'int4',
  process: 'text',
  segment_id: 'int8',
  contributor: 'uuid',
  stage: 'text',
  stage_since: 'date',
  ended: 'text',
  first_day: 'date',
  last_day: 'date',
  observed_from: 'date',
  observed_through: 'date',
  observed_stated: 'bool',
  inclusion: 'text',
  events: 'int4',
  parked_error: 'text',
  parked_at: 'int8',
}

const spellColumns: ColumnsOf<SpellRow> = {
  bucket: 'int2',
  journey_id: 'uuid',
  clock: 'text',
  visit: 'int2',
  workspace_id: 'int4',
  process: 'text',
  segment_id: 'int8',
  contributor: 'uuid',
  inclusion: 'text',
  entered_day: 'date',
  first_seen_day: 'date',
  exit_day: 'date',
  entered_at: 'timestamptz',
  exit_at: 'timestamptz',
  cause: 'text',
  kind: 'text',
  observed_through: 'date',
  observed_stated: 'bool',
}

const findingColumns: ColumnsOf<FindingRow> = {
  bucket: 'int2',
  journey_id: 'uuid',
  number: 'int2',
  workspace_id: 'int4',
  process: 'text',
  segment_id: 'int8',
  inclusion: 'text',
  clock: 'text',
  rule: 'text',
  day: 'date',
  event_type: 'text',
}

const measureColumns: ColumnsOf<MeasureRow> = {
  bucket: 'int2',
  journey_id: 'uuid',
  expectation: 'text',
  visit: 'int2',
  from_day: 'date',
  workspace_id: 'int4',
  process: 'text',
  segment_id: 'int8',
  contributor: 'uuid',
  inclusion: 'text',
  anchored_day: 'date',
  until_day: 'date',
  outcome: 'text',
  value: 'float8',
  observed_stated: 'bool',
}

/**
 * Writes what changed, a few statements however many journeys: removed rows by key in one DELETE per table,
 * added ones by one COPY per table.
 */
export const writeChanges = async (
  transaction: Transaction,
  version: number,
  changes: Changes,
  segments: readonly BucketSegment[],
): Promise<void> => {
  await removeSpells(transaction, version, changes.spells.removed)
  await removeFindings(transaction, version, changes.findings.removed)
  await removeMeasures(transaction, version, changes.measures.removed)
  await removeJourneys(transaction, version, changes.journeys.removed)
  await insertSegments(transaction, version, segments)
  await add(transaction, `${schemaOf(version)}.journey`, journeyColumns, changes.journeys)
  await add(transaction, `${schemaOf(version)}.spell`, spellColumns, changes.spells)
  await add(transaction, `${schemaOf(version)}.finding`, findingColumns, changes.findings)
  await add(transaction, `${schemaOf(version)}.measure`, measureColumns, changes.measures)
}

const add = async <Row extends object>(
  { client }: Transaction,
  table: string,
  types: ColumnsOf<Row>,
  { added }: Difference<Row>,
): Promise<void> => {
  if (added.length === 0) return
  // Object.keys forgets that these are the keys of Row.
  const names = Object.keys(types) as (keyof Row & string)[]
  const columns = names.map((name) => ({ name, type: types[name] }))
  await binaryCopy(client, table, columns, cellsOf(added, names))
}

function* cellsOf<Row>(rows: readonly Row[], names: readonly (keyof Row)[]): Generator<unknown[]> {
  for (const row of rows) yield names.map((name) => row[name])
}

/** One column of many rows, as an array parameter. */
const column = <Row, Name extends keyof Row>(rows: readonly Row[], name: Name): Row[Name][] =>
  rows.map((row) => row[name])

const removeSpells = async (
  { db }: Transaction,
  version: number,
  gone: readonly SpellRow[],
): Promise<void> => {
  if (gone.length === 0) return
  await sql`
    DELETE FROM ${tableOf(version, 'spell')} AS spell
    USING unnest(${column(gone, 'bucket')}::smallint[], ${column(gone, 'journey_id')}::uuid[],
      ${column(gone, 'clock')}::text[], ${column(gone, 'visit')}::smallint[]) AS gone (bucket, journey_id, clock, visit)
    WHERE spell.bucket = gone.bucket AND spell.journey_id = gone.journey_id
      AND spell.clock = gone.clock AND spell.visit = gone.visit`.execute(db)
}

const removeFindings = async (
  { db }: Transaction,
  version: number,
  gone: readonly FindingRow[],
): Promise<void> => {
  if (gone.length === 0) return
  await sql`
    DELETE FROM ${tableOf(version, 'finding')} AS finding
    USING unnest(${column(gone, 'bucket')}::smallint[], ${column(gone, 'journey_id')}::uuid[],
      ${column(gone, 'number')}::smallint[]) AS gone (bucket, journey_id, number)
    WHERE finding.bucket = gone.bucket AND finding.journey_id = gone.journey_id
      AND finding.number = gone.number`.execute(db)
}

const removeMeasures = async (
  { db }: Transaction,
  version: number,
  gone: readonly MeasureRow[],
): Promise<void> => {
  if (gone.length === 0) return
  await sql`
    DELETE FROM ${tableOf(version, 'measure')} AS measure
    USING unnest(${column(gone, 'bucket')}::smallint[], ${column(gone, 'journey_id')}::uuid[],
      ${column(gone, 'expectation')}::text[], ${column(gone, 'visit')}::smallint[],
      ${column(gone, 'from_day').map(textFromDay)}::date[]) AS gone (bucket, journey_id, expectation, visit, from_day)
    WHERE measure.bucket = gone.bucket AND measure.journey_id = gone.journey_id
      AND measure.expectation = gone.expectation AND measure.visit = gone.visit
      AND measure.from_day = gone.from_day`.execute(db)
}

const removeJourneys = async (
  { db }: Transaction,
  version: number,
  gone: readonly JourneyRow[],
): Promise<void> => {
  if (gone.length === 0) return
  await sql`
    DELETE FROM ${tableOf(version, 'journey')} AS journey
    USING unnest(${column(gone, 'bucket')}::smallint[], ${column(gone, 'journey_id')}::uuid[]) AS gone (bucket, journey_id)
    WHERE journey.bucket = gone.bucket AND journey.journey_id = gone.journey_id`.execute(db)
}

/** A segment's row never changes, because its id is a hash of its values; so one that is there is left alone. */
const insertSegments = async (
  { db }: Transaction,
  version: number,
  segments: readonly BucketSegment[],
): Promise<void> => {
  if (segments.length === 0) return
  await sql`
    INSERT INTO ${tableOf(version, 'segment')} (bucket, segment_id, workspace_id, employer, role_family, level, region,
      work_mode, source, department, requisition, own)
    SELECT * FROM unnest(${column(segments, 'bucket')}::smallint[], ${column(segments, 'segment_id')}::bigint[],
      ${column(segments, 'workspace_id')}::integer[], ${column(segments, 'employer')}::text[],
      ${column(segments, 'role_family')}::text[], ${column(segments, 'level')}::text[], ${column(segments, 'region')}::text[],
      ${column(segments, 'work_mode')}::text[], ${column(segments, 'source')}::text[],
      ${column(segments, 'department')}::text[], ${column(segments, 'requisition')}::text[],
      ${segments.map(({ own }) => JSON.stringify(own))}::jsonb[])
    ON CONFLICT DO NOTHING`.execute(db)
}
