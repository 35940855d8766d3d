import type { Day, FoldedJourney } from '@hearback/contracts'
import { type Segment, segmentOf } from './segment.ts'

/** Rows carry the names of their columns. Days are day numbers, instants milliseconds, ids as the log gives them. */
export type JourneyRow = {
  bucket: number
  journey_id: string
  workspace_id: number
  process: string
  segment_id: bigint | null
  contributor: string | null
  stage: string | null
  stage_since: Day | null
  ended: string | null
  first_day: Day | null
  last_day: Day | null
  observed_from: Day | null
  observed_through: Day | null
  observed_stated: boolean
  inclusion: string
  events: number
  parked_error: string | null
  parked_at: bigint | null
}

export type SpellRow = {
  bucket: number
  journey_id: string
  clock: string
  visit: number
  workspace_id: number
  process: string
  segment_id: bigint
  contributor: string | null
  inclusion: string
  entered_day: Day
  first_seen_day: Day
  exit_day: Day | null
  entered_at: number | null
  exit_at: number | null
  cause: string | null
  kind: string | null
  observed_through: Day | null
  observed_stated: boolean
}

export type FindingRow = {
  bucket: number
  journey_id: string
  number: number
  workspace_id: number
  process: string
  segment_id: bigint
  inclusion: string
  clock: string | null
  rule: string
  day: Day
  event_type: string | null
}

export type MeasureRow = {
  bucket: number
  journey_id: string
  expectation: string
  visit: number
  from_day: Day
  workspace_id: number
  process: string
  segment_id: bigint
  contributor: string | null
  inclusion: string
  anchored_day: Day
  until_day: Day | null
  outcome: string
  value: number | null
  observed_stated: boolean
}

/** All that a projection holds about one journey. */
export type JourneyRows = {
  journey: JourneyRow
  spells: SpellRow[]
  findings: FindingRow[]
  measures: MeasureRow[]
}

/** Where a journey stands in the log: its bucket, workspace and how many of its events have been folded. */
export type JourneyPlace = { bucket: number; journeyId: string; workspaceId: number; events: number }

/** What the rows of one journey have in common. */
const sharedOf = (place: JourneyPlace, folded: FoldedJourney, segment: Segment) => ({
  bucket: place.bucket,
  journey_id: place.journeyId,
  workspace_id: place.workspaceId,
  process: folded.process,
  segment_id: segment.segment_id,
  inclusion: folded.inclusion,
})

/** The rows of a folded journey and the segment they belong to. */
export const rowsOf = (
  place: JourneyPlace,
  folded: FoldedJourney,
): { rows: JourneyRows; segment: Segment } => {
  const segment = segmentOf(place.workspaceId, folded.attributes)
  const shared = sharedOf(place, folded, segment)
  const { contributor, observedStated } = folded
  const spells = folded.spells.map((spell) => ({
    ...shared,
    contributor,
    clock: spell.clock,
    visit: spell.visit,
    entered_day: spell.enteredOn,
    first_seen_day: spell.firstSeenOn,
    exit_day: spell.exitedOn,
    entered_at: spell.enteredAt,
    exit_at: spell.exitedAt,
    cause: spell.cause,
    kind: spell.kind,
    observed_through: spell.observedThrough,
    observed_stated: observedStated,
  }))
  const findings = folded.findings.map(({ clock, rule, day, eventType }, index) => ({
    ...shared,
    number: index + 1,
    clock,
    rule,
    day,
    event_type: eventType,
  }))
  const measures = measureRows(shared, folded)
  return { rows: { journey: journeyRow(shared, place, folded), spells, findings, measures }, segment }
}

const measureRows = (
  shared: ReturnType<typeof sharedOf>,
  { measures, contributor, observedStated }: FoldedJourney,
): MeasureRow[] =>
  measures.map(({ expectation, visit, anchoredOn, from, until, outcome, value }) => ({
    ...shared,
    contributor,
    expectation,
    visit,
    anchored_day: anchoredOn,
    from_day: from,
    until_day: until,
    outcome,
    value,
    observed_stated: observedStated,
  }))

const journeyRow = (
  shared: ReturnType<typeof sharedOf>,
  { events }: JourneyPlace,
  folded: FoldedJourney,
): JourneyRow => ({
  ...shared,
  contributor: folded.contributor,
  stage: folded.stage,
  stage_since: folded.stageSince,
  ended: folded.ended,
  first_day: folded.firstDay,
  last_day: folded.lastDay,
  observed_from: folded.observedFrom,
  observed_through: folded.observedThrough,
  observed_stated: folded.observedStated,
  events,
  parked_error: null,
  parked_at: null,
})

/** Why a journey was set aside, and the position of the bucket at which that happened. */
export type Parking = { error: string; at: bigint; process: string }

/**
 * The row of a journey that could not be folded: what was known of it before stays (its spells too),
 * a journey never folded has nothing but its process.
 */
export const parkedRow = (
  place: JourneyPlace,
  parking: Parking,
  before: JourneyRow | undefined,
): JourneyRow => ({
  ...(before ?? blankRow(place, parking.process)),
  events: place.events,
  parked_error: parking.error,
  parked_at: parking.at,
})

const blankRow = ({ bucket, journeyId, workspaceId, events }: JourneyPlace, process: string): JourneyRow => ({
  bucket,
  journey_id: journeyId,
  workspace_id: workspaceId,
  process,
  segment_id: null,
  contributor: null,
  stage: null,
  stage_since: null,
  ended: null,
  first_day: null,
  last_day: null,
  observed_from: null,
  observed_through: null,
  observed_stated: false,
  inclusion: 'prospective',
  events,
  parked_error: null,
  parked_at: null,
})
