import { Fault, Problem } from '@hearback/contracts'
import { type Static, Type } from '@sinclair/typebox'

const Count = (description: string) => Type.Integer({ minimum: 0, description })

export const StoredEvent = Type.Object({
  outcome: Type.Union([Type.Literal('accepted'), Type.Literal('duplicate'), Type.Literal('conflict')]),
  journey_id: Type.String({ description: 'The pseudonym by which the journey is known here' }),
  event_id: Type.String({ description: 'The pseudonym by which the event is known here' }),
  position: Type.String({
    description: 'bucket:position of the event, of the original for a duplicate or a conflict',
  }),
})
export type StoredEvent = Static<typeof StoredEvent>

const outcome = {
  accepted: Count('Events stored now'),
  duplicates: Count('Events that were stored before'),
  conflicts: Count('Events whose id is stored with another content; they were not stored'),
  refused: Count('Lines that are no valid events; they were not stored'),
  dropped: Type.Array(Type.String(), {
    description: 'Names of fields that are not known and were not stored',
  }),
  token: Type.String({ description: 'For wait_for of a question: it then waits until these events count' }),
  events: Type.Optional(Type.Array(StoredEvent, { description: 'In the order given, with ?verbose' })),
}

export const EventsReply = Type.Object({
  ...outcome,
  errors: Type.Optional(Type.Array(Fault, { description: 'The first hundred faults of refused lines' })),
})
export type EventsReply = Static<typeof EventsReply>

/** A problem that says what was stored all the same. */
export const ConflictReply = Type.Object({ ...Problem.properties, ...outcome })
