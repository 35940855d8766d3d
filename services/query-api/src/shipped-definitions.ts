import type { ClockDefinition, ProcessDefinition } from '@hearback/contracts'
import { type Clock, clocksOf, type Process, processes } from '@hearback/journeys'
import type { Definitions } from './definitions.ts'

const clockShown = (process: Process, clock: Clock): ClockDefinition => ({
  clock: clock.id,
  process: process.id,
  version: clock.version,
  label: clock.label,
  description: clock.description,
  owner: clock.owner,
  starts: [...clock.starts],
  stops: clock.stops.map(({ on, cause }) => ({ on, cause })),
  causes: [...clock.causes],
})

const processShown = (process: Process): ProcessDefinition => ({
  process: process.id,
  version: process.version,
  label: process.label,
  source: process.source,
  stages: process.stages.map(({ id, label, owner, entered }) => ({
    stage: id,
    clock: `stage:${id}`,
    label,
    owner,
    entered,
  })),
  clocks: clocksOf(process).map(({ id }) => id),
})

const shipped = [...processes.values()]

/** The processes and clocks that come with the product. */
export const shippedDefinitions: Definitions = {
  processes: shipped.map(processShown),
  clocks: shipped.flatMap((process) => clocksOf(process).map((clock) => clockShown(process, clock))),
}
