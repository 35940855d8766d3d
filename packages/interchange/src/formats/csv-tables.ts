import { roleOfHeader } from '../csv/header-role.ts'
import { isLongName, longColumnsOf } from '../csv/long-columns.ts'
import { pickTableRows } from '../csv/pick-table-rows.ts'
import { readLongCsv } from '../csv/read-long-csv.ts'
import { isWideHeader, readWideCsv } from '../csv/read-wide-csv.ts'
import { findHeader, type Table } from '../csv/table.ts'
import type { ReadItem } from '../read-item.ts'
import type { ReadFileOptions } from '../read-options.ts'
import { delimitersOf } from '../sniff.ts'
import { Unreadable } from '../unreadable.ts'
import type { Format, SampledFile } from './format.ts'

const isKnownName = (cell: string): boolean => roleOfHeader(cell) !== null || isLongName(cell)

type IsHeader = (cells: readonly string[], dimensions: ReadFileOptions['dimensions']) => boolean

/** The table of a CSV file whose header suffices; null where no row near its top does. */
const openTable = async (
  { open, options, sample }: SampledFile,
  suffices: IsHeader,
): Promise<Table | null> => {
  for (const delimiter of delimitersOf(sample)) {
    const header = await findHeader(open, delimiter, (cells) => ({
      known: cells.filter((cell) => cell.trim() !== '' && isKnownName(cell)).length,
      suffices: suffices(cells, options.dimensions),
    }))
    if (header !== null) return { open, delimiter, header }
  }
  return null
}

type Kind<Name extends string> = {
  name: Name
  label: string
  /** The columns such a file must have. */
  columns: string
  reason: string
  isHeader: IsHeader
  read: (table: Table, options: ReadFileOptions) => AsyncIterable<ReadItem>
}

const tableOf = <Name extends string>(kind: Kind<Name>): Format<Name> => ({
  name: kind.name,
  label: kind.label,
  open: async (file, asked) => {
    const table = await openTable(file, kind.isHeader)
    if (table !== null) return { reason: kind.reason, items: () => kind.read(table, file.options) }
    // The message names what was looked for, never what was found: without a header those are cells.
    if (asked)
      throw new Unreadable('unknown_columns', `No row near the top of this file names ${kind.columns}.`)
    return null
  },
  pick: async function* (file, rows) {
    const table = await openTable(file, kind.isHeader)
    if (table !== null) yield* pickTableRows(table, rows)
  },
})

export const longCsv = tableOf({
  name: 'csv-long',
  label: 'a table with one event, or the entry of one stage, in a row',
  columns: 'the columns journey_id, type and occurred_at, or application_id, stage and entered_at',
  reason: 'its header names a journey, what happened and when',
  isHeader: (cells, dimensions) => longColumnsOf(cells, dimensions) !== null,
  read: readLongCsv,
})

export const wideCsv = tableOf({
  name: 'csv-wide',
  label: 'a tracker with one journey in a row and its days in columns',
  columns: 'a column with the day of the application, such as "Date Applied"',
  reason: 'its header names the day of the application: one row is one journey',
  isHeader: isWideHeader,
  read: readWideCsv,
})
