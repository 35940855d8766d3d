import type { DataQualityAnswer } from '@hearback/contracts'
import { counted } from './counted.ts'
import { table } from './table.ts'

type Import = NonNullable<DataQualityAnswer['imports']>[number]

const shortOf = (id: string): string => id.slice(0, 8)

const header = 'import,ended,format,grade,journeys,events,rows refused,rule,findings,refused'.split(',')

const rowsOf = (told: Import): string[][] => {
  const { id, finished_at, format, state, grade, journeys, stored_events: stored, findings } = told
  const grading = state === 'failed' ? 'failed' : (grade ?? '')
  const head = [
    shortOf(id),
    finished_at.slice(0, 10),
    format ?? '',
    grading,
    String(journeys),
    String(stored),
    String(told.refused_rows),
  ]
  if (findings.length === 0) return [[...head, '', '', '']]
  return findings.map(({ rule, findings: found, refused }, index) => [
    ...(index === 0 ? head : head.map(() => '')),
    rule,
    String(found),
    String(refused),
  ])
}

const whyFailed = ({ id, problem }: Import): string[] =>
  problem === null ? [] : [`${shortOf(id)} failed: ${problem.detail}`]

/** The grade of what was imported; for the workspace itself each import with what was found in it. */
export const renderDataQuality = (answer: DataQualityAnswer): string => {
  const { grade, imports = [], parked_journeys: parked } = answer
  if (grade === null && imports.length === 0) return 'Nothing was imported from a file, so there is no grade.'
  const listed = imports.flatMap(rowsOf)
  return [
    grade === null
      ? 'No import has stored anything, so there is no grade.'
      : `What was imported is graded ${grade} (A to D).`,
    ...(listed.length === 0 ? [] : [table(header, listed)]),
    ...imports.flatMap(whyFailed),
    ...(parked === undefined || parked === 0 ? [] : [`${counted(parked, 'journey')} could not be folded.`]),
  ].join('\n\n')
}
