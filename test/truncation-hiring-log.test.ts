import { existsSync } from 'node:fs'
import { type Day, type Fact, type FoldedJourney, type Spell, textFromDay } from '@hearback/contracts'
import { fold, processes } from '@hearback/journeys'
import type { CountedSpell } from '@hearback/survival'
import { beforeAll, describe, expect, test } from 'vitest'
import { seededChance } from '../packages/survival/test/seeded.ts'
import { hiringLogPath, millisecondsInDay, readHiringLog } from './hiring-log.ts'
import { type Cell, chancesOf, meanOf, missed, type Replayed, shareHeld } from './replayed-waits.ts'

test('the hiring log is there where it must be', () => {
  if (process.env['CI'] !== undefined) expect(existsSync(hiringLogPath)).toBe(true)
})

const hiring = processes.get('hiring')
const foldHiring = (facts: readonly Fact[]): FoldedJourney => {
  if (hiring === undefined) throw new Error('no process hiring')
  return fold(facts, hiring)
}

/** All cases of the log begin on one day: cut as it is, all would be cut at one age, and averages were as good. */
const shifted = (cases: readonly Fact[][], seed: number): Fact[][] => {
  const chance = seededChance(seed)
  return cases.map((facts) => {
    const shift = Math.floor(chance() * 60 * millisecondsInDay)
    return facts.map((fact) => {
      const instant = (fact.instant ?? Number.NaN) + shift
      return { ...fact, instant, day: Math.floor(instant / millisecondsInDay) }
    })
  })
}

/** Each with its place, so that the same wait is found again. */
const spellsOf = (journeys: readonly FoldedJourney[], clock: string) =>
  journeys.flatMap(({ spells }, journey) =>
    spells
      .filter((spell) => spell.clock === clock)
      .map((spell) => ({ spell, place: `${journey} ${spell.visit}` })),
  )

/** A case takes up to a week: ages are counted in hours, as differences of hour numbers. */
const hourOf = (instant: number | null): number => Math.floor((instant ?? Number.NaN) / 3_600_000)

const waitUntil = ({ enteredAt, exitedAt, cause }: Spell, lastHour: number): CountedSpell => ({
  firstSeen: 0,
  duration: (cause === null ? lastHour : hourOf(exitedAt)) - hourOf(enteredAt),
  cause,
})

/** Counted from the application, whose day is chance: how long a wait was followed says nothing of how long it is. */
const clocks: Record<string, readonly string[]> = {
  'response:application': ['answered'],
  time_to_offer: ['reached', 'rejected'],
  'stage:screening': ['advanced', 'rejected'],
  'stage:deliberation': ['advanced', 'rejected'],
  'response:interview': ['answered', 'another_round'],
  time_to_decision: ['decided', 'another_round'],
}
const ages = [12, 24, 36, 48, 60, 72, 84, 96, 108, 120, 132, 144]
/** Applications go on for sixty days; the log is cut after so many. */
const days = [4, 6, 8, 10, 13]

/** Folds only what had happened by the end of the day, and finds the waits known then in the fold of the whole log. */
const replay = (cases: readonly Fact[][], whole: readonly FoldedJourney[], day: Day) => {
  const then = cases.map((facts) => foldHiring(facts.filter((fact) => (fact.day ?? Infinity) <= day)))
  const lastHour = (day + 1) * 24 - 1
  return Object.entries(clocks).map(([clock, causes]) => {
    const known = spellsOf(then, clock)
    const final = new Map(spellsOf(whole, clock).map(({ spell, place }) => [place, spell]))
    const replayed: Replayed = {
      name: `${clock} on ${textFromDay(day)}`,
      known: known.map(({ spell }) => waitUntil(spell, lastHour)),
      final: known.flatMap(({ place }) => {
        const spell = final.get(place)
        return spell === undefined ? [] : [waitUntil(spell, Number.POSITIVE_INFINITY)]
      }),
    }
    return { clock, causes, replayed }
  })
}

const offers = (cells: readonly Cell[]) => cells.filter(({ name }) => name.startsWith('time_to_offer'))

describe.runIf(existsSync(hiringLogPath))('a hiring log of 10,000 cases', () => {
  let whole: FoldedJourney[]
  let replays: ReturnType<typeof replay>
  let chances: Cell[]
  let means: Cell[]
  beforeAll(() => {
    const cases = shifted(readHiringLog(), 20_150_105)
    whole = cases.map(foldHiring)
    const first = Math.min(...whole.map(({ firstDay }) => firstDay ?? Infinity))
    replays = days.flatMap((after) => replay(cases, whole, first + after - 1))
    chances = replays.flatMap(({ replayed, causes }) => chancesOf(replayed, causes, ages))
    means = replays.flatMap(({ replayed }) => meanOf(replayed, 120))
  })

  test('has 1,219 offers first, 8,781 rejections first, nobody waiting, and 1,311 offers after a rejection', () => {
    const waits = spellsOf(whole, 'time_to_offer')
    const ended = (cause: string | null) => waits.filter(({ spell }) => spell.cause === cause).length
    expect(whole).toHaveLength(10_000)
    expect([waits.length, ended('reached'), ended('rejected'), ended(null)]).toEqual([10_000, 1219, 8781, 0])
    const after = whole.filter(({ findings }) =>
      findings.some(({ rule, clock }) => rule === 'reached_after_ending' && clock === 'time_to_offer'),
    )
    expect(after).toHaveLength(1311)
  })

  test('is cut while many still wait', () => {
    const running = replays
      .filter(({ clock }) => clock === 'time_to_offer')
      .map(({ replayed: { known } }) => known.filter(({ cause }) => cause === null).length / known.length)
    expect(running).toHaveLength(5)
    for (const share of running) expect(share).toBeGreaterThan(0.3)
  })

  test('cut on five days, tells what came of the same cases: within 3 standard errors on 99 % of cells', () => {
    expect(chances.length).toBeGreaterThan(250)
    expect(means.length).toBeGreaterThan(25)
    expect(shareHeld(chances, 'estimate'), missed(chances)).toBeGreaterThanOrEqual(0.99)
    expect(shareHeld(means, 'estimate'), missed(means)).toBeGreaterThanOrEqual(0.99)
  })

  test('those running taken for endless, or left out, fail the same test', () => {
    expect(shareHeld(chances, 'ofAll')).toBeLessThan(0.4)
    expect(shareHeld(chances, 'ofEnded')).toBeLessThan(0.8)
    expect(shareHeld(means, 'ofEnded')).toBeLessThan(0.6)
  })

  test('of the wait for an offer, the average of those that had ended never holds what came', () => {
    expect(shareHeld(offers(means), 'estimate')).toBe(1)
    expect(shareHeld(offers(means), 'ofEnded')).toBe(0)
    expect(shareHeld(offers(chances), 'ofEnded')).toBeLessThan(0.2)
  })
})
