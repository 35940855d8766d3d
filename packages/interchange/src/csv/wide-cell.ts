import { type DayText } from '@hearback/contracts'
import { type Dating, readDayCell } from './day-cell.ts'
import { dayOfText, textOfDay } from './day-texts.ts'
import { daysWithin, firstFrom, inYear, saidBeside, type WrittenDay } from './days-within.ts'
import type { OwnStatus } from './status-words.ts'

/** When a fact of a row happened: on a day, between two days, or on a day nobody wrote down. */
export type When = { day: DayText } | { between: [DayText, DayText] } | 'unknown'

export const knownDay = (when: When | 'no' | null): DayText | null =>
  when !== null && typeof when === 'object' && 'day' in when ? when.day : null

/** What a cell is read against: how the file writes days, where it ends, and the row's application if it is known. */
export type CellSettings = Dating & { through: DayText; applied: DayText | null; own: OwnStatus }

/** What one cell of a column of days says. */
export type CellReading = {
  whens: When[]
  /** It says that there was nothing. */
  denied: boolean
  /** What it says beside, or instead of, days. */
  text: string
  /** Whether a day is written without its year. */
  yearless: boolean
}

const nothing: CellReading = { whens: [], denied: false, text: '', yearless: false }

const shifted = (day: DayText, by: number): DayText => textOfDay((dayOfText(day) ?? 0) + by)

const between = (first: DayText, last: DayText): When =>
  first > last ? 'unknown' : first === last ? { day: first } : { between: [first, last] }

/** A day as written: without a year it is the first such day from the application on, or lies in the file's year. */
export const settleDay = (written: WrittenDay, { applied, year }: CellSettings): DayText | null => {
  const from = applied === null ? null : dayOfText(applied)
  const day =
    'month' in written && from !== null ? firstFrom(written.month, written.date, from) : inYear(written, year)
  return day === null ? null : textOfDay(day)
}

/** Between the two days of "5 January → 7 January", which are one appointment. */
const rangeMark = /^[\s.,]*(?:→|–|—|-|~|to|until|bis|au|à|hasta|至|到)[\s]*$/iu

const readAmongWords = (text: string, settings: CellSettings): CellReading => {
  const within = daysWithin(text, settings.order)
  if (within === null) return { ...nothing, text }
  const starts = within.days.filter((_, at) => at === 0 || !rangeMark.test(within.words[at] ?? ''))
  const days = starts.map((written) => settleDay(written, settings))
  const known = days.filter((day) => day !== null)
  if (known.length < days.length) return { ...nothing, text }
  const words = within.words.map((each) => (rangeMark.test(each) ? '' : saidBeside(each)))
  return {
    whens: known.map((day) => ({ day })),
    denied: false,
    text: words.filter((each) => each !== '').join(' '),
    yearless: starts.some((written) => 'month' in written),
  }
}

/** Reads a cell of a column of days. */
export const readCell = (cell: string, settings: CellSettings): CellReading => {
  const read = readDayCell(cell, settings.order, settings.serials)
  switch (read.kind) {
    case 'empty':
      return nothing
    case 'day':
      return { ...nothing, whens: [{ day: read.day }] }
    case 'before':
      return {
        ...nothing,
        whens: [settings.applied === null ? 'unknown' : between(settings.applied, shifted(read.day, -1))],
      }
    case 'after':
      return { ...nothing, whens: [between(shifted(read.day, 1), settings.through)] }
    case 'yes':
      return { ...nothing, whens: ['unknown'] }
    case 'no':
      return { ...nothing, denied: true }
    case 'other':
      return readAmongWords(read.text, settings)
    default:
      return read satisfies never
  }
}
