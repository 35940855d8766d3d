import type { DayText, EventDetail, EventType } from '@hearback/contracts'
import type { FindingRule } from '../read-item.ts'
import type { Column, Columns } from './columns.ts'
import { readStatusCell } from './dated-status.ts'
import { cleanCell, type Dating, isEmptyCell } from './day-cell.ts'
import { milestones } from './header-names.ts'
import { isStageRole, offerStatus, stageWord } from './stage-words.ts'
import type { OwnStatus, Status } from './status-words.ts'
import { type CellReading, type CellSettings, knownDay, readCell, type When } from './wide-cell.ts'

export type RowFact = { type: EventType; detail: EventDetail; when: When; column: string }

/** Something odd about a cell whose row is kept. */
export type CellNote = { rule: FindingRule; column: string; message: string }

/** What the cells of one row say, each by itself, before they are put together. */
export type RowReading = {
  applied: When | 'no' | null
  facts: RowFact[]
  responses: { when: When; column: string }[]
  outcome: { when: When; column: string } | null
  /** The day the row was last changed. */
  updated: { when: When; column: string } | null
  statuses: { status: Status; when: When | null; column: string }[]
  /** Columns whose cell could not be read as a day: the row is refused. */
  unreadable: string[]
  unknownStatuses: string[]
  notes: CellNote[]
}

type Settings = Dating & { through: DayText; own: OwnStatus }

const messages = {
  year: 'is written without a year, which is taken from the application; is it right?',
  words: 'holds words beside its day that are not known; only the day is used',
  number: 'is a number and no day; it is not used',
  days: 'holds several days; the first is taken',
  text: 'is neither a day nor a word that is known; it is not used',
}

const note = (reading: RowReading, rule: FindingRule, column: Column, message: string): void => {
  reading.notes.push({ rule, column: column.header, message })
}

const takeStatuses = (text: string, column: Column, settings: CellSettings, reading: RowReading): boolean => {
  const read = readStatusCell(text, settings)
  if (read === null) return false
  for (const { status, when } of read.statuses) reading.statuses.push({ status, when, column: column.header })
  if (read.yearless) note(reading, 'year?', column, messages.year)
  return true
}

const takeWhen = (column: Column, when: When, reading: RowReading): void => {
  const { header, role, detail } = column
  if (role === 'response') reading.responses.push({ when, column: header })
  else if (role === 'interview') reading.facts.push({ type: 'interview_held', detail, when, column: header })
  // Of the roles of days `many` holds only responses, interviews and milestones.
  else reading.facts.push({ type: milestones[role as keyof typeof milestones], detail, when, column: header })
}

/** Takes a word of a stage: without a day beside it, it is a fact of its own. True if it is one. */
const takeStageWord = (column: Column, { text, whens }: CellReading, reading: RowReading): boolean => {
  const word = isStageRole(column.role) ? stageWord(text) : undefined
  if (word === undefined) return false
  const { header, detail } = column
  if (whens.length > 0 || word === 'nothing') return true
  if (word === 'happened') takeWhen(column, 'unknown', reading)
  else reading.facts.push({ type: 'interview_scheduled', detail, when: 'unknown', column: header })
  return true
}

/** The candidate's own acts answer nothing: an unreadable one hides no wait, and the row is kept. */
const isOwnAct = ({ role }: Column): boolean => role === 'thanked' || role === 'followed_up'

const takeText = (column: Column, cell: CellReading, settings: CellSettings, reading: RowReading): void => {
  const text = column.role === 'offered' ? offerStatus(cell.text) : cell.text
  if (takeStageWord(column, cell, reading)) return
  if (/^[\d.,%\s]+$/.test(text)) note(reading, 'unreadable_day', column, messages.number)
  else if (takeStatuses(text, column, settings, reading)) return
  else if (cell.whens.length > 0) note(reading, 'unread_words', column, messages.words)
  else if (column.words === true || isOwnAct(column)) note(reading, 'unread_words', column, messages.text)
  else reading.unreadable.push(column.header)
}

const readColumn = (column: Column, cell: string, settings: CellSettings, reading: RowReading): void => {
  if (column.role === 'row_index' || cell === '') return
  if (column.role === 'status') {
    const clean = cleanCell(cell)
    if (!isEmptyCell(clean) && !takeStatuses(clean, column, settings, reading))
      reading.unknownStatuses.push(column.header)
    return
  }
  const read = readCell(cell, settings)
  for (const when of read.whens) takeWhen(column, when, reading)
  if (read.yearless) note(reading, 'year?', column, messages.year)
  if (read.text !== '') takeText(column, read, settings, reading)
}

/** What the columns that only ask whether there was an application say. */
const flagged = (columns: Columns, cells: readonly string[], settings: CellSettings): When | 'no' | null => {
  const reads = columns.flags.map(({ index }) => readCell(cells[index] ?? '', settings))
  if (reads.some(({ whens }) => whens.length > 0)) return 'unknown'
  return reads.some(({ denied }) => denied) ? 'no' : null
}

const readApplied = (
  columns: Columns,
  cells: readonly string[],
  settings: CellSettings,
  reading: RowReading,
): void => {
  const column = columns.only.applied
  if (column === undefined) return
  const read = readCell(cells[column.index] ?? '', settings)
  reading.applied = read.whens[0] ?? (read.denied ? 'no' : flagged(columns, cells, settings))
  if (read.whens.length > 1) note(reading, 'several_days', column, messages.days)
  if (read.text === '') return
  if (read.whens.length === 0 && /^[\d.,%\s]+$/.test(read.text)) reading.unreadable.push(column.header)
  else takeText(column, read, settings, reading)
}

const readOutcome = (
  columns: Columns,
  cells: readonly string[],
  settings: CellSettings,
  reading: RowReading,
): void => {
  const column = columns.only.outcome
  if (column === undefined) return
  const read = readCell(cells[column.index] ?? '', settings)
  const when = read.whens.at(-1)
  if (when !== undefined && when !== 'unknown') reading.outcome = { when, column: column.header }
  if (read.yearless) note(reading, 'year?', column, messages.year)
  if (read.text !== '') takeText(column, read, settings, reading)
}

const readUpdated = (
  columns: Columns,
  cells: readonly string[],
  settings: CellSettings,
  reading: RowReading,
): void => {
  const column = columns.only.updated
  const [when] = column === undefined ? [] : readCell(cells[column.index] ?? '', settings).whens
  if (column !== undefined && when !== undefined && knownDay(when) !== null)
    reading.updated = { when, column: column.header }
}

/** Reads each cell of a row of a tracker for what it says by itself. */
export const readCells = (columns: Columns, cells: readonly string[], settings: Settings): RowReading => {
  const reading: RowReading = {
    applied: null,
    facts: [],
    responses: [],
    outcome: null,
    updated: null,
    statuses: [],
    unreadable: [],
    unknownStatuses: [],
    notes: [],
  }
  readApplied(columns, cells, { ...settings, applied: null }, reading)
  const known: CellSettings = { ...settings, applied: knownDay(reading.applied) }
  for (const column of columns.many) readColumn(column, cells[column.index] ?? '', known, reading)
  readOutcome(columns, cells, known, reading)
  readUpdated(columns, cells, known, reading)
  return reading
}
