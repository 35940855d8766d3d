import { ByteWriter, type ColumnSource, ParquetWriter, type SchemaElement } from 'hyparquet-writer'
import {
  type Batches,
  type Cell,
  type ColumnType,
  cellsOf,
  type OutColumn,
  type Row,
  type WriteTable,
} from './table.ts'

const elements: Record<ColumnType, Omit<SchemaElement, 'name'>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  day: { type: 'INT32', converted_type: 'DATE' },
}

const schemaOf = (columns: readonly OutColumn[]): SchemaElement[] => [
  { name: 'root', num_children: columns.length },
  ...columns.map(
    ({ name, type }): SchemaElement => ({ name, repetition_type: 'OPTIONAL', ...elements[type] }),
  ),
]

/** The library takes days as dates. */
const dateOfDay = (day: Cell): Date | null => (day === null ? null : new Date(Number(day) * 86_400_000))

/** Bytes are taken out as they are made; offsets go on counting. */
class Written extends ByteWriter {
  take(): Uint8Array {
    const taken = Buffer.from(this.getBytes())
    this.index = 0
    return taken
  }
}

async function* inGroups(batches: Batches, rowsInGroup: number): AsyncGenerator<Row[]> {
  let group: Row[] = []
  for await (const rows of batches) {
    for (const row of rows) group.push(row)
    if (group.length < rowsInGroup) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}

/** Parquet with Snappy compression. Rows are compressed, skipped and held in groups of so many. */
export const parquetInGroupsOf = (rowsInGroup: number): WriteTable =>
  async function* (columns, batches) {
    const written = new Written()
    const parquet = new ParquetWriter({ writer: written, schema: schemaOf(columns), createdBy: 'hearback' })
    for await (const rows of inGroups(batches, rowsInGroup)) {
      const columnData = columns.map(({ name, type }, index): ColumnSource => {
        const cells = cellsOf(rows, index)
        return { name, data: type === 'day' ? cells.map(dateOfDay) : cells }
      })
      await parquet.write({ columnData, rowGroupSize: rows.length })
      yield written.take()
    }
    await parquet.finish()
    yield written.take()
  }

export const writeParquet = parquetInGroupsOf(100_000)
