import type { Day, Spell } from '@hearback/contracts'
import { fold, processes } from '@hearback/journeys'
import { demoOptions, sampleTimelines } from '@hearback/sample'
import { expect, test } from 'vitest'
import { estimateForecast } from '../services/query-api/src/estimate/forecast.ts'
import { estimatingOf, groupOf } from '../services/query-api/test/group-counts.ts'
import { factOf } from './sample-facts.ts'

const end = demoOptions.observedThrough
const clocks = ['time_to_offer', 'time_to_accept'] as const
const horizons = [7, 14, 30]
const worlds = 10
/** Every forecast can be held against what came: the last day lies thirty days before the end. */
const days = [0, 1, 2, 3, 4, 5].map((step) => end - 30 - 40 * step)
const confidence = 0.95
const estimating = estimatingOf({
  definitionOf: () => ({ version: 1, listed: ['reached'], kinds: false }),
  band: { ci: 'rothman-wilson', confidence },
})

const hiring = processes.get('hiring')

/** The hiring journeys of one invented world, with everything that came until the end. */
const spellsOfWorld = (seed: number): Spell[] =>
  [...sampleTimelines({ ...demoOptions, seed, hiringJourneys: 2500 })].flatMap(({ events }) =>
    hiring === undefined || events[0]?.process !== 'hiring' ? [] : fold(events.map(factOf), hiring).spells,
  )

/** What was known of the waits at the end of an earlier day. No clock sees the future, so cutting is replaying. */
const knownOn = (spells: readonly Spell[], day: Day) =>
  spells
    .filter(({ enteredOn, firstSeenOn }) => enteredOn <= day && firstSeenOn <= day)
    .map((spell) => {
      const { enteredOn, firstSeenOn, exitedOn } = spell
      const over = exitedOn !== null && exitedOn <= day
      return {
        spell,
        firstSeen: firstSeenOn - enteredOn,
        duration: (over ? exitedOn : day) - enteredOn,
        cause: over ? spell.cause : null,
      }
    })

type Cell = {
  low: number
  high: number
  expected: number
  came: number
  left: number
  open: number
  naive: number
}

const cellsOf = (spells: readonly Spell[], day: Day): Cell[] => {
  const known = knownOn(spells, day)
  const waiting = known.filter(({ cause }) => cause === null).toSorted((a, b) => a.duration - b.duration)
  const { forecasts } = estimateForecast(
    {
      learned: groupOf(known, 'time_to_offer'),
      onAsOf: groupOf(waiting),
      lastSeenRunning: waiting.length,
      observedThrough: day,
    },
    horizons,
    estimating,
  )
  return forecasts.map(
    ({ within_days: within, low, high, not_covered: left, forecast_of: open, expected }) => {
      // Those left out are the ones who have waited longest.
      const came = waiting
        .slice(0, open)
        .filter(({ spell }) => spell.cause === 'reached' && (spell.exitedOn ?? Infinity) <= day + within)
      const naive = open * naiveShare(known, within)
      const limits = { low: low ?? Infinity, high: high ?? -Infinity }
      return { ...limits, expected: expected.estimate ?? 0, came: came.length, left, open, naive }
    },
  )
}

/** A pipeline report: the share of the ended that got there, and so soon, is taken for that of those who wait. */
const naiveShare = (known: readonly { duration: number; cause: string | null }[], within: number): number => {
  const ended = known.filter(({ cause }) => cause !== null)
  return (
    ended.filter(({ cause, duration }) => cause === 'reached' && duration <= within).length / ended.length
  )
}

const cells = Array.from({ length: worlds }, (_, world) => spellsOfWorld(20_261_031 + world)).flatMap(
  (spells) =>
    days.flatMap((day) =>
      clocks.flatMap((clock) =>
        cellsOf(
          spells.filter((spell) => spell.clock === clock),
          day,
        ).map((cell, place) => ({ ...cell, clock, within: horizons[place] ?? 0 })),
      ),
    ),
)

const rateOf = (held: (cell: (typeof cells)[number]) => boolean, among = cells): number =>
  among.filter(held).length / among.length

const holds = ({ low, high, came }: Cell): boolean => low <= came && came <= high

test('the interval of a forecast holds the number that came, at its rate', () => {
  for (const clock of clocks)
    for (const within of horizons) {
      const alike = cells.filter((cell) => cell.clock === clock && cell.within === within)
      expect(alike).toHaveLength(worlds * days.length)
      // Days of one world share their waits, so fewer of them are worth as much as independent ones.
      const error = 3 * Math.sqrt((confidence * (1 - confidence)) / (alike.length / 2))
      const rate = rateOf(holds, alike)
      expect([clock, within, rate > confidence - error]).toEqual([clock, within, true])
    }
  const error = 3 * Math.sqrt((confidence * (1 - confidence)) / (worlds * days.length))
  expect(rateOf(holds)).toBeGreaterThan(confidence - error)
  // Wider than needed would be no forecast either; whole numbers hold a little more than they promise.
  expect(rateOf(holds)).toBeLessThan(0.995)
})

test('as many came as were expected, over all worlds and days', () => {
  for (const clock of clocks)
    for (const within of horizons) {
      const alike = cells.filter((cell) => cell.clock === clock && cell.within === within)
      const expected = alike.reduce((sum, cell) => sum + cell.expected, 0)
      const came = alike.reduce((sum, cell) => sum + cell.came, 0)
      // Chance alone has the variance of the number; what the past does not tell adds as much again.
      expect([clock, within, Math.abs(came - expected) < 3 * Math.sqrt(2 * expected)]).toEqual([
        clock,
        within,
        true,
      ])
    }
})

test('the share of the ended that got there so soon, taken for that of those who wait, fails the same test', () => {
  const month = cells.filter(({ within }) => within === 30)
  const naive = month.map((cell) => {
    const chance = 1.96 * Math.sqrt(cell.naive)
    return { ...cell, low: Math.ceil(cell.naive - chance - 0.5), high: Math.floor(cell.naive + chance + 0.5) }
  })
  expect(rateOf(holds, naive)).toBeLessThan(0.5)
})

test('most of those who wait are forecast', () => {
  const left = cells.reduce((sum, cell) => sum + cell.left, 0)
  const open = cells.reduce((sum, cell) => sum + cell.open, 0)
  expect(left / (left + open)).toBeLessThan(0.1)
})
