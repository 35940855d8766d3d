import type { Problem } from '@hearback/contracts'
import { counted } from '../render/counted.ts'
import { table } from '../render/table.ts'

type SampleJourney = {
  journey_id: string
  events: readonly {
    type: string
    day: string | null
    latest_day: string | null
    instant: string | null
    detail: Readonly<Record<string, unknown>>
  }[]
}

/** An import as the service shows it. */
export type ImportShown = {
  /** Null for a file that was only looked through. */
  id: string | null
  state: 'queued' | 'running' | 'done' | 'failed'
  format: string | null
  process: string
  dry_run: boolean
  size_bytes: number
  read_bytes: number
  rows: number
  counts: Record<string, number>
  grade: string | null
  guesses: readonly { setting: string; value: string; reason: string }[]
  dropped: readonly string[]
  findings: readonly {
    row: number | null
    column: string | null
    rule: string
    refused: boolean
    message: string
  }[]
  findings_total: number
  problem: Problem | null
  token: string | null
  /** Of a dry run: its first journeys as they would be stored. */
  sample?: readonly SampleJourney[] | null
  estimated_end: string | null
}

/** The import in words: counts, guesses with their reasons, what was dropped, and the findings by row and column. */
export const summarise = (job: ImportShown, file: string): string => {
  const { counts } = job
  const verb = job.dry_run ? 'would be stored' : 'stored'
  const through = job.guesses.find(({ setting }) => setting === 'observed_through')
  return [
    `${file}: ${counted(counts['journeys'] ?? 0, 'journey')}, ${counted(counts['accepted'] ?? 0, 'event')} ${verb}` +
      `${through === undefined ? '' : `, observed through ${through.value}`}${job.grade === null ? '' : `, quality grade ${job.grade}`}.`,
    ...countLines(counts),
    ...job.guesses.map(
      ({ setting, value, reason }) => `Guessed ${setting.replaceAll('_', ' ')} = ${value}: ${reason}`,
    ),
    ...(job.dropped.length === 0 ? [] : [`Columns not read: ${job.dropped.join(', ')}`]),
    ...findingLines(job),
    ...sampleLines(job.sample ?? []),
  ].join('\n')
}

/** What became of the other rows where some were refused; a dry run stores none. */
export const refusalOf = ({ dry_run: dryRun }: Pick<ImportShown, 'dry_run'>): string =>
  dryRun
    ? 'Some rows would be refused; nothing is stored by a dry run.'
    : 'Some rows were refused; the others are stored.'

const whenOf = ({ day, latest_day: latest, instant }: SampleJourney['events'][number]): string =>
  instant?.slice(0, 16) ?? (latest === null ? (day ?? 'day not known') : `${day} to ${latest}`)

/** Events told of a journey of the sample. */
const mostEvents = 12

/** The first journeys of a dry run, event by event. */
const sampleLines = (sample: readonly SampleJourney[]): string[] => {
  if (sample.length === 0) return []
  const rows = sample.flatMap(({ journey_id: id, events }) =>
    events.slice(0, mostEvents).map((event, place) => [
      place === 0 ? id.slice(0, 10) : '',
      whenOf(event),
      event.type,
      Object.values(event.detail)
        .filter((value) => value !== null)
        .map(String)
        .join(' '),
    ]),
  )
  return ['The first journeys as they would be stored:', table(['journey', 'when', 'event', 'detail'], rows)]
}

/** What the counts beside journeys and events mean, by their names. */
const meanings: Readonly<Record<string, string>> = {
  duplicates: 'events that were stored before',
  conflicts: 'events whose id stands for another content already; the stored one stays',
  refused: 'rows of which nothing, or not everything, is taken',
  retracted: 'events taken back: stated by an earlier import or an earlier row of this file, and no longer',
  // A plan is no wait.
  never_applied: 'rows never applied for, so no journeys; the report of the import lists them',
}

const countLines = (counts: ImportShown['counts']): string[] =>
  Object.entries(meanings).flatMap(([name, meaning]) => {
    const count = counts[name] ?? 0
    return count === 0 ? [] : [`  ${name.replaceAll('_', ' ')}: ${count} (${meaning})`]
  })

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
  return [`${counted(total, 'finding')}:`, table(['row', 'column', 'rule', 'what'], rows), ...more]
}
