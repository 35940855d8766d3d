import type { Process } from '@hearback/journeys'
import type { Flow, FlowStep } from '@hearback/read-models'
import {
  type AalenJohansen,
  addCounts,
  type ComposedStage,
  type Counts,
  REACHED,
  type Step,
} from '@hearback/survival'
import { stageClock } from '../question/vocabulary.ts'

/** The stages of a process, as the time to its offer is composed of them; clocks, first to last. */
export type OfferRoute = {
  before: readonly string[]
  /** The offer and all that comes after it. */
  reached: readonly string[]
  /** The place in `before` of the stage that an application enters. */
  first: number
}

/** The route to the offer; null of a process without one, and where an application enters no stage before it. */
export const offerRouteOf = ({ stages, offerStage }: Process): OfferRoute | null => {
  const offer = stages.findIndex(({ id }) => id === offerStage)
  const first = stages.findIndex(({ enteredBy }) =>
    enteredBy.some(({ type }) => type === 'application_submitted'),
  )
  if (first < 0 || first >= offer) return null
  const clocks = stages.map(({ id }) => stageClock(id))
  return { before: clocks.slice(0, offer), reached: clocks.slice(offer), first }
}

export type Composition = { start: Step[]; stages: ComposedStage[] }

/**
 * The composition of a flow. A journey starts by entering the stage of an application, on the day time_to_offer
 * starts: an application made from within a later stage counts as if it had entered this one. Of the spells of a
 * stage that end by a cause, the share goes to a stage that was seen to. The offer is reached by entering its stage or
 * a later one, and by advancing to no stage at all, as an answer does to an offer nobody recorded. All else is lost,
 * journeys reopened later too: their clock was stopped.
 *
 * Null where journeys go to stages the process does not know: nothing says how long they wait there.
 */
export const compositionOf = (
  flow: Flow,
  route: OfferRoute,
  curveOf: (counts: Counts) => AalenJohansen,
): Composition | null => {
  const { before, reached } = route
  const steps = flow.steps.filter(({ from, cause }) => cause !== null && before.includes(from ?? ''))
  const known = new Set<string | null>([...before, ...reached, null])
  if (steps.some(({ to }) => !known.has(to))) return null
  return {
    start: [{ to: route.first, share: 1 }],
    stages: before.map((clock) => ({
      curve: curveOf(countsOf(flow, clock)),
      next: nextOf(
        steps.filter(({ from }) => from === clock),
        route,
      ),
    })),
  }
}

/**
 * The flow with all segments together and as far as `last`: what a composition up to this age needs, as exits and
 * those at risk on an age follow from no later one. Adding and leaving out random groups is much quicker so.
 */
export const flowThrough = ({ stages, steps }: Flow, last: number): Flow => {
  const cut = (byAge: readonly number[]) => byAge.slice(0, last + 1)
  const together = Object.keys(stages).map((clock) => {
    const { causes, entered, exits, censored } = countsOf({ stages }, clock)
    const through = { causes, entered: cut(entered), exits: exits.map(cut), censored: cut(censored) }
    return [clock, { '': through }] as const
  })
  return { stages: Object.fromEntries(together), steps }
}

/** The counts of a clock, all segments together. */
export const countsOf = ({ stages }: Pick<Flow, 'stages'>, clock: string): Counts =>
  Object.values(stages[clock] ?? {}).reduce(addCounts, NOBODY)

const NOBODY: Counts = { causes: [], entered: [], exits: [], censored: [] }

const nextOf = (steps: readonly FlowStep[], route: OfferRoute): Record<string, Step[]> =>
  Object.fromEntries(
    [...Map.groupBy(steps, ({ cause }) => cause ?? '')].map(([cause, own]) => {
      const ended = own.reduce((all, { spells }) => all + spells, 0)
      const next = own.flatMap((step): Step[] => {
        const to = placeOf(step, route)
        return to === null ? [] : [{ to, share: step.spells / ended }]
      })
      return [cause, next]
    }),
  )

const placeOf = ({ cause, to }: FlowStep, { before, reached }: OfferRoute): Step['to'] | null => {
  if (to === null) return cause === 'advanced' ? REACHED : null
  return reached.includes(to) ? REACHED : before.indexOf(to)
}
