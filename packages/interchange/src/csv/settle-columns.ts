import { shownName } from '../json/gather-event.ts'
import type { DateOrder, Guess } from '../read-item.ts'
import type { Column, Columns } from './columns.ts'
import type { Row } from './csv-rows.ts'
import { type DateOrderEvidence, decideDateOrder, noEvidence, weighCell } from './date-order.ts'
import { type Dating, dayOfCell, dayOfSerial, numericDateOf, readDayCell } from './day-cell.ts'
import { daysWithin, yearOf } from './days-within.ts'
import { doubtfulNames } from './header-names.ts'
import { orderInHeader, plainHeader } from './header-role.ts'

/** What the cells of one column of days are: enough to tell days from words, numbers and ticks. */
type ColumnTally = {
  days: number
  serials: number
  ticks: number
  words: number
  years: Set<number>
  first: string | null
  varies: boolean
  filled: number
}

export type ColumnSurvey = { evidence: DateOrderEvidence; tallies: Map<Column, ColumnTally> }

const dayColumns = (columns: Columns): Column[] => [
  ...columns.applications,
  ...columns.many.filter(({ role }) => role !== 'status' && role !== 'row_index'),
  ...[columns.only.outcome, columns.only.updated].filter((column) => column !== undefined),
]

export const surveyOf = (columns: Columns): ColumnSurvey => ({
  evidence: noEvidence(),
  tallies: new Map(
    dayColumns(columns).map((column) => [
      column,
      { days: 0, serials: 0, ticks: 0, words: 0, years: new Set(), first: null, varies: false, filled: 0 },
    ]),
  ),
})

/** Reads with either order: a day in one of them is a day, whatever the file's order turns out to be. */
const countDay = (clean: string, tally: ColumnTally): boolean => {
  const numeric = numericDateOf(clean)
  const day = numeric === null ? dayOfCell(clean, 'month-day') : null
  if (numeric === null && day === null) return false
  tally.days += 1
  if (tally.years.size < 3) tally.years.add(numeric?.year ?? yearOf(day ?? 0))
  return true
}

const countCell = (cell: string, tally: ColumnTally): void => {
  const read = readDayCell(cell, 'month-day')
  if (read.kind === 'empty') return
  tally.filled += 1
  const clean = cell.trim()
  if (tally.first === null) tally.first = clean.slice(0, 10)
  else if (tally.first !== clean.slice(0, 10)) tally.varies = true
  if (read.kind === 'yes' || read.kind === 'no') tally.ticks += 1
  else if (read.kind !== 'other') tally.days += 1
  if (read.kind === 'day' || read.kind === 'other') {
    if (read.kind === 'day') tally.days -= 1
    if (countDay(clean, tally)) return
    if (dayOfSerial(clean) !== null) tally.serials += 1
    else if (daysWithin(clean, 'month-day') ?? daysWithin(clean, 'day-month')) tally.days += 1
    else if (!/^[\d.,%\s]+$/.test(clean)) tally.words += 1
  }
}

/** How many cells of a column are looked at for what they are; the order of days is weighed in all of them. */
const mostCells = 5_000

/** Takes note of one row. */
export const surveyRow = (columns: Columns, { cells }: Row, { evidence, tallies }: ColumnSurvey): void => {
  for (const index of columns.days) weighCell(cells[index] ?? '', evidence)
  for (const { role, index } of columns.many) if (role === 'status') weighCell(cells[index] ?? '', evidence)
  for (const [column, tally] of tallies) {
    const cell = cells[column.index] ?? ''
    if (cell !== '' && tally.filled < mostCells) countCell(cell, tally)
  }
}

const holdsDays = (tally: ColumnTally | undefined): boolean =>
  tally !== undefined && (tally.days > 0 || tally.serials > 0)

/**
 * The column of the day of application: the preferred name, unless it only holds ticks and another one holds days.
 * A day nobody explains is taken when no name says it better.
 */
