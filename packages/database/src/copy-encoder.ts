import {
  blankPage,
  type CopyType,
  fixedField,
  makeRoom,
  type Page,
  type Write,
  writeNull,
  writers,
} from './copy-fields.ts'

export type CopyColumn = { name: string; type: CopyType }

/*
 * PostgreSQL's binary COPY format (PostgreSQL documentation, "COPY", Binary Format): a header, then for every row
 * the number of its fields and for every field its length in bytes (-1 for NULL) and its bytes, big-endian.
 */

const writeField = (page: Page, write: Write, value: unknown): void => {
  makeRoom(page, fixedField)
  if (value === null || value === undefined) writeNull(page)
  else write(page, value)
}

/** Says which row and column would not go in, and never the value: what it holds may be private. */
const explain = (cause: unknown, row: number, column: CopyColumn | undefined): Error => {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new RangeError(`row ${row}, column ${column?.name} (${column?.type}): ${reason}`, { cause })
}

const writeRow = (
  page: Page,
  columns: readonly CopyColumn[],
  fields: readonly Write[],
  row: Row,
  count: number,
) => {
  if (row.length !== fields.length)
    throw new RangeError(`row ${count}: ${row.length} values for ${fields.length} columns`)
  makeRoom(page, 2)
  page.view.setInt16(page.at, fields.length)
  page.at += 2
  let index = 0
  try {
    for (const write of fields) {
      writeField(page, write, row[index])
      index += 1
    }
  } catch (error) {
    throw explain(error, count, columns[index])
  }
}

type Row = readonly unknown[]

const signature = Buffer.from('PGCOPY\n\xff\r\n\0' + '\0'.repeat(8), 'latin1')
const trailer = Buffer.from([0xff, 0xff])

/** Large enough that sending one costs little beside filling it. */
const pageLength = 256 * 1024
const fullPage = 192 * 1024

/**
 * Encodes rows for `COPY ... FROM STDIN (FORMAT binary)`, a page of about 200 kB at a time; the rows are read as
 * the pages are asked for. Throws a RangeError that names row and column where a value does not fit its type.
 */
export function* encodeRows(columns: readonly CopyColumn[], rows: Iterable<Row>): Generator<Buffer> {
  const fields = columns.map(({ type }) => writers[type])
  let page = blankPage(pageLength)
  page.at += signature.copy(page.bytes)
  let count = 0
  for (const row of rows) {
    if (page.at > fullPage) {
      yield page.bytes.subarray(0, page.at)
      // Not reused: the socket may still be sending it.
      page = blankPage(pageLength)
    }
    writeRow(page, columns, fields, row, count)
    count += 1
  }
  yield page.bytes.subarray(0, page.at)
  yield trailer
}
