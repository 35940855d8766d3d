import type { BottleneckGroup } from '@hearback/contracts'
import { type Flow, type GroupCounts, segmentValues } from '@hearback/read-models'
import { type Bottleneck, bottlenecks, type StageEvidence, type StageHalf } from '@hearback/survival'
import { clockOf, countsShown, type Estimating, splitByCause } from './estimating.ts'
import { differenceFrom, noLimitsReason, shareFrom, visitsFrom, waitFrom } from './jackknifed.ts'
import { ADVANCED, flowAmong, type HalvedFlow, NO_SPELLS, type StageFlow } from './stage-flow.ts'
import { type Chain, chainOf, tauFor, visitsOf } from './stage-visits.ts'

/** The stages of one process in one group, as far as they may be shown, and how journeys move among them. */
export type StagesSeen = {
  /** In the order of the process. */
  stages: readonly GroupCounts[]
  /** The random groups of the same journeys. */
  random: readonly Flow[]
  /** Whether a segment of a stage, by the values of its dimensions, may be shown and so be an example. */
  mayBeExample: (clock: string, values: readonly string[]) => boolean
}

export type BottlenecksAsked = {
  tau: number
  segmentBy: readonly string[]
  /** Causes that leave a stage for another one or an earlier one: nothing is lost by them. */
  moves: ReadonlySet<string>
}

/** What is known of a set of journeys, and the chain that follows from it. */
type Known = { flow: HalvedFlow; chain: Chain | null }

/** The flow among the stages shown, of all journeys and without each random group; up to which day each is looked at. */
export type Followed = {
  clocks: readonly string[]
  tau: number
  taus: readonly (number | null)[]
  whole: Known
  without: readonly Known[]
}

export const follow = (
  { stages, random, mayBeExample }: StagesSeen,
  tau: number,
  estimating: Estimating,
): Followed => {
  const clocks = stages.map(({ key }) => clockOf(key))
  const segments = (clock: string, name: string) => name !== '' && mayBeExample(clock, segmentValues(name))
  const { whole, without } = flowAmong(random, clocks, { tau, segments })
  const taus = whole.stages.map(({ counts }) => tauFor(counts, tau, estimating))
  const known = (flow: HalvedFlow): Known => ({ flow, chain: chainOf(flow, clocks, taus) })
  return { clocks, tau, taus, whole: known(whole), without: without.map(known) }
}

/**
 * What each stage costs in days and in journeys, and what could be gained there, of the stages shown and no other,
 * with intervals from random groups of journeys.
 */
export const estimateBottlenecks = (
  { stages }: Pick<StagesSeen, 'stages'>,
  followed: Followed,
  asked: BottlenecksAsked,
  estimating: Estimating,
): BottleneckGroup[] => {
  const { whole, without, taus } = followed
  const segments = whole.flow.stages.map((stage) => [...stage.segments.keys()].toSorted())
  const losses = lossesIn(whole.flow, asked.moves)
  const evidence = (of: Known) => evidenceOf(of, taus, segments)
  const found = bottlenecks(evidence(whole), without.map(evidence), {
    advance: ADVANCED,
    losses,
    confidence: estimating.band.confidence,
  })
  const unknown = followed.clocks.filter(
    (_, s) => found[s]?.meanWait.estimate === null && found[s].visits.estimate !== 0,
  )
  return stages.flatMap((group, s) => {
    const stage = found[s]
    if (stage === undefined) return []
    return [
      {
        ...shownOf(group, stage, { losses, segments: segments[s] ?? [], asked, estimating }),
        reason: reasonFor(stage, clockOf(group.key), { unknown, asked, estimating }),
      },
    ]
  })
}

const evidenceOf = (
  { flow, chain }: Known,
  taus: readonly (number | null)[],
  segments: readonly (readonly string[])[],
): StageEvidence[] => {
  const visits = visitsOf(chain, taus)
  const [even, odd] = flow.halves
  return flow.stages.map((_, s) => ({
    visits: visits[s] ?? null,
    tau: taus[s] ?? null,
    halves: [halfOf(even, s, segments[s] ?? []), halfOf(odd, s, segments[s] ?? [])],
  }))
}

