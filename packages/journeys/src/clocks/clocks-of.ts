import type { Cause } from '@hearback/contracts'
import { expectationDrafts } from '../expectations/clocks.ts'
import type { Clock, Process, Signal, Stage, Subject } from '../types.ts'
import { candidacyClocks } from './candidacy.ts'
import { type ClockDraft, draft } from './draft.ts'
import { requisitionClocks, separationClocks } from './separation.ts'

const clocksAbout: Readonly<Record<Subject, readonly ClockDraft[]>> = {
  candidacy: candidacyClocks,
  separation: separationClocks,
  requisition: requisitionClocks,
}

const expectedAbout: Readonly<Record<Subject, readonly ClockDraft[]>> = {
  candidacy: expectationDrafts,
  separation: [],
  requisition: [],
}

const distinct = <Item>(items: readonly Item[]): Item[] => [...new Set(items)]

const stageClock = (process: Process, stage: Stage): Clock => {
  const returns = process.anotherRound?.from.includes(stage.id) ? (['another_round'] as const) : []
  const causes: Cause[] = [
    'advanced',
    ...returns,
    'moved_back',
    ...Object.values(process.leavingCauses),
    ...process.endings.map((ending) => ending.stageCause),
  ]
  return {
    ...draft({
      id: `stage:${stage.id}`,
      label: stage.label,
      description: `In the stage “${stage.label}”, entered by ${stage.entered}; until the next stage, a return to an earlier one or an ending.`,
      owner: stage.owner,
      starts: distinct<Signal>([
        ...stage.enteredBy.map((matcher) => matcher.type),
        'stage_entered',
        'journey_reopened',
      ]),
      stops: process.endings.map((ending) => ({ on: ending.by.type, cause: ending.stageCause })),
    }),
    causes: distinct(causes),
  }
}

const withEndings = (process: Process, clock: ClockDraft): Clock => ({
  ...clock,
  causes: distinct([
    ...clock.stops.map((stop) => stop.cause),
    ...(clock.whileRunning === 'another_round' ? (['another_round'] as const) : []),
    ...process.endings.filter((ending) => ending.stopsClocks).map((ending) => ending.cause),
  ]),
})

/**
 * The clocks of a process as data: one `stage:<id>` for each stage, first to last, then those of what its journeys
 * are about. A stage clock is run by the process's rule; its `starts` and `stops` name the facts involved, and its
 * `causes` are complete for known stages.
 */
export const clocksOf = (process: Process): Clock[] => [
  ...process.stages.map((stage) => stageClock(process, stage)),
  ...clocksBesideStages(process),
]

const clocksBesideStages = (process: Process): Clock[] =>
  clocksAbout[process.subject].map((clock) => withEndings(process, clock))

/**
 * The clocks that run only so that published expectations can be held against their spells (see expectations/). They
 * are no clocks of general interest, so `clocksOf` does not list them.
 */
export const expectationClocksOf = (process: Process): Clock[] =>
  expectedAbout[process.subject].map((clock) => withEndings(process, clock))

/** The clocks of a process that are run by their own starts and stops. */
export const runningClocksOf = (process: Process): Clock[] => [
  ...clocksBesideStages(process),
  ...expectationClocksOf(process),
]
