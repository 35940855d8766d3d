import type { Expectation } from '@hearback/journeys'
import type { GroupCounts } from '@hearback/read-models'
import { clockOf } from './estimating.ts'

/** How many of these waits ended in what the expectation expects. */
const metIn = ({ clock, met }: Expectation, groups: readonly GroupCounts[]): number =>
  groups
    .filter(({ key }) => clockOf(key) === clock)
    .flatMap(({ counts }) => counts.causes.map((cause, k) => ({ cause, exits: counts.exits[k] ?? [] })))
    .filter(({ cause }) => met.some((expected) => expected === cause.split('/')[0]))
    .reduce((all, { exits }) => all + exits.reduce((some, next) => some + next, 0), 0)

/**
 * The ids of those expectations of which what is expected was ever recorded of the journeys asked about: some wait of
 * theirs ended in it, be it one that another expectation bounds. A wait whose targets are all among those of an
 * expectation is a witness for it: a thank-you is one for "a thank-you or a follow-up", but not the other way round.
 *
 * An employer that never enters feedback has 0 % of it by any day: that says something of its records, not of its
 * interviewers. What came while no such wait ran is not seen. `groups` are those that may be shown: a group that is
 * withheld must not show itself here.
 */
export const recordedTargets = (
  expectations: readonly Expectation[],
  groups: readonly GroupCounts[],
): ReadonlySet<string> => {
  const met = expectations.filter((expectation) => metIn(expectation, groups) > 0)
  return new Set(
    expectations.filter((one) => met.some((other) => isWitnessFor(other, one))).map(({ id }) => id),
  )
}

const isWitnessFor = ({ targets }: Expectation, { targets: expected }: Expectation): boolean =>
  targets.every((target) => expected.includes(target))

/** Why nothing is said of an expectation that is never recorded. */
export const neverRecorded = ({ targets }: Pick<Expectation, 'targets'>): string =>
  `no ${targets.join(' or ')} was ever recorded here as the end of such a wait: whether it came is unknown`
