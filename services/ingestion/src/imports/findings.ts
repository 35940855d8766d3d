import type { Fault } from '@hearback/contracts'
import { openShownNames } from '../intake/shown-name.ts'
import { conflictAt } from '../intake/tally.ts'
import type { FindingRow } from './import-rows.ts'

/** Findings written down per import; further ones are only counted. */
const mostFindings = 100_000

type NewFinding = Omit<FindingRow, 'number'>

export type Findings = {
  add: (finding: NewFinding) => void
  total: () => number
  /** Rows of which nothing, or not everything, was stored. */
  refusedRows: () => number
  ofRule: (rule: string) => number
  /** Those made since the last call. */
  take: () => FindingRow[]
}

/** The finding of an event of a file that is no event of the log; `column` is where the file has what is at fault. */
export const refusedEvent = (row: number, column: string | null, { rule, message }: Fault): NewFinding => ({
  row,
  column: column === '' ? null : column,
  rule: rule ?? 'invalid_event',
  refused: true,
  message,
})

/** The finding of an event whose id stands for another content already. */
export const conflictingEvent = (row: number): NewFinding => ({
  row,
  column: null,
  rule: 'conflict',
  refused: true,
  message: conflictAt({}).message,
})

/** Counts findings and hands them out to be written down. */
export const openFindings = (): Findings => {
  const shownName = openShownNames()
  const byRule = new Map<string, number>()
  let pending: FindingRow[] = []
  let [total, refusedRows, lastRefusedRow] = [0, 0, -1]
  return {
    add: (finding) => {
      total += 1
      byRule.set(finding.rule, (byRule.get(finding.rule) ?? 0) + 1)
      // Findings of one row follow each other.
      if (finding.refused && finding.row !== lastRefusedRow) refusedRows += 1
      if (finding.refused) lastRefusedRow = finding.row ?? -1
      if (total > mostFindings) return
      const column = finding.column === null ? null : shownName(finding.column)
      pending.push({ number: total, ...finding, column })
    },
    total: () => total,
    refusedRows: () => refusedRows,
    ofRule: (rule) => byRule.get(rule) ?? 0,
    take: () => {
      const made = pending
      pending = []
      return made
    },
  }
}
