import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  aalenJohansen,
  addCounts,
  assumeClosedAfter,
  atRisk,
  type CountedSpell,
  countsOf,
  countsUpTo,
  curveStart,
  followedTo,
  mergeCauses,
  totalsOf,
  withoutCounts,
} from '../src/index.ts'
import { anySpells, CAUSES, counted, upTo } from './samples.ts'

test('spells are counted by the age they were first seen at and the age they ended at', () => {
  const counts = countsOf([
    { firstSeen: 0, duration: 0, cause: 'rejected' },
    { firstSeen: 0, duration: 2, cause: null },
    { firstSeen: 1, duration: 2, cause: 'advanced' },
  ])
  expect(counts).toEqual({
    causes: ['advanced', 'rejected'],
    entered: [2, 1, 0],
    exits: [
      [0, 0, 1],
      [1, 0, 0],
    ],
    censored: [0, 0, 1],
  })
  expect(atRisk(counts)).toEqual([2, 2, 2])
  expect(totalsOf(counts)).toEqual({ spells: 3, exits: [1, 1], censored: 1 })
})

test('a spell first seen after it was over is not counted', () => {
  expect(countsOf([{ firstSeen: 5, duration: 3, cause: 'advanced' }])).toEqual(countsOf([]))
})

test('causes asked for are there without an exit, and a cause beyond them is not lost', () => {
  const counts = countsOf([{ firstSeen: 0, duration: 0, cause: 'odd' }], CAUSES)
  expect(counts.causes).toEqual([...CAUSES, 'odd'])
  expect(totalsOf(counts).exits).toEqual([0, 0, 0, 1])
})

test('an age is a whole number from 0 on', () => {
  for (const duration of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => countsOf([{ firstSeen: 0, duration, cause: null }])).toThrow(RangeError)
  expect(() => assumeClosedAfter(countsOf([]), -1)).toThrow(RangeError)
})

test('counts that contradict themselves are refused', () => {
  expect(() => atRisk({ causes: ['a'], entered: [1], exits: [[2]], censored: [0] })).toThrow('age 0: 2 exits')
  expect(() => atRisk({ causes: ['a'], entered: [1], exits: [[0, 0]], censored: [0] })).toThrow('ages')
  expect(() => atRisk({ causes: [], entered: [1], exits: [[0]], censored: [0] })).toThrow('0 causes')
})

test('the order of spells does not matter', () => {
  const shuffled = anySpells.chain((spells) =>
    fc.tuple(fc.constant(spells), fc.shuffledSubarray(spells, { minLength: spells.length })),
  )
  fc.assert(
    fc.property(shuffled, ([spells, moved]) => {
      expect(countsOf(moved)).toEqual(countsOf(spells))
    }),
  )
})

test('counts of two sets of spells add up to the counts of both', () => {
  fc.assert(
    fc.property(anySpells, anySpells, (a, b) => {
      expect(addCounts(counted(a), counted(b))).toEqual(counted([...a, ...b]))
      const found = addCounts(countsOf(a), countsOf(b))
      const order = [...found.causes]
      expect(found).toEqual(countsOf([...a, ...b], order))
    }),
  )
})

const renamed = (cause: string | null) => (cause === 'withdrawn' ? cause : cause && 'answered')

test('taking a part away again leaves the rest', () => {
  fc.assert(
    fc.property(anySpells, anySpells, (a, b) => {
      const [rest, part] = [countsOf(a, CAUSES), countsOf(b, CAUSES)]
      const left = withoutCounts(addCounts(rest, part), part)
      // The whole is as long as the longest of its spells; beyond its own the rest is nobody.
      expect(addCounts(rest, withoutCounts(left, left))).toEqual(left)
    }),
  )
  const one = countsOf([{ firstSeen: 0, duration: 1, cause: 'advanced' }])
  const other = countsOf([{ firstSeen: 0, duration: 1, cause: 'rejected' }])
  const later = countsOf([{ firstSeen: 0, duration: 2, cause: 'advanced' }])
  expect(() => withoutCounts(one, other)).toThrow('rejected')
  expect(() => withoutCounts(one, later)).toThrow('3 ages')
  expect(() => withoutCounts(one, addCounts(one, one))).toThrow('age 0: a part of 2, of a whole of 1')
})

test('counts up to an age say of it what all of them say', () => {
  fc.assert(
    fc.property(anySpells, fc.nat({ max: 25 }), (spells, last) => {
      const all = counted(spells)
      const cut = countsUpTo(all, last)
      expect(atRisk(cut)).toEqual(atRisk(all).slice(0, last + 1))
      const [curve, whole] = [aalenJohansen(cut), aalenJohansen(all)]
      if (whole.start <= last)
        expect(curve.incidence).toEqual(whole.incidence.map((f) => f.slice(0, last + 1)))
    }),
  )
})

