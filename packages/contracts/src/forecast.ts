import { type Static, Type } from '@sinclair/typebox'
import { DistributionAnswer, GroupKey, groupCounts } from './answers.ts'
import {
  Count,
  CountAtLeast,
  CountAtMost,
  ExpectedAtLeast,
  ExpectedAtMost,
  ExpectedCount,
  Given,
  OrNull,
  Shown,
} from './measures.ts'
import { spellParameters } from './questions.ts'

/** The days ahead a forecast is made for where a question does not say. */
export const forecastDays = [7, 14, 30] as const

/** What the next days bring to those who wait now. */
export const Foreseen = Shown({
  within_days: Given('The next days, from as_of on'),
  forecast_of: Count('Open journeys that are forecast'),
  not_covered: Count('Open journeys left out: too few were ever followed that long, or so many days further'),
  expected: Shown(
    {
      estimate: OrNull(ExpectedCount('How many of those forecast will reach it, on average')),
      low: OrNull(ExpectedAtLeast('Lower limit, for what the past does not tell exactly')),
      high: OrNull(ExpectedAtMost('Upper limit')),
    },
    'null where nobody is forecast, or too few of the open journeys are',
  ),
  low: OrNull(CountAtLeast('The number itself will be at least this, at the confidence of the answer')),
  high: OrNull(CountAtMost('and at most this: chance is added to what is not known exactly')),
})
export type Foreseen = Static<typeof Foreseen>

export const ForecastGroup = Shown({
  key: GroupKey,
  ...groupCounts,
  outcome: Type.String({ description: 'The cause that is forecast' }),
  open: Count('Journeys known to wait still on as_of: followed live, or observed through that day'),
  not_observed: Count('Journeys last seen waiting before as_of: whether they still wait nobody knows'),
  forecasts: Type.Array(Foreseen),
  reason: OrNull(
    Type.String({ description: 'Why some or all of the open journeys are not forecast, or no number is' }),
  ),
})
export type ForecastGroup = Static<typeof ForecastGroup>

export const ForecastAnswer = Shown({ ...DistributionAnswer.properties, groups: Type.Array(ForecastGroup) })
export type ForecastAnswer = Static<typeof ForecastAnswer>

/**
 * Whoever waits now is forecast in whole days, so there is no finer resolution and no assumed ending; journeys that
 * were brought because they had ended have nobody waiting among them.
 */
export const ForecastParameters = Type.Object({
  ...Type.Omit(Type.Object(spellParameters), ['resolution', 'assume_closed_after']).properties,
  inclusion: Type.Optional(
    Type.Array(Type.Union([Type.Literal('full_export'), Type.Literal('prospective')]), {
      description: 'full_export, prospective (both by default)',
      maxItems: 100,
    }),
  ),
  within_days: Type.Optional(
    Type.Array(Type.Integer({ minimum: 1, maximum: 3650 }), {
      description: 'The next days asked about; repeat for several',
      default: [...forecastDays],
      maxItems: 20,
    }),
  ),
})
export type ForecastParameters = Static<typeof ForecastParameters>
