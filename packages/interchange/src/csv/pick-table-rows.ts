import { stringify } from 'csv-stringify/sync'
import type { PickedRow } from '../formats/format.ts'
import { readRows } from './csv-rows.ts'
import type { Table } from './table.ts'

/** Rows of a table by their numbers, below everything down to its header. Cells stay as they are. */
export async function* pickTableRows(
  { open, delimiter, header }: Table,
  rows: ReadonlySet<number>,
): AsyncGenerator<PickedRow> {
  for await (const read of readRows(open(), delimiter))
    for (const { number, cells } of read)
      if (number <= header.number || rows.has(number))
        yield { row: number, text: stringify([cells], { delimiter }) }
}
