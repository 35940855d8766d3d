import { type Day, type DayText } from '@hearback/contracts'
import type { DateOrder } from '../read-item.ts'
import { emptyWords, noWords, yesWords } from './cell-words.ts'
import { dayOfText, textOfDay } from './day-texts.ts'
import { monthNumber } from './month-names.ts'

// eslint-disable-next-line no-control-regex -- control characters are what is taken out
const unclean = /[^\S ]|[\u0000-\u001f\u007f]| {2}|^ | $/
// eslint-disable-next-line no-control-regex -- control characters are what is taken out
const gaps = /[\s\u0000-\u001f\u007f]+/g

/** A cell as its reader sees it: trimmed, white space and control characters made one space. */
export const cleanCell = (cell: string): string =>
  unclean.test(cell) ? cell.replaceAll(gaps, ' ').trim() : cell

const longestEmptyWord = Math.max(...[...emptyWords].map((word) => word.length))

export const isEmptyCell = (clean: string): boolean =>
  clean.length <= longestEmptyWord && emptyWords.has(clean.toLowerCase())

/** The three numbers of a date written day and month in an unknown order. */
export type NumericDate = { first: number; second: number; year: number }

const timeOfDay =
  /[T\s,]+\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:z|utc|gmt)?(?:[+-]\d{2}:?\d{2})?$/i
const englishWeekday = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/i
/** Weekdays of other languages, only before a day: "mar" is a Tuesday in "mar. 4 mars 2025", and March in "Mar 4, 2025". */
const weekday =
  /^(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|mo|di|mi|do|fr|sa|so|(?:lun|mar|mercre|mer|jeu|vendre|ven|same|sam)(?:di)?|dim(?:anche)?|lunes|martes|mi[eé](?:rcoles)?|jue(?:ves)?|vie(?:rnes)?|s[aá]b(?:ado)?|dom(?:ingo)?|seg(?:unda)?|ter(?:ça)?|qua(?:rta)?|qui(?:nta)?|sex(?:ta)?)\.?,?\s+(?=\d{1,4}[-/.]\d|\d{1,2}\.?\s(?:de\s)?\p{L})/iu
const yearFirst = /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?[日.]?$/
const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/
const numeric = /^(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})$/
const dayMonthName =
  /^(\d{1,2})(?:st|nd|rd|th|\.|er|º)?[\s-]+(?:de\s+)?([\p{L}.]+)[\s,-]+(?:de\s+|del\s+)?'?(\d{4}|\d{2})$/u
const monthNameDay = /^([\p{L}.]+)[\s-]+(\d{1,2})(?:st|nd|rd|th)?[\s,-]+'?(\d{4}|\d{2})$/u

const inRange = (text: string): boolean => text >= '1970' && text < '2101'

const isoDay = /^\d{4}-\d{2}-\d{2}$/

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year))

const two = (number: number): string => String(number).padStart(2, '0')

/** A day between 1970 and 2100, or null. */
export const dayOf = (year: number, month: number, day: number): Day | null => {
  if (year < 1970 || year > 2100) return null
  return dayOfText(`${year}-${two(month)}-${two(day)}`)
}

const withoutTime = (clean: string): string =>
  clean.replace(timeOfDay, '').replace(englishWeekday, '').replace(weekday, '')

/**
 * The numbers of a date whose order of day and month cannot be told by its form (03/04/2025), or null.
 * With points the day comes first everywhere, so such a date is not among them.
 */
export const numericDateOf = (clean: string): NumericDate | null => {
  if (isoDay.test(clean)) return null
  const parts = numeric.exec(withoutTime(clean))
  if (parts === null || parts[2] === '.') return null
  return { first: Number(parts[1]), second: Number(parts[3]), year: fullYear(parts[4] ?? '') }
}

const dayOfNames = (text: string): Day | null => {
  const dayFirst = dayMonthName.exec(text)
  if (dayFirst !== null)
    return dayOf(fullYear(dayFirst[3] ?? ''), monthNumber(dayFirst[2] ?? ''), Number(dayFirst[1]))
  const monthFirst = monthNameDay.exec(text)
  if (monthFirst === null) return null
  return dayOf(fullYear(monthFirst[3] ?? ''), monthNumber(monthFirst[1] ?? ''), Number(monthFirst[2]))
}

/** The calendar day written in a cell, its time of day left out, or null. `order` decides 03/04/2025. */
export const dayOfCell = (clean: string, order: DateOrder): Day | null => {
  if (isoDay.test(clean)) return inRange(clean) ? dayOfText(clean) : null
  if (!/\d/.test(clean)) return null
  const text = withoutTime(clean)
  const iso = yearFirst.exec(text) ?? compact.exec(text)
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const parts = numeric.exec(text)
  if (parts === null) return dayOfNames(text)
  const [first, second, year] = [Number(parts[1]), Number(parts[3]), fullYear(parts[4] ?? '')]
  return order === 'day-month' || parts[2] === '.' ? dayOf(year, second, first) : dayOf(year, first, second)
}

const beforeWords = /^(?:before|prior to|earlier than|<|vor(?: dem)?|avant(?: le)?|antes de(?:l)?)\s*(.+)$/i
const beforeSuffix = /^(.+?)\s*(?:之前|以前|前)$/
const afterWords = /^(?:after|since|later than|>|nach(?: dem)?|seit|après(?: le)?|después de(?:l)?)\s*(.+)$/i

export type DayCell =
  | { kind: 'empty' }
  | { kind: 'day'; day: DayText }
  /** Known only to lie before, or after, a day which is itself left out. */
  | { kind: 'before' | 'after'; day: DayText }
  | { kind: 'yes' | 'no' }
  | { kind: 'other'; text: string }

const serialShape = /^(\d{5})(?:[.,]\d+)?$/
const serialOfEpoch = 25_569
const earliestSerial = 36_526

/** The day a spreadsheet's number stands for, counted from 1899-12-30, between 2000 and 2100; null for other numbers. */
export const dayOfSerial = (clean: string): Day | null => {
  const serial = Number(serialShape.exec(clean)?.[1] ?? 0)
  return serial >= earliestSerial && serial < earliestSerial + 36_525 ? serial - serialOfEpoch : null
}

/** How the days of a file are written. */
export type Dating = {
  order: DateOrder
  /** Whether five digits are a day as a spreadsheet counts. */
  serials: boolean
  /** The year of dates of application that name none; null when the file does not tell. */
  year: number | null
}

const limits = [
  ['before', beforeWords],
  ['before', beforeSuffix],
  ['after', afterWords],
] as const

/** What a cell of a date column says. */
export const readDayCell = (cell: string, order: DateOrder, serials = false): DayCell => {
  if (cell === '') return { kind: 'empty' }
  const clean = cleanCell(cell)
  if (isEmptyCell(clean)) return { kind: 'empty' }
  const day = dayOfCell(clean, order) ?? (serials ? dayOfSerial(clean) : null)
  if (day !== null) return { kind: 'day', day: textOfDay(day) }
  const word = clean.toLowerCase()
  if (yesWords.has(word)) return { kind: 'yes' }
  if (noWords.has(word)) return { kind: 'no' }
  for (const [kind, shape] of limits) {
    const limit = dayOfCell(shape.exec(clean)?.[1] ?? '', order)
    if (limit !== null) return { kind, day: textOfDay(limit) }
  }
  return { kind: 'other', text: clean }
}
