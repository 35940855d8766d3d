import type { Database } from '@hearback/database'
import { stringify } from 'csv-stringify/sync'
import type { Kysely } from 'kysely'
import { findingsAfter } from './import-rows.ts'

const page = 5_000
const columns = ['row', 'column', 'rule', 'refused', 'message']

const csv = (rows: readonly unknown[][]): string =>
  // A header of the file may begin with '=': a spreadsheet must not run it.
  stringify([...rows], { escape_formulas: true, record_delimiter: '\r\n' })

/** The findings of an import as CSV (RFC 4180), page by page. */
export async function* reportCsv(db: Kysely<Database>, importId: string): AsyncGenerator<string> {
  yield csv([columns])
  let after = 0
  for (;;) {
    const findings = await findingsAfter(db, importId, after, page)
    const last = findings.at(-1)
    if (last === undefined) return
    yield csv(
      findings.map(({ row, column, rule, refused, message }) => [
        row,
        column,
        rule,
        refused ? 'yes' : 'no',
        message,
      ]),
    )
    after = last.number
  }
}
