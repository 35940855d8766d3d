import type { DefinitionName, DocumentedMeasure, GroupKey, VendorDefinition } from '@hearback/contracts'
import type { GroupCounts } from '@hearback/read-models'
import { measuresOf, vendorDefinitions } from '../vendor-definitions.ts'
import { asDocumented, type EstimatedMeasure } from './as-documented.ts'
import { differenceTold } from './difference-told.ts'
import { clockOf, type Estimating, splitByCause } from './estimating.ts'

type Compared = {
  /** Whose definition is asked for, if it is not ours. */
  definition: DefinitionName | undefined
  statistics: readonly VendorDefinition['statistic'][]
  horizonDays: readonly number[]
}

/** What the measures of another tool make of a group; nothing where ours alone were asked for. */
export const documentedOf = (
  group: GroupCounts,
  { definition = 'hearback', statistics, horizonDays }: Compared,
  estimating: Estimating,
): { as_documented?: EstimatedMeasure[] } => {
  if (definition === 'hearback') return {}
  const clock = clockOf(group.key)
  const { byCause } = splitByCause(group, estimating)
  const [onwards = ''] = estimating.definitionOf(clock).listed
  const comparing = { ...estimating, onwards, horizonDays }
  const measures = measuresOf(definition, { clock, statistics })
  return { as_documented: measures.map((measure) => asDocumented(byCause, measure, comparing)) }
}

const completedBy = ({ vendor, measure }: EstimatedMeasure): readonly string[] =>
  vendorDefinitions.find((listed) => listed.vendor === vendor && listed.measure === measure)?.completed ?? []

/** The measures with their differences told, after it is known what of the group may be shown. */
export const withDifferences = (group: {
  key: GroupKey
  exits: Readonly<Record<string, number>>
  as_documented?: readonly EstimatedMeasure[]
}): { as_documented?: DocumentedMeasure[] } =>
  group.as_documented === undefined
    ? {}
    : {
        as_documented: group.as_documented.map((measure) => ({
          ...measure,
          difference: differenceTold(measure, completedBy(measure), group.exits),
        })),
      }
