import { mostCharactersOfCell, type Row, readRows } from '../csv/csv-rows.ts'
import { countBytes, type PassProgress, refuseEmptyTable, tick } from '../csv/table.ts'
import { type EventPass, readEventFile, type Taken } from '../event-source.ts'
import type { Format, SampledFile } from '../formats/format.ts'
import type { Places } from '../places.ts'
import type { Finding, FindingRule, ReadItem } from '../read-item.ts'
import type { ReadFileOptions } from '../read-options.ts'
import { type Delimiter, delimitersOf } from '../sniff.ts'
import { Unreadable } from '../unreadable.ts'
import { type Field, rootOf } from './field.ts'
import { type KnownLabels, knownLabels } from './known-labels.ts'
import { openTelling, type Telling, type TellingContext } from './telling.ts'
import type { TimeStyle } from './vendor-time.ts'

type Ended = Parameters<Telling['told']>[0]

/** A table of an applicant tracking system's data: known by its columns, told row by row. */
export type AtsTable = {
  /** Columns that together only this table has, in lower case with _ between words. */
  columns: readonly string[]
  /** The system whose journeys it tells of: the word before their ids. */
  system: string
  times: TimeStyle
  /** Columns that are read; all others are dropped by name. */
  read: ReadonlySet<string>
  /** What a row tells, cells by the names of their columns. None where the table only names things. */
  tell?: (telling: Telling, row: Field, context: TellingContext) => Ended
  /** Takes note of the names a row gives to ids, in a pass before the others. */
  noteNames?: (row: Field, labels: KnownLabels) => void
}

export type AtsTables<Name extends string> = {
  name: Name
  label: string
  /** What such a file holds, in words. */
  marks: string
  tables: readonly AtsTable[]
  /** A column that every table of this kind has, known or not, and what is said of one that tells no timelines. */
  family?: { column: string; problem: string }
}

/** The table that is being read: one file may hold several, each beginning with its header. */
type Current = { table: AtsTable; header: readonly string[]; names: readonly string[] }

/** What a row begins: a known table, another one of its kind, or none. */
type Begun = Current | 'other' | null

const plainName = (header: string): string =>
  header
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_]+/gu, '_')

type Kinds = Pick<AtsTables<string>, 'tables' | 'family'>

const begunBy = (cells: readonly string[], { tables, family }: Kinds): Begun => {
  const names = cells.map(plainName)
  const table = tables.find(({ columns }) => columns.every((column) => names.includes(column)))
  if (table !== undefined) return { table, header: cells, names }
  return family !== undefined && names.includes(family.column) ? 'other' : null
}

const recordOf = ({ names }: Current, { cells }: Row): Field =>
  rootOf(Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])))

type Reader = Kinds & {
  options: ReadFileOptions
  labels: KnownLabels
  delimiter: Delimiter
}

/** What is done with one row of a table, and with the header of one that is not known. */
type Visit<Given> = { row: (current: Current, row: Row) => Given; other: (header: Row) => Given }

/** One pass over the rows below the headers; rows above the first header and of tables not known are passed over. */
async function* eachTableRow<Given>(
  { open }: SampledFile,
  reader: Reader,
  [pass, passes]: readonly [pass: number, passes: number],
  visit: Visit<Given>,
): AsyncGenerator<ReadItem | Given> {
  const progress: PassProgress = { pass, passes, bytes: 0, rows: 0 }
  let current: Begun = null
  let told = 0
  for await (const rows of readRows(countBytes(open, progress), reader.delimiter))
    for (const row of rows) {
      const begun = begunBy(row.cells, reader)
      current = begun ?? current
      if (begun === 'other') yield visit.other(row)
      if (begun !== null || current === null || current === 'other') continue
      if (row.cells.every((cell) => cell.trim() === '')) continue
      told += 1
      const item = tick(progress)
      if (item !== null) yield item
      yield visit.row(current, row)
    }
  refuseEmptyTable(told, 0)
  yield { kind: 'progress', ...progress }
}

const refuse = ({ number: row }: Row, rule: FindingRule, message: string): Taken => {
  const finding: Finding = { kind: 'finding', row, column: null, rule, refused: true, message }
  return { row, events: [], findings: [finding], dropped: [] }
}

/** The column of a table instead of the pointer into a record. */
const inTable = (pointer: string | null, { names, header }: Current): string | null => {
  const name = pointer?.split('/')[1]
  return name === undefined ? null : (header[names.indexOf(name)] ?? name)
}

