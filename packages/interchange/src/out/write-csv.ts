import { textFromDay } from '@hearback/contracts'
import { stringify } from 'csv-stringify/sync'
import type { Cell, OutColumn, WriteTable } from './table.ts'

const textOf = (cell: Cell, { type }: OutColumn): Cell =>
  type === 'day' && typeof cell === 'number' ? textFromDay(cell) : cell

/** One line of CSV (RFC 4180). A text that a spreadsheet would take for a formula is made plain text by an apostrophe. */
const linesOf = (rows: Cell[][]): Uint8Array =>
  Buffer.from(stringify(rows, { escape_formulas: true, record_delimiter: 'windows' }))

/** CSV in UTF-8 (RFC 4180) with a header. Days are ISO dates; what is not known is an empty cell. */
export const writeCsv: WriteTable = async function* (columns, batches) {
  yield linesOf([columns.map(({ name }) => name)])
  for await (const rows of batches) {
    yield linesOf(rows.map((row) => columns.map((column, index) => textOf(row[index] ?? null, column))))
  }
}
