import { currentSchemaVersion } from '@hearback/contracts'
import { binaryCopy } from '@hearback/database'
import type { ClientBase } from 'pg'
import type { NewEvent } from './new-event.ts'
import type { Placed } from './placement.ts'
import type { EventBody } from './upcast.ts'

const columns = [
  { name: 'bucket', type: 'int2' },
  { name: 'position', type: 'int8' },
  { name: 'workspace_id', type: 'int4' },
  { name: 'journey_id', type: 'uuid' },
  { name: 'event_id', type: 'uuid' },
  { name: 'schema_version', type: 'int2' },
  { name: 'type', type: 'text' },
  { name: 'process', type: 'text' },
  { name: 'precision', type: 'text' },
  { name: 'occurred_day', type: 'date' },
  { name: 'latest_day', type: 'date' },
  { name: 'occurred_at', type: 'timestamptz' },
  { name: 'recorded_at', type: 'timestamptz' },
  { name: 'contributor', type: 'uuid' },
  { name: 'body', type: 'jsonb' },
] as const

const isEmpty = (fields: object): boolean => {
  for (const _ in fields) return false
  return true
}

/** What of an event has no column of its own; what is empty is left out. */
const bodyOf = ({ by, detail, attributes }: NewEvent): EventBody => ({
  ...(by === null ? {} : { by }),
  ...(isEmpty(detail) ? {} : { detail }),
  ...(isEmpty(attributes) ? {} : { attributes }),
})

const valuesOf = ({ event, bucket, position }: Placed, recordedAt: number) => [
  bucket,
  position,
  event.workspaceId,
  event.journeyId,
  event.eventId,
  currentSchemaVersion,
  event.type,
  event.process,
  event.precision,
  event.day,
  event.latestDay,
  event.instant,
  recordedAt,
  event.contributor,
  bodyOf(event),
]

function* tuples(rows: readonly Placed[], recordedAt: number) {
  for (const row of rows) yield valuesOf(row, recordedAt)
}

/**
 * Writes placed events with one binary COPY. The rows of a bucket go side by side, so that followers, who
 * read bucket by bucket, find them on the same pages.
 */
export const writeEvents = async (
  client: ClientBase,
  rows: readonly Placed[],
  recordedAt: number,
): Promise<void> => {
  const byBucket = rows.toSorted((a, b) => a.bucket - b.bucket)
  await binaryCopy(client, 'log.event', columns, tuples(byBucket, recordedAt))
}
