import { catalogue, type Day, type EventType } from '@hearback/contracts'
import { beginMeasuring, type Measuring } from './expectations/measuring.ts'
import type { Promised } from './expectations/promises.ts'
import { furthestStage } from './furthest-stage.ts'
import { hiringLines } from './hiring-lines.ts'
import type { OpenInterview } from './interviews.ts'
import type { MakePlace, Place } from './place.ts'
import { clocksAtRest, type RunningClocks } from './running-clocks.ts'
import type { Ending, Process, Subject } from './types.ts'

/** A journey while its facts are taken, one after the other. */
export type Journey = {
  process: Process
  clocks: RunningClocks
  place: Place
  open: OpenInterview[]
  stage: string | null
  stageSince: Day | null
  /** The place in the order of the known stage last held; -1 before the first. */
  lastKnownPlace: number
  ending: Ending | null
  /** An offer was presented, or reached otherwise. */
  offerKnown: boolean
  /** An acceptance stands: no ending and nothing earlier came after it. */
  accepted: boolean
  /** Word promised by a day that has not come, and none since. */
  promised: Promised | null
  measuring: Measuring
}

const rules: Readonly<Record<Process['rule'], MakePlace>> = {
  hiring_lines: hiringLines,
  furthest_stage: furthestStage,
}

export const makePlace = (process: Process, open: OpenInterview[]): Place =>
  rules[process.rule](process, open)

export const beginJourney = (process: Process): Journey => {
  const open: OpenInterview[] = []
  return {
    process,
    clocks: clocksAtRest(process),
    place: makePlace(process, open),
    open,
    stage: null,
    stageSince: null,
    lastKnownPlace: -1,
    ending: null,
    offerKnown: false,
    accepted: false,
    promised: null,
    measuring: beginMeasuring(),
  }
}

const candidacyGroups = [
  'applying',
  'interviews',
  'after_interview',
  'deliberation',
  'offer',
  'after_acceptance',
  'endings',
] as const

const groupsOf: Readonly<Record<Subject, readonly string[]>> = {
  candidacy: candidacyGroups,
  separation: ['exit_interview'],
  requisition: ['opening'],
}

const meaningToAll: ReadonlySet<EventType> = new Set<EventType>([
  'stage_entered',
  'journey_reopened',
  'journey_closed',
])

/** Does an event of this type mean anything to the process? The others are kept in the log and change nothing here. */
export const meansSomethingTo = (process: Process, type: EventType): boolean =>
  meaningToAll.has(type) || groupsOf[process.subject].includes(catalogue[type].group)
