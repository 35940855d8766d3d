import { builtInDimensions, dayFromText, textFromDay } from '@hearback/contracts'
import type { OutColumn, OutJourney, Row } from '@hearback/interchange'

const firstDay = dayFromText('2024-01-01') ?? 0
const regions = ['EU', 'US', 'APAC']
/** A spell table as it is exported. */
export const columns: OutColumn[] = [
  { name: 'id', type: 'text' },
  { name: 'clock', type: 'text' },
  { name: 'visit', type: 'integer' },
  { name: 'region', type: 'text' },
  { name: 'entry_day', type: 'day' },
  { name: 'first_seen', type: 'integer' },
  { name: 'duration', type: 'integer' },
  { name: 'cause', type: 'text' },
]
const idOf = (index: number): string => `r_${(index * 2_654_435_761).toString(16).padStart(32, '0')}`
export const spell = (index: number): Row => [
  idOf(index),
  'stage:applied',
  1,
  regions[index % 3] ?? null,
  firstDay + (index % 700),
  0,
  index % 90,
  index % 4 === 0 ? 'open' : 'advanced',
]

const sizeOfBatch = 5_000
/** What is made of each number up to `count`, in batches, none made before it is asked for. */
export async function* inBatches<T>(
  count: number,
  make: (index: number) => T,
  size = sizeOfBatch,
): AsyncGenerator<T[]> {
  for (let start = 0; start < count; start += size)
    yield Array.from({ length: Math.min(size, count - start) }, (_, index) => make(start + index))
}

export const eventsOfJourney = [
  'application_submitted',
  'interview_scheduled',
  'interview_held',
  'candidate_rejected',
] as const
export const journey = (index: number): OutJourney => {
  const id = idOf(index)
  const events = eventsOfJourney.map((type, place) => ({
    id: `e_${place}${id}`,
    type,
    day: firstDay + (index % 700) + place * 3,
    instant: null,
    by: null,
    detail: {},
  }))
  return {
    id,
    attributes: { region: regions[index % 3] ?? '' },
    openingId: null,
    events,
    undatedEvents: 0,
    censored: false,
    observedThrough: firstDay + 800,
    facts: events.map(({ id: eventId, ...event }) => ({
      ...event,
      eventId,
      process: 'hiring',
      latestDay: null,
      recordedAt: 0,
      attributes: {},
      contributor: null,
    })),
  }
}
export const about = {
  workspace: 'bench',
  process: 'hiring',
  inclusion: ['full_export'] as const,
  asOf: firstDay + 800,
  observedThrough: firstDay + 800,
  timeZone: 'Europe/Berlin',
  dimensions: [...builtInDimensions],
}
const eventLine = {
  header: 'journey_id,type,occurred_at,region\n',
  of: (index: number): string => {
    const [person, place] = [Math.floor(index / 4), index % 4]
    const day = textFromDay(firstDay + (person % 700) + place * 3)
    return `case-${person},${eventsOfJourney[place]},${day},${regions[person % 3]}\n`
  },
}
const trackerLine = {
  header: 'Company,Position,Date Applied,Interview Date,Rejected Date\n',
  of: (index: number): string => {
    const day = (after: number) => textFromDay(firstDay + (index % 700) + after)
    return `Company ${index % 997},Role ${index},${day(0)},${index % 2 === 0 ? day(5) : ''},${index % 3 === 0 ? day(9) : ''}\n`
  },
}
const jsonLine = {
  header: '',
  of: (index: number): string => {
    const [journey_id = '', type, occurred_at, region] = eventLine.of(index).trim().split(',')
    return `${JSON.stringify({ type, journey_id, occurred_at, region })}\n`
  },
}
/** The header and the rows of a file of each kind. */
const lines = { 'csv-long': eventLine, 'csv-wide': trackerLine, ndjson: jsonLine } as const
export type LineFormat = keyof typeof lines

/** A file of so many rows, made on the way. */
export async function* linesOf(format: LineFormat, count: number): AsyncGenerator<Buffer> {
  const { header, of } = lines[format]
  yield Buffer.from(header)
  for await (const batch of inBatches(count, of)) yield Buffer.from(batch.join(''))
}
