import type { Day, Fact, Spell } from '@hearback/contracts'
import { fold, processes } from '@hearback/journeys'
import { demoOptions, employers, sampleTimelines } from '@hearback/sample'
import type { CountedSpell } from '@hearback/survival'
import { expect, test } from 'vitest'
import { type Cell, chancesOf, meanOf, missed, type Replayed, shareHeld } from './replayed-waits.ts'
import { factOf } from './sample-facts.ts'

const end = demoOptions.observedThrough
const horizons = [3, 7, 14, 21, 30, 45, 60]
/** What is known at the end of whoever waited on one of these days reaches beyond every horizon. */
const days = [0, 1, 2, 3, 4].map((step) => end - 60 - 40 * step)
/** The last two months, as a report shows them: of them many still wait. */
const cohort = 60
const worlds = 4

const hiring = processes.get('hiring')

const journeysOf = (seed: number): Fact[][] =>
  [...sampleTimelines({ ...demoOptions, seed })].flatMap(({ events }) =>
    events[0]?.process === 'hiring' ? [events.map(factOf)] : [],
  )

type Known = { spell: Spell; place: string; employer: string }

/** What is known at the end of a day from what had happened by then; each wait with its place, to be found again. */
const knownOn = (journeys: readonly Fact[][], day: Day): Known[] =>
  journeys.flatMap((facts, journey) => {
    const then = facts.filter((fact) => (fact.day ?? Infinity) <= day)
    if (hiring === undefined || then.length === 0) return []
    const { spells, attributes } = fold(then, hiring)
    return spells
      .filter(({ enteredOn }) => enteredOn <= day)
      .map((spell) => ({
        spell,
        place: `${journey} ${spell.clock} ${spell.visit}`,
        employer: attributes['employer'] ?? '',
      }))
  })

const waitUntil = ({ enteredOn, exitedOn, cause }: Spell, lastDay: Day): CountedSpell => ({
  firstSeen: 0,
  duration: (exitedOn ?? lastDay) - enteredOn,
  cause,
})

const clocks: Record<string, readonly string[]> = {
  'response:application': ['answered', 'withdrawn', 'closed'],
  'response:interview': ['answered'],
  time_to_first_response: ['reached', 'rejected'],
  time_to_interview: ['reached', 'rejected'],
  time_to_offer: ['reached', 'rejected'],
  'stage:applied': ['advanced', 'rejected'],
  'stage:deliberation': ['advanced', 'another_round', 'rejected'],
  offer_decision: ['accepted', 'declined', 'countered'],
}

type Replay = { clock: string; causes: readonly string[]; replayed: Replayed }

const replay = (then: readonly Known[], final: ReadonlyMap<string, Spell>, day: Day): Replay[] =>
  Object.entries(clocks).flatMap(([clock, causes]) => {
    const recent = then.filter(({ spell }) => spell.clock === clock && spell.enteredOn > day - cohort)
    const replayedOf = (name: string, known: readonly Known[]): Replay => ({
      clock,
      causes,
      replayed: {
        name: `${name}, ${end - day} days before the end`,
        known: known.map(({ spell }) => waitUntil(spell, day)),
        final: known.flatMap(({ place }) => {
          const spell = final.get(place)
          return spell === undefined ? [] : [waitUntil(spell, end)]
        }),
      },
    })
    if (clock !== 'response:application') return [replayedOf(clock, recent)]
    const own = (name: string) => recent.filter(({ employer }) => employer === name)
    return [
      replayedOf(clock, recent),
      ...employers.map(({ name }) => replayedOf(`${clock} at ${name}`, own(name))),
    ]
  })

const replays = Array.from({ length: worlds }, (_, world) => journeysOf(demoOptions.seed + world)).flatMap(
  (journeys) => {
    const final = new Map(knownOn(journeys, end).map(({ place, spell }) => [place, spell]))
    return days.flatMap((day) => replay(knownOn(journeys, day), final, day))
  },
)
const chances = replays.flatMap(({ replayed, causes }) => chancesOf(replayed, causes, horizons))
const means = replays.flatMap(({ replayed }) => meanOf(replayed, 60))

/** Waits of which most still run after two months, for which nothing has happened so far. */
const long = new Set(['response:application', 'time_to_interview', 'time_to_offer', 'stage:applied'])
const clockOf = ({ name }: Cell) => name.split(/[ ,]/)[0] ?? ''

test('every second of the waits looked at still ran on the day', () => {
  const waits = replays.filter(({ clock }) => long.has(clock)).flatMap(({ replayed }) => replayed.known)
  const running = waits.filter(({ cause }) => cause === null).length / waits.length
  expect(running).toBeGreaterThan(0.5)
})

test('replayed on five earlier days, the sample tells what came: within 3 standard errors on 99 % of cells', () => {
  expect(chances.length).toBeGreaterThan(3000)
  expect(means.length).toBeGreaterThan(300)
  expect(shareHeld(chances, 'estimate'), missed(chances)).toBeGreaterThanOrEqual(0.99)
  expect(shareHeld(means, 'estimate'), missed(means)).toBeGreaterThanOrEqual(0.99)
})

test('those running taken for endless, or left out, fail the same test', () => {
  expect(shareHeld(chances, 'ofAll')).toBeLessThan(0.95)
  expect(shareHeld(chances, 'ofEnded')).toBeLessThan(0.6)
})

test('of the long waits, the average of those that had ended never holds what came', () => {
  const ofLong = means.filter((cell) => long.has(clockOf(cell)) && !cell.name.includes(' at '))
  expect(ofLong).toHaveLength(long.size * days.length * worlds)
  expect(shareHeld(ofLong, 'estimate')).toBe(1)
  expect(shareHeld(ofLong, 'ofEnded')).toBe(0)
})
