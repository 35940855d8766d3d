import type { Day, EventType, Fact } from '@hearback/contracts'
import { type DatedFact, inOrder, noLastDay } from './order.ts'
import { withoutRetracted } from './retractions.ts'

/** The facts of a journey in effect, sorted by what the fold does with them. */
export type Resolved = {
  /** What the fold passes over, in order. */
  dated: DatedFact[]
  /** It happened, the day is not known, and it is no ending: changes no stage and no clock. */
  ofUnknownDay: Fact[]
  /** journey_observed, in the order stated. */
  observations: Fact[]
  /** attributes_changed, in order. */
  corrections: Fact[]
}

const endingTypes: ReadonlySet<EventType> = new Set<EventType>([
  'candidate_rejected',
  'candidate_withdrew',
  'offer_declined',
  'offer_rescinded',
  'background_check_failed',
  'journey_closed',
  'opening_closed',
  'separation_withdrawn',
])

const isEnding = (fact: Fact): boolean =>
  endingTypes.has(fact.type) || (fact.type === 'decision_notified' && fact.detail.decision === 'reject')

const isDated = (fact: Fact): fact is DatedFact =>
  fact.day !== null && (fact.latestDay === null || fact.latestDay <= fact.day || isEnding(fact))

const byRecording = (one: Fact, other: Fact): number => one.recordedAt - other.recordedAt || byDay(one, other)

const byDay = (one: Fact, other: Fact): number =>
  (one.day ?? Number.MIN_SAFE_INTEGER) - (other.day ?? Number.MIN_SAFE_INTEGER) ||
  (one.instant ?? 0) - (other.instant ?? 0) ||
  one.recordedAt - other.recordedAt ||
  (one.eventId < other.eventId ? -1 : 1)

const sorted = (facts: readonly Fact[]): Resolved & { undatedEndings: Fact[] } => {
  const groups: Resolved & { undatedEndings: Fact[] } = {
    dated: [],
    ofUnknownDay: [],
    observations: [],
    corrections: [],
    undatedEndings: [],
  }
  for (const fact of facts) {
    if (fact.type === 'event_retracted' || fact.type === 'journey_erased') continue
    if (fact.type === 'journey_observed') groups.observations.push(fact)
    else if (fact.type === 'attributes_changed') groups.corrections.push(fact)
    else if (isDated(fact)) groups.dated.push(fact)
    else if (isEnding(fact)) groups.undatedEndings.push(fact)
    else groups.ofUnknownDay.push(fact)
  }
  return groups
}

/** An ending of unknown day is dated on the first day it could have: that of the journey's last dated fact. */
const dateEndings = (groups: Resolved & { undatedEndings: Fact[] }): void => {
  let lastDay: Day | null = null
  for (const { day } of groups.dated) if (lastDay === null || day > lastDay) lastDay = day
  for (const fact of groups.undatedEndings) {
    if (lastDay === null) groups.ofUnknownDay.push(fact)
    else groups.dated.push({ ...fact, day: lastDay, latestDay: noLastDay })
  }
}

/**
 * Settles, before any fold, which facts of a journey hold and in which order: duplicates and retracted facts are
 * dropped, endings whose day is not known are dated on the first possible day (they censor, see order.ts), and other
 * facts of unknown day set aside. The same facts in any order give the same result.
 *
 * A fact known to lie between two days counts as of unknown day: its first day would make waits too short, and its
 * last too long. Only endings are dated nevertheless, because what they censor stays true either way.
 */
export const resolveJourney = (facts: readonly Fact[]): Resolved => {
  const groups = sorted(withoutRetracted(facts))
  dateEndings(groups)
  return {
    dated: inOrder(groups.dated),
    ofUnknownDay: groups.ofUnknownDay.toSorted(byDay),
    observations: groups.observations.toSorted(byRecording),
    corrections: groups.corrections.toSorted(byDay),
  }
}

/**
 * The facts of a journey that hold, in order: the dated ones, then those of unknown day, then what was observed and
 * corrected. An ending of unknown day carries the day it is dated on, and a last possible day after it.
 */
export const resolve = (facts: readonly Fact[]): Fact[] => {
  const { dated, ofUnknownDay, observations, corrections } = resolveJourney(facts)
  return [...dated, ...ofUnknownDay, ...observations, ...corrections]
}
