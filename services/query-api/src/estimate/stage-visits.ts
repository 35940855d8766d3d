import {
  aalenJohansen,
  type ComposedStage,
  type Counts,
  coveredTau,
  cutAfter,
  expectedVisits,
  type Step,
} from '@hearback/survival'
import { curveOf } from './curve.ts'
import type { Estimating } from './estimating.ts'
import { routesOf, type StageFlow } from './stage-flow.ts'

/**
 * Up to which day the waits of a stage are looked at: tau, or the last day its curve is read on; null where too few
 * were seen from the start of their wait.
 */
export const tauFor = (counts: Counts, tau: number, estimating: Estimating): number | null =>
  coveredTau(curveOf(counts, estimating), tau)

/** Stages to be followed from one to the next, each as far as its tau. */
export type Chain = { start: readonly Step[]; stages: readonly ComposedStage[] }

/** The chain of a flow; null where nobody was seen entering any stage. */
export const chainOf = (
  flow: StageFlow,
  clocks: readonly string[],
  taus: readonly (number | null)[],
): Chain | null => {
  const { start, next } = routesOf(flow, clocks)
  if (start === null) return null
  const stages = flow.stages.map(({ counts }, s) => ({
    curve: cutAfter(aalenJohansen(counts), taus[s] ?? -1),
    next: next[s] ?? {},
  }))
  return { start, stages }
}

/** Expected visits of a journey to each stage in the end; null where they are not known. */
export const visitsOf = (chain: Chain | null, taus: readonly (number | null)[]): (number | null)[] => {
  // Each curve ends at the tau of its stage already.
  const longest = Math.max(1, ...taus.map((tau) => tau ?? 1))
  const visits = chain === null ? null : expectedVisits(chain.start, chain.stages, longest)
  return taus.map((_, s) => visits?.[s] ?? null)
}
