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
  /** All its spells. */
  counts: Counts
  /** Those of each segment that may be an example for the others; not all spells need be of one. */
  segments: readonly Counts[]
}

export type BottleneckOptions = {
  /** The cause that leads on. */
  advance: string
  /** The causes by which journeys are lost. */
  losses: readonly string[]
  /** A segment with fewer advances is no example for others (5 unless given). */
  fewestAdvanced?: number
}

/** The segments a stage is held against. */
export type Examples = {
  /** How many segments could be compared. */
  compared: number
  /** The places of those in the fastest quarter, the fastest first; none where fewer than two could be compared. */
  best: readonly number[]
  /** m_s of the best taken together. */
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
  /** Units of E[T] = sum of visits x m_s saved if the stage had the curve of its best quartile of segments. */
  potential: number | null
  examples: Examples
}

/**
 * What each stage costs, in time and in journeys, and what could be gained there. Advances are weighed by
 * Aalen-Johansen, so that those still waiting count. Visits are given: the entries of a journey as expected in the
 * end (`expectedVisits` gives them), as counting those seen so far would make late stages of running journeys too few.
 *
 * potential = visits (m_s - m_best), m_best of the counts of the fastest quarter of segments (rounded up) taken
 * together. Compared are segments that are followed to the stage's tau with enough advances; null where they are
 * fewer than two. An empty segment changes nothing. The number of visits is held fixed. Shares are null where a
 * visited stage is unknown.
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

const measure = ({ visits, tau: asked, counts, segments }: StageEvidence, options: BottleneckOptions) => {
  const curve = aalenJohansen(counts)
  const tau = asked === null ? null : coveredTau(curve, asked)
  const meanWait = tau === null ? null : meanOf(curve, options.advance, tau)
  const ended = (cause: string) => (tau === null ? null : incidenceOf(curve, cause, tau))
  const advanced = ended(options.advance)
  const examples = tau === null ? NO_EXAMPLES : examplesAmong(segments, options, tau)
  const saved = meanWait === null || examples.bestMean === null ? null : meanWait - examples.bestMean
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

const NO_EXAMPLES: Examples = { compared: 0, best: [], bestMean: null }

/** E[W | advance within tau] of the fastest quarter of the segments that can be compared, taken together. */
const examplesAmong = (
  segments: readonly Counts[],
  { advance, fewestAdvanced = 5 }: BottleneckOptions,
  tau: number,
): Examples => {
  const compared = segments.flatMap((counts, place) => {
    const advances = sum((counts.exits[counts.causes.indexOf(advance)] ?? []).slice(0, tau + 1))
    const mean = advances < fewestAdvanced ? null : conditionalMeanOf(counts, advance, tau)
    return mean === null ? [] : [{ place, counts, mean }]
  })
  if (compared.length < 2) return { ...NO_EXAMPLES, compared: compared.length }
  const fastest = compared.toSorted((a, b) => a.mean - b.mean).slice(0, Math.ceil(compared.length / 4))
  const together = fastest.map(({ counts }) => counts).reduce(addCounts)
  return {
    compared: compared.length,
    best: fastest.map(({ place }) => place),
    bestMean: conditionalMeanOf(together, advance, tau),
  }
}

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
