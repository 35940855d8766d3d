import type { ExpectationGroup, ExpectationsAnswer } from '@hearback/contracts'
import { remarks } from './remarks.ts'
import { percentWithin, table } from './table.ts'

/** Bounds as read from the phrase: days, or minutes of a duration; a rule of order has none. */
const boundsOf = ({ minimum, maximum }: ExpectationGroup): string => {
  if (minimum === null && maximum === null) return ''
  return maximum === null ? `${minimum ?? 0} or more` : `${minimum ?? 0} to ${maximum}`
}

/** Each published expectation with its phrase, the bounds read from it, and how often it was kept. */
export const renderExpectations = (answer: ExpectationsAnswer): string => {
  const rows = answer.groups.map((group) => [
    Object.values(group.key).join(' / '),
    group.phrase,
    boundsOf(group),
    String(group.observed),
    percentWithin(group.inside),
    percentWithin(group.early),
    percentWithin(group.late_or_other),
  ])
  const header = ['id', 'published', 'bounds', 'observed', 'inside', 'early', 'late or other']
  return `${rows.length === 0 ? 'Nothing to show.' : table(header, rows)}\n\n${remarks(answer)}`
}
