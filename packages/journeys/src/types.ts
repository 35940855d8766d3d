import type { AnswerKind, Cause, EventType } from '@hearback/contracts'

/** Whose move it is while a stage or a clock runs. */
export type Owner = 'employer' | 'candidate'

/** What the journeys of a process are about; decides which events mean something to it and which clocks it has. */
export type Subject = 'candidacy' | 'separation' | 'requisition'

/** Picks facts by what they say. A field left out matches anything. */
export type Matcher = {
  type: EventType
  /** For interviews: is it a screening? A missing kind is not one. */
  screening?: boolean
  decision?: 'advance' | 'offer' | 'reject'
}

export type Stage = {
  /** Its clock is `stage:<id>`. */
  id: string
  label: string
  owner: Owner
  /** What enters it, in words. */
  entered: string
  /** The same as data. The rule `furthest_stage` goes by it alone; `hiring_lines` also asks what came before. */
  enteredBy: readonly Matcher[]
  /** What moving on to it tells the candidate; null: nothing the candidate would notice. */
  word: AnswerKind | null
  /** What entering it by a label reaches, for the clocks counted from the application. */
  reaches: 'interview' | 'offer' | null
}

/** A fact after which no stage runs. */
export type Ending = {
  by: Matcher
  /** The journey has ended for this cause; the clocks it stops carry it too. */
  cause: Cause
  /** The cause the stage is left for. */
  stageCause: Cause
  /** False: only the stage is left, waits beside it go on. */
  stopsClocks: boolean
  /** The only facts that enter a stage again afterwards (journey_reopened always does); null: any that enters one. */
  reopenedBy: readonly EventType[] | null
}

/**
 * A process as plain data. `rule` names the function that says which stage fits the facts:
 * `hiring_lines` (see hiring-lines.ts) or `furthest_stage` (see furthest-stage.ts).
 */
export type Process = {
  id: string
  version: number
  label: string
  /** The document the process is read from. */
  source: string
  subject: Subject
  rule: 'hiring_lines' | 'furthest_stage'
  /** First to last; a move to a later one is `advanced`, to an earlier one `moved_back`. */
  stages: readonly Stage[]
  /** The stage in which an offer is open; acceptance leaves it. */
  offerStage: string | null
  /** A move back to `to` from one of `from` is `another_round`; `by` are the facts that make it (furthest_stage only). */
  anotherRound: { from: readonly string[]; to: string; by: readonly EventType[] } | null
  /** Pairs of stages between which both directions are `advanced`. */
  eitherWay: readonly (readonly [string, string])[]
  /** Facts that leave a stage for a cause of their own. */
  leavingCauses: Readonly<Partial<Record<EventType, Cause>>>
  endings: readonly Ending[]
  /** Labels of other systems, normalised (see labels.ts), to a stage id or to `hired`. */
  labels: Readonly<Record<string, string>>
}

/**
 * What a clock listens to: an event type, or what a fact amounts to.
 *
 * - word: a word from the employer
 * - response: such a word, other than a recruiter's approach
 * - interview, offer, acceptance: reached for the first time or again
 * - implied_offer: an offer known only from its answer
 * - promise_due: the day by which word was promised, when none has come before it
 */
export type Signal =
  | EventType
  | 'word'
  | 'response'
  | 'interview'
  | 'offer'
  | 'acceptance'
  | 'implied_offer'
  | 'promise_due'

export type ClockStop = { on: Signal; cause: Cause }

/** A measured wait, as data: what starts it, what stops it and for which cause. */
export type Clock = {
  /** `response:interview`, `stage:offer`, `expectation:decision` ... */
  id: string
  /** `expectation`: run only to hold a published expectation against it, no wait of general interest. */
  purpose: 'wait' | 'expectation'
  version: number
  label: string
  description: string
  /** Whose move it is while it runs. */
  owner: Owner
  starts: readonly Signal[]
  /** Its own stops; every ending of the process stops it too. */
  stops: readonly ClockStop[]
  /** All causes its spells may end by, the endings' included. */
  causes: readonly Cause[]
  /** A start while it runs: `ignored`, or it stops as `another_round` and runs anew. */
  whileRunning: 'ignored' | 'another_round'
  /** `one`: started once in a journey; `one_per_opening`: again only after the journey ended and was begun anew. */
  visits: 'many' | 'one' | 'one_per_opening'
  /** Runs again when a journey reopens, if the ending had stopped it unanswered. */
  rerunsOnReopening: boolean
  /** Signals which, dated before its start, leave it without a spell (finding `unusable`). */
  spoiltBy: readonly Signal[]
  /** Does not start while an acceptance stands: the written form of an offer already accepted waits for nobody. */
  idleAfterAcceptance: boolean
}
