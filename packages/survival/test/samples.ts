import * as fc from 'fast-check'
import { type CountedSpell, type Counts, countsOf } from '../src/index.ts'

export const CAUSES = ['advanced', 'rejected', 'withdrawn'] as const

const cause = fc.constantFrom(...CAUSES)
const duration = fc.nat({ max: 20 })
const firstSeen = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.nat({ max: 12 }) },
)

/** Spells with ties, first-day exits, censoring, late entry, and some first seen after they were over. */
export const anySpells: fc.Arbitrary<CountedSpell[]> = fc.array(
  fc.record({ firstSeen, duration, cause: fc.option(cause, { freq: 3 }) }),
  { maxLength: 40 },
)

/** Spells followed from their start, some still running. */
export const followedSpells: fc.Arbitrary<CountedSpell[]> = fc.array(
  fc.record({ firstSeen: fc.constant(0), duration, cause: fc.option(cause, { freq: 3 }) }),
  { minLength: 1, maxLength: 40 },
)

/** Spells followed from their start to their end: nothing is censored. */
export const endedSpells: fc.Arbitrary<CountedSpell[]> = fc.array(
  fc.record({ firstSeen: fc.constant(0), duration, cause }),
  { minLength: 1, maxLength: 40 },
)

export const counted = (spells: readonly CountedSpell[]): Counts => countsOf(spells, CAUSES)

/** As many equal spells. */
export const times = (count: number, spell: Partial<CountedSpell>): CountedSpell[] =>
  Array.from({ length: count }, () => ({ firstSeen: 0, duration: 0, cause: null, ...spell }))

export const upTo = (last: number): number[] => Array.from({ length: last + 1 }, (_, age) => age)