test('merged causes are counted as if they had been one', () => {
  const names = { advanced: 'answered', rejected: 'answered' }
  fc.assert(
    fc.property(anySpells, (spells) => {
      const naive = spells.map((spell) => ({ ...spell, cause: renamed(spell.cause) }))
      expect(mergeCauses(counted(spells), names)).toEqual(countsOf(naive, ['answered', 'withdrawn']))
    }),
  )
})

const padded = (values: readonly number[]) => upTo(24).map((at) => values[at] ?? 0)
const closed = (age: number) => (spell: CountedSpell) =>
  spell.duration < age ? spell : { ...spell, duration: age, cause: 'assumed_closed' }

test('assuming closed after N is recounting every spell that reaches age N as closed on it', () => {
  fc.assert(
    fc.property(anySpells, fc.nat({ max: 24 }), (spells, age) => {
      const naive = countsOf(
        // A spell first seen after it was over was never counted: closing may not bring it in.
        spells.filter((spell) => spell.firstSeen <= spell.duration).map(closed(age)),
        [...CAUSES, 'assumed_closed'],
      )
      const found = assumeClosedAfter(counted(spells), age)
      expect(found.causes).toEqual(naive.causes)
      expect(padded(found.entered)).toEqual(padded(naive.entered))
      expect(padded(found.censored)).toEqual(padded(naive.censored))
      expect(found.exits.map(padded)).toEqual(naive.exits.map(padded))
    }),
  )
})

test('below N, assuming closed after N changes nothing', () => {
  fc.assert(
    fc.property(anySpells, fc.nat({ max: 24 }), (spells, age) => {
      const before = counted(spells)
      const after = assumeClosedAfter(before, age)
      expect(atRisk(after).slice(0, age + 1)).toEqual(atRisk(before).slice(0, age + 1))
      for (const k of CAUSES.keys())
        expect(after.exits[k]?.slice(0, age)).toEqual(before.exits[k]?.slice(0, age))
    }),
  )
})

test('a spell censored at age c adds one at risk up to and with c, and changes nothing after c', () => {
  fc.assert(
    fc.property(anySpells, fc.nat({ max: 20 }), (spells, age) => {
      const before = counted(spells)
      const after = counted([...spells, { firstSeen: 0, duration: age, cause: null }])
      const [n, more] = [atRisk(before), atRisk(after)]
      for (const u of upTo(20)) {
        expect((more[u] ?? 0) - (n[u] ?? 0)).toBe(u <= age ? 1 : 0)
        for (const k of CAUSES.keys()) expect(after.exits[k]?.[u] ?? 0).toBe(before.exits[k]?.[u] ?? 0)
      }
    }),
  )
})

/** A spell seen up to an age, and from it on. */
const halves = (age: number) => (spell: CountedSpell) => [
  {
    ...spell,
    duration: Math.min(spell.duration, age - 1),
    cause: spell.duration < age ? spell.cause : null,
  },
  ...(spell.duration < age ? [] : [{ ...spell, firstSeen: Math.max(spell.firstSeen, age) }]),
]

test('a spell followed in two stretches, as by two periods, tells what it tells followed in one', () => {
  fc.assert(
    fc.property(anySpells, fc.integer({ min: 1, max: 20 }), (spells, age) => {
      const whole = aalenJohansen(counted(spells))
      const split = aalenJohansen(counted(spells.flatMap(halves(age))))
      expect(split.atRisk).toEqual(whole.atRisk)
      expect(split.incidence).toEqual(whole.incidence)
      expect(split.incidenceVariance).toEqual(whole.incidenceVariance)
    }),
  )
})

test('a curve starts at the first age with enough at risk', () => {
  const counts = countsOf([0, 3, 3, 5].map((firstSeen) => ({ firstSeen, duration: 9, cause: 'advanced' })))
  expect([1, 2, 3, 4, 5].map((threshold) => curveStart(counts, threshold))).toEqual([0, 3, 3, 5, null])
})

test('followed to an age are those whose state at it is known', () => {
  const counts = countsOf([
    { firstSeen: 0, duration: 2, cause: 'advanced' },
    { firstSeen: 0, duration: 6, cause: null },
    { firstSeen: 0, duration: 7, cause: null },
    { firstSeen: 8, duration: 9, cause: 'advanced' },
  ])
  expect(followedTo(counts, 7)).toBe(2)
  expect(followedTo(counts, 6)).toBe(3)
})
