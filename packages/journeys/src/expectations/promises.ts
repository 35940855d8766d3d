import { type Day, dayFromText } from '@hearback/contracts'
import type { DatedFact } from '../order.ts'
import { type RunningClocks, startOn } from '../running-clocks.ts'

/** Word promised by a day, and no word since. */
export type Promised = { dueOn: Day; told: DatedFact }

/**
 * The promise that counts after this fact: the last one told before its own due day. One that names no day, or none
 * that still lay ahead when it was told, leaves the one before it standing.
 */
export const promiseAfter = (fact: DatedFact, before: Promised | null): Promised | null => {
  const dueOn = dayFromText(fact.detail.expected_by ?? '')
  return dueOn === null || dueOn <= fact.day ? before : { dueOn, told: fact }
}

/**
 * Starts what begins on the promised day, if that has come by `day` (null: it has not come yet, and nothing is known
 * that would keep the wait from beginning then). Gives the promise still open. To be called before the facts of a day
 * are taken: word on the due day itself is late.
 */
export const fallDue = (
  clocks: RunningClocks,
  promised: Promised | null,
  day: Day | null,
): Promised | null => {
  if (promised === null || (day !== null && day < promised.dueOn)) return promised
  startOn(clocks, 'promise_due', { ...promised.told, day: promised.dueOn, instant: null }, false)
  return null
}
