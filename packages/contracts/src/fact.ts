import type { Attributes } from './attributes.ts'
import type { Day } from './day.ts'
import type { EventDetail, EventType, Inclusion, Party } from './events.ts'

/** An event as the log gives it back: upcast to the current version, ids pseudonymised, the day resolved in the workspace's zone. */
export type Fact = {
  type: EventType
  /** Pseudonym of the event within its journey, `e_` and 32 hex digits. */
  eventId: string
  process: string
  /** The day it happened; for a fact known to lie between two days the first; null when not known. */
  day: Day | null
  /** The last possible day of a fact known to lie between two days, else null. */
  latestDay: Day | null
  /** Milliseconds since 1970 when the instant is known, else null. */
  instant: number | null
  recordedAt: number
  by: Party | null
  detail: EventDetail
  attributes: Attributes
  /** Pseudonym of who brought it, or null. */
  contributor: string | null
}

export type Cause =
  | 'advanced'
  | 'another_round'
  | 'moved_back'
  | 'rejected'
  | 'withdrawn'
  | 'declined'
  | 'rescinded'
  | 'failed_check'
  | 'closed'
  | 'hired'
  | 'answered'
  | 'sent'
  | 'reached'
  | 'decided'
  | 'accepted'
  | 'countered'
  | 'filled'
  | 'invited'
  | 'held'
  | 'reported'
  | 'completed'
  | 'separation_withdrawn'
  | 'offered'
  | 'acted'

/** What kind of answer a word from the employer was. */
export type AnswerKind = 'invited' | 'offered' | 'rejected' | 'told'

/** One stretch of waiting: a clock that started, and stopped for a cause or is still running. */
export type Spell = {
  clock: string
  /** 1 for the first run of the clock in the journey. */
  visit: number
  enteredOn: Day
  enteredAt: number | null
  /** The first day on which it is known to have been running: max(entry, observed from). */
  firstSeenOn: Day
  exitedOn: Day | null
  exitedAt: number | null
  cause: Cause | null
  kind: AnswerKind | null
  /** Known to be running up to this day when it has no exit; null = followed live. */
  observedThrough: Day | null
}

export type JourneyRule =
  | 'unusable'
  | 'undated_end'
  | 'reached_after_ending'
  | 'implied'
  | 'unknown_day'
  | 'unknown_stage'

/** Something to know about a journey beside its spells, known from `day` on. `clock` is null when it concerns none. */
export type JourneyFinding = {
  rule: JourneyRule
  clock: string | null
  day: Day
  eventType: EventType | null
}

/**
 * How a journey did by an expectation that is no wait, or where it stands:
 *
 * - kept, broken: of an order or a comparison
 * - early, late: of a day counted back from another
 * - shorter, longer: of a duration
 * - pending: not to be judged yet
 * - impossible: it could not have been kept
 * - unknown: what it is judged by happened on a day nobody recorded
 */
export type MeasureOutcome =
  | 'kept'
  | 'broken'
  | 'early'
  | 'late'
  | 'shorter'
  | 'longer'
  | 'pending'
  | 'impossible'
  | 'unknown'

/** What a journey shows of an expectation that is no wait, as it stood at the end of the days from `from` on. */
export type JourneyMeasure = {
  /** `X06` */
  expectation: string
  /** 1 for the first thing the expectation is about in this journey (an interview, a separation). */
  visit: number
  /** The day of what the expectation is about; the journey's entry for cohorts. */
  anchoredOn: Day
  /** In force from the end of this day; later than every fact it rests on, where only the passing of time decides. */
  from: Day
  /** No longer in force at the end of this day, because the next one of its visit is or none; null: still in force. */
  until: Day | null
  outcome: MeasureOutcome
  /** Days or minutes as the expectation counts them, or null where there is nothing to count. */
  value: number | null
}

/** A journey as folded from all its facts. */
export type FoldedJourney = {
  process: string
  stage: string | null
  stageSince: Day | null
  ended: Cause | null
  firstDay: Day | null
  lastDay: Day | null
  observedFrom: Day | null
  /** null = followed live (or, when `observedStated` is false, nothing said about it). */
  observedThrough: Day | null
  observedStated: boolean
  inclusion: Inclusion
  contributor: string | null
  attributes: Attributes
  /** One may begin on a day after the last fact: a promised day that nothing has come before so far. */
  spells: Spell[]
  findings: JourneyFinding[]
  measures: JourneyMeasure[]
}