/** A segment none of whose journeys are in the half keeps its place. */
const halfOf = ({ stages }: StageFlow, s: number, segments: readonly string[]): StageHalf => {
  const { counts = NO_SPELLS, segments: bySegment } = stages[s] ?? {}
  return { counts, segments: segments.map((name) => bySegment?.get(name) ?? NO_SPELLS) }
}

/** Every cause met that neither leads on nor moves a journey to another stage. */
const lossesIn = ({ stages }: StageFlow, moves: ReadonlySet<string>): string[] =>
  [...new Set(stages.flatMap(({ counts }) => counts.causes))]
    .filter((cause) => cause !== ADVANCED && !moves.has(cause))
    .toSorted()

type Telling = {
  losses: readonly string[]
  segments: readonly string[]
  asked: BottlenecksAsked
  estimating: Estimating
}

const shownOf = (
  group: GroupCounts,
  stage: Bottleneck,
  { losses, segments, asked, estimating }: Telling,
): Omit<BottleneckGroup, 'reason'> => {
  const counts = splitByCause(group, estimating)
  const met = new Set(counts.byCause.causes)
  const { compared, best, bestMean } = stage.examples
  const keyOf = (name: string) => {
    const values = segmentValues(name)
    return Object.fromEntries(asked.segmentBy.map((dimension, d) => [dimension, values[d] ?? null]))
  }
  return {
    ...countsShown(group, counts, estimating),
    tau: stage.tau,
    visits: visitsFrom(stage.visits),
    mean_days: waitFrom(stage.meanWait),
    share_of_time: shareFrom(stage.shareOfTime),
    not_advanced: shareFrom(stage.notAdvanced),
    lost: Object.fromEntries(
      losses.flatMap((cause, k) => {
        const lost = stage.lost[k]
        return lost === undefined || !met.has(cause) ? [] : [[cause, shareFrom(lost)]]
      }),
    ),
    share_of_loss: shareFrom(stage.shareOfLoss),
    potential: differenceFrom(stage.potential),
    rank: stage.rank,
    best: {
      compared,
      segments: best.flatMap((place) => (segments[place] === undefined ? [] : [keyOf(segments[place])])),
      mean_days: bestMean,
    },
  }
}

type Reasoning = { unknown: readonly string[]; asked: BottlenecksAsked; estimating: Estimating }

/** In words without numbers of journeys: those stand beside it, as exact as the reader may see them. */
const reasonFor = (
  { tau, meanWait, visits, shareOfTime, potential, examples }: Bottleneck,
  clock: string,
  { unknown, asked, estimating }: Reasoning,
): string | null => {
  const others = unknown.filter((other) => other !== clock)
  const reasons = [
    tau === null ? `fewer than ${estimating.fewestAtRisk} waits were seen from their start` : null,
    tau !== null && meanWait.estimate === null ? 'nobody was seen moving on within tau' : null,
    visits.estimate === null
      ? 'visits are not known where a stage on the way cannot be followed from its start'
      : null,
    visits.estimate === 0 ? 'no rank, as nobody was seen coming to it' : null,
    shareOfTime.estimate === null && others.length > 0
      ? `no share of time, as the mean wait of ${others.join(', ')} is not known`
      : null,
    potential.estimate === null && meanWait.estimate !== null && examples.bestMean === null
      ? notCompared(asked.segmentBy)
      : null,
    noLimitsReason([meanWait, visits, shareOfTime, potential]),
  ].filter((reason) => reason !== null)
  return reasons.length === 0 ? null : reasons.join('; ')
}

const notCompared = (segmentBy: readonly string[]): string =>
  segmentBy.length === 0
    ? 'no potential, as no segments are compared; set segment_by to a dimension with two or more values (GET /v1/dimensions lists them)'
    : `no potential, as fewer than two segments can be compared by ${segmentBy.join(' and ')}: they have to be large enough to be shown and, in each random half of the journeys, with enough that moved on and followed as long as the stage; set segment_by to another dimension with such values (GET /v1/dimensions lists them)`
