import type { Fact } from '@hearback/contracts'
import type { JourneyEvent } from '@hearback/event-log'
import { addChanges, type Changes } from './difference.ts'
import { type FoldJourney, parkingError } from './fold-journey.ts'
import { type JourneyPlace, type JourneyRows, parkedRow, rowsOf } from './rows.ts'
import type { BucketSegment } from './write-changes.ts'

/** What the steps of one transaction come to before it is written. */
export type Gathered = {
  changes: Changes
  /** By bucket and id, so that a segment is written once per transaction. */
  segments: Map<string, BucketSegment>
  journeys: number
  parked: number
}

/** All events of some journeys of one bucket, up to position `upTo`, and the rows held of those seen before. */
export type Refold = {
  bucket: number
  upTo: bigint
  events: Iterable<JourneyEvent>
  stored: ReadonlyMap<string, JourneyRows>
}

const byJourney = (events: Iterable<JourneyEvent>): Map<string, { workspaceId: number; facts: Fact[] }> => {
  const journeys = new Map<string, { workspaceId: number; facts: Fact[] }>()
  for (const { journeyId, workspaceId, fact } of events) {
    const known = journeys.get(journeyId)
    if (known === undefined) journeys.set(journeyId, { workspaceId, facts: [fact] })
    else known.facts.push(fact)
  }
  return journeys
}

/**
 * Folds journeys from all their events and gathers what changes in their rows. One that cannot be folded is
 * parked: its spells and findings stay those of the last fold that worked.
 */
export const refold = (
  { bucket, upTo, events, stored }: Refold,
  fold: FoldJourney,
  gathered: Gathered,
): void => {
  for (const [journeyId, { workspaceId, facts }] of byJourney(events)) {
    const before = stored.get(journeyId)
    const place = { bucket, journeyId, workspaceId, events: facts.length }
    gathered.journeys += 1
    try {
      const { rows, segment } = rowsOf(place, fold(workspaceId, facts))
      gathered.segments.set(`${bucket} ${segment.segment_id}`, { ...segment, bucket })
      addChanges(gathered.changes, before, rows)
    } catch (error) {
      gathered.parked += 1
      addChanges(gathered.changes, before, parkedRows(place, before, facts, error, upTo))
    }
  }
}

const parkedRows = (
  place: JourneyPlace,
  before: JourneyRows | undefined,
  facts: readonly Fact[],
  error: unknown,
  at: bigint,
): JourneyRows => {
  const parking = { error: parkingError(error, facts), at, process: facts[0]?.process ?? 'hiring' }
  return {
    journey: parkedRow(place, parking, before?.journey),
    spells: before?.spells ?? [],
    findings: before?.findings ?? [],
    measures: before?.measures ?? [],
  }
}
