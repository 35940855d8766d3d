import type { DayText, Inclusion } from '@hearback/contracts'
import type { OwnLabels } from '@hearback/journeys'
import type { ActivityMapping } from './activities/mapping.ts'
import type { ReadEventOptions } from './json/read-event.ts'
import type { DateOrder } from './read-item.ts'

/** What a file is read with. What is left out is guessed, and the guess is said with its reason. */
export type ReadFileOptions = ReadEventOptions & {
  /** Today, in the workspace's zone: nothing dated later has happened. */
  today: DayText
  /** The day from which the journeys of the file were watched; null or left out: from their beginning. */
  observedFrom?: DayText | null
  /** The day up to which they were watched. */
  observedThrough?: DayText
  inclusion?: Inclusion
  /**
   * The time zone in whose days the facts of the file are to be told, where clock times are not kept. What is kept
   * then says as much as what was read, so that a fact is recognised when the file states it again.
   */
  daysIn?: string
  dateOrder?: DateOrder
  /** What labels mean to the workspace itself, in the process of the file; they go before the common ones. */
  labels?: OwnLabels
  /** What the activities of a log mean; what it leaves out is taken by its name. */
  mapping?: ActivityMapping
}
