import { type Static, type TObject, type TProperties, Type } from '@sinclair/typebox'
import { Attributes } from './attributes.ts'
import { DayText } from './day.ts'

/** The version of this catalogue that new events are written with; older ones are upcast when read. */
export const currentSchemaVersion = 1

const InstantText = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?([Zz]|[+-]\\d{2}:?\\d{2})$',
  description: 'An RFC 3339 instant with its offset',
})
const Code = (...values: string[]) => Type.Union(values.map((value) => Type.Literal(value)))
const Word = Type.String({ minLength: 1, maxLength: 100 })
const Round = Type.Integer({ minimum: 1, maximum: 50 })

/** A day, an instant, or null: it happened, the day is not known. */
export const OccurredAt = Type.Union([DayText, InstantText, Type.Null()])

const interview = {
  round: Type.Optional(Round),
  kind: Type.Optional(
    Code('screening', 'technical', 'panel', 'hiring_manager', 'onsite', 'assessment', 'other'),
  ),
  channel: Type.Optional(Code('phone', 'video', 'in_person', 'survey')),
}
const round = { round: interview.round }
const Moment = Type.Union([DayText, InstantText])
const check = { kind: Type.Optional(Word) }
const outcome = Code('advance', 'offer', 'reject')

/**
 * Every event type with the detail it may carry, in the order facts of one day are taken when their
 * instants are not known (`stage_entered` stands directly before the offer). The group is the row of the documented catalogue.
 */
export const catalogue = {
  opening_posted: { group: 'opening', detail: {} },
  opening_filled: { group: 'opening', detail: {} },
  opening_closed: { group: 'opening', detail: {} },
  application_submitted: { group: 'applying', detail: {} },
  referred: { group: 'applying', detail: {} },
  recruiter_contacted: { group: 'applying', detail: { channel: interview.channel } },
  candidate_replied: { group: 'applying', detail: {} },
  interview_scheduled: {
    group: 'interviews',
    detail: { ...interview, scheduled_for: Type.Optional(Moment) },
  },
  interview_held: {
    group: 'interviews',
    detail: { ...interview, duration_minutes: Type.Optional(Type.Number({ minimum: 0, maximum: 6000 })) },
  },
  interview_cancelled: { group: 'interviews', detail: interview },
  thank_you_sent: { group: 'after_interview', detail: round },
  follow_up_sent: { group: 'after_interview', detail: round },
  feedback_requested: { group: 'after_interview', detail: round },
  feedback_received: {
    group: 'after_interview',
    detail: { ...round, tone: Type.Optional(Code('positive', 'neutral', 'negative', 'mixed')) },
  },
  employer_responded: { group: 'after_interview', detail: round },
  next_steps_told: { group: 'after_interview', detail: { ...round, expected_by: Type.Optional(DayText) } },
  interviewer_feedback_submitted: { group: 'deliberation', detail: round },
  debrief_held: { group: 'deliberation', detail: round },
  committee_review_started: { group: 'deliberation', detail: round },
  decision_made: { group: 'deliberation', detail: { ...round, decision: Type.Optional(outcome) } },
  decision_notified: { group: 'deliberation', detail: { ...round, decision: Type.Optional(outcome) } },
  stage_entered: { group: 'other_systems', detail: { stage: Word } },
  offer_presented: {
    group: 'offer',
    detail: {
      version: Type.Optional(Round),
      form: Type.Optional(Code('verbal', 'written')),
      final: Type.Optional(Type.Boolean()),
    },
  },
  offer_countered: { group: 'offer', detail: {} },
  decision_time_requested: { group: 'offer', detail: {} },
  offer_accepted: { group: 'offer', detail: {} },
  offer_declined: { group: 'offer', detail: {} },
  offer_rescinded: { group: 'offer', detail: {} },
  background_check_started: { group: 'after_acceptance', detail: check },
  background_check_passed: { group: 'after_acceptance', detail: check },
  background_check_failed: { group: 'after_acceptance', detail: check },
  onboarding_started: { group: 'after_acceptance', detail: {} },
  work_started: { group: 'after_acceptance', detail: {} },
  candidate_rejected: { group: 'endings', detail: {} },
  candidate_withdrew: { group: 'endings', detail: {} },
  journey_closed: {
    group: 'endings',
    detail: { reason: Type.Optional(Code('position_closed', 'hiring_freeze', 'other')) },
  },
  separation_announced: {
    group: 'exit_interview',
    detail: { voluntary: Type.Optional(Type.Boolean()), last_working_day: Type.Optional(DayText) },
  },
  last_working_day_changed: { group: 'exit_interview', detail: { last_working_day: DayText } },
  exit_interview_invited: { group: 'exit_interview', detail: {} },
  exit_interview_held: { group: 'exit_interview', detail: { channel: interview.channel } },
  exit_interview_declined: { group: 'exit_interview', detail: {} },
  exit_feedback_reported: { group: 'exit_interview', detail: {} },
  offboarding_step_completed: { group: 'exit_interview', detail: { step: Type.Optional(Word) } },
  offboarding_completed: { group: 'exit_interview', detail: {} },
  separation_withdrawn: { group: 'exit_interview', detail: {} },
  journey_reopened: { group: 'other_systems', detail: {} },
  journey_observed: {
    group: 'other_systems',
    detail: {
      from: Type.Optional(Type.Union([DayText, Type.Null()])),
      through: Type.Optional(Type.Union([DayText, Type.Null()])),
      inclusion: Type.Optional(Code('full_export', 'prospective', 'retrospective')),
    },
  },
  event_retracted: {
    group: 'about_events',
    detail: { event_id: Type.String({ minLength: 1, maxLength: 200 }), reason: Type.Optional(Word) },
  },
  attributes_changed: { group: 'about_events', detail: {} },
  journey_erased: { group: 'about_events', detail: {} },
} as const satisfies Record<string, { group: string; detail: TProperties }>

