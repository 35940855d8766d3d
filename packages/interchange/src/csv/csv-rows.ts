import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { type Delimiter, validText } from '../sniff.ts'
import { Unreadable } from '../unreadable.ts'

/** A row of a CSV file. Numbered from 1 as a spreadsheet numbers them, blank lines included. */
export type Row = { number: number; cells: string[] }

/** A row longer than this stops the reading: almost always a quotation mark that never closes. */
const mostCharactersOfRow = 16 * 1_048_576
/** A cell longer than this refuses its row. */
export const mostCharactersOfCell = 32_768

/** What went wrong in a row, in our words: the parser's own messages quote the cell. */
const malformed = (error: CsvError): Unreadable => {
  // The parser reads ahead: rows before the broken one may not have been handed out.
  const row = Number(error['records']) + 1
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return new Unreadable('malformed', `A quotation mark opened in row ${row} is never closed.`)
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new Unreadable(
      'malformed',
      `Row ${row} is longer than 16 MiB: a cell of it is that large, or a quotation mark in it is not closed.`,
    )
  return new Unreadable('malformed', `Row ${row} is not CSV: check its quotation marks.`)
}

/**
 * The rows of a CSV stream, as many at once as the parser has ready: one at a time the waiting costs more than the
 * parsing. Throws Unreadable for another encoding or quotation marks that cannot be read.
 */
export async function* readRows(source: AsyncIterable<Buffer>, delimiter: Delimiter): AsyncGenerator<Row[]> {
  const parser = parse({
    delimiter,
    bom: true,
    // Found out by itself it would be that of the first line, and a file put together from two has both.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: mostCharactersOfRow,
  })
  // The error reaches the loop below through the parser, which the pipeline destroys with it.
  pipeline(Readable.from(validText(source)), parser, () => {})
  let number = 0
  // The parser yields arrays of strings unless columns or casts are asked for.
  const rowOf = (cells: unknown): Row => ({ number: (number += 1), cells: cells as string[] })
  try {
    for await (const first of parser) {
      const rows = [rowOf(first)]
      for (let next: unknown = parser.read(); next !== null; next = parser.read()) rows.push(rowOf(next))
      yield rows
    }
  } catch (error) {
    throw error instanceof CsvError ? malformed(error) : error
  }
}
