import { Problem } from '@hearback/contracts'
import { type Static, Type } from '@sinclair/typebox'
import { OrNull } from '../or-null.ts'
import type { ImportRow } from './import-rows.ts'
import { SampleJourney } from './sample.ts'

export const ShownFinding = Type.Object({
  row: Type.Union([Type.Integer(), Type.Null()]),
  column: Type.Union([Type.String(), Type.Null()]),
  rule: Type.String(),
  refused: Type.Boolean({ description: 'Whether nothing of the row was stored' }),
  message: Type.String(),
})

export const ImportShown = Type.Object({
  id: Type.String(),
  state: Type.Union(['queued', 'running', 'done', 'failed'].map((state) => Type.Literal(state))),
  format: OrNull(Type.String()),
  process: Type.String(),
  dry_run: Type.Boolean({ description: 'Whether it only tells what would be stored' }),
  size_bytes: Type.Integer({ description: 'Of the file, inflated' }),
  read_bytes: Type.Integer({ description: 'Of size_bytes; a reader may go through a file several times' }),
  rows: Type.Integer(),
  counts: Type.Record(Type.String(), Type.Integer(), {
    description:
      'journeys of the file, without those whose rows were all refused; events accepted, duplicates (stored before) and conflicts (an event of that id is stored with another content); rows refused; facts retracted, which an earlier import, or an earlier row of this file, stated and the file no longer states; rows never_applied for; findings',
  }),
  grade: OrNull(Type.String({ description: 'Data quality, A to D' })),
  guesses: Type.Array(Type.Object({ setting: Type.String(), value: Type.String(), reason: Type.String() })),
  dropped: Type.Array(Type.String(), { description: 'Names of columns and fields that were not read' }),
  problem: OrNull(Problem),
  token: OrNull(Type.String({ description: 'For wait_for of a question' })),
  created_at: Type.String(),
  finished_at: OrNull(Type.String()),
  estimated_end: OrNull(
    Type.String({
      description:
        'While it runs: when it will have ended if it goes on as fast; from the bytes read over time, null until some are. Storing takes longer than the looking through before it, so that it is early at first',
    }),
  ),
})
export type ImportShown = Static<typeof ImportShown>

export const ImportWithFindings = Type.Object({
  ...ImportShown.properties,
  findings: Type.Array(ShownFinding, {
    description: 'The first hundred; report.csv has all of them, and the rows never applied for',
  }),
  findings_total: Type.Integer(),
  sample: OrNull(
    Type.Array(SampleJourney, {
      description: 'Of a dry run: the first journeys as they would be stored; kept for an hour',
    }),
  ),
  sample_complete: OrNull(
    Type.Boolean({ description: 'Whether the sample is everything that would be stored' }),
  ),
})

const instantText = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString()

type Running = Pick<ImportRow, 'state' | 'started_at' | 'seen_at' | 'read_bytes' | 'size_bytes'>

/** When a running import will have ended (milliseconds since 1970), as far as its bytes read over time tell; else null. */
export const estimatedEnd = ({
  state,
  started_at,
  seen_at,
  read_bytes,
  size_bytes,
}: Running): number | null => {
  const [read, size] = [Number(read_bytes), Number(size_bytes)]
  if (state !== 'running' || started_at === null || read <= 0 || seen_at <= started_at) return null
  return Math.round(started_at + ((seen_at - started_at) * Math.max(size, read)) / read)
}

/** An import as the API shows it. */
export const importShown = (row: ImportRow) => ({
  id: row.id,
  state: row.state,
  format: row.format,
  process: row.process,
  dry_run: row.dry_run,
  size_bytes: Number(row.size_bytes),
  read_bytes: Number(row.read_bytes),
  rows: Number(row.rows),
  counts: row.counts,
  grade: row.grade,
  guesses: row.guesses,
  dropped: row.dropped,
  // endImport, which wrote it, takes a Problem.
  problem: row.problem as Problem | null,
  token: row.token,
  created_at: new Date(row.created_at).toISOString(),
  finished_at: instantText(row.finished_at),
  estimated_end: instantText(estimatedEnd(row)),
})