export type EventType = keyof typeof catalogue

// Object.keys forgets the key type; the literal above is its only source.
export const eventTypes = Object.keys(catalogue) as EventType[]

/** Written by the log itself; refused from outside (a journey is erased by its own route). */
export const writtenByTheLog: ReadonlySet<string> = new Set<EventType>(['journey_erased'])

/** The place of each type in the order of a day. */
export const catalogueOrder: ReadonlyMap<string, number> = new Map(
  eventTypes.map((type, index) => [type, index]),
)

export const Party = Code('employer', 'candidate', 'recruiter', 'interviewer', 'system')

const about = {
  journey_id: Type.String({ minLength: 1, maxLength: 200 }),
  occurred_at: Type.Optional(OccurredAt),
  occurred_between: Type.Optional(Type.Tuple([DayText, DayText])),
  event_id: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  process: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' })),
  by: Type.Optional(Party),
  attributes: Type.Optional(Attributes),
}

const schemaOf = (type: EventType): TObject =>
  Type.Object(
    {
      type: Type.Literal(type),
      ...about,
      detail: Type.Optional(Type.Object(catalogue[type].detail, { additionalProperties: false })),
    },
    { additionalProperties: false, $id: type },
  )

/** The schema of each event type, after detail and attributes have been gathered into their objects. */
// fromEntries forgets the keys; they are exactly the event types.
export const eventSchemas = Object.fromEntries(eventTypes.map((type) => [type, schemaOf(type)])) as Record<
  EventType,
  TObject
>

export type Precision = 'instant' | 'day' | 'between' | 'unknown'
export type Party = Static<typeof Party>

/** What an event says beside its type, day and journey. Which fields a type may carry is in the catalogue. */
export type EventDetail = {
  round?: number
  kind?: string
  channel?: string
  scheduled_for?: string
  duration_minutes?: number
  tone?: string
  expected_by?: string
  decision?: 'advance' | 'offer' | 'reject'
  version?: number
  form?: string
  final?: boolean
  voluntary?: boolean
  last_working_day?: string
  step?: string
  stage?: string
  from?: string | null
  through?: string | null
  inclusion?: Inclusion
  event_id?: string
  reason?: string
}

export type Inclusion = 'full_export' | 'prospective' | 'retrospective'

/** An event as people and systems send it, gathered and valid, before the journey and event ids are pseudonymised. */
export type IncomingEvent = {
  type: EventType
  journey_id: string
  occurred_at?: string | null
  occurred_between?: [string, string]
  event_id?: string
  process?: string
  by?: Party
  detail?: EventDetail
  attributes?: Attributes
}
