import {
  aalenJohansen,
  conditionalMeanOf,
  coveredTau,
  decomposeChange,
  type StageTime,
} from '@hearback/survival'
import { ADVANCED, type StageFlow } from './stage-flow.ts'
import { chainOf, visitsOf } from './stage-visits.ts'

export type InPeriods<Of> = { a: Of; b: Of }

/** How often a journey comes to a stage, and how long a visit that moves on takes; null where it is not known. */
export type Time = { visits: number | null; mean: number | null }

/** What one set of journeys says of a stage in each period, and how many days of the change are its. */
export type StageChange = InPeriods<Time> & { byDurations: number | null; byVisits: number | null }

export type Change = {
  stages: readonly StageChange[]
  before: number | null
  after: number | null
  change: number | null
}

/** The smaller one; the other where one is not known. */
export const smaller = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b)

/**
 * The change of E[T] = sum of visits x mean wait between two periods, and the parts of each stage. The waits of a
 * stage are looked at up to the same age in both, `taus`, or to where the follow-up of one of them ends earlier.
 */
export const changeBetween = (
  clocks: readonly string[],
  { a, b }: InPeriods<StageFlow>,
  taus: readonly (number | null)[],
): Change => {
  const usable = taus.map((tau, s) => smaller(reachOf(a, s, tau), reachOf(b, s, tau)))
  const [before, after] = [timesIn(a, clocks, usable), timesIn(b, clocks, usable)]
  const stages = clocks.map((_, s): StageChange => {
    const [timeA = NOT_KNOWN, timeB = NOT_KNOWN] = [before[s], after[s]]
    const part = decomposed([timeA], [timeB])
    return {
      a: timeA,
      b: timeB,
      byDurations: part?.durations[0] ?? null,
      byVisits: part?.visits[0] ?? null,
    }
  })
  const total = decomposed(before, after)
  return {
    stages,
    before: total?.before ?? null,
    after: total?.after ?? null,
    change: total?.change ?? null,
  }
}

const NOT_KNOWN: Time = { visits: null, mean: null }

const reachOf = ({ stages }: StageFlow, s: number, tau: number | null): number | null => {
  const stage = stages[s]
  return stage === undefined || tau === null ? null : coveredTau(aalenJohansen(stage.counts), tau)
}

const timesIn = (flow: StageFlow, clocks: readonly string[], taus: readonly (number | null)[]): Time[] => {
  const visits = visitsOf(chainOf(flow, clocks, taus), taus)
  return flow.stages.map(({ counts }, s) => {
    const upTo = taus[s] ?? null
    return {
      visits: visits[s] ?? null,
      mean: upTo === null ? null : conditionalMeanOf(counts, ADVANCED, upTo),
    }
  })
}

/** Null where the visits of a stage, or the length of one that is visited, are not known. */
const decomposed = (before: readonly Time[], after: readonly Time[]) => {
  const known = (times: readonly Time[]): StageTime[] =>
    times.flatMap(({ visits, mean }) => (visits === null ? [] : [{ visits, mean }]))
  const [a, b] = [known(before), known(after)]
  return a.length < before.length || b.length < after.length ? null : decomposeChange(a, b)
}
