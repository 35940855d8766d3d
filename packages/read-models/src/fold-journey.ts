import type { Fact, FoldedJourney } from '@hearback/contracts'
import { fold, type Process } from '@hearback/journeys'

/**
 * Folds all facts of one journey of a workspace, in the order they were recorded. Pure: the same facts in any order
 * give the same journey. It throws when it cannot; the journey is then parked.
 */
export type FoldJourney = (workspaceId: number, facts: readonly Fact[]) => FoldedJourney

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

/** The fold of `@hearback/journeys` by the processes of the workspace. It throws for a process the workspace does not have. */
export const foldWith =
  (processesOf: ProcessesOf): FoldJourney =>
  (workspaceId, facts) => {
    const process = processesOf(workspaceId).get(processNamed(facts) ?? 'hiring')
    if (process === undefined) throw new UnknownProcess()
    return fold(facts, process)
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
