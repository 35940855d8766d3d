import type { DefinitionName, SpellParameters, VendorDefinition } from '@hearback/contracts'
import { comparedProcess, measuresOf, vendorDefinitions } from '../vendor-definitions.ts'
import { faultOf, type Part } from './part.ts'

export type Statistic = VendorDefinition['statistic']

type Asked = Pick<SpellParameters, 'definition' | 'resolution' | 'calendar' | 'assume_closed_after'>

/** The clocks another tool has measures for, with what they are. */
const documentedBy = (definition: DefinitionName): string =>
  vendorDefinitions
    .filter(({ vendor }) => vendor === definition)
    .map(({ clocks, statistic, measure }) => `${clocks.join(', ')}: ${statistic} "${measure}"`)
    .join('; ')

const noSuchMeasure = (
  definition: DefinitionName,
  {
    process,
    clocks,
    statistics,
  }: { process: string; clocks: readonly string[]; statistics: readonly Statistic[] },
) => {
  const asked = clocks.length === 1 ? clocks.join() : `the clocks of ${process} asked about`
  const missing =
    statistics.length === 0
      ? 'finds no measure of another tool to compare with in this question'
      : `finds no ${statistics.join(' or ')} of ${asked} to compare with`
  return faultOf(
    'definition',
    'no_such_measure',
    `${missing}; for ${comparedProcess} ${definition} documents ${documentedBy(definition)}`,
  )
}

/**
 * Whose definition is asked for. Another tool's is refused where its maker documents no measure that answers the
 * question for every clock of it, and where the question is finer, or assumes more, than these measures do.
 */
export const definitionAsked = (
  { definition = 'hearback', resolution, calendar, assume_closed_after: assumed }: Asked,
  of: { process: string; clocks: readonly string[]; statistics: readonly Statistic[] },
): Part<DefinitionName> => {
  if (definition === 'hearback') return { value: definition }
  if (resolution === 'hour')
    return faultOf('definition', 'too_fine', 'compares whole days; leave out resolution=hour')
  if (calendar === 'business')
    return faultOf('definition', 'calendar_days', 'compares calendar days; leave out calendar=business')
  if (assumed !== undefined) {
    return faultOf(
      'definition',
      'assumes_endings',
      'compares what was seen to end; leave out assume_closed_after',
    )
  }
  const compared = (clock: string) => measuresOf(definition, { clock, statistics: of.statistics }).length > 0
  return of.process === comparedProcess && of.clocks.every(compared)
    ? { value: definition }
    : noSuchMeasure(definition, of)
}
