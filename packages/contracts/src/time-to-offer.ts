import { type Static, Type } from '@sinclair/typebox'
import { DistributionAnswer, DistributionGroup, Estimate } from './answers.ts'
import { Days, ErrorOfProbability, Given, OrNull, Probability, Shown } from './measures.ts'
import { distributionParameters } from './questions.ts'

/** The time to the offer put together from the waits in the stages before it, held against that of whole journeys. */
export const ComposedTimeToOffer = Shown(
  {
    used: Type.Boolean({
      description:
        'Whether the composition agrees with the curve of whole journeys, so that its numbers are given; if not, those of the group stand alone',
    }),
    reason: OrNull(Type.String({ description: 'Why the composition is not used; null where it is' })),
    distance: OrNull(
      Probability('Largest distance of the composed curve from the Aalen-Johansen curve of whole journeys'),
    ),
    at_days: OrNull(Days('The day since the start of the clock on which it is found')),
    se: OrNull(
      ErrorOfProbability(
        'Standard error of the difference on that day, by leaving out each of twenty random groups of journeys; null where unknown, or too small to be shown',
      ),
    ),
    checked_through_days: OrNull(
      Days(
        'Both curves are known, and were compared, up to this day; where the composition is used also without any one of the random groups',
      ),
    ),
    horizons: Type.Array(
      Shown({
        days: Given('Days since the start of the clock'),
        reached: Estimate,
      }),
      { description: 'Empty where the composition is not used; null beyond the days compared' },
    ),
  },
  'Rests on journeys seen only in part too, and assumes that a wait depends on nothing but its stage',
)
export type ComposedTimeToOffer = Static<typeof ComposedTimeToOffer>

export const TimeToOfferGroup = Shown({
  ...DistributionGroup.properties,
  composed: Type.Optional(ComposedTimeToOffer),
})
export type TimeToOfferGroup = Static<typeof TimeToOfferGroup>

export const TimeToOfferAnswer = Shown({
  ...DistributionAnswer.properties,
  groups: Type.Array(TimeToOfferGroup),
})
export type TimeToOfferAnswer = Static<typeof TimeToOfferAnswer>

export const TimeToOfferParameters = Type.Object({
  ...distributionParameters,
  composed: Type.Optional(
    Type.Boolean({
      description:
        'Also compose the time to the offer from the stages before it, and hold that against whole journeys (process hiring, whole days)',
      default: false,
    }),
  ),
})
export type TimeToOfferParameters = Static<typeof TimeToOfferParameters>
