import type { Process } from '../types.ts'
import type { Expectation } from './expectation.ts'
import { expectedRules } from './rules.ts'
import { expectedWaits } from './waits.ts'

/** Every published expectation Hearback ships, by id (numbers left out were read from the same words as another). */
export const expectations: ReadonlyMap<string, Expectation> = new Map(
  [...expectedWaits, ...expectedRules]
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map((expectation) => [expectation.id, expectation]),
)

/** Those that say something of the journeys of a process. */
export const expectationsOf = ({ subject }: Process): Expectation[] =>
  [...expectations.values()].filter((expectation) => expectation.subject === subject)
