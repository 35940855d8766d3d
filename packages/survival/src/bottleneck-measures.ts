import { type AalenJohansen, aalenJohansen } from './aalen-johansen.ts'
import { sum, valueAt } from './arrays.ts'
import { addCounts } from './combine-counts.ts'
import { conditionalMean, conditionalMeanOf, coveredTau, endedWithin } from './conditional-mean.ts'
import type { Counts } from './counts.ts'

/** A stage of a process. */
export type StageEvidence = {
  /** Expected visits of a journey; null = unknown. */
  visits: number | null
  /** Waits are looked at up to this age, or to the end of the follow-up where that is earlier; null = not at all. */
  tau: number | null
  /** Two halves of the journeys, parted by chance: what is chosen on one is measured on the other. */
  halves: readonly [StageHalf, StageHalf]
}

/** What half of the journeys did in a stage. */
export type StageHalf = {
  /** All its spells. */
  counts: Counts
  /**
   * Those of each segment that may be an example for the others, in the same order in both halves; not all spells
   * need be of one.
   */
  segments: readonly Counts[]
}

export type BottleneckOptions = {
  /** The cause that leads on. */
  advance: string
  /** The causes by which journeys are lost. */
  losses: readonly string[]
  /** A segment with fewer advances in either half is no example for others (5 unless given). */
  fewestAdvanced?: number
}

/** The segments a stage is held against. */
export type Examples = {
  /** How many segments could be compared. */
  compared: number
  /** The places of those in the fastest quarter of either half, first those of both; none where fewer than two could be compared. */
  best: readonly number[]
  /** m_s of the best of one half taken together, as measured on the other; the mean of both ways. */
  bestMean: number | null
}

export type BottleneckMeasures = {
  visits: number | null
  /** The tau used; null where nobody is followed. */
  tau: number | null
  /** m_s = E[W_s | advance within tau] */
  meanWait: number | null
  /** visits x m_s as a share of the sum over all stages. */
  shareOfTime: number | null
  /** F_k(tau) of each cause of loss, for a visit, in the order asked for. */
  lost: readonly (number | null)[]
  /** 1 - F_advance(tau): lost, gone elsewhere or still waiting. */
  notAdvanced: number | null
  /** visits x all that is lost as a share of the sum over all stages. */
  shareOfLoss: number | null
  /** Units of E[T] = sum of visits x m_s saved if the stage had the curve of its best quartile of segments; below 0, none would be. */
  potential: number | null
  examples: Examples
}

/**
 * What each stage costs, in time and in journeys, and what could be gained there. Advances are weighed by
 * Aalen-Johansen, so that those still waiting count. Visits are given: the entries of a journey as expected in the
 * end (`expectedVisits` gives them), as counting those seen so far would make late stages of running journeys too few.
 *
 * potential = visits (m_s - m_best), m_best of the counts of the fastest quarter of segments (rounded up) taken
 * together; the number of visits is held fixed. Whoever was fastest was lucky too: chosen and measured on the same
 * journeys, segments that are all alike would promise a gain. So the quarter is chosen on one half of the journeys,
 * m_s and m_best are measured on the other, then the other way round, and the two are averaged. It is about 0 where
 * segments are alike, and below 0 as often as above. What it says is what the quarter that half of the journeys can
 * tell would gain: where they cannot tell the really fastest, that is less than these would.
 *
 * Compared are segments that in each half are followed to the stage's tau with enough advances; null where they are
 * fewer than two, or a half of the stage is not followed so far. An empty segment changes nothing. Shares are null
 * where a visited stage is unknown.
 *
 * Source: Chernozhukov, Chetverikov, Demirer, Duflo, Hansen, Newey, Robins (2018), Econometrics Journal 21, C1-C68,
 * definition 3.1 (cross-fitting), of a sample split in two.
 */
export const bottleneckMeasures = (
  stages: readonly StageEvidence[],
  options: BottleneckOptions,
): BottleneckMeasures[] => {
  const measured = stages.map((stage) => measure(stage, options))
  const times = measured.map(({ visits, meanWait }) => product(visits, meanWait))
  const losses = measured.map(({ visits, lost }) => product(visits, sumOrNull(lost)))
  const totalTime = sumOrNull(times)
  const totalLoss = sumOrNull(losses)
  return measured.map((stage, s) => ({
    ...stage,
    shareOfTime: quotient(valueAt(times, s), totalTime),
    shareOfLoss: quotient(valueAt(losses, s), totalLoss),
  }))
}

