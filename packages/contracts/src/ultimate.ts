import { type Static, Type } from '@sinclair/typebox'
import { Estimate } from './estimates.ts'
import { AtLeast, AtMost, Days, OrNull, Shown } from './measures.ts'

/** How many end by one cause in the end, as far as the follow-up can tell. */
export const Ultimate = Shown(
  {
    of: Type.String({ description: 'The ending spoken of' }),
    at_least: Shown({
      estimate: OrNull(AtLeast('If none of those still waiting ever ends so')),
      low: OrNull(AtLeast('Lower limit')),
      high: OrNull(AtMost('Upper limit')),
    }),
    at_most: Shown({
      estimate: OrNull(AtMost('If all of those still waiting end so')),
      low: OrNull(AtLeast('Lower limit')),
      high: OrNull(AtMost('Upper limit')),
    }),
    point: OrNull({
      ...Estimate,
      description: 'The one number, on a plateau only; null = the two bounds are what is known',
    }),
    plateau: OrNull(
      Type.Boolean({
        description:
          'true: the curve has become flat, so little more will come; false: it still moves; null = too few to say',
      }),
    ),
    followed_days: OrNull(Days('The last day of the wait with enough spells at risk: it is judged by then')),
    given_waiting_at: OrNull(
      Days('Not 0: too few were seen from the start, so it is given still waiting when this day begins'),
    ),
    reason: OrNull(Type.String({ description: 'Why it is not known' })),
    words: Type.String(),
  },
  'The share in the end: bounds that hold whatever becomes of those still waiting, a point only on a plateau',
)
export type Ultimate = Static<typeof Ultimate>
