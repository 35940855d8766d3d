import { releaseIds } from '@hearback/access'
import { builtInDimensions, textFromDay } from '@hearback/contracts'
import type { Connection } from '@hearback/database'
import { eventCsvColumns, writeCsv, writeEventCsv, writeParquet, type ZipEntry } from '@hearback/interchange'
import { spellsIn } from '@hearback/read-models'
import type { TObject } from '@sinclair/typebox'
import type { AnswerContext } from '../answer/context.ts'
import { spellQuestion } from '../answer/count.ts'
import type { Question } from '../question/question.ts'
import { answerTable } from './answer-table.ts'
import { type BundleFile, checksums, entryOf, textEntry, type Written } from './bundle-files.ts'
import { dataPackage } from './data-package.ts'
import { type BundledAnswer, citation, type Described, datasheet } from './datasheet.ts'
import { eventLogFile } from './event-log-file.ts'
import type { Release } from './exported-journeys.ts'
import { type QualityTable, qualityColumns, qualityColumnsSay } from './quality-table.ts'
import { spellColumns, spellRows } from './spell-table.ts'

/** What a bundle is made of; everything of it is read in one snapshot. */
export type Bundle = {
  context: AnswerContext
  snapshot: Connection['db']
  log: Connection['pool']
  release: Release
  question: Question
  answers: readonly (BundledAnswer & { schema: TObject })[]
  quality: QualityTable
  /** The instant before which every recorded event is in the snapshot, RFC 3339; later ones are not. */
  recordedBefore: string
  /** Why rows of single people are left out, or null where they may leave. */
  withoutRows: string | null
}

const csv = { format: 'csv', mediaType: 'text/csv; charset=utf-8' } as const
const parquet = { format: 'parquet', mediaType: 'application/vnd.apache.parquet' } as const

const answerFile = ({ name, answer, schema }: Bundle['answers'][number]): BundleFile => {
  const { columns, rows } = answerTable(answer, schema, { missing: 'told' })
  return {
    name: `${name}.csv`,
    title: `The answer of ${name}`,
    ...csv,
    columns,
    missing: ['suppressed', 'censored'],
    bytes: writeCsv(columns, [rows]),
  }
}

const qualityFile = ({ quality }: Bundle): BundleFile => ({
  name: 'data-quality.csv',
  title: 'Grades of what was imported, and what was found in it; the latest hundred imports',
  ...csv,
  columns: qualityColumns,
  say: qualityColumnsSay,
  missing: [],
  bytes: writeCsv(qualityColumns, [quality.rows]),
})

const dimensionsOf = ({ release }: Bundle) => [...builtInDimensions, ...release.workspace.dimensions]

/** The spells the answers counted, as a table in two formats. */
const spellFiles = (bundle: Bundle): BundleFile[] => {
  const { snapshot, question, release } = bundle
  const dimensions = dimensionsOf(bundle)
  const asked = { ...spellQuestion(question, release.workspace.id), groupBy: dimensions }
  const rows = () =>
    spellRows(spellsIn(snapshot, asked, release.version), releaseIds(release.workspace, release.name))
  const columns = spellColumns(dimensions)
  const of = { title: 'Every wait the answers counted', columns, missing: [] }
  return [
    { name: 'spells.parquet', ...of, ...parquet, bytes: writeParquet(columns, rows()) },
    { name: 'spells.csv', ...of, ...csv, bytes: writeCsv(columns, rows()) },
  ]
}

const eventFile = (bundle: Bundle): BundleFile => {
  const { snapshot, log, release, question } = bundle
  const { process, filters, inclusion, from, to, asOf } = question
  const set = { workspaceId: release.workspace.id, process, filters, inclusion, from, to, asOf }
  return {
    name: 'events.csv',
    title: 'The event log of the journeys',
    ...csv,
    columns: eventCsvColumns(dimensionsOf(bundle)),
    missing: [],
    bytes: eventLogFile({ snapshot, log }, writeEventCsv, { set, release }),
  }
}

const describedBy = (bundle: Bundle, rowFiles: readonly BundleFile[]): Described => ({
  workspace: bundle.release.workspace,
  question: bundle.question,
  release: bundle.release.name,
  answers: bundle.answers,
  definitions: bundle.context.definitions,
  grade: bundle.quality.grade,
  recordedBefore: bundle.recordedBefore,
  rowFiles: rowFiles.map(({ name }) => name),
  withoutRows: bundle.withoutRows,
})

/** The files of a bundle in the order they are written: what describes the others comes when their hashes are known. */
export async function* bundleEntries(bundle: Bundle): AsyncGenerator<ZipEntry> {
  const { release, question, context } = bundle
  const rowFiles = bundle.withoutRows === null ? [...spellFiles(bundle), eventFile(bundle)] : []
  const files = [...rowFiles, ...bundle.answers.map(answerFile), qualityFile(bundle)]
  const described = describedBy(bundle, rowFiles)
  const now = context.now()
  const written: Written[] = []
  for (const { name, bytes, format } of files)
    yield entryOf({ name, bytes, compressed: format === 'parquet' }, written)
  yield textEntry('datasheet.md', datasheet(described), written)
  yield textEntry('CITATION.cff', citation(described, new Date(now).toISOString().slice(0, 10)), written)
  const about = {
    name: `hearback-${release.workspace.name}`,
    title: `Waits in the process ${question.process}, as of ${textFromDay(question.asOf)}`,
    description: 'See datasheet.md before using a number of it.',
    version: release.name,
    created: now,
  }
  yield textEntry('datapackage.json', dataPackage(about, files, written), written)
  yield textEntry('checksums.txt', checksums(written), [])
}