const measure = ({ visits, tau: asked, halves }: StageEvidence, options: BottleneckOptions) => {
  const [one, other] = halves
  const curve = aalenJohansen(addCounts(one.counts, other.counts))
  const tau = asked === null ? null : coveredTau(curve, asked)
  const meanWait = tau === null ? null : meanOf(curve, options.advance, tau)
  const ended = (cause: string) => (tau === null ? null : incidenceOf(curve, cause, tau))
  const advanced = ended(options.advance)
  const { saved, ...examples } = tau === null ? NO_EXAMPLES : examplesAmong(halves, options, tau)
  return {
    visits,
    tau,
    meanWait,
    lost: options.losses.map(ended),
    notAdvanced: advanced === null ? null : Math.max(0, 1 - advanced),
    potential: visits === 0 ? 0 : product(visits, saved),
    examples,
  }
}

type Saving = Examples & {
  /** m_s - m_best, each of the half the best were not chosen on; the mean of both ways. */
  saved: number | null
}

const NO_EXAMPLES: Saving = { compared: 0, best: [], bestMean: null, saved: null }

const examplesAmong = (halves: StageEvidence['halves'], options: BottleneckOptions, tau: number): Saving => {
  const meanIn = (counts: Counts) => conditionalMeanOf(counts, options.advance, tau)
  const stage = meanOrNull(halves.map(({ counts }) => meanIn(counts)))
  const compared = comparable(halves, options, tau)
  if (stage === null) return NO_EXAMPLES
  if (compared.length < 2) return { ...NO_EXAMPLES, compared: compared.length }
  const [chosenOnOne, chosenOnOther] = [fastest(compared, 0), fastest(compared, 1)]
  const measuredOn = ({ segments }: StageHalf, places: readonly number[]) =>
    meanIn(places.map((place) => valueAt(segments, place)).reduce(addCounts))
  const bestMean = meanOrNull([measuredOn(halves[1], chosenOnOne), measuredOn(halves[0], chosenOnOther)])
  const inBoth = chosenOnOne.filter((place) => chosenOnOther.includes(place))
  return {
    compared: compared.length,
    best: [...new Set([...inBoth, ...chosenOnOne, ...chosenOnOther])],
    bestMean,
    saved: bestMean === null ? null : stage - bestMean,
  }
}

/** A segment by its place, with its mean wait in each half. */
type Compared = { place: number; means: readonly number[] }

/** Those that both halves know well enough. */
const comparable = (
  [one, other]: StageEvidence['halves'],
  { advance, fewestAdvanced = 5 }: BottleneckOptions,
  tau: number,
): Compared[] =>
  one.segments.flatMap((segment, place) => {
    const means = [segment, valueAt(other.segments, place)].flatMap((counts) => {
      const advances = sum((counts.exits[counts.causes.indexOf(advance)] ?? []).slice(0, tau + 1))
      return advances < fewestAdvanced ? [] : (conditionalMeanOf(counts, advance, tau) ?? [])
    })
    return means.length < 2 ? [] : [{ place, means }]
  })

/** The places of the fastest quarter by one half. */
const fastest = (compared: readonly Compared[], half: number): number[] =>
  compared
    .toSorted((a, b) => valueAt(a.means, half) - valueAt(b.means, half))
    .slice(0, Math.ceil(compared.length / 4))
    .map(({ place }) => place)

const meanOrNull = (values: readonly (number | null)[]): number | null =>
  quotient(sumOrNull(values), values.length)

const meanOf = (curve: AalenJohansen, cause: string, tau: number): number | null => {
  const k = curve.causes.indexOf(cause)
  return k < 0 ? null : conditionalMean(curve, k, tau)
}

/** F of a cause by its name: 0 of one that never was. */
const incidenceOf = (curve: AalenJohansen, cause: string, tau: number): number | null => {
  const k = curve.causes.indexOf(cause)
  return k < 0 ? 0 : endedWithin(curve, k, tau)
}

/** visits x what one costs: nothing where there are none, whatever one would have cost. */
const product = (visits: number | null, each: number | null): number | null => {
  if (visits === 0) return 0
  return visits === null || each === null ? null : visits * each
}

const sumOrNull = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null)
  return known.length < values.length ? null : sum(known)
}

const quotient = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole
