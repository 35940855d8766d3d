import type { CustomTypesConfig } from 'pg'
import type { JourneyEvent, LoggedEvent } from './logged-event.ts'
import { upcast } from './upcast.ts'

type Text = string | null

/** The columns of an event as texts, in the order of `eventColumns`; others may follow. */
export type EventRow = [
  position: Text,
  workspaceId: Text,
  journeyId: Text,
  eventId: Text,
  schemaVersion: Text,
  type: Text,
  process: Text,
  day: Text,
  latestDay: Text,
  instant: Text,
  recordedAt: Text,
  contributor: Text,
  body: Text,
  ...others: Text[],
]

/** Days as whole days and instants as milliseconds since 1970, whatever zone and date style the session has. */
export const eventColumns = `event.position, workspace_id, journey_id, event_id, schema_version, type, process,
  occurred_day - date '1970-01-01', latest_day - date '1970-01-01',
  date_part('epoch', occurred_at) * 1000, date_part('epoch', recorded_at) * 1000, contributor, body`

/** Hands every value over as PostgreSQL wrote it: parsing happens once, in `loggedEvent`. */
export const asText: CustomTypesConfig = { getTypeParser: () => (text: string) => text }

/** A uuid as this package writes it: 32 hex digits. */
export const hexOf = (uuid: string): string => uuid.replaceAll('-', '')
const numberOf = (text: Text): number | null => (text === null ? null : Number(text))
/** Seconds come as a fraction, so milliseconds may miss a whole number by a rounding error. */
const instantOf = (text: Text): number | null => (text === null ? null : Math.round(Number(text)))

/** Turns a row of `eventColumns` into the event it stands for. Throws on a row that no append could have written. */
export const loggedEvent = (bucket: number, row: EventRow): LoggedEvent => {
  const [position, workspaceId, , , , type, , , , , recordedAt] = row
  const at = BigInt(position ?? '')
  if (type === null) return { tombstone: true, bucket, position: at, erasure: null }
  if (type !== 'journey_erased') return journeyEvent(bucket, at, row)
  const erasure = { workspaceId: Number(workspaceId), recordedAt: instantOf(recordedAt) ?? Number.NaN }
  return { tombstone: true, bucket, position: at, erasure }
}

const journeyEvent = (bucket: number, position: bigint, row: EventRow): JourneyEvent => {
  const [, workspaceId, journeyId, eventId, version, type, process, day, latestDay, instant, , contributor] =
    row
  const recordedAt = instantOf(row[10])
  const body = row[12]
  if (workspaceId === null || journeyId === null || eventId === null || type === null) {
    throw damaged(bucket, position)
  }
  if (version === null || process === null || recordedAt === null || body === null)
    throw damaged(bucket, position)
  const schemaVersion = Number(version)
  const current = upcast(type, schemaVersion, JSON.parse(body))
  const { by = null, detail = {}, attributes = {} } = current.body
  const fact = {
    type: current.type,
    eventId: `e_${hexOf(eventId)}`,
    process,
    day: numberOf(day),
    latestDay: numberOf(latestDay),
    instant: instantOf(instant),
    recordedAt,
    by,
    detail,
    attributes,
    contributor: contributor === null ? null : hexOf(contributor),
  }
  return {
    tombstone: false,
    bucket,
    position,
    workspaceId: Number(workspaceId),
    journeyId: hexOf(journeyId),
    fact,
    schemaVersion,
  }
}

const damaged = (bucket: number, position: bigint): Error =>
  new Error(`bucket ${bucket}: the event at position ${position} lacks a column every event has`)
