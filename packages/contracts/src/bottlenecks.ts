import { type Static, Type } from '@sinclair/typebox'
import { DaysEstimate, DistributionAnswer, Estimate, GroupKey, groupCounts } from './answers.ts'
import { ByCause, DayDifference, Days, Given, OrNull, PerJourney, Place, Shown } from './measures.ts'
import { distributionParameters, spellParameters } from './questions.ts'

/** How often a journey comes to a stage, with its interval. */
export const VisitsEstimate = Shown({
  estimate: OrNull(PerJourney('Visits of a journey that are to be expected in the end; null = not known')),
  low: OrNull(PerJourney('Lower limit')),
  high: OrNull(PerJourney('Upper limit')),
})
export type VisitsEstimate = Static<typeof VisitsEstimate>

/** Days more or fewer, with their interval. */
export const DayDifferenceEstimate = Shown({
  days: OrNull(DayDifference('The estimate')),
  low: OrNull(DayDifference('Lower limit')),
  high: OrNull(DayDifference('Upper limit')),
})
export type DayDifferenceEstimate = Static<typeof DayDifferenceEstimate>

/** The intervals of these answers come from random groups of journeys, which no formula can replace. */
export const jackknifeMethod = Shown({
  estimator: Type.Literal('aalen-johansen'),
  interval: Type.Literal('jackknife', {
    description: 'Delete-a-group jackknife: Student t of the estimates without each random group',
  }),
  random_groups: Given('Random groups of journeys'),
  confidence: Given('Confidence of every interval'),
})

export const BottleneckGroup = Shown({
  key: GroupKey,
  ...groupCounts,
  tau: OrNull(
    Days('Waits are looked at up to this day: as asked, or to where the follow-up ends; null = not at all'),
  ),
  visits: VisitsEstimate,
  mean_days: {
    ...DaysEstimate,
    description:
      'Mean wait of the visits that move on within tau, those still waiting counted as long as they were followed',
  },
  share_of_time: { ...Estimate, description: 'visits x mean_days, of the sum over the stages shown' },
  not_advanced: {
    ...Estimate,
    description: 'Visits that do not move on within tau: lost, gone back or waiting',
  },
  lost: ByCause(Estimate),
  share_of_loss: { ...Estimate, description: 'visits x all that is lost, of the sum over the stages shown' },
  potential: {
    ...DayDifferenceEstimate,
    description:
      'Days a journey would save on average if this stage were as quick as the best quarter of its segments, chosen on one half of the journeys and measured on the other; visits unchanged. Below 0: the quarter was no quicker there, nothing to gain',
  },
  rank: OrNull(
    Shown(
      { from: Place('The best rank it may have'), to: Place('The last rank it may have') },
      'By potential among the stages shown, the largest first; a range where chance may have ranked them. A stage nobody comes to has none and takes none',
    ),
  ),
  best: Shown({
    compared: Place(
      'Segments that may be shown and, in each random half of the journeys, were followed to tau and have enough that moved on',
    ),
    segments: Type.Array(GroupKey, {
      description: 'The quickest quarter of them by either half of the journeys, first those of both',
    }),
    mean_days: OrNull(
      Days('mean_days of those chosen by one half together, measured on the other; the mean of both ways'),
    ),
  }),
  reason: OrNull(Type.String({ description: 'Why something is null' })),
})
export type BottleneckGroup = Static<typeof BottleneckGroup>

/** Where the first days of a journey go; they add up to tau. */
export const WhereDaysGo = Shown({
  key: GroupKey,
  tau: OrNull(Given('Days since the start of a journey; null = not known')),
  stages: Type.Array(Shown({ clock: Type.String(), ...DaysEstimate.properties })),
  elsewhere: { ...DaysEstimate, description: 'Ended, or in a stage not shown' },
  not_followed: {
    ...DaysEstimate,
    description: 'After the day up to which a stage was followed: where these days went nobody knows',
  },
  reason: OrNull(Type.String({ description: 'Why nothing is known' })),
})
export type WhereDaysGo = Static<typeof WhereDaysGo>

export const BottlenecksComparing = Shown({
  segment_by: Type.Array(Type.String(), { description: 'What the segments of a stage are compared by' }),
  tau: Given('Days up to which waits are looked at'),
  of: Type.String({ description: 'Which stages and segments are held against each other' }),
})

export const BottlenecksAnswer = Shown({
  ...DistributionAnswer.properties,
  method: jackknifeMethod,
  groups: Type.Array(BottleneckGroup),
  where_days_go: Type.Array(WhereDaysGo),
  comparing: BottlenecksComparing,
})
export type BottlenecksAnswer = Static<typeof BottlenecksAnswer>

/** Whole days, real endings, and one kind of interval: the rest would mean nothing here. */
export const flowParameters = {
  ...Type.Omit(Type.Object(spellParameters), ['resolution', 'assume_closed_after', 'ci']).properties,
  tau: distributionParameters.tau,
}

export const BottlenecksParameters = Type.Object({
  ...flowParameters,
  segment_by: Type.Optional(
    Type.String({
      description:
        'What the segments of a stage are compared by: one or two dimensions, comma-separated. Default: department, in a community employer',
      maxLength: 200,
    }),
  ),
})
export type BottlenecksParameters = Static<typeof BottlenecksParameters>
