import { builtInDimensions } from '@hearback/contracts'
import type { Connection } from '@hearback/database'
import { type WriteLog, writeEventCsv, writeEventsNdjson, writeOcel, writeXes } from '@hearback/interchange'
import { type JourneySet, lastObservedIn } from '@hearback/read-models'
import { exportedJourneys, type Release } from './exported-journeys.ts'

export type LogFormat = { extension: string; mediaType: string; write: WriteLog; description: string }

/** The formats journeys are exported in, event by event. */
export const logFormats: readonly LogFormat[] = [
  {
    extension: 'csv',
    mediaType: 'text/csv; charset=utf-8',
    write: writeEventCsv,
    description: 'The event log for process mining, one row an event of known day, in order.',
  },
  {
    extension: 'xes',
    mediaType: 'application/xml; charset=utf-8',
    write: writeXes,
    description:
      'The event log in XES (IEEE 1849-2016). `hiring:censored` marks journeys whose end was not seen, `hiring:observedThrough` the last day they were watched.',
  },
  {
    extension: 'ocel.json',
    mediaType: 'application/json; charset=utf-8',
    write: writeOcel,
    description: 'The event log in OCEL 2.0: objects are journeys, openings and offers.',
  },
  {
    extension: 'ndjson',
    mediaType: 'application/x-ndjson',
    write: writeEventsNdjson,
    description:
      'Every event as POST /v1/events takes it, retractions and observations included: an empty workspace that takes them gives the same answers.',
  },
]

/** The bytes of an event log, within a snapshot of the read models that is open. */
export async function* eventLogFile(
  from: { snapshot: Connection['db']; log: Connection['pool'] },
  write: WriteLog,
  { set, release }: { set: JourneySet; release: Release },
): AsyncGenerator<Uint8Array> {
  const { workspace, version, process } = release
  const about = {
    workspace: workspace.name,
    process: process.id,
    inclusion: set.inclusion,
    asOf: set.asOf,
    observedThrough: await lastObservedIn(from.snapshot, set, version),
    timeZone: workspace.timeZone,
    dimensions: [...builtInDimensions, ...workspace.dimensions],
  }
  yield* write({ about, journeys: () => exportedJourneys(from, set, release) })
}
