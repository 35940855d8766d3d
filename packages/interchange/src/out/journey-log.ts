import type { Attributes, Day, EventDetail, EventType, Fact, Inclusion, Party } from '@hearback/contracts'

/** A fact whose day is known, in the order the fold takes the facts of its journey. */
export type OutEvent = {
  /** Its id in this release. */
  id: string
  type: EventType
  day: Day
  /** Milliseconds since 1970 where the instant is known, else null. */
  instant: number | null
  by: Party | null
  detail: EventDetail
}

/** A journey as it leaves: every id in it is of this release. */
export type OutJourney = {
  id: string
  attributes: Attributes
  /** Its opening, or null. */
  openingId: string | null
  /** What happened on days that are known; facts that were retracted are not among them. */
  events: readonly OutEvent[]
  /** How many facts are left out of `events` because their day is not known. */
  undatedEvents: number
  /** Its end was not seen: it still ran on `observedThrough`, or ended on a day nobody knows. */
  censored: boolean
  observedThrough: Day
  /** Everything that was said about it, retractions and observations included, in an order that can be sent again. */
  facts: readonly Fact[]
}

/** What a log of journeys says of itself. */
export type LogAbout = {
  workspace: string
  process: string
  inclusion: readonly Inclusion[]
  asOf: Day
  /** The last day on which any of its journeys was watched; null where there is none. */
  observedThrough: Day | null
  /** The calendar of its days. */
  timeZone: string
  dimensions: readonly string[]
}

export type JourneyLog = {
  about: LogAbout
  /** The journeys in batches; asked for once for each pass over them, and the same every time. */
  journeys: () => AsyncIterable<readonly OutJourney[]>
}

/** Writes journeys as the bytes of a file; nothing but the batch in hand is held. */
export type WriteLog = (log: JourneyLog) => AsyncIterable<Uint8Array>
