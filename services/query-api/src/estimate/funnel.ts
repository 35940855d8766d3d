import type { FunnelCell, FunnelGroup } from '@hearback/contracts'
import type { GroupCounts } from '@hearback/read-models'
import {
  type AalenJohansen,
  type Counts,
  followedTo,
  incidenceAt,
  isComplete,
  isMatureAt,
  mergeCauses,
} from '@hearback/survival'
import type { EstimatedMeasure } from './as-documented.ts'
import { curveOf } from './curve.ts'
import { clockOf, countsShown, daysFrom, type Estimating, splitByCause } from './estimating.ts'

/** A funnel before the differences to other tools are put in words, of what may be shown. */
export type EstimatedFunnel = Omit<FunnelGroup, 'as_documented'> & { as_documented?: EstimatedMeasure[] }

/**
 * How many of a stage move on within each horizon: F_advanced of all that entered it, those still there counted for
 * as long as they were followed. A cell is mature when every one of them has ended or was followed that long: only
 * then is it plain counting that nothing later changes.
 */
export const estimateFunnel = (
  group: GroupCounts,
  horizonDays: readonly number[],
  estimating: Estimating,
): EstimatedFunnel => {
  const counts = splitByCause(group, estimating)
  const [onwards = ''] = estimating.definitionOf(clockOf(group.key)).listed
  // Who leaves the last stage for the first day of work has moved on like anybody.
  const moving = mergeCauses(counts.byCause, { hired: onwards })
  const curve = curveOf(moving, estimating)
  return {
    ...countsShown(group, counts, estimating),
    given_waiting_at: curve.start === 0 ? null : daysFrom(curve.start, estimating),
    cells: horizonDays.map((days) => cellAt({ counts: moving, curve, onwards }, days, estimating)),
  }
}

type Stage = { counts: Counts; curve: AalenJohansen; onwards: string }

const cellAt = ({ counts, curve, onwards }: Stage, days: number, estimating: Estimating): FunnelCell => {
  const age = days * estimating.unitsPerDay
  const place = counts.causes.indexOf(onwards)
  const seen = !estimating.onlyDrawn || (age >= curve.start && age <= curve.last) || isComplete(curve)
  const converted = (counts.exits[place] ?? []).slice(0, age + 1)
  return {
    days,
    mature: isMatureAt(counts, age),
    conversion: incidenceAt(curve, place, age, estimating.band),
    converted: seen ? converted.reduce((sum, exits) => sum + exits, 0) : null,
    followed: seen ? followedTo(counts, age) : null,
  }
}
