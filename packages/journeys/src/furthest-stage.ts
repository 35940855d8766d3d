import { enteredBy, placeInOrder } from './matchers.ts'
import type { MakePlace, Reading } from './place.ts'
import type { Process } from './types.ts'

type Furthest = {
  /** The furthest stage entered, as a place in the order; -1 before the first. */
  reached: number
  /** The stage held: the furthest, one we do not know, or none after acceptance. */
  stage: string | null
}

const enter = (process: Process, furthest: Furthest, place: number): void => {
  furthest.reached = place
  furthest.stage = process.stages[place]?.id ?? null
}

const takeLabel = (process: Process, furthest: Furthest, label: NonNullable<Reading['label']>): void => {
  if (label.means === 'unknown') furthest.stage = label.stage
  else if (label.means === 'stage') enter(process, furthest, placeInOrder(process, label.stage))
}

/** Acceptance leaves the offer, also one reached by it alone; a later stage stays. */
const accept = (process: Process, furthest: Furthest): void => {
  const offer = placeInOrder(process, process.offerStage)
  if (furthest.reached > offer) return
  furthest.reached = offer
  furthest.stage = null
}

const beginsAnotherRound = (
  { anotherRound, stages }: Process,
  furthest: Furthest,
  reading: Reading,
): boolean => {
  const held = stages[furthest.reached]?.id
  return (
    anotherRound !== null &&
    held !== undefined &&
    anotherRound.from.includes(held) &&
    anotherRound.by.includes(reading.fact.type)
  )
}

const take = (process: Process, furthest: Furthest, reading: Reading): void => {
  if (reading.label !== null) takeLabel(process, furthest, reading.label)
  const place = Math.max(
    enteredBy(process, reading.fact),
    reading.impliesOffer ? placeInOrder(process, process.offerStage) : -1,
  )
  if (place > furthest.reached) enter(process, furthest, place)
  else if (beginsAnotherRound(process, furthest, reading))
    enter(process, furthest, placeInOrder(process, process.anotherRound?.to ?? null))
  if (reading.acceptance) accept(process, furthest)
}

/**
 * The rule of the processes told as a sequence: the stage is the furthest one entered. What belongs to an earlier
 * stage moves nothing back (a late scorecard is no return to the committee), save another round of interviews where
 * the process has one, and a label of another system, which is taken at its word.
 */
export const furthestStage: MakePlace = (process) => {
  const furthest: Furthest = { reached: -1, stage: null }
  return {
    take: (reading) => take(process, furthest, reading),
    forget: () => {
      furthest.reached = -1
      furthest.stage = null
    },
    stage: () => furthest.stage,
  }
}
