import { dayOfInstant } from '@hearback/contracts'
import type { Audience } from '@hearback/disclosure'
import { qualityFor } from '@hearback/disclosure'
import type { OutColumn, Row } from '@hearback/interchange'
import { dataQuality, type ImportQuality, importQualities } from '@hearback/read-models'
import type { AnswerContext } from '../answer/context.ts'

/** Grades and findings as a table: a row of the workspace, then one of each import and of each rule it met. */
export type QualityTable = { grade: string | null; rows: readonly Row[] }

export const qualityColumns: readonly OutColumn[] = [
  { name: 'of', type: 'text' },
  { name: 'import', type: 'text' },
  { name: 'ended_on', type: 'day' },
  { name: 'state', type: 'text' },
  { name: 'format', type: 'text' },
  { name: 'grade', type: 'text' },
  { name: 'journeys', type: 'integer' },
  { name: 'stored_events', type: 'integer' },
  { name: 'refused_rows', type: 'integer' },
  { name: 'rule', type: 'text' },
  { name: 'findings', type: 'integer' },
  { name: 'refusals', type: 'integer' },
]

/** What the columns mean, for the descriptor of a bundle. */
export const qualityColumnsSay: Readonly<Record<string, string>> = {
  of: 'workspace: all its imports together; import: one of them; finding: what a rule found in an import',
  import: 'The import, by its id',
  ended_on: 'The day it ended, in the time zone of the workspace',
  state: 'done or failed; a failed one has no part in the grade of the workspace',
  format: 'What the file was read as',
  grade: 'A to D; of the workspace the mean of its imports by journeys',
  journeys: 'Journeys of the file',
  stored_events: 'Events it stored; 0 where the file was stored before',
  refused_rows: 'Rows of which nothing, or not everything, was stored',
  rule: 'The rule by which something was found',
  findings: 'Findings by this rule',
  refusals: 'Of these, those by which a row was not stored',
}

const nothing = (cells: number): null[] => Array.from({ length: cells }, () => null)

const rowsOfImport = (quality: ImportQuality, timeZone: string): Row[] => {
  const { id, finishedAt, state, format, grade, journeys, storedEvents, refusedRows, findings } = quality
  const day = dayOfInstant(finishedAt, timeZone)
  return [
    ['import', id, day, state, format, grade, journeys, storedEvents, refusedRows, ...nothing(3)],
    ...findings.map(
      (found): Row => ['finding', id, ...nothing(7), found.rule, found.findings, found.refused],
    ),
  ]
}

/** The quality of what was imported, as far as whoever asks may know it: the public is told the grade alone. */
export const qualityTable = async (
  db: AnswerContext['db'],
  { id, timeZone }: { id: number; timeZone: string },
  audience: Audience,
): Promise<QualityTable> => {
  const grade = (await dataQuality(db, id))?.grade ?? null
  const told = qualityFor(audience, { grade, imports: await importQualities(db, id) })
  const rowOfAll: Row = ['workspace', null, null, null, null, grade, ...nothing(6)]
  const imports = 'imports' in told ? told.imports : []
  return { grade, rows: [rowOfAll, ...imports.flatMap((each) => rowsOfImport(each, timeZone))] }
}
