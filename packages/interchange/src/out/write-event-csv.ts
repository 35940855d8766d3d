import type { JourneyLog, OutEvent, OutJourney, WriteLog } from './journey-log.ts'
import type { OutColumn, Row } from './table.ts'
import { writeCsv } from './write-csv.ts'
import { timestampOf } from './zoned-time.ts'

/** What tells events of one type apart, beside their type. */
const detailNames = ['round', 'kind', 'stage', 'decision'] as const

/** The columns of the event log as CSV. */
export const eventCsvColumns = (dimensions: readonly string[]): OutColumn[] =>
  names(dimensions).map((name) => ({ name, type: 'text' }))

const names = (dimensions: readonly string[]): string[] => [
  'case:concept:name',
  'concept:name',
  'time:timestamp',
  'lifecycle:transition',
  'org:resource',
  'precision',
  ...detailNames,
  ...dimensions,
  'activity_instance_id',
]

const rowOf = (
  event: OutEvent,
  { id, attributes }: OutJourney,
  { dimensions, timeZone }: JourneyLog['about'],
): Row => [
  id,
  event.type,
  timestampOf(event, timeZone),
  'complete',
  event.by,
  event.instant === null ? 'day' : 'instant',
  ...detailNames.map((name) => event.detail[name] ?? null),
  ...dimensions.map((name) => attributes[name] ?? null),
  event.id,
]

async function* rowsOf({ about, journeys }: JourneyLog): AsyncGenerator<Row[]> {
  for await (const batch of journeys())
    yield batch.flatMap((journey) => journey.events.map((event) => rowOf(event, journey, about)))
}

/**
 * An event log as CSV under the column names process-mining tools know, one row an event, journey after journey, in
 * the order the facts are taken. Times are ISO 8601 with their offset; where only the day is known (`precision` is
 * `day`) they are its beginning in the workspace's zone. Facts of unknown day have no time and are not in it.
 */
export const writeEventCsv: WriteLog = (log) => {
  return writeCsv(eventCsvColumns(log.about.dimensions), rowsOf(log))
}
