import type { ChangeGroup, GroupKey, StageInPeriod, TotalChange } from '@hearback/contracts'
import type { Flow, GroupCounts } from '@hearback/read-models'
import { type JackknifeEstimate, jackknifeOf } from '@hearback/survival'
import { clockOf, countsShown, type Estimating, splitByCause } from './estimating.ts'
import { differenceFrom, noLimitsReason, visitsFrom, waitFrom } from './jackknifed.ts'
import {
  type Change,
  changeBetween,
  type InPeriods,
  type StageChange,
  smaller,
  type Time,
} from './stage-changes.ts'
import { flowAmong } from './stage-flow.ts'
import { tauFor } from './stage-visits.ts'

/** The stages of one process in one group that may be shown of both periods, at least one, in the order of the process. */
export type StagesInPeriods = {
  /** What the groups are by, without the clock. */
  key: GroupKey
  stages: readonly InPeriods<GroupCounts>[]
  /** The random groups of the journeys, the same in both periods. */
  random: InPeriods<readonly Flow[]>
}

/**
 * What changed between two periods in the mean days of a journey, of the stages shown and no other, exactly: the parts
 * by longer or shorter visits and by more or fewer of them add up to the change. Intervals come from random groups of
 * journeys, each left out of both periods together.
 */
export const estimateChanges = (
  { key, stages, random }: StagesInPeriods,
  tau: number,
  estimating: Estimating,
): { groups: ChangeGroup[]; total: TotalChange } => {
  const clocks = stages.map(({ b }) => clockOf(b.key))
  const among = (flows: readonly Flow[]) => flowAmong(flows, clocks, { tau, segments: () => false })
  const [a, b] = [among(random.a), among(random.b)]
  const tausIn = (flow: typeof a) => flow.whole.stages.map(({ counts }) => tauFor(counts, tau, estimating))
  const [inA, inB] = [tausIn(a), tausIn(b)]
  const taus = clocks.map((_, s) => smaller(inA[s] ?? null, inB[s] ?? null))
  const whole = changeBetween(clocks, { a: a.whole, b: b.whole }, taus)
  const replicates = a.without.flatMap((lessA, g) => {
    const lessB = b.without[g]
    return lessB === undefined ? [] : [changeBetween(clocks, { a: lessA, b: lessB }, taus)]
  })
  const numbers = jackknifeOf(numbersOf(whole), replicates.map(numbersOf), estimating.band.confidence)
  return {
    groups: stages.map((stage, s) => ({
      ...shownOf(stage, numbers.slice(ofTotal + s * ofStage), estimating),
      tau: taus[s] ?? null,
      reason:
        reasonOf(whole.stages[s], taus[s] ?? null, estimating) ??
        noLimitsReason(numbers.slice(ofTotal + s * ofStage, ofTotal + (s + 1) * ofStage)),
    })),
    total: totalOf(key, numbers, totalReason(clocks, whole) ?? noLimitsReason(numbers.slice(0, ofTotal))),
  }
}

const ofTotal = 3
const ofStage = 6

/** Everything that has an interval, as one list. */
const numbersOf = ({ stages, before, after, change }: Change): (number | null)[] => [
  before,
  after,
  change,
  ...stages.flatMap(({ a, b, byDurations, byVisits }) => [
    a.visits,
    a.mean,
    b.visits,
    b.mean,
    byDurations,
    byVisits,
  ]),
]

const UNKNOWN = { estimate: null, low: null, high: null }

const totalOf = (
  key: GroupKey,
  numbers: readonly JackknifeEstimate[],
  reason: string | null,
): TotalChange => {
  const [before = UNKNOWN, after = UNKNOWN, change = UNKNOWN] = numbers
  return {
    key: { ...key },
    before: waitFrom(before),
    after: waitFrom(after),
    change: differenceFrom(change),
    reason,
  }
}

const shownOf = (
  { a, b }: InPeriods<GroupCounts>,
  numbers: readonly JackknifeEstimate[],
  estimating: Estimating,
): Omit<ChangeGroup, 'tau' | 'reason'> => {
  const [visitsA = UNKNOWN, meanA = UNKNOWN, visitsB = UNKNOWN, meanB = UNKNOWN, ...parts] = numbers
  const [byDurations = UNKNOWN, byVisits = UNKNOWN] = parts
  const inPeriod = (
    group: GroupCounts,
    visits: typeof visitsA,
    mean: typeof meanA,
  ): StageInPeriod & Pick<ChangeGroup, 'key' | 'clock_version'> => ({
    ...countsShown(group, splitByCause(group, estimating), estimating),
    visits: visitsFrom(visits),
    mean_days: waitFrom(mean),
  })
  const { key: _, clock_version: __, ...before } = inPeriod(a, visitsA, meanA)
  const { key, clock_version, ...after } = inPeriod(b, visitsB, meanB)
  return {
    key,
    clock_version,
    a: before,
    b: after,
    by_durations: differenceFrom(byDurations),
    by_visits: differenceFrom(byVisits),
  }
}

/** What is not known of a stage in a period: how often it is visited, or how long a visit that is made takes. */
const notKnownOf = ({ visits, mean }: Time): string | null => {
  if (visits === null) return 'its visits are not known'
  return visits === 0 || mean !== null ? null : 'nobody was seen moving on within tau'
}

const inEach = ({ a, b }: StageChange): { period: string; missing: string }[] =>
  (
    [
      ['period a', notKnownOf(a)],
      ['period b', notKnownOf(b)],
    ] as const
  ).flatMap(([period, missing]) => (missing === null ? [] : [{ period, missing }]))

const reasonOf = (
  stage: StageChange | undefined,
  tau: number | null,
  { fewestAtRisk }: Estimating,
): string | null => {
  if (tau === null) return `fewer than ${fewestAtRisk} waits were seen from their start`
  const missing = stage === undefined ? [] : inEach(stage)
  const alike = [...Map.groupBy(missing, (each) => each.missing)]
  return alike.length === 0
    ? null
    : alike
        .map(([what, where]) => `in ${where.map(({ period }) => period).join(' and in ')} ${what}`)
        .join('; ')
}

const totalReason = (clocks: readonly string[], { stages, change }: Change): string | null => {
  if (change !== null) return null
  const missing = clocks.flatMap((clock, s) => {
    const where = stages[s] === undefined ? [] : inEach(stages[s])
    return where.length === 0 ? [] : [`${clock} in ${where.map(({ period }) => period).join(' and in ')}`]
  })
  return `the days of ${missing.join(', ')} are not known, so no sum of all is`
}
