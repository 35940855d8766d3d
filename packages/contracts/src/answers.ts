import { type Static, Type } from '@sinclair/typebox'
import { DataQuality } from './data-quality.ts'
import { DayText } from './day.ts'
import { DocumentedMeasure } from './documented-measures.ts'
import { DaysEstimate, Estimate } from './estimates.ts'
import { ByCause, Count, Days, Given, OrNull, Probability, Shown } from './measures.ts'
import { Basis, InclusionText, IntervalKind, Resolution } from './questions.ts'
import { Ultimate } from './ultimate.ts'
import { DefinitionName } from './vendor-definitions.ts'
import { Calendar } from './working-days.ts'

export { DaysEstimate, Estimate }

/** What tells a group from the others: its clock, and a value for each dimension of group_by (null = not known). */
export const GroupKey = Type.Record(Type.String(), OrNull(Type.String()))
export type GroupKey = Static<typeof GroupKey>

export const Withheld = Shown({
  key: {
    ...GroupKey,
    description:
      'For the public without the values that no group shown has: groups alike are then named once',
  },
  reason: Type.String({ examples: ['fewer than 5 journeys'] }),
})
export type Withheld = Static<typeof Withheld>

/** The counts behind every number of a group. */
export const groupCounts = {
  clock_version: Given('Version of the definition of the clock in the key; see /v1/clocks'),
  journeys: Count('Journeys with a counted spell'),
  spells: Count('Spells counted: one journey may run a clock several times'),
  running: Count('Spells still running on the last day each was known: they are counted, never dropped'),
  exits: ByCause(Count('Spells that ended by this cause')),
  answered_by_kind: Type.Optional(ByCause(Count('Of the answered: invited, offered, rejected or told'))),
  unusable: Count('Waits whose end is dated before their start: found, not counted'),
  undated_end: Count('Waits cut off where an ending of unknown day was put'),
  reached_after_ending: Count('Journeys that reached the milestone after an ending had stopped its clock'),
}

/** Waits that end by `days` in one way, for all causes; the probabilities of waiting and of all exits sum to 1. */
const chances = {
  waiting: Estimate,
  exits: ByCause(Estimate),
  answered_by_kind: Type.Optional(ByCause(Estimate)),
}

export const Horizon = Shown({
  days: Given('Days since the start of the clock'),
  ...chances,
  at_risk: OrNull(Count('Spells known to be still running when this day begins; null = too few to say')),
  followed: OrNull(Count('Spells whose state on this day is known; null = too few to say')),
})
export type Horizon = Static<typeof Horizon>

export const Quantile = Shown({
  p: Given('Share'),
  of: Type.String({
    description:
      'any: of all spells, whatever ended them; a cause: t by which p of all spells had ended by it',
  }),
  days: OrNull(Days('Days after which this share has ended; null = not reached within the follow-up')),
  low: OrNull(Days('Lower limit')),
  high: OrNull(Days('Upper limit; null = not reached')),
})
export type Quantile = Static<typeof Quantile>

export const Curve = Shown(
  {
    days: Type.Array(Days('Days since the start of the clock')),
    at_risk: Type.Array(Count('Spells at risk')),
    waiting: Type.Array(Probability('Probability of still waiting after this day')),
    low: Type.Array(OrNull(Probability('Lower limit of waiting'))),
    high: Type.Array(OrNull(Probability('Upper limit of waiting'))),
    exits: ByCause(Type.Array(Probability('Probability of having ended by this cause'))),
  },
  'Cut where fewer than max(threshold, 10) spells are at risk',
)
export type Curve = Static<typeof Curve>

export const RestrictedMean = Shown(
  {
    tau: Days('Days over which the mean is taken: as asked, or to where the follow-up ends'),
    days: Days('Mean days spent waiting within tau'),
    low: OrNull(Days('Lower limit; null = nothing seen tells how uncertain the mean is')),
    high: OrNull(Days('Upper limit')),
    by_state: Shown(
      {
        waiting: Days('Waiting'),
        ended: ByCause(Days('Over, by this cause')),
      },
      'Where the days of tau go: mean days spent waiting and after each ending; they add up to tau',
    ),
  },
  'Mean days spent waiting within tau days; adds up over stages',
)
export type RestrictedMean = Static<typeof RestrictedMean>

