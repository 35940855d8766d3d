import type { Flow, FlowStep } from '@hearback/read-models'
import { type CountedSpell, countsOf } from '@hearback/survival'
import { type Composing, estimateComposed } from '../src/estimate/composed.ts'
import type { OfferRoute } from '../src/estimate/composition.ts'
import type { Estimating } from '../src/estimate/estimating.ts'
import { estimatingOf, groupOf } from './group-counts.ts'

export const route: OfferRoute = {
  before: ['stage:applied', 'stage:interviewing'],
  reached: ['stage:offer', 'stage:onboarding'],
  first: 0,
}

export const step = (
  from: string | null,
  cause: string | null,
  to: string | null,
  spells: number,
): FlowStep => ({
  from: from === null ? null : `stage:${from}`,
  cause,
  to: to === null ? null : `stage:${to}`,
  spells,
})

/** A journey of two stages: days in each, how the last one ended, and the day after which nobody watched. */
export type Journey = { applied: number; interviewing: number | null; offered: boolean; watched: number }

const seen = (duration: number, cause: string, watched: number): CountedSpell =>
  duration <= watched ? { firstSeen: 0, duration, cause } : { firstSeen: 0, duration: watched, cause: null }

/** What would be counted of the journeys: their stages, the wait for the offer, and the steps between. */
const spellsOf = ({ applied, interviewing, offered, watched }: Journey) => {
  const first = seen(applied, interviewing === null ? 'rejected' : 'advanced', watched)
  const invited = interviewing !== null && applied <= watched
  const second = invited ? seen(interviewing, offered ? 'advanced' : 'rejected', watched - applied) : null
  const whole = seen(
    applied + (interviewing ?? 0),
    interviewing !== null && offered ? 'reached' : 'rejected',
    watched,
  )
  return { first, second, whole }
}

const ended = (spells: readonly (CountedSpell | null)[], wanted: string) =>
  spells.filter((spell) => spell?.cause === wanted).length

export const flowOf = (journeys: readonly Journey[]): Flow => {
  const all = journeys.map(spellsOf)
  const first = all.map((each) => each.first)
  const second = all.flatMap((each) => each.second ?? [])
  return {
    stages: {
      'stage:applied': { '': countsOf(first) },
      'stage:interviewing': { '': countsOf(second) },
      time_to_offer: { '': countsOf(all.map(({ whole }) => whole)) },
    },
    steps: [
      step('applied', 'advanced', 'interviewing', ended(first, 'advanced')),
      step('applied', 'rejected', null, ended(first, 'rejected')),
      step('interviewing', 'advanced', 'offer', ended(second, 'advanced')),
      step('interviewing', 'rejected', null, ended(second, 'rejected')),
    ].filter(({ spells }) => spells > 0),
  }
}

export const composingOf = (journeys: readonly Journey[], changed: Partial<Composing> = {}): Composing => ({
  route,
  flows: Array.from({ length: 20 }, (_, g) => flowOf(journeys.filter((_journey, index) => index % 20 === g))),
  mayUse: () => true,
  ...changed,
})

export const composedOf = (
  journeys: readonly Journey[],
  changed?: Partial<Composing>,
  asked: Partial<Estimating> = {},
) =>
  estimateComposed(
    groupOf(
      journeys.map((journey) => spellsOf(journey).whole),
      'time_to_offer',
    ),
    composingOf(journeys, changed),
    { horizonDays: [5, 10, 20], shares: [], tau: 20 },
    estimatingOf({ definitionOf: () => ({ version: 1, listed: ['reached'], kinds: false }), ...asked }),
  )
