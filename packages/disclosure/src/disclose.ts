import type { Audience } from './audience.ts'
import { roundMeasures } from './round-measures.ts'

export type Key = Readonly<Record<string, string | null>>
export type Withheld = { key: Key; reason: string }

/** A group before it is known whether it may be shown, with what decides that. */
export type Candidate<Group> = {
  key: Key
  journeys: number
  /** Distinct contributors, and the journeys of the one who brought most. */
  contributors: number
  largestContributor: number
  /** Makes what would be shown; not called where nothing may be. */
  show: () => Group
}

/** An answer of groups, as it leaves. */
export type GroupedAnswer<Group> = { groups: Group[]; withheld: Withheld[] }

export type Draft<Group, Answer extends GroupedAnswer<Group>> = {
  /** Everything but the groups. */
  about: Omit<Answer, 'groups' | 'withheld'>
  candidates: readonly Candidate<Group>[]
}

/**
 * The one function every answer passes before anybody sees it: what may be shown to this audience.
 *
 * A group under the threshold is withheld whole and named with its reason; so is, for the public, one brought by
 * too few contributors or mostly by one. For the public every number is rounded as its schema says it may be
 * (`x-measure`), so that no exact twin of a rounded number leaves.
 *
 * `schema` is the JSON Schema of the answer. Throws for the public on a number of which it says no measure.
 */
export const disclose = <Group, Answer extends GroupedAnswer<Group>>(
  audience: Audience,
  schema: unknown,
  { about, candidates }: Draft<Group, Answer>,
): Answer => {
  const judged = candidates.map((candidate) => ({ candidate, reason: reasonToWithhold(audience, candidate) }))
  const shown = {
    ...about,
    groups: judged.flatMap(({ candidate, reason }) => (reason === null ? [candidate.show()] : [])),
    withheld: judged.flatMap(({ candidate, reason }) =>
      reason === null ? [] : [{ key: candidate.key, reason }],
    ),
  }
  // The parts of an answer put together again, rounded or not, are that answer; the compiler cannot see Omit undone.
  return (audience.kind === 'public' ? roundMeasures(schema, shown) : shown) as Answer
}

const reasonToWithhold = (audience: Audience, group: Candidate<unknown>): string | null => {
  if (group.journeys < audience.threshold) return `fewer than ${audience.threshold} journeys`
  if (audience.kind === 'own') return null
  if (group.contributors < audience.minContributors) {
    return `fewer than ${audience.minContributors} contributors`
  }
  return group.largestContributor > group.journeys * audience.largestShare
    ? `one contributor brought more than ${Math.round(audience.largestShare * 100)} % of the journeys`
    : null
}
