import type { ClockDefinition, ProcessDefinition } from '@hearback/contracts'
import type { AskedProcess } from './question/vocabulary.ts'

/** Every process and clock that may be asked about, as answers and questions name them. */
export type Definitions = {
  processes: readonly ProcessDefinition[]
  clocks: readonly ClockDefinition[]
}

/** What a question has to know of them. */
export const askedProcesses = ({ processes }: Definitions): AskedProcess[] =>
  processes.map(({ process, stages, clocks }) => ({
    process,
    stages: stages.map(({ stage }) => stage),
    clocks,
  }))

/** The definition of one clock of a process; every clock of a question has been looked up in them before. */
export const clockDefinition = (
  definitions: Definitions,
  process: string,
  clock: string,
): ClockDefinition => {
  const found = definitions.clocks.find((known) => known.process === process && known.clock === clock)
  if (found === undefined) throw new Error(`no definition of clock ${clock} in process ${process}`)
  return found
}
