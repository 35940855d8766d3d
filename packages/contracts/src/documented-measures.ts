import { type Static, Type } from '@sinclair/typebox'
import { DaysEstimate, Estimate } from './estimates.ts'
import { Count, Days, OrNull, Probability, Shown } from './measures.ts'
import { VendorDefinition } from './vendor-definitions.ts'

const { vendor, measure, statistic, source, assumed } = VendorDefinition.properties

/** What becomes of waits that a measure does not count as completed. */
const Treated = (who: string) =>
  Shown({
    waits: Count(who),
    are: Type.Union([Type.Literal('left_out'), Type.Literal('in_denominator')]),
  })

/** A number of ours that answers what the measure is asked for. */
export const ComparableNumber = Shown({
  of: Type.String({ description: 'What it is of' }),
  within_days: OrNull(Days('Within these days: a horizon, or to where the follow-up ends')),
  days: OrNull(DaysEstimate),
  share: OrNull(Estimate),
})
export type ComparableNumber = Static<typeof ComparableNumber>

/** The same question answered as the maker of another tool documents it, beside our answer. */
export const DocumentedMeasure = Shown(
  {
    vendor,
    measure,
    statistic,
    days: OrNull(Days('Mean or median as they document it; null for a share, and where too few completed')),
    share: OrNull(Probability('Share as they document it; null for days, and where too few completed')),
    rests_on: Count('Waits it rests on: the completed ones; of a share all that are in its denominator'),
    completed: Count('Waits counted as completed, or of a share as passed'),
    still_waiting: Treated('Waits still running'),
    ended_otherwise: Treated('Waits that ended in a way that is not counted as completed'),
    hearback: Type.Array(ComparableNumber, { description: 'Ours; the first is the nearest' }),
    difference: Type.String({ description: 'Why the numbers differ' }),
    assumed,
    reason: OrNull(Type.String({ description: 'Why there is no number' })),
    source,
  },
  'A naive number, for comparison only: what it leaves out is said beside it',
)
export type DocumentedMeasure = Static<typeof DocumentedMeasure>
