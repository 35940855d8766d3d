import type { Allowed } from '@hearback/access'
import type { ClockDefinition, ProcessDefinition } from '@hearback/contracts'
import type { Connection } from '@hearback/database'
import { type StageHeld, stagesHeld } from '@hearback/read-models'
import { audienceOf } from './answer/audience.ts'
import type { Definitions } from './definitions.ts'
import { stageClock } from './question/vocabulary.ts'

const stageOf = (clock: string): string => clock.slice(stageClock('').length)

const stageDefinition = ({ clock }: StageHeld): ProcessDefinition['stages'][number] => ({
  stage: stageOf(clock),
  clock,
  label: stageOf(clock).replaceAll('_', ' '),
  owner: 'employer',
  entered: 'a label of this name, which the process does not know',
})

/** The clock of a stage that only a label names: it can end by whatever ends another stage of its process. */
const clockOf = (
  { clock }: StageHeld,
  { process, version }: ProcessDefinition,
  others: readonly ClockDefinition[],
): ClockDefinition => {
  const label = stageOf(clock).replaceAll('_', ' ')
  return {
    clock,
    process,
    version,
    label,
    description: `In the stage “${label}”, which the workspace's own labels enter and the process does not know; until the next stage, a return to an earlier one or an ending. PUT /v1/labels says what the label means.`,
    owner: 'employer',
    starts: ['stage_entered'],
    stops: others[0]?.stops ?? [],
    causes: [...new Set(others.flatMap(({ causes }) => causes))],
  }
}

/** The definitions with stages that journeys have been in and no process lists, each after those of its process. */
export const definitionsWith = (definitions: Definitions, held: readonly StageHeld[]): Definitions => {
  const isListed = ({ process, clock }: StageHeld): boolean =>
    definitions.clocks.some((known) => known.process === process && known.clock === clock)
  const own = held.filter((each) => !isListed(each))
  if (own.length === 0) return definitions
  const processes = definitions.processes.map((process) => {
    const more = own.filter((each) => each.process === process.process)
    const stages = [...process.stages, ...more.map(stageDefinition)]
    return { ...process, stages, clocks: [...process.clocks, ...more.map(({ clock }) => clock)] }
  })
  const clocks = definitions.processes.flatMap((process) => {
    const others = definitions.clocks.filter(
      (known) => known.process === process.process && known.clock.startsWith(stageClock('')),
    )
    return own
      .filter((each) => each.process === process.process)
      .map((each) => clockOf(each, process, others))
  })
  return { processes, clocks: [...definitions.clocks, ...clocks] }
}

/**
 * A context whose definitions are those of a workspace: with the stages its own labels made. The public hears of none
 * of them, because a label is the workspace's own word, and may be of a single journey.
 */
export const inWorkspace = async <Context extends { db: Connection['db']; definitions: Definitions }>(
  context: Context,
  allowed: Allowed,
): Promise<Context> => {
  if (audienceOf(allowed).kind === 'public') return context
  const { db, definitions } = context
  const processes = definitions.processes.map(({ process }) => process)
  const held = await stagesHeld(db, { workspaceId: allowed.workspace.id, processes })
  return { ...context, definitions: definitionsWith(definitions, held) }
}
