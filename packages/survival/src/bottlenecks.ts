import { sum, valueAt } from './arrays.ts'
import {
  type BottleneckMeasures,
  type BottleneckOptions,
  bottleneckMeasures,
  type StageEvidence,
} from './bottleneck-measures.ts'
import { type JackknifeEstimate, jackknife, jackknifeDifference } from './jackknife.ts'

/** Ranks a stage may have: 1-2 where its potential cannot be told from that of another. */
export type RankRange = { from: number; to: number }

export type Bottleneck = Omit<
  BottleneckMeasures,
  'meanWait' | 'shareOfTime' | 'shareOfLoss' | 'potential'
> & {
  meanWait: JackknifeEstimate
  shareOfTime: JackknifeEstimate
  shareOfLoss: JackknifeEstimate
  potential: JackknifeEstimate
  /** By potential, the largest first; null where it is unknown. */
  rank: RankRange | null
}

/**
 * The measures of each stage with delete-a-group jackknife intervals, and its rank by potential, in the order of the
 * stages. `groups` are random groups of journeys, `evidence` what a sum of them says of each stage (see `jackknife`).
 * A stage is ahead of another only where the interval of the difference of their potentials lies above 0.
 */
export const bottlenecks = <Group>(
  groups: readonly Group[],
  add: (a: Group, b: Group) => Group,
  evidence: (whole: Group) => readonly StageEvidence[],
  options: BottleneckOptions & { confidence?: number },
): Bottleneck[] => {
  const { confidence = 0.95 } = options
  const whole = bottleneckMeasures(evidence(groups.reduce(add)), options)
  const estimated = jackknife(
    groups,
    add,
    (of) =>
      bottleneckMeasures(evidence(of), options).flatMap((stage) => JACKKNIFED.map((name) => stage[name])),
    confidence,
  )
  const estimateOf = (s: number, place: number) => valueAt(estimated, s * JACKKNIFED.length + place)
  const ranks = rankRanges(
    whole.map((_, s) => estimateOf(s, POTENTIAL)),
    confidence,
  )
  return whole.map((stage, s) => ({
    ...stage,
    meanWait: estimateOf(s, 0),
    shareOfTime: estimateOf(s, 1),
    shareOfLoss: estimateOf(s, 2),
    potential: estimateOf(s, POTENTIAL),
    rank: valueAt(ranks, s),
  }))
}

const JACKKNIFED = ['meanWait', 'shareOfTime', 'shareOfLoss', 'potential'] as const
const POTENTIAL = JACKKNIFED.indexOf('potential')

/**
 * The ranks each of some statistics of one jackknife may have, the largest first: from one more than are surely
 * larger to all but those surely smaller. Sure is a difference whose interval does not hold 0, or one without any
 * error. Statistics that are unknown have no rank and take none.
 */
export const rankRanges = (
  statistics: readonly JackknifeEstimate[],
  confidence = 0.95,
): (RankRange | null)[] => {
  const ranked = statistics.filter(({ estimate }) => estimate !== null)
  const surely = (larger: JackknifeEstimate, smaller: JackknifeEstimate) => {
    const { estimate, low, se } = jackknifeDifference(larger, smaller, confidence)
    return se === 0 ? (estimate ?? 0) > 0 : (low ?? 0) > 0
  }
  const count = (holds: (other: JackknifeEstimate) => boolean) =>
    sum(ranked.map((other) => (holds(other) ? 1 : 0)))
  return statistics.map((own) => {
    if (own.estimate === null) return null
    return {
      from: 1 + count((other) => surely(other, own)),
      to: ranked.length - count((other) => surely(own, other)),
    }
  })
}
