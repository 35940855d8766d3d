import { hash } from 'node:crypto'
import type { Attributes, EventType } from '@hearback/contracts'
import type { Connection } from '@hearback/database'
import { createAppender, heads, type JourneyEvent, type NewEvent, readBucket } from '@hearback/event-log'
import type { FoldJourney, JourneyRows } from '../src/index.ts'
import { rowsOf } from '../src/rows.ts'
import { storedJourneys, storedRows } from '../src/stored-rows.ts'

const hex = (text: string): string => hash('md5', text)

/** An event of a numbered journey with what matters said and the rest usual. */
export const eventOf = (
  journey: number,
  id: string,
  type: EventType,
  day: number | null,
  more: Partial<NewEvent> = {},
): NewEvent => ({
  workspaceId: 1,
  journeyId: hex(`journey ${journey}`),
  eventId: hex(`${journey} ${id}`),
  type,
  process: 'hiring',
  precision: day === null ? 'unknown' : 'day',
  day,
  latestDay: null,
  instant: null,
  by: null,
  detail: {},
  attributes: {},
  contributor: null,
  ...more,
})

export const journeyIdOf = (journey: number): string => hex(`journey ${journey}`)
export const eventIdOf = (journey: number, id: string): string => `e_${hex(`${journey} ${id}`)}`

export const appendTo = async (
  { pool }: Pick<Connection, 'pool'>,
  events: readonly NewEvent[],
): Promise<string> => {
  const appender = createAppender({ pool, buckets: 64, now: () => 1_000_000 })
  const appended = await appender.append(events)
  await appender.close()
  return appended.map(({ bucket, position }) => `${bucket}:${position}`).join(',')
}

/** Every event of the log, bucket after bucket. */
export const wholeLog = async ({ pool }: Pick<Connection, 'pool'>): Promise<JourneyEvent[]> => {
  const events: JourneyEvent[] = []
  for (const bucket of (await heads(pool)).keys()) {
    const read = await readBucket(pool, bucket, 0n, 1_000_000)
    events.push(...read.filter((event) => !event.tombstone))
  }
  return events
}

type Projected = { rows: JourneyRows; attributes: Attributes }

const attributesOf = (segment: Record<string, unknown> & { own: Record<string, string> }): Attributes => ({
  ...Object.fromEntries(
    Object.entries(segment).flatMap(([name, value]) =>
      typeof value === 'string' && name !== 'segment_id' ? [[name, value]] : [],
    ),
  ),
  ...segment.own,
})

/** What the read models must hold: every journey folded in memory from the whole log, nothing else. */
export const foldLog = (events: readonly JourneyEvent[], fold: FoldJourney): Map<string, Projected> => {
  const expected = new Map<string, Projected>()
  for (const [journeyId, own] of Map.groupBy(events, (event) => event.journeyId)) {
    const { bucket, workspaceId } = own[0] ?? { bucket: 0, workspaceId: 0 }
    const folded = fold(
      workspaceId,
      own.map(({ fact }) => fact),
    )
    const { rows } = rowsOf({ bucket, journeyId, workspaceId, events: own.length }, folded)
    expected.set(journeyId, { rows: sortedRows(rows), attributes: folded.attributes })
  }
  return expected
}

const sortedRows = ({ journey, spells, findings, measures }: JourneyRows): JourneyRows => ({
  journey,
  spells: spells.toSorted((a, b) => (a.clock === b.clock ? a.visit - b.visit : a.clock < b.clock ? -1 : 1)),
  findings: findings.toSorted((a, b) => a.number - b.number),
  measures: measures.toSorted((a, b) => a.from_day - b.from_day),
})

/** What the read models of a version hold, in the same shape. */
export const readModels = async (
  { db, pool }: Pick<Connection, 'db' | 'pool'>,
  version = 1,
): Promise<Map<string, Projected>> => {
  const found = new Map<string, Projected>()
  const { rows } = await pool.query(
    `SELECT bucket, replace(journey_id::text, '-', '') AS id FROM projection_${version}.journey`,
  )
  const segments = await pool.query(`SELECT * FROM projection_${version}.segment`)
  for (const [bucket, own] of Map.groupBy(rows, (row) => Number(row.bucket))) {
    const journeys = await storedJourneys(
      db,
      version,
      bucket,
      own.map(({ id }) => String(id)),
    )
    for (const [id, journey] of await storedRows(db, version, bucket, journeys)) {
      const segment = segments.rows.find(
        (row) => row.bucket === bucket && row.segment_id === journey.journey.segment_id,
      )
      found.set(id, {
        rows: sortedRows(journey),
        attributes: segment === undefined ? {} : attributesOf(segment),
      })
    }
  }
  return found
}
