import type { Fault } from '@hearback/contracts'
import { type Appended, tokenOf } from '@hearback/event-log'
import { openShownNames } from './shown-name.ts'

export type IntakeCounts = { accepted: number; duplicates: number; conflicts: number; refused: number }

/** What became of an upload so far. Everything is counted; only the first faults and names are kept. */
export type Tally = {
  counts: IntakeCounts
  /** The first refused events and the first conflicts. */
  faults: Fault[]
  dropped: Set<string>
  /** Counts what the log did with a batch; `placeOf` tells where an event of the batch stood. */
  noteStored: (outcomes: readonly Appended[], placeOf: (index: number) => Place) => void
  noteRefused: (faults: readonly Fault[]) => void
  noteDropped: (names: readonly string[]) => void
  /** Where the log has to be read to so that all of it has been seen. */
  token: () => string
}

/** Where an event stood: its line, its row or its pointer. */
export type Place = Pick<Fault, 'line' | 'row' | 'pointer'>

/** The fault of an event whose id stands for another content already. */
export const conflictAt = (place: Place): Fault => ({
  ...place,
  rule: 'conflict',
  message: 'an event with this id is stored with another content',
})

const mostFaults = 100
const mostNames = 100

/** Opens a tally with nothing in it. */
export const openTally = (): Tally => {
  const counts: IntakeCounts = { accepted: 0, duplicates: 0, conflicts: 0, refused: 0 }
  const faults: Fault[] = []
  const dropped = new Set<string>()
  const shownName = openShownNames()
  const last = new Map<number, Appended>()
  const noteOutcome = (outcome: Appended, placeOf: () => Place): void => {
    if (outcome.outcome === 'appended') counts.accepted += 1
    else if (outcome.outcome === 'duplicate') counts.duplicates += 1
    else {
      counts.conflicts += 1
      if (faults.length < mostFaults) faults.push(conflictAt(placeOf()))
    }
    const before = last.get(outcome.bucket)
    if (before === undefined || before.position < outcome.position) last.set(outcome.bucket, outcome)
  }
  return {
    counts,
    faults,
    dropped,
    noteStored: (outcomes, placeOf) => {
      for (const [index, outcome] of outcomes.entries()) noteOutcome(outcome, () => placeOf(index))
    },
    noteRefused: (refused) => {
      counts.refused += 1
      for (const fault of refused) if (faults.length < mostFaults) faults.push(fault)
    },
    noteDropped: (names) => {
      for (const name of names) if (dropped.size < mostNames) dropped.add(shownName(name))
    },
    token: () => tokenOf([...last.values()]),
  }
}
