import { type ResponseRatesParameters, touchpoints } from '@hearback/contracts'
import { faultOf, type Part } from './part.ts'
import { type AskedProcess, stageClock } from './vocabulary.ts'

type ClocksOf<Query> = (query: Query, process: AskedProcess) => Part<readonly string[]>
type ClockOrStage = { clock?: string; stage?: string }

const stageAsked = (stage: string, { process, stages }: AskedProcess): Part<readonly string[]> =>
  stages.includes(stage)
    ? { value: [stageClock(stage)] }
    : faultOf('stage', 'unknown_stage', `is not a stage of ${process}; its stages are ${stages.join(', ')}`)

const clockAsked = (clock: string, { process, clocks }: AskedProcess): Part<readonly string[]> =>
  clocks.includes(clock)
    ? { value: [clock] }
    : faultOf('clock', 'unknown_clock', `is not a clock of ${process}; its clocks are ${clocks.join(', ')}`)

const oneClock = ({ clock, stage }: ClockOrStage, process: AskedProcess): Part<readonly string[]> | null => {
  if (clock !== undefined && stage !== undefined) {
    return faultOf('stage', 'clock_and_stage', 'is short for clock=stage:<stage>; give one of the two')
  }
  if (stage !== undefined) return stageAsked(stage, process)
  return clock === undefined ? null : clockAsked(clock, process)
}

/** The clock or stage named, else every stage of the process. */
export const clockOrAllStages: ClocksOf<ClockOrStage> = (query, process) =>
  oneClock(query, process) ?? { value: process.stages.map(stageClock) }

/** Every stage of the process, which has to have some. */
export const allStages: ClocksOf<object> = (_query, { process, stages }) =>
  stages.length === 0
    ? faultOf('process', 'no_stages', `${process} has no stages`)
    : { value: stages.map(stageClock) }

/** The clock or stage named; one has to be. */
export const clockOrStage: ClocksOf<ClockOrStage> = (query, process) =>
  oneClock(query, process) ??
  faultOf(
    'clock',
    'clock_required',
    `name the clock or the stage you wait in; stages of ${process.process} are ${process.stages.join(', ')}`,
  )

/** The response clocks of the touchpoints named. */
export const touchpointClocks: ClocksOf<Pick<ResponseRatesParameters, 'touchpoint'>> = (query, process) =>
  clocksOfProcess(
    [...new Set(query.touchpoint ?? touchpoints)].map((touchpoint) => `response:${touchpoint}`),
    process,
  )

/** The clocks that belong to the route. */
export const fixedClock =
  (...clocks: readonly string[]): ClocksOf<object> =>
  (_query, process) =>
    clocksOfProcess(clocks, process)

const clocksOfProcess = (
  asked: readonly string[],
  { process, clocks }: AskedProcess,
): Part<readonly string[]> => {
  const missing = asked.filter((clock) => !clocks.includes(clock))
  return missing.length === 0
    ? { value: asked }
    : faultOf(
        'process',
        'no_such_clock',
        `${process} has no clock ${missing.join(', ')}; its clocks are ${clocks.join(', ')}`,
      )
}