/** The waits that end by the milestone within tau: a condition on the future, so it is named. */
export const Reached = Shown({
  conditional_on: Type.Literal('reached'),
  within_days: OrNull(Days('Reached within these days: tau, or to where the follow-up ends')),
  probability: Estimate,
  quantiles: Type.Array(Quantile),
})
export type Reached = Static<typeof Reached>

export const DistributionGroup = Shown({
  key: GroupKey,
  ...groupCounts,
  given_waiting_at: OrNull(
    Days(
      'Not 0: too few were seen from the start, so everything is given still waiting when this day begins',
    ),
  ),
  quantiles: Type.Array(Quantile),
  horizons: Type.Array(Horizon),
  restricted_mean: OrNull(RestrictedMean),
  curve: Curve,
  reached: Type.Optional(Reached),
  ultimate: Type.Optional(Ultimate),
  as_documented: Type.Optional(
    Type.Array(DocumentedMeasure, { description: 'Only where definition= names another tool' }),
  ),
})
export type DistributionGroup = Static<typeof DistributionGroup>

export const ExpectedWaitGroup = Shown({
  key: GroupKey,
  ...groupCounts,
  waited_days: Given('Days waited already'),
  within_days: Given('The next days asked about'),
  still_waiting: OrNull(
    Count('Comparable waits: those known to be still running after this many days; null = too few to say'),
  ),
  within: OrNull(
    Shown({
      days: Days('The days ahead that the chances are for: those asked, or fewer where the follow-up ends'),
      ...chances,
    }),
  ),
  median_further_wait: DaysEstimate,
  never_within_follow_up: Estimate,
  followed_through_days: OrNull(Days('The last day of the wait with enough spells at risk')),
  curve: Type.Optional(Curve),
  reason: OrNull(Type.String({ description: 'Why the answer stops, where it does' })),
  sentence: Type.String(),
})
export type ExpectedWaitGroup = Static<typeof ExpectedWaitGroup>

/** The question as it was understood, with every default filled in. */
export const QuestionAsked = Shown({
  process: Type.String(),
  clock: OrNull(Type.String({ description: 'The clock asked about; null when each group has its own' })),
  clock_version: OrNull(Given('Version of its definition; see /v1/clocks')),
  filters: Type.Record(Type.String(), Type.Array(Type.String())),
  basis: Basis,
  from: OrNull(DayText),
  to: OrNull(DayText),
  group_by: Type.Array(Type.String()),
  stratify_by: Type.Optional(Type.Array(Type.String())),
  resolution: Resolution,
  calendar: Calendar,
  definition: DefinitionName,
  assume_closed_after: OrNull(
    Given('Every wait that reached this many days is counted as ended on that day, by assumption'),
  ),
  known_at: OrNull(Type.String({ description: 'Only events recorded by then count; null = all' })),
})
export type QuestionAsked = Static<typeof QuestionAsked>

const answer = {
  workspace: Type.String(),
  synthetic: Type.Boolean({ description: 'true: invented timelines, for show' }),
  question: QuestionAsked,
  as_of: DayText,
  observed_through: OrNull(DayText),
  projected_through: Type.String({
    description: 'Every event recorded before this instant is in the answer',
  }),
  inclusion: Type.Array(InclusionText),
  label: OrNull(Type.String({ description: 'What the reader must be told with every number' })),
  withheld: Type.Array(Withheld),
  parked_journeys: Count('Journeys that could not be folded and would have counted'),
  data_quality: Type.Optional(DataQuality),
  method: Shown({
    estimator: Type.Literal('aalen-johansen'),
    interval: IntervalKind,
    confidence: Given('Confidence of every interval'),
  }),
}

export const DistributionAnswer = Shown({ ...answer, groups: Type.Array(DistributionGroup) })
export type DistributionAnswer = Static<typeof DistributionAnswer>

export const ExpectedWaitAnswer = Shown({
  ...answer,
  groups: Type.Array(ExpectedWaitGroup),
  sentence: Type.String({ description: 'The answer of the only group, or how many groups there are' }),
})
export type ExpectedWaitAnswer = Static<typeof ExpectedWaitAnswer>