const settleApplied = (columns: Columns, tallies: ColumnSurvey['tallies'], guesses: Guess[]): void => {
  const [preferred] = columns.applications
  if (preferred === undefined) return
  const named = columns.applications.filter(({ role }) => role === 'applied')
  const ticks = named.some((column) => (tallies.get(column)?.ticks ?? 0) > 0)
  const pool = named.length === 0 || ticks ? columns.applications : named
  const chosen = pool.find((column) => holdsDays(tallies.get(column))) ?? preferred
  columns.only.applied = { ...chosen, role: 'applied' }
  columns.isLogged = chosen.role === 'logged'
  for (const column of columns.applications) {
    if (column === chosen) continue
    if ((tallies.get(column)?.ticks ?? 0) > 0 && !holdsDays(tallies.get(column))) columns.flags.push(column)
    else columns.dropped.push(shownName(column.header))
  }
  if (chosen.role === 'logged')
    guesses.push({
      kind: 'guess',
      setting: 'application_day',
      value: shownName(chosen.header),
      reason: 'no column with dates is named for the application, and this one is for a day',
    })
}

const isOfInterviews = ({ filled, days, ticks }: ColumnTally): boolean =>
  filled > 0 && days + ticks === filled

/** A column named "Phone" is of interviews when each of its cells is a day or a tick. */
const dropDoubtful = (columns: Columns, tallies: ColumnSurvey['tallies']): void => {
  columns.many = columns.many.filter((column) => {
    const tally = tallies.get(column)
    if (tally === undefined || !doubtfulNames.has(plainHeader(column.header)) || isOfInterviews(tally))
      return true
    columns.dropped.push(shownName(column.header))
    return false
  })
}

const settleWords = (columns: Columns, tallies: ColumnSurvey['tallies']): void => {
  columns.many = columns.many.map((column) => {
    const tally = tallies.get(column)
    const words = tally !== undefined && !column.dated && !holdsDays(tally) && tally.words > 0
    return words ? { ...column, words } : column
  })
}

/** A day of the last change that is the same in every row is the day of the export. */
const settleUpdated = (columns: Columns, tallies: ColumnSurvey['tallies']): void => {
  const { updated, current_day: current } = columns.only
  const tally = updated === undefined ? undefined : tallies.get(updated)
  if (updated === undefined || tally === undefined || tally.varies || tally.filled < 3) return
  delete columns.only.updated
  if (current === undefined) columns.only.current_day = updated
}

const settleNumbers = (tally: ColumnTally | undefined, guesses: Guess[]): boolean => {
  if (tally === undefined || tally.serials === 0) return false
  const reason = `${tally.serials} days of application are written as a spreadsheet counts days, from 1899-12-30`
  guesses.push({ kind: 'guess', setting: 'day_numbers', value: 'spreadsheet', reason })
  return true
}

const settleYear = (columns: Columns, tally: ColumnTally | undefined): number | null =>
  columns.only.applied === undefined || tally?.years.size !== 1 ? null : ([...tally.years][0] ?? null)

/**
 * What the columns turned out to be and how days are written, after a pass over all rows. Changes `columns`. Throws
 * Unreadable when the order of day and month has to be asked for.
 */
export const settleColumns = (
  columns: Columns,
  { evidence, tallies }: ColumnSurvey,
  given: DateOrder | undefined,
): [Dating, Guess[]] => {
  const hints = dayColumns(columns).map(({ header }) => orderInHeader(header))
  const hint = hints.find((each) => each !== null) ?? null
  const [order, guess] = given === undefined ? decideDateOrder(evidence, hint) : [given, null]
  const guesses: Guess[] = guess === null ? [] : [guess]
  settleApplied(columns, tallies, guesses)
  dropDoubtful(columns, tallies)
  settleWords(columns, tallies)
  settleUpdated(columns, tallies)
  const applied = columns.applications.find(({ index }) => index === columns.only.applied?.index)
  const tally = applied === undefined ? undefined : tallies.get(applied)
  return [{ order, serials: settleNumbers(tally, guesses), year: settleYear(columns, tally) }, guesses]
}
