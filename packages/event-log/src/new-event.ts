import type { Attributes, EventDetail, EventType, Party, Precision } from '@hearback/contracts'

/** An event ready to be appended: valid, ids pseudonymised, the day resolved in the workspace's zone. */
export type NewEvent = {
  workspaceId: number
  /** 16 bytes as 32 hex digits: the keyed pseudonym of the journey (it includes the workspace). */
  journeyId: string
  /** 16 bytes as 32 hex digits: the pseudonym of the given event id, or of the content where none was given. */
  eventId: string
  type: EventType
  process: string
  precision: Precision
  /** Day number; null when precision is 'unknown'. */
  day: number | null
  latestDay: number | null
  /** Milliseconds since 1970; only when precision is 'instant'. */
  instant: number | null
  by: Party | null
  detail: EventDetail
  attributes: Attributes
  /** 32 hex digits, or null. */
  contributor: string | null
}

/** What became of one event, in the order given. `position` is that of the original for a duplicate or a conflict. */
export type Appended = { outcome: 'appended' | 'duplicate' | 'conflict'; bucket: number; position: bigint }
