import { type Static, Type } from '@sinclair/typebox'
import { DistributionAnswer, Estimate, GroupKey } from './answers.ts'
import { ByCause, Count, Days, Given, OrNull, Shown } from './measures.ts'
import { spellParameters } from './questions.ts'

/** What was published, and how it is read. */
const said = {
  phrase: Type.String({ description: 'As published' }),
  source: Type.String({ description: 'The document it is read from' }),
  reading: Given('Version of the reading of the phrase as bounds'),
  owed_by: Type.String({ description: 'Whose part it is to keep it' }),
  kind: Type.String({
    description: 'wait, order, minutes, longer_than_screening or counted_back (from the last working day)',
  }),
  anchor: Type.String({ description: 'What it is counted from' }),
  targets: Type.Array(Type.String(), { description: 'What is expected' }),
  minimum: OrNull(Given('Lower bound, in days (of a duration: minutes); null = none')),
  maximum: OrNull(Given('Upper bound; null = none')),
  clock: OrNull(Type.String({ description: 'The clock whose waits show it; null = it is no wait' })),
  contradicts: Type.Array(Type.String(), { description: 'Other sources bound the same thing otherwise' }),
}

/**
 * One published expectation beside what is observed. Inside, early (where that is possible) and late or other sum to
 * 1; without an upper bound inside, early, the other causes and still waiting do.
 */
export const ExpectationGroup = Shown({
  key: GroupKey,
  ...said,
  journeys: Count('Journeys behind the numbers'),
  observed: Count('Waits, or things that could be judged, that the shares are of'),
  running: Count('Waits still running: they are counted, never dropped'),
  inside: Estimate,
  early: {
    ...Estimate,
    description: 'null too where nothing can be early: no lower bound, or 0',
  },
  late_or_other: {
    ...Estimate,
    description:
      'Still waiting after the upper bound, or ended otherwise; null too of a wait without one: nothing is late then',
  },
  still_waiting: { ...Estimate, description: 'Of a wait: still running after through_days' },
  other: ByCause(Estimate),
  through_days: OrNull(
    Days(
      'The day of the wait up to which the shares are told: the upper bound, or without one the last day enough were followed to; null = no wait, or unknown',
    ),
  ),
  not_judged: ByCause(Count('Things that say nothing of it: pending, impossible to keep, of unknown day')),
  reason: OrNull(Type.String({ description: 'Why it is not known, or where it stops' })),
})
export type ExpectationGroup = Static<typeof ExpectationGroup>

export const ExpectationsAnswer = Shown({
  ...DistributionAnswer.properties,
  groups: Type.Array(ExpectationGroup),
})
export type ExpectationsAnswer = Static<typeof ExpectationsAnswer>

/** Bounds are in whole days of waits by their day of entry, so there is no other basis and no finer resolution. */
export const ExpectationsParameters = Type.Object({
  ...Type.Omit(Type.Object(spellParameters), ['basis', 'resolution', 'assume_closed_after']).properties,
  calendar: Type.Optional(
    Type.Literal('days', {
      description: 'days, because what is published bounds waits in calendar days',
      default: 'days',
    }),
  ),
})
export type ExpectationsParameters = Static<typeof ExpectationsParameters>
