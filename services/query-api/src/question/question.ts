import type {
  Basis,
  Calendar,
  Day,
  DefinitionName,
  Inclusion,
  IntervalKind,
  KnownAt,
  Resolution,
  WorkingDays,
} from '@hearback/contracts'

/** Which spells are asked about, with every default filled in. Days are day numbers. */
export type Question = {
  process: string
  clocks: readonly string[]
  /** Dimension name -> allowed values. */
  filters: Readonly<Record<string, readonly string[]>>
  basis: Basis
  from: Day | null
  to: Day | null
  asOf: Day
  /** Dimensions, cohort_week and cohort_month; every clock is a group of its own anyway. */
  groupBy: readonly string[]
  /** Dimensions and cohorts within whose values groups are compared. */
  stratifyBy: readonly string[]
  inclusion: readonly Inclusion[]
  /** Whose measure is answered with beside ours. */
  definition: DefinitionName
  assumeClosedAfterDays: number | null
  resolution: Resolution
  /** The days that count in working days; null = every day does. */
  workingDays: WorkingDays | null
  interval: IntervalKind
  confidence: number
  /** Only what was known then counts; null = all that is known. */
  knownAt: KnownAt | null
  /** Dimensions by which the segments of a group are held against each other; only of questions that do so. */
  segmentBy?: readonly string[]
}

/** What is asked of a distribution. */
export type DistributionAsked = { horizonDays: readonly number[]; shares: readonly number[]; tau: number }

/** What somebody who waits asks. */
export type WaitAsked = { waitedDays: number; withinDays: number }

/** Which days of a wait count. */
export const calendarOf = ({ workingDays }: Pick<Question, 'workingDays'>): Calendar =>
  workingDays === null ? 'days' : 'business'

/** Ages are counted in days, or in hours. */
export const unitsPerDay = ({ resolution }: Pick<Question, 'resolution'>): number =>
  resolution === 'hour' ? 24 : 1
