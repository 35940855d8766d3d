import type { Day, Fact, FoldedJourney, Spell } from '@hearback/contracts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../src/fold.ts'
import { resolve, resolveJourney } from '../src/resolve.ts'
import { anyDay, anyJourney } from './random-journeys.ts'

const runs = { numRuns: 4000 }

/**
 * What a fold says about day t: later exits open again; entries, findings and measures of later days are gone, also
 * those told ahead of the day they begin.
 */
const cutAt = ({ spells, findings, measures }: FoldedJourney, t: Day) => ({
  spells: spells
    .filter((spell) => spell.enteredOn <= t)
    .map((spell): Spell => {
      const censoredLater = spell.observedThrough !== null && spell.observedThrough > t
      const open = censoredLater ? { ...spell, observedThrough: null } : spell
      return spell.exitedOn === null || spell.exitedOn <= t
        ? open
        : { ...open, exitedOn: null, exitedAt: null, cause: null, kind: null }
    }),
  findings: findings.filter((finding) => finding.day <= t),
  measures: measures
    .filter(({ from }) => from <= t)
    .map((measure) => ({
      ...measure,
      until: measure.until !== null && measure.until > t ? null : measure.until,
    })),
})

test('no clock sees the future, and no measure', () => {
  fc.assert(
    fc.property(anyJourney, anyDay, ({ facts, process }, t) => {
      const { dated } = resolveJourney(facts)
      const upTo = fold(
        dated.filter((fact) => fact.day <= t),
        process,
      )
      expect(cutAt(upTo, t)).toEqual(cutAt(fold(dated, process), t))
    }),
    runs,
  )
})

test('only what the passing of time brings is told ahead', () => {
  fc.assert(
    fc.property(anyJourney, ({ facts, process }) => {
      const { spells, findings, measures } = fold(resolveJourney(facts).dated, process)
      const lastDay = fold(facts, process).lastDay ?? 0
      const ahead = spells.filter(({ enteredOn }) => enteredOn > lastDay)
      expect(ahead.length).toBeLessThanOrEqual(1)
      for (const spell of ahead) expect(spell).toMatchObject({ clock: 'expectation:promise', exitedOn: null })
      for (const { expectation, from } of measures) if (from > lastDay) expect(expectation).toBe('X06')
      for (const { day } of findings) expect(day).toBeLessThanOrEqual(lastDay)
    }),
    runs,
  )
})

test('of what an expectation is about one measure at most is in force on a day', () => {
  fc.assert(
    fc.property(anyJourney, ({ facts, process }) => {
      const { measures } = fold(facts, process)
      for (const rows of Map.groupBy(
        measures,
        ({ expectation, visit }) => `${expectation} ${visit}`,
      ).values())
        for (const [place, { from, until }] of rows.entries()) {
          const next = rows[place + 1]
          if (next !== undefined) expect(until).toBe(next.from)
          if (until !== null) expect(until).toBeGreaterThan(from)
        }
    }),
    runs,
  )
})

test('facts may arrive in any order', () => {
  const shuffled = anyJourney.chain(({ process, facts }) =>
    fc.record({
      process: fc.constant(process),
      facts: fc.constant(facts),
      arrived: fc.shuffledSubarray(facts, { minLength: facts.length }),
    }),
  )
  fc.assert(
    fc.property(shuffled, ({ process, facts, arrived }) => {
      expect(fold(arrived, process)).toEqual(fold(facts, process))
    }),
    runs,
  )
})

test('a fact delivered twice changes nothing', () => {
  fc.assert(
    fc.property(anyJourney, ({ facts, process }) => {
      expect(fold([...facts, ...facts], process)).toEqual(fold(facts, process))
    }),
    runs,
  )
})

test('a retracted fact never happened, wherever the retraction stands', () => {
  const withTarget = anyJourney
    .filter(({ facts }) => facts.length > 0)
    .chain((journey) =>
      fc.record({
        journey: fc.constant(journey),
        target: fc.nat(journey.facts.length - 1),
        place: fc.nat(journey.facts.length),
      }),
    )
  fc.assert(
    fc.property(withTarget, ({ journey: { facts, process }, target, place }) => {
      const eventId = facts[target]?.eventId ?? ''
      const retraction: Fact = {
        type: 'event_retracted',
        eventId: 'e_retraction',
        process: 'hiring',
        day: null,
        latestDay: null,
        instant: null,
        recordedAt: 0,
        by: null,
        detail: { event_id: eventId },
        attributes: {},
        contributor: null,
      }
      expect(fold(facts.toSpliced(place, 0, retraction), process)).toEqual(
        fold(facts.toSpliced(target, 1), process),
      )
    }),
    runs,
  )
})

test('resolving twice is resolving once', () => {
  fc.assert(
    fc.property(anyJourney, ({ facts, process }) => {
      expect(fold(resolve(facts), process)).toEqual(fold(facts, process))
    }),
    runs,
  )
})

const visitsOf = (spells: readonly Spell[]): Map<string, Spell[]> =>
  Map.groupBy(spells, (spell) => spell.clock)

test('waits are never negative, visits count from 1, and no clock runs twice at once', () => {
  fc.assert(
    fc.property(anyJourney, ({ facts, process }) => {
      const { spells } = fold(facts, process)
      for (const visits of visitsOf(spells).values()) {
        expect(visits.map(({ visit }) => visit)).toEqual(visits.map((_, place) => place + 1))
        for (const [place, spell] of visits.entries()) {
          expect((spell.exitedOn ?? spell.enteredOn) - spell.enteredOn).toBeGreaterThanOrEqual(0)
          if (spell.enteredAt !== null && spell.exitedAt !== null)
            expect(spell.exitedAt).toBeGreaterThanOrEqual(spell.enteredAt)
          const next = visits[place + 1]
          if (next === undefined) continue
          const until = spell.exitedOn ?? spell.observedThrough
          expect(until).not.toBeNull()
          expect(next.enteredOn).toBeGreaterThanOrEqual(until ?? 0)
        }
      }
      const held = spells.filter(({ clock, exitedOn }) => clock.startsWith('stage:') && exitedOn === null)
      expect(held.filter(({ observedThrough }) => observedThrough === null).length).toBeLessThanOrEqual(1)
    }),
    runs,
  )
})
