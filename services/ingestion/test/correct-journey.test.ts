import { eventIdText, pseudonymsOf } from '@hearback/access'
import type { Fact, IncomingEvent } from '@hearback/contracts'
import type { JourneyEvent } from '@hearback/event-log'
import { contentOf, eventIdOf, printOf } from '@hearback/interchange'
import { expect, test } from 'vitest'
import { correctJourney } from '../src/imports/correct-journey.ts'
import { settleEvent } from '../src/intake/settle-event.ts'

const workspace = { id: 1, kind: 'employer' as const, timeZone: 'UTC', pseudonymKey: Buffer.alloc(32, 7) }
const pseudonyms = pseudonymsOf(workspace)
const context = { workspace, pseudonyms, contributor: 'c'.repeat(32) }

const stage = (day: number, part: string): IncomingEvent => {
  const event: IncomingEvent = {
    type: 'stage_entered',
    journey_id: 'greenhouse:7',
    occurred_at: new Date(Date.UTC(2026, 0, 1 + day, 12)).toISOString(),
    process: 'hiring',
    detail: { stage: 'Onsite' },
  }
  return { ...event, event_id: eventIdOf(printOf(contentOf(event), part), 1) }
}

/** An event as the log gives it back. */
const storedOf = (event: IncomingEvent): JourneyEvent => {
  const { journeyId, eventId, workspaceId, ...rest } = settleEvent(event, context)
  // The log fills in what it alone knows, none of which is looked at here.
  const fact = { ...rest, eventId: eventIdText(eventId), recordedAt: 0 } as unknown as Fact
  return { tombstone: false, bucket: 0, schemaVersion: 1, journeyId, workspaceId, position: 1n, fact }
}

test('what another part states is left alone, and costs one look each', () => {
  const others = Array.from({ length: 200 }, (_, day) => storedOf(stage(day, `greenhouse:stage ${day}`)))
  const [before, now] = [stage(300, 'greenhouse:application'), stage(301, 'greenhouse:application')]
  let looks = 0
  const counted = {
    ...pseudonyms,
    eventById: (journeyId: string, id: string) => {
      looks += 1
      return pseudonyms.eventById(journeyId, id)
    },
  }
  const stated = { events: [now], settled: [settleEvent(now, context)], part: 'greenhouse:application' }
  const corrected = correctJourney(stated, [...others, storedOf(before)], counted)
  expect(corrected.retracted).toBe(1)
  expect(corrected.events.map(({ type }) => type)).toEqual(['stage_entered', 'event_retracted'])
  expect(looks).toBeLessThan(250)
})
