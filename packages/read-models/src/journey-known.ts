import type { Day, Fact } from '@hearback/contracts'
import { resolve } from '@hearback/journeys'
import { type FoldJourney, parkingError } from './fold-journey.ts'
import { inShownOrder, type ProjectedJourney } from './journey-questions.ts'
import { type JourneyRows, parkedRow, rowsOf, type SpellRow } from './rows.ts'

export type JourneyKnown = {
  fold: FoldJourney
  workspaceId: number
  bucket: number
  journeyId: string
  /** What is known of it, in the order it was recorded. */
  facts: readonly Fact[]
  /** The day it is asked about; null = as far as is known. */
  asOf: Day | null
}

/**
 * A journey folded now from some of its facts, as a projection of them would hold it. As of a day: where it stood at
 * the end of that day, without what is dated later; ends of waits and findings that came later are open or gone again.
 * Pure; a journey that cannot be folded comes back with the reason, as a parked one does.
 */
export const journeyKnown = ({
  fold,
  workspaceId,
  bucket,
  journeyId,
  facts,
  asOf,
}: JourneyKnown): ProjectedJourney => {
  const place = { bucket, journeyId, workspaceId, events: facts.length }
  try {
    const folded = fold(workspaceId, asOf === null ? facts : upTo(facts, asOf))
    const { rows } = rowsOf(place, folded)
    return inShownOrder(asOf === null ? rows : cutAt(rows, asOf), folded.attributes)
  } catch (error) {
    const parking = { error: parkingError(error, facts), at: 0n, process: facts[0]?.process ?? 'hiring' }
    const journey = parkedRow(place, parking, undefined)
    return { journey, spells: [], findings: [], measures: [], dimensions: {} }
  }
}

/** What was observed of a journey and who it is about belong to no day of it. */
const ofNoDay: ReadonlySet<string> = new Set(['journey_observed', 'attributes_changed'])

/** Retractions and days not known are settled first, from all that is known: the day only cuts what then holds. */
const upTo = (facts: readonly Fact[], asOf: Day): Fact[] =>
  resolve(facts).filter(({ type, day }) => day === null || day <= asOf || ofNoDay.has(type))

/** What only the passing of time brings is told ahead by a fold; as of a day it has not come yet. */
const cutAt = ({ journey, spells, findings, measures }: JourneyRows, asOf: Day): JourneyRows => ({
  journey: { ...journey, observed_through: earlier(journey.observed_through, asOf) },
  spells: spells.filter(({ entered_day }) => entered_day <= asOf).map((spell) => spellAt(spell, asOf)),
  findings: findings.filter(({ day }) => day <= asOf),
  measures: measures.filter(({ from_day }) => from_day <= asOf),
})

const spellAt = (spell: SpellRow, asOf: Day): SpellRow => ({
  ...spell,
  observed_through: earlier(spell.observed_through, asOf),
  ...(spell.exit_day !== null && spell.exit_day > asOf
    ? { exit_day: null, exit_at: null, cause: null, kind: null }
    : {}),
})

/** null = followed live, and still so on the day. */
const earlier = (through: Day | null, asOf: Day): Day | null =>
  through === null ? null : Math.min(through, asOf)
