import { type Day, dayFromText, type Fact, type Inclusion } from '@hearback/contracts'

/** From when and until when a journey is known to have been watched. */
export type Observation = {
  /** null: from its start. */
  from: Day | null
  /** null: followed live, or nothing is said about it. */
  through: Day | null
  stated: boolean
  inclusion: Inclusion
}

type Bound = string | null | undefined

/** Undefined where nothing (or no such day) is stated, null where it is stated that there is no bound. */
const boundOf = (text: Bound): Day | null | undefined =>
  typeof text === 'string' ? (dayFromText(text) ?? undefined) : text

const combined = (bounds: readonly Bound[], choose: (one: Day, other: Day) => Day): Day | null => {
  let chosen: Day | undefined
  for (const bound of bounds.map(boundOf)) {
    if (bound === null) return null
    if (bound !== undefined) chosen = chosen === undefined ? bound : choose(chosen, bound)
  }
  return chosen ?? null
}

/**
 * What the journey_observed facts together state, in the order stated: watched from the earliest `from`, through the
 * latest `through` (no bound wins in both), included as stated last. A fact dated after `through` shows that the
 * journey was still watched then, so it extends it. `lastDay` is the day of the journey's last fact.
 */
export const observationOf = (statements: readonly Fact[], lastDay: Day | null): Observation => {
  const through = combined(
    statements.map(({ detail }) => detail.through),
    Math.max,
  )
  return {
    from: combined(
      statements.map(({ detail }) => detail.from),
      Math.min,
    ),
    through: through === null ? null : Math.max(through, lastDay ?? through),
    stated: statements.length > 0,
    inclusion: statements.findLast(({ detail }) => detail.inclusion)?.detail.inclusion ?? 'prospective',
  }
}
