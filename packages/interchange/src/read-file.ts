import { roleOfHeader } from './csv/header-role.ts'
import { isLongName, longColumnsOf } from './csv/long-columns.ts'
import { readLongCsv } from './csv/read-long-csv.ts'
import { isWideHeader, readWideCsv } from './csv/read-wide-csv.ts'
import { findHeader, type RateHeader, type Table } from './csv/table.ts'
import { readEventFile } from './event-source.ts'
import { jsonPass, ndjsonPass } from './json/read-json-files.ts'
import type { FileFormat, ReadItem } from './read-item.ts'
import type { ReadFileOptions } from './read-options.ts'
import {
  delimitersOf,
  firstLines,
  type OpenFile,
  refuseWhatIsNoText,
  sampleOf,
  withoutByteOrderMark,
} from './sniff.ts'
import { Unreadable } from './unreadable.ts'

export type ReadFile = { open: OpenFile; format: FileFormat | 'auto'; options: ReadFileOptions }

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** JSON or NDJSON by how the file begins: an array is JSON; so is an object that does not end on its first line. */
const jsonFormatOf = (sample: Buffer): 'json' | 'ndjson' | null => {
  const start = withoutByteOrderMark(sample).toString('utf8').trimStart()
  if (start.startsWith('[')) return 'json'
  if (!start.startsWith('{')) return null
  const [first = ''] = firstLines(Buffer.from(start), 1)
  const isPretty = first.trim() === '{' || (isJson(start) && !isJson(first))
  return isPretty ? 'json' : 'ndjson'
}

const expectation: Record<'csv-long' | 'csv-wide' | 'auto', string> = {
  'csv-long': 'the columns journey_id, type and occurred_at, or application_id, stage and entered_at',
  'csv-wide': 'a column with the day of the application, such as "Date Applied"',
  auto: 'either a column with the day of the application, such as "Date Applied", or the columns journey_id, type and occurred_at',
}

const isKnownName = (cell: string): boolean => roleOfHeader(cell) !== null || isLongName(cell)

/** The table of a CSV file and which kind it is. The message names what was looked for, never what was found: without a header those are cells. */
const openTable = async (
  { open, format, options }: ReadFile,
  sample: Buffer,
): Promise<[Table, 'csv-long' | 'csv-wide']> => {
  const isLong = (cells: readonly string[]): boolean => longColumnsOf(cells, options.dimensions) !== null
  const isWide = (cells: readonly string[]): boolean => isWideHeader(cells, options.dimensions)
  const wanted = format === 'csv-long' || format === 'csv-wide' ? format : 'auto'
  const rate: RateHeader = (cells) => ({
    known: cells.filter((cell) => cell.trim() !== '' && isKnownName(cell)).length,
    suffices: (wanted !== 'csv-wide' && isLong(cells)) || (wanted !== 'csv-long' && isWide(cells)),
  })
  for (const delimiter of delimitersOf(sample)) {
    const header = await findHeader(open, delimiter, rate)
    if (header === null) continue
    const found = wanted === 'auto' ? (isLong(header.cells) ? 'csv-long' : 'csv-wide') : wanted
    return [{ open, delimiter, header }, found]
  }
  throw new Unreadable('unknown_columns', `No row near the top of this file names ${expectation[wanted]}.`)
}

const reasons: Record<FileFormat, string> = {
  json: 'it begins as a JSON array, or as an object over several lines',
  ndjson: 'it begins with a JSON object on one line',
  'csv-long': 'its header names a journey, what happened and when',
  'csv-wide': 'its header names the day of the application: one row is one journey',
}

async function* readAs(file: ReadFile): AsyncGenerator<ReadItem> {
  const { open, format, options } = file
  const sample = await sampleOf(open)
  refuseWhatIsNoText(sample)
  const asJson =
    format === 'auto' ? jsonFormatOf(sample) : format === 'json' || format === 'ndjson' ? format : null
  const [table, found] = asJson === null ? await openTable(file, sample) : [null, asJson]
  if (format === 'auto') yield { kind: 'guess', setting: 'format', value: found, reason: reasons[found] }
  if (table === null)
    yield* readEventFile(asJson === 'json' ? jsonPass(open, options) : ndjsonPass(open, options), options)
  else yield* found === 'csv-long' ? readLongCsv(table, options) : readWideCsv(table, options)
}

/**
 * Reads a file of timelines: what it holds as journeys and events, what is odd about it as findings, and what was
 * guessed as guesses. The file is opened two to four times and never held; the last pass yields each row's events
 * as soon as the row is read. The last item is `end`, or `unreadable` when nothing of the file can be taken.
 * No message repeats the value of a cell. Throws only what `open` throws.
 */
export async function* readFile(file: ReadFile): AsyncGenerator<ReadItem> {
  try {
    yield* readAs(file)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    yield { kind: 'unreadable', code: error.code, message: error.message }
  }
}
