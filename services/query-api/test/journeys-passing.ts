import type { Flow, FlowStep, GroupCounts } from '@hearback/read-models'
import { type CountedSpell, countsOf } from '@hearback/survival'
import * as fc from 'fast-check'
import { groupOf } from './group-counts.ts'

/** A visit to a stage: how long, and by which cause it was left (null = still there). */
export type Visit = { clock: string; days: number; cause: string | null }
/** A journey through stages, of a segment ('' = of none), in one of the random groups. */
export type Passing = { random: number; segment: string; visits: readonly Visit[] }

const moves = new Set(['advanced', 'moved_back', 'another_round'])

export const segment = (...values: string[]): string => JSON.stringify(values)

/** As many equal journeys, spread over the random groups. */
export const passing = (count: number, visits: readonly Visit[], of = segment('any')): Passing[] =>
  Array.from({ length: count }, (_, index) => ({ random: index % 20, segment: of, visits }))

const spellOf = ({ days, cause }: Visit): CountedSpell => ({ firstSeen: 0, duration: days, cause })

const stepsOf = ({ visits }: Passing): FlowStep[] =>
  visits.flatMap(({ clock, cause }, index): FlowStep[] => {
    const before = visits[index - 1]
    const next = visits[index + 1]
    const direct = cause !== null && moves.has(cause)
    const into: FlowStep[] =
      before === undefined
        ? [{ from: null, cause: null, to: clock, spells: 1 }]
        : moves.has(before.cause ?? '')
          ? []
          : [{ from: before.clock, cause: null, to: clock, spells: 1 }]
    const out: FlowStep[] =
      cause === null ? [] : [{ from: clock, cause, to: direct ? (next?.clock ?? null) : null, spells: 1 }]
    return [...into, ...out]
  })

const flowOf = (journeys: readonly Passing[]): Flow => {
  const visits = journeys.flatMap((journey) =>
    journey.visits.map((visit) => ({ ...visit, of: journey.segment })),
  )
  const stages = [...Map.groupBy(visits, ({ clock }) => clock)].map(([clock, own]) => {
    const segments = [...Map.groupBy(own, ({ of }) => of)]
    return [clock, Object.fromEntries(segments.map(([name, each]) => [name, countsOf(each.map(spellOf))]))]
  })
  return { stages: Object.fromEntries(stages), steps: journeys.flatMap(stepsOf) }
}

/** The twenty random groups of these journeys. */
export const randomFlows = (journeys: readonly Passing[]): Flow[] =>
  Array.from({ length: 20 }, (_, group) => flowOf(journeys.filter(({ random }) => random === group)))

/** The spells of each stage, in the order asked for. */
export const stagesOf = (journeys: readonly Passing[], clocks: readonly string[]): GroupCounts[] =>
  clocks.map((clock) => {
    const visits = journeys.flatMap((journey) => journey.visits.filter((visit) => visit.clock === clock))
    return groupOf(visits.map(spellOf), clock)
  })

/** A journey as far as it has come. */
const untilRunning = (visits: readonly Visit[]): Visit[] => {
  const still = visits.findIndex(({ cause }) => cause === null)
  return still < 0 ? [...visits] : visits.slice(0, still + 1)
}

/** Journeys forward and back among these stages, some still running, of a few segments; a few journeys, or many. */
export const anyJourneys = (clocks: readonly string[]): fc.Arbitrary<Passing[]> =>
  fc.oneof(fc.array(journeyAmong(clocks), { minLength: 1, maxLength: 120 }), manyJourneys(clocks))

/** The same journeys in two orders. */
export const shuffledJourneys = (clocks: readonly string[]): fc.Arbitrary<[Passing[], Passing[]]> =>
  anyJourneys(clocks).chain((journeys) =>
    fc.tuple(fc.constant(journeys), fc.shuffledSubarray(journeys, { minLength: journeys.length })),
  )

/** So many that means, potentials and ranks are mostly known. */
export const manyJourneys = (clocks: readonly string[]): fc.Arbitrary<Passing[]> =>
  fc.array(journeyAmong(clocks), { minLength: 120, maxLength: 180 })

const journeyAmong = (clocks: readonly string[]): fc.Arbitrary<Passing> => {
  const visit = fc.record({
    clock: fc.constantFrom(...clocks),
    days: fc.nat({ max: 12 }),
    cause: fc.constantFrom('advanced', 'advanced', 'advanced', 'another_round', 'rejected', null),
  })
  return fc.record({
    random: fc.nat({ max: 19 }),
    segment: fc.constantFrom('', segment('north'), segment('south')),
    visits: fc.array(visit, { minLength: 1, maxLength: 5 }).map(untilRunning),
  })
}
