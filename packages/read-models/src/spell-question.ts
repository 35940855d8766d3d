import type { Day, Inclusion, WorkingDays } from '@hearback/contracts'
import type { Counts } from '@hearback/survival'

/** Which spells are counted, and how they are grouped. Everything but workspace, clock and asOf narrows. */
export type SpellQuestion = {
  workspaceId: number
  process: string
  /** One or more clocks of that process; `clock` in a key tells them apart. */
  clocks: readonly string[]
  /** Facts after this day are ignored. */
  asOf: Day
  /** Dimension name -> allowed values (any of them). Own dimensions of the workspace by their name too. */
  filters: Readonly<Record<string, readonly string[]>>
  /** cohort: entered in [from, to). period: at risk on calendar days in [from, to). Either end may be open. */
  basis: 'cohort' | 'period'
  from: Day | null
  to: Day | null
  /** A dimension name, 'cohort_week' (Monday's day) or 'cohort_month' (its first day). `clock` is always a key. */
  groupBy: readonly string[]
  inclusion: readonly Inclusion[]
  /** Every spell that reaches this age exits on that day with cause `assumed_closed`. */
  assumeClosedAfter: number | null
  resolution: 'day' | 'hour'
  /** By which days ages and `assumeClosedAfter` are counted; null = every day. Not together with hours. */
  workingDays: WorkingDays | null
}

/** The counted spells of one group. */
export type GroupCounts = {
  /** clock, and one entry per groupBy; null where the journey has no value. */
  key: Readonly<Record<string, string | null>>
  counts: Counts
  journeys: number
  /** Distinct contributors, and the journeys of the largest. Journeys without one count as one contributor. */
  contributors: number
  largestContributor: number
  spells: number
  running: number
  unusable: number
  undatedEnd: number
  reachedAfterEnding: number
  /** The last day known of any spell of the group, as of the question. */
  observedThrough: Day | null
}

/** All groups of one question. Causes are `cause`, or `cause/kind` where a kind is known (`answered/invited`). */
export type SpellCounts = {
  groups: readonly GroupCounts[]
  /** Parked journeys of the workspace and process that would have counted. */
  parkedJourneys: number
}
