import type { Spell } from '@hearback/contracts'
import { fold, processes } from '@hearback/journeys'
import {
  applicationEndedWithin,
  demoOptions,
  employers,
  offerEndedWithin,
  sampleTimelines,
} from '@hearback/sample'
import { aalenJohansen, countsOf, incidenceAt } from '@hearback/survival'
import { expect, test } from 'vitest'
import { factOf } from './sample-facts.ts'

const asOf = demoOptions.observedThrough

const hiring = processes.get('hiring')
const folded = [...sampleTimelines(demoOptions)].flatMap(({ events }) => {
  if (hiring === undefined || events[0]?.process !== 'hiring') return []
  return [fold(events.map(factOf), hiring)]
})

const spellsOf = (clock: string, employer?: string, from = Number.NEGATIVE_INFINITY): Spell[] =>
  folded
    .filter(({ attributes }) => employer === undefined || attributes['employer'] === employer)
    .flatMap(({ spells }) => spells)
    .filter((spell) => spell.clock === clock && spell.enteredOn >= from)

const curveOf = (spells: readonly Spell[]) =>
  aalenJohansen(
    countsOf(
      spells.map(({ enteredOn, firstSeenOn, exitedOn, cause, observedThrough }) => ({
        firstSeen: firstSeenOn - enteredOn,
        duration: (exitedOn ?? Math.min(asOf, observedThrough ?? asOf)) - enteredOn,
        cause: exitedOn === null ? null : cause,
      })),
    ),
  )

const incidenceOf = (spells: readonly Spell[], cause: string, day: number) => {
  const curve = curveOf(spells)
  return incidenceAt(curve, curve.causes.indexOf(cause), day)
}

const within = ({ low, high }: { low: number | null; high: number | null }, truth: number): boolean =>
  low !== null && high !== null && low <= truth && truth <= high

const horizons = [3, 7, 14, 30, 60, 90]
const word = ['invited', 'rejected', 'told'] as const

test('the estimates recover the true chance of a word from the employer, of a withdrawal and of an offer answered', () => {
  const cells = horizons.flatMap((day) => [
    within(incidenceOf(spellsOf('response:application'), 'answered', day), applicationEndedWithin(day, word)),
    within(
      incidenceOf(spellsOf('response:application'), 'withdrawn', day),
      applicationEndedWithin(day, ['withdrawn']),
    ),
    within(incidenceOf(spellsOf('offer_decision'), 'accepted', day), offerEndedWithin(day, 'accepted')),
    within(incidenceOf(spellsOf('offer_decision'), 'declined', day), offerEndedWithin(day, 'declined')),
  ])
  // 95 % intervals: of 24 cells (which are not independent) three may miss.
  expect(cells.filter((inside) => !inside).length).toBeLessThanOrEqual(3)
})

test('the estimates recover the truth of each employer', () => {
  const cells = employers.flatMap((employer) =>
    [7, 30, 90].map((day) => {
      const spells = spellsOf('response:application', employer.name)
      return within(incidenceOf(spells, 'answered', day), applicationEndedWithin(day, word, [employer]))
    }),
  )
  expect(cells.filter((inside) => !inside).length).toBeLessThanOrEqual(4)
})

/** What a recruiting tool shows for the last weeks: who has answered so far, of all who applied. */
const naiveShare = (spells: readonly Spell[], cause: string): number =>
  spells.filter((spell) => spell.cause === cause).length / spells.length

test('the naive response rate of the last weeks misses the truth that the estimate recovers', () => {
  const recent = spellsOf('response:application', undefined, asOf - 45)
  const truth = applicationEndedWithin(40, word)
  const estimate = incidenceOf(recent, 'answered', 40)
  expect(within(estimate, truth)).toBe(true)
  const naive = naiveShare(recent, 'answered')
  expect(naive).toBeLessThan(truth)
  expect(within(estimate, naive)).toBe(false)
})

test('the naive average of answered waits is shorter than the truth, and by more than chance', () => {
  const recent = spellsOf('response:application', undefined, asOf - 45).filter(
    ({ cause }) => cause === 'answered',
  )
  const waits = recent.map(({ enteredOn, exitedOn }) => (exitedOn ?? enteredOn) - enteredOn)
  const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length
  const variance = waits.reduce((sum, wait) => sum + (wait - mean) ** 2, 0) / (waits.length - 1)
  // The mean of a wait is the sum of the chances of exceeding each day.
  const answered = applicationEndedWithin(2000, word)
  const days = Array.from({ length: 2000 }, (_, day) => 1 - applicationEndedWithin(day, word) / answered)
  const truth = days.reduce((sum, chance) => sum + chance, 0)
  expect(mean + 3 * Math.sqrt(variance / waits.length)).toBeLessThan(truth)
})
