import { type DayText, dayFromText, type EventDetail, type EventType, textFromDay } from '@hearback/contracts'
import type { Column, Columns } from './columns.ts'
import { cleanCell, isEmptyCell, readDayCell } from './day-cell.ts'
import { milestones } from './header-names.ts'
import type { DateOrder } from './read-item.ts'
import { readStatus, type Status } from './status-words.ts'

/** When a fact of a row happened: on a day, between two days, or on a day nobody wrote down. */
export type When = { day: DayText } | { between: [DayText, DayText] } | 'unknown'

export type RowFact = { type: EventType; detail: EventDetail; when: When; column: string }

/** What the cells of one row say, each by itself, before they are put together. */
export type RowReading = {
  applied: When | 'no' | null
  facts: RowFact[]
  responses: { when: When; column: string }[]
  outcome: { when: When; column: string } | null
  statuses: { status: Status; column: string }[]
  /** Columns whose cell could not be read as a day: the row is refused. */
  unreadable: string[]
  unknownStatuses: string[]
}

type Settings = { order: DateOrder; through: DayText }

const shifted = (day: DayText, by: number): DayText => textFromDay((dayFromText(day) ?? 0) + by)

const between = (first: DayText, last: DayText): When =>
  first > last ? 'unknown' : first === last ? { day: first } : { between: [first, last] }

/** A cell of a date column as a time: `no` when it denies the fact, a text when it is neither day nor yes nor no. */
const whenOf = (
  cell: string,
  applied: DayText | null,
  settings: Settings,
): When | 'no' | null | { text: string } => {
  const read = readDayCell(cell, settings.order)
  switch (read.kind) {
    case 'empty':
      return null
    case 'day':
      return { day: read.day }
    case 'before':
      return applied === null ? 'unknown' : between(applied, shifted(read.day, -1))
    case 'after':
      return between(shifted(read.day, 1), settings.through)
    case 'yes':
      return 'unknown'
    case 'no':
      return 'no'
    case 'other':
      return { text: read.text }
    default:
      return read satisfies never
  }
}

const takeStatuses = (text: string, column: Column, reading: RowReading): boolean => {
  const statuses = readStatus(text)
  for (const status of statuses ?? []) reading.statuses.push({ status, column: column.header })
  return statuses !== null
}

const takeWhen = (column: Column, when: When, reading: RowReading): void => {
  const { header, role, detail } = column
  if (role === 'response') reading.responses.push({ when, column: header })
  else if (role === 'interview') reading.facts.push({ type: 'interview_held', detail, when, column: header })
  // Of the roles of days `many` holds only responses, interviews and milestones.
  else reading.facts.push({ type: milestones[role as keyof typeof milestones], detail, when, column: header })
}

const readColumn = (
  column: Column,
  cell: string,
  applied: DayText | null,
  settings: Settings,
  reading: RowReading,
): void => {
  if (column.role === 'row_index') return
  if (column.role === 'status') {
    const clean = cleanCell(cell)
    if (!isEmptyCell(clean) && !takeStatuses(clean, column, reading))
      reading.unknownStatuses.push(column.header)
    return
  }
  const when = whenOf(cell, applied, settings)
  if (when === null || when === 'no') return
  if (when !== 'unknown' && 'text' in when) {
    if (!takeStatuses(when.text, column, reading)) reading.unreadable.push(column.header)
  } else takeWhen(column, when, reading)
}

const readApplied = (
  columns: Columns,
  cells: readonly string[],
  settings: Settings,
  reading: RowReading,
): void => {
  const column = columns.only.applied
  const when = whenOf(cells[column?.index ?? -1] ?? '', null, settings)
  if (when === null || when === 'no' || when === 'unknown') reading.applied = when
  else if ('text' in when) {
    const statuses = readStatus(when.text)
    if (statuses === null || statuses.length === 0) reading.unreadable.push(column?.header ?? '')
    else for (const status of statuses) reading.statuses.push({ status, column: column?.header ?? '' })
  } else reading.applied = when
}

const readOutcome = (
  columns: Columns,
  cells: readonly string[],
  applied: DayText | null,
  settings: Settings,
  reading: RowReading,
): void => {
  const column = columns.only.outcome
  if (column === undefined) return
  const when = whenOf(cells[column.index] ?? '', applied, settings)
  if (when === null || when === 'no' || when === 'unknown') return
  if (!('text' in when)) reading.outcome = { when, column: column.header }
  else if (!takeStatuses(when.text, column, reading)) reading.unreadable.push(column.header)
}

export const knownDay = (when: When | 'no' | null): DayText | null =>
  when !== null && typeof when === 'object' && 'day' in when ? when.day : null

/** Reads each cell of a row of a tracker for what it says by itself. */
export const readCells = (columns: Columns, cells: readonly string[], settings: Settings): RowReading => {
  const reading: RowReading = {
    applied: null,
    facts: [],
    responses: [],
    outcome: null,
    statuses: [],
    unreadable: [],
    unknownStatuses: [],
  }
  readApplied(columns, cells, settings, reading)
  const applied = knownDay(reading.applied)
  for (const column of columns.many) readColumn(column, cells[column.index] ?? '', applied, settings, reading)
  readOutcome(columns, cells, applied, settings, reading)
  return reading
}
