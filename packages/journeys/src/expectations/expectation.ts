import type { Cause } from '@hearback/contracts'
import type { Signal, Subject } from '../types.ts'

export type ExpectationKind = 'wait' | 'order' | 'minutes' | 'longer_than_screening' | 'counted_back'

/**
 * A sentence somebody published about how long something takes, read as bounds that can be held against what is
 * observed. The phrase and its source stay beside the bounds: others may read it otherwise.
 */
export type Expectation = {
  /** `X01` */
  id: string
  phrase: string
  owedBy: 'employer' | 'candidate' | 'human_resources' | 'both'
  /** The document it is read from. */
  source: string
  /** Version of the reading; rises when a bound, an end or the clock changes. */
  reading: number
  subject: Subject
  kind: ExpectationKind
  /** Both ends: what it is counted from, and what is expected to come. */
  anchor: Signal
  targets: readonly Signal[]
  /** Bounds that still keep it, in days or (of a duration) minutes; null: no bound on that side. */
  minimum: number | null
  maximum: number | null
  /** Of a wait: the clock whose spells show it, and the causes by which one ends in what was expected. Else null. */
  clock: string | null
  met: readonly Cause[]
  /** Other expectations that bound the same thing otherwise. */
  contradicts: readonly string[]
}
