import { type Fact, type IncomingEvent, textFromDay } from '@hearback/contracts'
import type { OutJourney, WriteLog } from './journey-log.ts'

type When = Pick<IncomingEvent, 'occurred_at' | 'occurred_between'>

const whenOf = ({ day, latestDay, instant }: Fact): When => {
  if (instant !== null) return { occurred_at: new Date(instant).toISOString() }
  if (day === null) return { occurred_at: null }
  return latestDay === null
    ? { occurred_at: textFromDay(day) }
    : { occurred_between: [textFromDay(day), textFromDay(latestDay)] }
}

const isEmpty = (fields: object): boolean => Object.keys(fields).length === 0

const incomingOf = (fact: Fact, { id }: OutJourney): IncomingEvent => ({
  type: fact.type,
  journey_id: id,
  ...whenOf(fact),
  event_id: fact.eventId,
  process: fact.process,
  ...(fact.by === null ? {} : { by: fact.by }),
  ...(isEmpty(fact.detail) ? {} : { detail: fact.detail }),
  ...(isEmpty(fact.attributes) ? {} : { attributes: fact.attributes }),
})

/**
 * Every event as `POST /v1/events` takes it, one a line: retractions with what they retract, observations, corrections
 * and facts of unknown day. Taken in by an empty workspace of the same zone and dimensions it gives the same spells.
 */
export const writeEventsNdjson: WriteLog = async function* ({ journeys }) {
  for await (const batch of journeys()) {
    const lines = batch.flatMap((journey) =>
      journey.facts.map((fact) => `${JSON.stringify(incomingOf(fact, journey))}\n`),
    )
    if (lines.length > 0) yield Buffer.from(lines.join(''))
  }
}
