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
  /**
   * Makes what would be shown, told which groups are: what it says of others may be made of those alone. Not called
   * where nothing may be shown.
   */
  show: (shown: readonly Key[]) => Group
}

/** Whether a group of so many journeys, brought by so many, would be shown to the audience by itself. */
export type MayBeShown = (group: Brought) => boolean
export type Brought = Pick<Candidate<unknown>, 'journeys' | 'contributors' | 'largestContributor'>

/** An answer of groups, as it leaves. */
export type GroupedAnswer<Group> = { groups: Group[]; withheld: Withheld[] }

export type Draft<Group, Answer extends GroupedAnswer<Group>> = {
  /** Everything but the groups. */
  about: Omit<Answer, 'groups' | 'withheld'>
  candidates: readonly Candidate<Group>[]
  /**
   * Makes what is said of several groups together, from the keys of those shown: a group withheld must not enter it,
   * for what is known of the others would be subtracted from it. It is rounded like the rest of the answer. Parts of
   * the groups shown may enter it one by one only where each of them might be shown by itself.
   */
  together?: (shown: readonly Key[], mayBeShown: MayBeShown) => object
}

/**
 * The one function every answer passes before anybody sees it: what may be shown to this audience.
 *
 * A group under the threshold is withheld whole and named with its reason; so is, for the public, one brought by
 * too few contributors or mostly by one. The public is told only the parts of a withheld group's key that a group
 * shown beside it bears too: a value that only withheld groups have says that somebody was there. For the public
 * every number is rounded as its schema says it may be (`x-measure`), so that no exact twin of a rounded number leaves.
 *
 * `schema` is the JSON Schema of the answer. Throws for the public on a number of which it says no measure.
 */
export const disclose = <Group, Answer extends GroupedAnswer<Group>>(
  audience: Audience,
  schema: unknown,
  { about, candidates, together }: Draft<Group, Answer>,
): Answer => {
  const judged = candidates.map((candidate) => ({ candidate, reason: reasonToWithhold(audience, candidate) }))
  const keysShown = judged.flatMap(({ candidate, reason }) => (reason === null ? [candidate.key] : []))
  const shown = {
    ...about,
    ...together?.(keysShown, (group) => mayBeShown(audience, group)),
    groups: judged.flatMap(({ candidate, reason }) => (reason === null ? [candidate.show(keysShown)] : [])),
    withheld: withheldFor(audience, judged),
  }
  // The parts of an answer put together again, rounded or not, are that answer; the compiler cannot see Omit undone.
  return (audience.kind === 'public' ? roundMeasures(schema, shown) : shown) as Answer
}

/**
 * Whether a group that stands in no answer itself may have a part in the numbers of one that does: the rules of the
 * groups shown hold for it too.
 */
export const mayBeShown = (
  audience: Audience,
  group: Pick<Candidate<unknown>, 'journeys' | 'contributors' | 'largestContributor'>,
): boolean => reasonToWithhold(audience, group) === null

type Judged = { candidate: Pick<Candidate<unknown>, 'key'>; reason: string | null }

/** The clock or expectation of a key is part of the question; everything else in it was read from journeys. */
const askedFor: ReadonlySet<string> = new Set(['clock', 'expectation'])

const withheldFor = (audience: Audience, judged: readonly Judged[]): Withheld[] => {
  const withheld = judged.flatMap(({ candidate: { key }, reason }) =>
    reason === null ? [] : [{ key, reason }],
  )
  if (audience.kind === 'own') return withheld
  const shown = judged.flatMap(({ candidate, reason }) => (reason === null ? [candidate.key] : []))
  const named = withheld.map(({ key, reason }) => ({ key: partsBorneBy(shown, key), reason }))
  // Without their values several may read alike, and how many small groups there are is theirs to keep.
  return [...new Map(named.map((each) => [JSON.stringify(each), each])).values()]
}

const partsBorneBy = (shown: readonly Key[], key: Key): Key =>
  Object.fromEntries(
    Object.entries(key).filter(
      ([name, value]) => askedFor.has(name) || shown.some((other) => other[name] === value),
    ),
  )

const reasonToWithhold = (audience: Audience, group: Brought): string | null => {
  if (group.journeys < audience.threshold) return `fewer than ${audience.threshold} journeys`
  if (audience.kind === 'own') return null
  if (group.contributors < audience.minContributors) {
    return `fewer than ${audience.minContributors} contributors`
  }
  return group.largestContributor > group.journeys * audience.largestShare
    ? `one contributor brought more than ${Math.round(audience.largestShare * 100)} % of the journeys`
    : null
}
