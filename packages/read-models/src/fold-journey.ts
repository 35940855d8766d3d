import type { Fact, FoldedJourney } from '@hearback/contracts'
import { fold, type OwnLabels, type Process, withLabels } from '@hearback/journeys'

/** The labels of their own that workspaces have, by workspace and process. */
export type LabelsOf = (workspaceId: number, process: string) => OwnLabels | undefined

/**
 * Folds all facts of one journey of a workspace, in the order they were recorded, by the labels the workspace has.
 * Pure: the same facts in any order give the same journey. It throws when it cannot; the journey is then parked.
 */
export type FoldJourney = (workspaceId: number, facts: readonly Fact[], labelsOf?: LabelsOf) => FoldedJourney

/** The processes a workspace knows, by name. */
export type ProcessesOf = (workspaceId: number) => ReadonlyMap<string, Process>

class UnknownProcess extends Error {
  override readonly name = 'UnknownProcess'
}

/**
 * The process of a journey: the one its facts name, or where they disagree the one most of them name (the first by
 * name among equals), so that the order of arrival decides nothing.
 */
const processNamed = (facts: readonly Fact[]): string | undefined => {
  const first = facts[0]?.process
  if (facts.every(({ process }) => process === first)) return first
  const [most] = [...Map.groupBy(facts, ({ process }) => process)].toSorted(
    ([a, ofA], [b, ofB]) => ofB.length - ofA.length || (a < b ? -1 : 1),
  )
  return most?.[0]
}

/** Processes with own labels, made once for each set of labels that is read. */
const labelled = new WeakMap<OwnLabels, Process>()

const processWith = (process: Process, own: OwnLabels | undefined): Process => {
  if (own === undefined) return process
  const known = labelled.get(own)
  if (known !== undefined) return known
  const made = withLabels(process, own)
  labelled.set(own, made)
  return made
}

/** The fold of `@hearback/journeys` by the processes of the workspace. It throws for a process the workspace does not have. */
export const foldWith =
  (processesOf: ProcessesOf): FoldJourney =>
  (workspaceId, facts, labelsOf) => {
    const process = processesOf(workspaceId).get(processNamed(facts) ?? 'hiring')
    if (process === undefined) throw new UnknownProcess()
    return fold(facts, processWith(process, labelsOf?.(workspaceId, process.id)))
  }

/**
 * What is kept about a fold that failed. The error's own message may quote a fact, so only its class and the place it
 * was thrown at are taken, and words of our own.
 */
export const parkingError = (error: unknown, facts: readonly Fact[]): string => {
  const name = error instanceof Error ? error.name : typeof error
  const place =
    error instanceof Error
      ? /([\w-]+\.ts:\d+):\d+/.exec(error.stack?.split('\n    at ')[1] ?? '')?.[1]
      : undefined
  return `${name}${place === undefined ? '' : ` at ${place}`}, folding ${facts.length} facts of ${facts[0]?.process ?? 'no process'}`
}
