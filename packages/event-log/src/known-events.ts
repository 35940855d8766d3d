import type { ClientBase } from 'pg'
import { contentOf } from './content.ts'
import { asText, type EventRow, eventColumns, loggedEvent } from './event-columns.ts'
import { type Bucketed, keyOf, type Original } from './placement.ts'

const select = `SELECT ${eventColumns}, bucket
  FROM unnest($1::smallint[], $2::uuid[], $3::uuid[]) AS wanted (bucket, journey_id, event_id)
  JOIN log.event USING (bucket, journey_id, event_id)`

/** What the log already holds under the ids of a batch, by key; contents as today's catalogue would write them. */
export const knownEvents = async (
  client: ClientBase,
  batch: readonly Bucketed[],
): Promise<Map<string, Original>> => {
  const { rows } = await client.query<EventRow>({
    text: select,
    values: [
      batch.map(({ bucket }) => bucket),
      batch.map(({ event }) => event.journeyId),
      batch.map(({ event }) => event.eventId),
    ],
    rowMode: 'array',
    types: asText,
  })
  const originals = new Map<string, Original>()
  for (const row of rows) {
    const known = loggedEvent(Number(row[13]), row)
    if (known.tombstone) continue
    const { journeyId, fact, position } = known
    originals.set(keyOf(journeyId, fact.eventId.slice('e_'.length)), { position, content: contentOf(fact) })
  }
  return originals
}
