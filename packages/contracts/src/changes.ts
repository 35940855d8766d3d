import { type Static, Type } from '@sinclair/typebox'
import { DaysEstimate, DistributionAnswer, GroupKey, groupCounts } from './answers.ts'
import { DayDifferenceEstimate, flowParameters, jackknifeMethod, VisitsEstimate } from './bottlenecks.ts'
import { DayText } from './day.ts'
import { Days, Given, OrNull, Shown } from './measures.ts'

const { clock_version, ...periodCounts } = groupCounts

/** A stage in one of the periods. */
export const StageInPeriod = Shown({
  ...periodCounts,
  visits: VisitsEstimate,
  mean_days: {
    ...DaysEstimate,
    description: 'Mean wait of the visits that move on within tau; null where nobody is known to',
  },
})
export type StageInPeriod = Static<typeof StageInPeriod>

export const ChangeGroup = Shown({
  key: GroupKey,
  clock_version,
  tau: OrNull(Days('Waits of both periods are looked at up to this day; null = not at all')),
  a: StageInPeriod,
  b: StageInPeriod,
  by_durations: {
    ...DayDifferenceEstimate,
    description: 'Days of the change that are due to longer or shorter visits of this stage',
  },
  by_visits: {
    ...DayDifferenceEstimate,
    description: 'Days of the change that are due to more or fewer visits of this stage',
  },
  reason: OrNull(Type.String({ description: 'Why something is null' })),
})
export type ChangeGroup = Static<typeof ChangeGroup>

export const TotalChange = Shown({
  key: GroupKey,
  before: { ...DaysEstimate, description: 'Sum of visits x mean_days over the stages shown, in period a' },
  after: { ...DaysEstimate, description: 'The same in period b' },
  change: {
    ...DayDifferenceEstimate,
    description: 'after less before: exactly the sum of by_durations and by_visits of the stages',
  },
  reason: OrNull(Type.String({ description: 'Why it is not known' })),
})
export type TotalChange = Static<typeof TotalChange>

const Period = Shown({ from: DayText, to: DayText }, 'from included, to not')

export const ChangesAnswer = Shown({
  ...DistributionAnswer.properties,
  method: jackknifeMethod,
  periods: Shown({ a: Period, b: Period }),
  groups: Type.Array(ChangeGroup),
  totals: Type.Array(TotalChange),
  comparing: Shown({
    tau: Given('Days up to which waits are looked at'),
    of: Type.String({ description: 'Which stages the totals are of' }),
  }),
})
export type ChangesAnswer = Static<typeof ChangesAnswer>

const { from: _from, to: _to, ...beside } = flowParameters
const day = (description: string) => Type.String({ pattern: DayText.pattern ?? '', description })

export const ChangesParameters = Type.Object({
  ...beside,
  basis: Type.Optional(
    Type.Union([Type.Literal('period'), Type.Literal('cohort')], {
      description:
        'period: what happened on the days of each period, whenever it began. cohort: waits that began in each period',
      default: 'period',
    }),
  ),
  from_a: day('First day of the earlier period, YYYY-MM-DD'),
  to_a: day('First day no longer in it, YYYY-MM-DD'),
  from_b: day('First day of the later period, YYYY-MM-DD'),
  to_b: day('First day no longer in it, YYYY-MM-DD'),
})
export type ChangesParameters = Static<typeof ChangesParameters>