const placesInTable = (places: Places | undefined, current: Current): Places => {
  if (places === undefined || 'sent' in places) return { columns: {} }
  const columns: Record<string, string> = {}
  for (const [pointer, stands] of Object.entries(places.columns))
    columns[pointer] = inTable(stands, current) ?? stands
  return { columns, details: (places.details ?? []).map((stands) => inTable(stands, current)) }
}

const tellRow = (current: Current, row: Row, { options, labels }: Reader): Taken => {
  const { table, header, names } = current
  const width = header.length
  if (row.cells.length !== width)
    return refuse(
      row,
      'ragged_row',
      `has ${row.cells.length} ${row.cells.length === 1 ? 'cell' : 'cells'} where the header has ${width}`,
    )
  if (row.cells.some((cell) => cell.length > mostCharactersOfCell))
    return refuse(row, 'cell_too_large', `has a cell of more than ${mostCharactersOfCell} characters`)
  const context: TellingContext = { system: table.system, options, labels, times: table.times }
  const telling = openTelling(row.number, context)
  const ended = table.tell?.(telling, recordOf(current, row), context) ?? {}
  const taken = telling.told({
    ...ended,
    dropped: header.filter((_, index) => !table.read.has(names[index] ?? '')),
  })
  const findings = taken.findings.map((finding) => ({ ...finding, column: inTable(finding.column, current) }))
  return { ...taken, findings, places: placesInTable(taken.places, current) }
}

const passes = 3
const otherTable = 'begins a table that tells no timelines: the rows below it are passed over'
const namesAlone = (marks: string): string =>
  `The tables of this file only give names to ids. Put them into one file with ${marks}.`

async function* readTables(file: SampledFile, reader: Reader, marks: string): AsyncGenerator<ReadItem> {
  let timelines = 0
  const names = eachTableRow<null>(file, reader, [1, passes], {
    row: ({ table, ...current }, row) => {
      table.noteNames?.(recordOf({ table, ...current }, row), reader.labels)
      if (table.tell !== undefined) timelines += 1
      return null
    },
    other: () => null,
  })
  for await (const item of names) if (item !== null) yield item
  if (timelines === 0) throw new Unreadable('no_events', namesAlone(marks))
  const pass: EventPass = (last) => {
    reader.labels.begin()
    return eachTableRow<Taken>(file, reader, [last ? passes : passes - 1, passes], {
      row: (current, row) => tellRow(current, row, reader),
      other: (header) => refuse(header, 'unknown_record', otherTable),
    })
  }
  yield* readEventFile(pass, file.options)
}

const rowsWithHeader = 10

/** The separator with which one of the first rows is the header of a table, and whether one of those is known. */
const firstTables = async (
  { open, sample }: SampledFile,
  kinds: Kinds,
): Promise<{ delimiter: Delimiter; isKnown: boolean } | null> => {
  for (const delimiter of delimitersOf(sample))
    for await (const rows of readRows(open(), delimiter)) {
      const begun = rows
        .filter(({ number }) => number <= rowsWithHeader)
        .map(({ cells }) => begunBy(cells, kinds))
        .filter((table) => table !== null)
      if (begun.length > 0) return { delimiter, isKnown: begun.some((table) => table !== 'other') }
      if ((rows.at(-1)?.number ?? 0) >= rowsWithHeader) break
    }
  return null
}

/**
 * The format of tables of an applicant tracking system, one alone or several below each other. A table of the same
 * kind that tells no timelines is refused by its kind rather than left to be read as something else.
 */
export const tablesFormat = <Name extends string>(kind: AtsTables<Name>): Format<Name> => ({
  name: kind.name,
  label: kind.label,
  open: async (file, asked) => {
    const { options } = file
    const found = await firstTables(file, kind)
    if (found?.isKnown === true) {
      const { tables, family } = kind
      const labels = knownLabels(options)
      const reader: Reader = {
        tables,
        ...(family === undefined ? {} : { family }),
        options,
        labels,
        delimiter: found.delimiter,
      }
      return {
        reason: `its header is that of ${kind.marks}`,
        items: () => readTables(file, reader, kind.marks),
      }
    }
    if (found !== null && kind.family !== undefined)
      throw new Unreadable('unknown_columns', kind.family.problem)
    if (!asked) return null
    throw new Unreadable(
      'unknown_columns',
      `No row near the top of this file is the header of ${kind.marks}.`,
    )
  },
})
