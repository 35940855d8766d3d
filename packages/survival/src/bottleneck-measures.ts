import { type AalenJohansen, aalenJohansen } from './aalen-johansen.ts'
import { sum, valueAt } from './arrays.ts'
import { addCounts } from './combine-counts.ts'
import { conditionalMean, coversTo, endedWithin } from './conditional-mean.ts'
import type { Counts } from './counts.ts'
import { isComplete } from './proportions.ts'

/** A stage of a process: expected visits of a journey (null = unknown) and its spells counted by segment. */
export type StageEvidence = { visits: number | null; segments: readonly Counts[] }

export type BottleneckOptions = {
  /** The cause that leads on. */
  advance: string
  /** The causes by which journeys are lost. */
  losses: readonly string[]
  /** Waits are looked at up to this age, or to the end of a stage's follow-up where that is earlier. */
  tau: number
  /** A segment with fewer advances is no example for others (5 unless given). */
  fewestAdvanced?: number
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
}

/**
 * What each stage costs, in time and in journeys, and what could be gained there. Advances are weighed by
 * Aalen-Johansen, so that those still waiting count. Visits are given: the entries of a journey as expected in the
 * end (`composedTime` gives them), as counting those seen so far would make late stages of running journeys too few.
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

const measure = ({ visits, segments }: StageEvidence, options: BottleneckOptions) => {
  const curve = aalenJohansen(segments.reduce(addCounts, NOBODY))
  const tau = usableTau(curve, options.tau)
  const meanWait = tau === null ? null : meanOf(curve, options.advance, tau)
  const ended = (cause: string) => (tau === null ? null : incidenceOf(curve, cause, tau))
  const advanced = ended(options.advance)
  const best = tau === null ? null : bestMean(segments, options, tau)
  const saved = meanWait === null || best === null ? null : meanWait - best
  return {
    visits,
    tau,
    meanWait,
    lost: options.losses.map(ended),
    notAdvanced: advanced === null ? null : 1 - advanced,
    potential: visits === 0 ? 0 : product(visits, saved),
  }
}

const NOBODY: Counts = { causes: [], entered: [], exits: [], censored: [] }

const usableTau = (curve: AalenJohansen, tau: number): number | null => {
  const used = isComplete(curve) ? tau : Math.min(tau, curve.last)
  return coversTo(curve, used) ? used : null
}

/** E[W | advance within tau] of the fastest quarter of the segments that can be compared, taken together. */
const bestMean = (segments: readonly Counts[], options: BottleneckOptions, tau: number): number | null => {
  const { advance, fewestAdvanced = 5 } = options
  const compared = segments.flatMap((counts) => {
    const advances = sum((counts.exits[counts.causes.indexOf(advance)] ?? []).slice(0, tau + 1))
    const mean = advances < fewestAdvanced ? null : meanOf(aalenJohansen(counts), advance, tau)
    return mean === null ? [] : [{ counts, mean }]
  })
  if (compared.length < 2) return null
  const fastest = compared.toSorted((a, b) => a.mean - b.mean).slice(0, Math.ceil(compared.length / 4))
  const together = fastest.map(({ counts }) => counts).reduce(addCounts)
  return meanOf(aalenJohansen(together), advance, tau)
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
