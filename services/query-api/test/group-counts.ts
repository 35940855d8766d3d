import type { GroupCounts } from '@hearback/read-models'
import { type CountedSpell, countsOf } from '@hearback/survival'
import type { Estimating } from '../src/estimate/estimating.ts'

/** A group of spells, each of a journey and a contributor of its own. */
export const groupOf = (spells: readonly CountedSpell[], clock = 'stage:applied'): GroupCounts => ({
  key: { clock },
  counts: countsOf(spells),
  journeys: spells.length,
  contributors: spells.length,
  largestContributor: Math.min(1, spells.length),
  spells: spells.length,
  running: spells.filter(({ cause }) => cause === null).length,
  unusable: 0,
  undatedEnd: 0,
  reachedAfterEnding: 0,
  observedThrough: null,
})

/** So many equal spells, followed from their start. */
export const spells = (
  count: number,
  duration: number,
  cause: string | null,
  firstSeen = 0,
): CountedSpell[] => Array.from({ length: count }, () => ({ firstSeen, duration, cause }))

export const estimatingOf = (changed: Partial<Estimating> = {}): Estimating => ({
  band: { ci: 'rothman-wilson', confidence: 0.95 },
  unitsPerDay: 1,
  calendar: 'days',
  fewestAtRisk: 5,
  fewestOnCurve: 10,
  onlyDrawn: false,
  definitionOf: (clock) => ({
    version: 1,
    listed: clock.startsWith('response:') ? ['answered', 'withdrawn', 'closed'] : ['advanced', 'rejected'],
    kinds: clock.startsWith('response:'),
  }),
  ...changed,
})
