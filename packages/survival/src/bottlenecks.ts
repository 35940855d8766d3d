import { sum, valueAt } from './arrays.ts'
import {
  type BottleneckMeasures,
  type BottleneckOptions,
  bottleneckMeasures,
  type StageEvidence,
} from './bottleneck-measures.ts'
import { UNKNOWN } from './intervals.ts'
import { type JackknifeEstimate, jackknifeDifference, jackknifeOf } from './jackknife.ts'

/** Ranks a stage may have: 1-2 where its potential cannot be told from that of another. */
export type RankRange = { from: number; to: number }

type Jackknifed = (typeof JACKKNIFED)[number]

export type Bottleneck = Omit<BottleneckMeasures, Jackknifed | 'lost'> &
  Record<Jackknifed, JackknifeEstimate> & {
    lost: readonly JackknifeEstimate[]
    /** By potential, the largest first; null where it is unknown, and of a stage nobody comes to. */
    rank: RankRange | null
  }

/**
 * The measures of each stage with delete-a-group jackknife intervals, and its rank by potential, in the order of the
 * stages. `whole` is the evidence of all journeys, `without[g]` that of all but the random group g, of the same
 * stages in the same order. A stage is ahead of another only where the interval of the difference of their
 * potentials lies above 0. A stage nobody comes to could save nothing for certain, and takes no place among the others.
 */
export const bottlenecks = (
  whole: readonly StageEvidence[],
  without: readonly (readonly StageEvidence[])[],
  { confidence = 0.95, ...options }: BottleneckOptions & { confidence?: number },
): Bottleneck[] => {
  const measured = bottleneckMeasures(whole, options)
  const replicates = without.map((evidence) => bottleneckMeasures(evidence, options).map(numbersOf))
  const stages = measured.map((stage, s) => {
    const estimates = jackknifeOf(
      numbersOf(stage),
      replicates.map((stages) => valueAt(stages, s)),
      confidence,
    )
    const estimateOf = (name: Jackknifed) => valueAt(estimates, JACKKNIFED.indexOf(name))
    return {
      ...stage,
      visits: estimateOf('visits'),
      meanWait: estimateOf('meanWait'),
      shareOfTime: estimateOf('shareOfTime'),
      notAdvanced: estimateOf('notAdvanced'),
      shareOfLoss: estimateOf('shareOfLoss'),
      potential: estimateOf('potential'),
      lost: estimates.slice(JACKKNIFED.length),
    }
  })
  const ranks = rankRanges(
    stages.map(({ visits, potential }) => (visits.estimate === 0 ? { ...potential, ...UNKNOWN } : potential)),
    confidence,
  )
  return stages.map((stage, s) => ({ ...stage, rank: valueAt(ranks, s) }))
}

const JACKKNIFED = ['visits', 'meanWait', 'shareOfTime', 'notAdvanced', 'shareOfLoss', 'potential'] as const

/** Everything of a stage that has an interval, as one list. */
const numbersOf = (stage: BottleneckMeasures): (number | null)[] => [
  ...JACKKNIFED.map((name) => stage[name]),
  ...stage.lost,
]

/** Sums in another order differ by less. */
const ROUNDING = 1e-9

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
    return ((se === 0 ? estimate : low) ?? 0) > ROUNDING
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
