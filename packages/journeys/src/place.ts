import type { OpenInterview } from './interviews.ts'
import type { LabelMeaning } from './labels.ts'
import type { DatedFact } from './order.ts'
import type { Process } from './types.ts'

/** What a fact says about the place of a journey, read once before any rule takes it. */
export type Reading = {
  fact: DatedFact
  /** The meaning of the label of a stage_entered, else null. */
  label: LabelMeaning | null
  /** It says an offer was accepted. */
  acceptance: boolean
  /** It answers an offer nobody recorded, so the offer is reached by it. */
  impliesOffer: boolean
}

/**
 * The place of a journey in its process: what the facts taken so far say about its stage. One rule of each process
 * keeps it (see `Process.rule`).
 */
export type Place = {
  /** Take a fact. */
  take: (reading: Reading) => void
  /** Forget what was taken: after reopening by a fact only facts since count for the stage. */
  forget: () => void
  /** The stage that fits by now, or null. */
  stage: () => string | null
}

export type MakePlace = (process: Process, open: OpenInterview[]) => Place
