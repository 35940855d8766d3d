import type { DataQualityAnswer } from '@hearback/contracts'
import { table } from './table.ts'

type Import = NonNullable<DataQualityAnswer['imports']>[number]

const rowsOf = ({ id, finished_at, format, grade, journeys, findings }: Import): string[][] => {
  const head = [id.slice(0, 8), finished_at.slice(0, 10), format ?? '', grade, String(journeys)]
  if (findings.length === 0) return [[...head, '', '', '']]
  return findings.map(({ rule, findings: found, refused }, index) => [
    ...(index === 0 ? head : head.map(() => '')),
    rule,
    String(found),
    String(refused),
  ])
}

/** The grade of what was imported; for the workspace itself each import with what was found in it. */
export const renderDataQuality = (answer: DataQualityAnswer): string => {
  const { grade, imports = [], parked_journeys: parked } = answer
  if (grade === null) return 'Nothing was imported from a file, so there is no grade.'
  const listed = imports.flatMap(rowsOf)
  const header = ['import', 'ended', 'format', 'grade', 'journeys', 'rule', 'findings', 'refused']
  return [
    `What was imported is graded ${grade} (A to D).`,
    ...(listed.length === 0 ? [] : [table(header, listed)]),
    ...(parked === undefined || parked === 0 ? [] : [`${parked} journeys could not be folded.`]),
  ].join('\n\n')
}
