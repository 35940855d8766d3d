import type { VendorDefinitionsAnswer } from '@hearback/contracts'
import { table } from './table.ts'

/** How other tools define comparable measures: a table, and below it why each differs. */
export const renderVendorDefinitions = ({ definitions }: VendorDefinitionsAnswer): string => {
  if (definitions.length === 0) return 'Nothing to compare.'
  const rows = definitions.map(({ vendor, measure, statistic, waiting, clocks }) => [
    vendor,
    measure,
    statistic,
    waiting.replaceAll('_', ' '),
    clocks.join(', '),
  ])
  const header = ['tool', 'measure', 'statistic', 'those who wait', 'our clock']
  return [
    table(header, rows),
    ...definitions.map(({ vendor, measure, difference, assumed, source }) =>
      [`${vendor}, ${measure}: ${difference}`, ...assumed.map((each) => `Assumed: ${each}.`), source].join(
        '\n  ',
      ),
    ),
  ].join('\n\n')
}
