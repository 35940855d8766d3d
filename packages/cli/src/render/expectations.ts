import type { ExpectationGroup, ExpectationsAnswer } from '@hearback/contracts'
import { bar } from './bar.ts'
import { remarks } from './remarks.ts'
import { percentWithin, table } from './table.ts'

/** Bounds as read from the phrase: days, or minutes of a duration; a rule of order has none. */
const boundsOf = ({ minimum, maximum }: ExpectationGroup): string => {
  if (minimum === null && maximum === null) return ''
  return maximum === null ? `${minimum ?? 0} or more` : `${minimum ?? 0} to ${maximum}`
}

const idOf = ({ key }: ExpectationGroup): string => key['expectation'] ?? ''
const nameOf = ({ key }: ExpectationGroup): string => Object.values(key).join(' / ')

/** What other sources say of the same thing stands right below it. */
const sideBySide = (groups: readonly ExpectationGroup[]): ExpectationGroup[] => {
  const placed = new Set<ExpectationGroup>()
  for (const group of groups) {
    placed.add(group)
    for (const other of groups) if (group.contradicts.includes(idOf(other))) placed.add(other)
  }
  return [...placed]
}

/** Each published expectation with its phrase and source, the bounds read from it, and how often it was kept. */
export const renderExpectations = (answer: ExpectationsAnswer, columns = 80): string => {
  const width = Math.max(10, Math.min(20, columns - 120))
  const groups = sideBySide(answer.groups)
  const rows = groups.map((group) => [
    nameOf(group),
    group.phrase,
    group.owed_by,
    group.source,
    group.contradicts.join(', '),
    boundsOf(group),
    String(group.observed),
    percentWithin(group.inside),
    percentWithin(group.early),
    percentWithin(group.late_or_other),
    bar(group.inside.estimate, 1, width),
  ])
  const asked = ['id', 'published', 'owed by', 'source', 'contradicts', 'bounds']
  const header = [...asked, 'observed', 'inside', 'early', 'late or other', '']
  const reasons = groups.flatMap((group) =>
    group.reason === null ? [] : [`${nameOf(group)}: ${group.reason}.`],
  )
  return [rows.length === 0 ? 'Nothing to show.' : table(header, rows), reasons.join('\n'), remarks(answer)]
    .filter((part) => part !== '')
    .join('\n\n')
}
