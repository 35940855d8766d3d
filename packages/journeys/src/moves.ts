import type { Cause } from '@hearback/contracts'
import { settleInterviews } from './interviews.ts'
import { type Journey, makePlace } from './journey.ts'
import { mayReopen, placeInOrder } from './matchers.ts'
import type { Reading } from './place.ts'
import { beginAnew, enterStage, leaveStage } from './running-clocks.ts'
import type { Ending, Process } from './types.ts'

/** What a fact does to the stage. */
export type Move = {
  from: string | null
  to: string | null
  /** Why `from` is left. */
  cause: Cause
  /** The journey had ended and goes on by this fact. */
  reopened: boolean
}

const eitherWay = ({ eitherWay: pairs }: Process, from: string, to: string): boolean =>
  pairs.some((pair) => pair.includes(from) && pair.includes(to))

/**
 * Why the stage held is left for another. A stage we do not know stands just behind the known one held before it: a
 * fact that leaves it enters a later one or begins another round, and only a label may name the one before.
 */
const causeOfLeaving = (journey: Journey, from: string, to: string | null, reading: Reading): Cause => {
  const { process, lastKnownPlace } = journey
  // First, as it may leave for no stage at all, and a cancellation is never an advance.
  if (reading.fact.type === 'interview_cancelled') return 'moved_back'
  if (to === null) return 'advanced'
  const own = process.leavingCauses[reading.fact.type]
  if (own !== undefined) return own
  const known = process.stages[lastKnownPlace]?.id ?? from
  const { anotherRound } = process
  if (anotherRound?.to === to && anotherRound.from.includes(known)) return 'another_round'
  if (eitherWay(process, from, to)) return 'advanced'
  const place = placeInOrder(process, to)
  if (place === -1 || place > lastKnownPlace) return 'advanced'
  return from !== known && reading.label === null ? 'advanced' : 'moved_back'
}

const take = (journey: Journey, reading: Reading): void => {
  settleInterviews(journey.open, reading.fact)
  journey.place.take(reading)
}

/** Would the fact, with nothing before it, enter a stage or accept an offer? */
const beginsAlone = (journey: Journey, reading: Reading): boolean => {
  if (reading.acceptance) return true
  const open: Journey['open'] = []
  const alone = makePlace(journey.process, open)
  settleInterviews(open, reading.fact)
  alone.take(reading)
  return alone.stage() !== null
}

/**
 * Does the fact reopen the ended journey? A label we do not know does not: systems keep the dead in places called
 * "Archived" or "Talent pool", and a stage begun there would run for ever.
 */
const reopens = (journey: Journey, ending: Ending, reading: Reading): boolean =>
  reading.label?.means !== 'unknown' && mayReopen(ending, reading.fact.type) && beginsAlone(journey, reading)

const reopenBy = (journey: Journey, reading: Reading): Move => {
  journey.place.forget()
  journey.accepted = false
  journey.ending = null
  beginAnew(journey.clocks)
  take(journey, reading)
  return { from: null, to: journey.place.stage(), cause: 'advanced', reopened: true }
}

const afterEnding = (journey: Journey, ending: Ending, reading: Reading, isEnding: boolean): Move | null => {
  if (reading.fact.type === 'journey_reopened') {
    journey.ending = null
    return { from: null, to: journey.place.stage(), cause: 'advanced', reopened: true }
  }
  if (!isEnding && reopens(journey, ending, reading)) return reopenBy(journey, reading)
  // It counts should the journey be reopened as it was; where a label puts an ended journey does not.
  if (reading.label === null) take(journey, reading)
  return null
}

/**
 * Takes the fact and says how the stage moves by it, or null when it stays. An ended journey has no stage until it
 * reopens: by journey_reopened in the stage held before, by any other fact as told by the facts since.
 */
export const moveBy = (journey: Journey, reading: Reading, isEnding: boolean): Move | null => {
  if (journey.ending !== null) return afterEnding(journey, journey.ending, reading, isEnding)
  const from = journey.stage
  take(journey, reading)
  const to = journey.place.stage()
  if (from === to) return null
  const cause = from === null ? 'advanced' : causeOfLeaving(journey, from, to, reading)
  return { from, to, cause, reopened: false }
}

/** Lets the stage clocks follow a move. */
export const follow = (journey: Journey, { fact, impliesOffer }: Reading, { to, cause }: Move): void => {
  leaveStage(journey.clocks, fact, cause)
  journey.stage = to
  journey.stageSince = to === null ? null : fact.day
  if (to === null) return
  const place = placeInOrder(journey.process, to)
  if (place >= 0) journey.lastKnownPlace = place
  // An offer known only from its answer was made on a day nobody recorded: it is held, but its wait is not counted.
  if (!impliesOffer) enterStage(journey.clocks, to, fact)
}
