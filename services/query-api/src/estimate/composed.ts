import type { ComposedTimeToOffer } from '@hearback/contracts'
import { addFlows, type Flow, type GroupCounts } from '@hearback/read-models'
import {
  type AalenJohansen,
  aalenJohansen,
  addCounts,
  type CompositionCheck,
  type Counts,
  checkComposition,
  composedTime,
  differencesFrom,
  isComplete,
  type JackknifeEstimate,
  jackknife,
} from '@hearback/survival'
import type { DistributionAsked } from '../question/question.ts'
import { compositionOf, countsOf, flowThrough, type OfferRoute } from './composition.ts'
import { curveOf } from './curve.ts'
import { clockOf, type Estimating, splitByCause } from './estimating.ts'

/** What the composition of one group is made of. */
export type Composing = {
  route: OfferRoute
  /** The stages and the clock of the whole, in random groups of journeys. */
  flows: readonly Flow[]
  /** Whether what is known of the spells of a stage clock may enter what the reader sees. */
  mayUse: (clock: string) => boolean
}

const MILESTONE = 'reached'

const without = (reason: string): ComposedTimeToOffer => ({
  used: false,
  reason,
  distance: null,
  at_days: null,
  se: null,
  checked_through_days: null,
  horizons: [],
})

const reasons = {
  unknownStages: 'journeys pass through stages that the process does not know, so they cannot be composed',
  tooFew: 'too few journeys were followed through one of the stages to compose them',
  errorUnknown: 'too few journeys to tell a disagreement with whole journeys from chance',
  tooFar:
    'the composed curve lies further from that of whole journeys than chance explains: waits are not independent of what came before them. The curve of whole journeys stands',
}

/**
 * The time to the offer composed of its stages and held against the Aalen-Johansen curve of whole journeys in the same
 * group, which stays the reference: the composition is shown only where their largest distance, within the days asked
 * about that both are known for, is at most two standard errors. Limits are by the jackknife over the random groups;
 * it is told as far as it is known without any one of them, so that each number has its limits.
 */
export const estimateComposed = (
  whole: GroupCounts,
  { route, flows, mayUse }: Composing,
  { horizonDays, tau }: DistributionAsked,
  estimating: Estimating,
): ComposedTimeToOffer => {
  const furthest = Math.max(tau, ...horizonDays)
  const random = flows.map((flow) => flowThrough(flow, furthest))
  const shown = compositionOf(random.reduce(addFlows), route, (counts) => curveOf(counts, estimating))
  if (shown === null) return without(reasons.unknownStages)
  const composed = composedTime(shown.start, shown.stages, furthest)
  const passed = route.before.filter((_, s) => composed.visits[s] !== 0)
  const reference = curveOf(splitByCause(whole, estimating).byCause, estimating)
  const both = Math.min(composed.last, knownTo(reference))
  if (both < 0 || !passed.every(mayUse)) return without(reasons.tooFew)
  const compared = { route, clock: clockOf(whole.key), through: both }
  const checked = checkCovered(random, compared, horizonDays, estimating)
  if (checked === null) return without(reasons.tooFew)
  const { check, through } = checked
  return {
    ...told(check, estimating),
    checked_through_days: through,
    horizons: check.fallBack ? [] : horizonsOf(random, { route, horizonDays, through }, estimating),
  }
}

/**
 * The check, and the day it goes through: the last one known without any of the random groups too, so that one group
 * followed longer than all others does not leave its numbers without limits; unless that is before all days asked.
 */
const checkCovered = (
  random: readonly Flow[],
  compared: Compared,
  horizonDays: readonly number[],
  estimating: Estimating,
): { check: CompositionCheck; through: number } | null => {
  const checkThrough = (through: number) =>
    checkComposition(
      random,
      addFlows,
      (flow) => differencesIn(flow, { ...compared, through }),
      resolutionFor(estimating),
    )
  const check = checkThrough(compared.through)
  if (check === null) return null
  const { coveredTo } = check
  if (coveredTo === null) return { check, through: compared.through }
  if (!horizonDays.some((days) => days <= coveredTo))
    return { check, through: check.fallBack ? compared.through : coveredTo }
  const covered = check.se === null ? checkThrough(coveredTo) : check
  return covered === null ? null : { check: covered, through: coveredTo }
}

/** The public reads probabilities to three decimals: less than one of them is no disagreement it could be told of. */
const shownUnit = 0.001
const resolutionFor = ({ onlyDrawn }: Estimating) => (onlyDrawn ? 1.5 * shownUnit : undefined)

/** A curve that starts late says nothing of whole waits. */
const knownTo = (curve: AalenJohansen): number => {
  if (curve.start > 0) return -1
  return isComplete(curve) ? Number.POSITIVE_INFINITY : curve.last
}

const told = ({ distance, age, se, fallBack }: CompositionCheck, { onlyDrawn }: Estimating) => ({
  used: !fallBack,
  reason: fallBack ? (se === null ? reasons.errorUnknown : reasons.tooFar) : null,
  distance,
  at_days: age,
  // Rounded to 0 it would look like certainty.
  se: onlyDrawn && se !== null && se < shownUnit / 2 ? null : se,
})

/** Composed incidence at each age; none where some random group left out makes a stage unknown. */
const composedIn = (flow: Flow, route: OfferRoute, through: number) => {
  // Read as far as the curves that are shown, but from all spells: a group left out must not cut them elsewhere.
  const composition = compositionOf(flow, route, aalenJohansen)
  return composition === null ? null : composedTime(composition.start, composition.stages, through)
}

type Compared = { route: OfferRoute; clock: string; through: number }

const differencesIn = (flow: Flow, { route, clock, through }: Compared): number[] => {
  const composed = composedIn(flow, route, through)
  const reference = aalenJohansen(addCounts(NOBODY_REACHED, countsOf(flow, clock)))
  return composed === null ? [] : differencesFrom(composed, reference, 0)
}

/** Names the milestone as the first cause, also where nobody has come to it. */
const NOBODY_REACHED: Counts = { causes: [MILESTONE], entered: [], exits: [[]], censored: [] }

type Quoted = { route: OfferRoute; horizonDays: readonly number[]; through: number }

const horizonsOf = (
  random: readonly Flow[],
  { route, horizonDays, through }: Quoted,
  { band }: Estimating,
): ComposedTimeToOffer['horizons'] => {
  const at = (flow: Flow) => {
    const composed = composedIn(flow, route, through)
    return horizonDays.map((days) => composed?.incidence[days] ?? null)
  }
  const estimates = jackknife(random, addFlows, at, band.confidence)
  return horizonDays.map((days, place) => ({ days, reached: withinBounds(estimates[place]) }))
}

const bounded = (value: number | null | undefined) =>
  value === null || value === undefined ? null : Math.min(1, Math.max(0, value))

const withinBounds = (found: JackknifeEstimate | undefined) => ({
  estimate: bounded(found?.estimate),
  low: bounded(found?.low),
  high: bounded(found?.high),
})
