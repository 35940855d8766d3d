import type { DateOrder, Finding, ReadItem } from '../read-item.ts'
import type { Delimiter, OpenFile } from '../sniff.ts'
import { Unreadable } from '../unreadable.ts'
import { mostCharactersOfCell, type Row, readRows } from './csv-rows.ts'
import { type DateOrderEvidence, decideDateOrder, noEvidence, weighCell } from './date-order.ts'
import { cleanCell } from './day-cell.ts'

/** A CSV file whose header row has been found. */
export type Table = { open: OpenFile; delimiter: Delimiter; header: Row }

const rowsBetweenProgress = 5_000

/** How far a pass over a file has come. */
export type PassProgress = { pass: number; passes: number; bytes: number; rows: number }

export const countBytes = async function* (open: OpenFile, progress: PassProgress): AsyncGenerator<Buffer> {
  for await (const chunk of open()) {
    progress.bytes += chunk.length
    yield chunk
  }
}

/** A progress item every so many rows; null in between. */
export const tick = (progress: PassProgress): ReadItem | null => {
  progress.rows += 1
  return progress.rows % rowsBetweenProgress === 0 ? { kind: 'progress', ...progress } : null
}

const withoutEmptyEnd = (cells: string[], width: number): string[] => {
  let length = cells.length
  while (length > width && cells[length - 1]?.trim() === '') length -= 1
  return length === cells.length ? cells : cells.slice(0, length)
}

const faultOfShape = ({ number, cells }: Row, width: number): Finding | null => {
  const refuse = (rule: 'ragged_row' | 'cell_too_large', message: string): Finding => ({
    kind: 'finding',
    row: number,
    column: null,
    rule,
    refused: true,
    message,
  })
  if (cells.length !== width)
    return refuse(
      'ragged_row',
      `has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'} where the header has ${width}`,
    )
  return cells.some((cell) => cell.length > mostCharactersOfCell)
    ? refuse('cell_too_large', `has a cell of more than ${mostCharactersOfCell} characters`)
    : null
}

/** What is done with one row: it hands back what to yield, or nothing. */
export type VisitRow<Told> = (row: Row) => readonly Told[] | undefined

/**
 * One pass over the rows below the header. Rows without any cell are passed over; rows of another width, or with a
 * huge cell, become refusals on the last pass and are not visited.
 */
export async function* eachRow<Told = ReadItem>(
  { open, delimiter, header }: Table,
  [pass, passes]: readonly [pass: number, passes: number],
  visit: VisitRow<Told>,
): AsyncGenerator<ReadItem | Told> {
  const progress: PassProgress = { pass, passes, bytes: 0, rows: 0 }
  const width = header.cells.length
  const take = (row: Row): readonly (ReadItem | Told)[] => {
    const sound = { number: row.number, cells: withoutEmptyEnd(row.cells, width) }
    const fault = faultOfShape(sound, width)
    if (fault === null) return visit(sound) ?? []
    return pass === passes ? [fault] : []
  }
  for await (const rows of readRows(countBytes(open, progress), delimiter))
    for (const row of rows) {
      if (row.number <= header.number || row.cells.every((cell) => cell.trim() === '')) continue
      const told = tick(progress)
      if (told !== null) yield told
      for (const item of take(row)) yield item
    }
  yield { kind: 'progress', ...progress }
}

const rowsWithHeader = 10

/** How much of a row a reader knows as names of columns, and whether that is enough to read the table by it. */
export type RateHeader = (cells: readonly string[]) => { known: number; suffices: boolean }

/**
 * The row among the first ten that names the most columns, the first of equals; null when it does not suffice.
 * Trackers often have a title or groups of columns above it, and a cell such as "Applied" below it, in a row of words,
 * must not make a header of that row.
 */
export const findHeader = async (
  open: OpenFile,
  delimiter: Delimiter,
  rate: RateHeader,
): Promise<Row | null> => {
  let best: Row | null = null
  let [most, suffices] = [0, false]
  for await (const rows of readRows(open(), delimiter)) {
    for (const { number, cells } of rows) {
      if (number > rowsWithHeader) break
      const rated = rate(cells)
      if (rated.known <= most) continue
      best = { number, cells: cells.map(cleanCell) }
      most = rated.known
      suffices = rated.suffices
    }
    if ((rows.at(-1)?.number ?? 0) >= rowsWithHeader) break
  }
  return suffices ? best : null
}

/** The first pass over a table: which order day and month have in the columns given. Yields the guess. */
export async function* settleDateOrder(
  table: Table,
  passes: number,
  columns: readonly number[],
  given: DateOrder | undefined,
): AsyncGenerator<ReadItem, DateOrder> {
  if (given !== undefined) return given
  const evidence: DateOrderEvidence = noEvidence()
  yield* eachRow<ReadItem>(table, [1, passes], ({ cells }) => {
    for (const index of columns) weighCell(cells[index] ?? '', evidence)
    return undefined
  })
  const [order, guess] = decideDateOrder(evidence)
  if (guess !== null) yield guess
  return order
}

/** Refuses a table without rows: one that has row numbers alone says so. */
export const refuseEmptyTable = (rows: number, rowsOfIndexOnly: number): void => {
  if (rows > rowsOfIndexOnly) return
  throw rows === 0
    ? new Unreadable('header_only', 'This file has a header and no rows below it.')
    : new Unreadable(
        'index_only',
        'The rows of this file hold row numbers and nothing else that can be read.',
      )
}
