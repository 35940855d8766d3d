import type { Problem } from '@hearback/contracts'
import { table } from '../render/table.ts'

/** An import as the service shows it. */
export type ImportShown = {
  id: string
  state: 'queued' | 'running' | 'done' | 'failed'
  format: string
  process: string
  dry_run: boolean
  size_bytes: number
  read_bytes: number
  rows: number
  counts: Record<string, number>
  grade: string | null
  guesses: { setting: string; value: string; reason: string }[]
  dropped: string[]
  findings: { row: number | null; column: string | null; rule: string; refused: boolean; message: string }[]
  findings_total: number
  problem: Problem | null
  token: string | null
  estimated_end: string | null
}

/** The import in words: counts, guesses with their reasons, what was dropped, and the findings by row and column. */
export const summarise = (job: ImportShown, file: string): string => {
  const { counts } = job
  const verb = job.dry_run ? 'would be stored' : 'stored'
  const through = job.guesses.find(({ setting }) => setting === 'observed_through')
  const rest = Object.entries(counts).filter(
    ([name, count]) =>
      count > 0 && !['journeys', 'accepted', 'findings', 'never_applied', 'rows'].includes(name),
  )
  return [
    `${file}: ${counts['journeys'] ?? 0} journeys, ${counts['accepted'] ?? 0} events ${verb}` +
      `${through === undefined ? '' : `, observed through ${through.value}`}${job.grade === null ? '' : `, quality grade ${job.grade}`}.`,
    ...rest.map(([name, count]) => `  ${count} ${name.replaceAll('_', ' ')}`),
    ...neverAppliedLine(counts['never_applied'] ?? 0),
    ...job.guesses.map(
      ({ setting, value, reason }) => `Guessed ${setting.replaceAll('_', ' ')} = ${value}: ${reason}`,
    ),
    ...(job.dropped.length === 0 ? [] : [`Columns not read: ${job.dropped.join(', ')}`]),
    ...findingLines(job),
  ].join('\n')
}

/** What became of the other rows where some were refused; a dry run stores none. */
export const refusalOf = ({ dry_run: dryRun }: Pick<ImportShown, 'dry_run'>): string =>
  dryRun
    ? 'Some rows would be refused; nothing is stored by a dry run.'
    : 'Some rows were refused; the others are stored.'

/** A plan is no wait: such rows are told of and are no journeys. */
const neverAppliedLine = (rows: number): string[] =>
  rows === 0 ? [] : [`  ${rows} rows never applied for, so no journeys (the report of the import lists them)`]

const findingLines = ({ findings, findings_total: total }: ImportShown): string[] => {
  if (findings.length === 0) return ['No findings.']
  const rows = findings.map(({ row, column, rule, refused, message }) => [
    row === null ? '' : String(row),
    column ?? '',
    refused ? `${rule} (refused)` : rule,
    message,
  ])
  const more =
    total > findings.length ? [`... and ${total - findings.length} more; see the report of the import.`] : []
  return [
    `${total} ${total === 1 ? 'finding' : 'findings'}:`,
    table(['row', 'column', 'rule', 'what'], rows),
    ...more,
  ]
}
