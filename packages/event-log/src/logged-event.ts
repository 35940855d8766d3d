import type { Fact } from '@hearback/contracts'

/** An event of a journey as the log gives it back, upcast to today's shape. */
export type JourneyEvent = {
  tombstone: false
  bucket: number
  position: bigint
  workspaceId: number
  /** 32 hex digits. */
  journeyId: string
  fact: Fact
  /** The version of the catalogue it was written with. */
  schemaVersion: number
}

/**
 * A position at which nothing of a journey stands (any more): an erased event, or the note that a journey
 * of this bucket was erased. The note names no journey; which one it was can only be seen by its absence.
 */
export type Tombstone = {
  tombstone: true
  bucket: number
  position: bigint
  /** Set on the note, null on what was erased. */
  erasure: { workspaceId: number; recordedAt: number } | null
}

export type LoggedEvent = JourneyEvent | Tombstone
