import { type Static, Type } from '@sinclair/typebox'
import { DistributionAnswer, Estimate, GroupKey, groupCounts } from './answers.ts'
import { DocumentedMeasure } from './documented-measures.ts'
import { Count, Days, Given, OrNull, Shown } from './measures.ts'
import { clockParameters, distributionParameters, spellParameters } from './questions.ts'

/** How many of a stage, or of one cohort of it, have moved on within so many days. */
export const FunnelCell = Shown({
  days: Given('Days since the stage was entered'),
  mature: Type.Boolean({
    description:
      'true: every wait has ended or was followed this long, so nothing later changes the cell; false: an Aalen-Johansen estimate',
  }),
  conversion: Estimate,
  converted: OrNull(Count('Waits known to have moved on within these days; null = too few to say')),
  followed: OrNull(Count('Waits whose state on this day is known; null = too few to say')),
})
export type FunnelCell = Static<typeof FunnelCell>

export const FunnelGroup = Shown({
  key: GroupKey,
  ...groupCounts,
  given_waiting_at: OrNull(
    Days('Not 0: too few were seen from the start, so everything is given still waiting on this day'),
  ),
  cells: Type.Array(FunnelCell, { description: 'One for each horizon' }),
  as_documented: Type.Optional(
    Type.Array(DocumentedMeasure, { description: 'Only where definition= names another tool' }),
  ),
})
export type FunnelGroup = Static<typeof FunnelGroup>

export const FunnelAnswer = Shown({ ...DistributionAnswer.properties, groups: Type.Array(FunnelGroup) })
export type FunnelAnswer = Static<typeof FunnelAnswer>

export const FunnelParameters = Type.Object({
  stage: clockParameters.stage,
  ...spellParameters,
  horizon_days: distributionParameters.horizon_days,
})
export type FunnelParameters = Static<typeof FunnelParameters>
