import { type Day, type DayText, dayFromText, textFromDay } from '@hearback/contracts'
import { monthNumber } from './month-names.ts'
import type { DateOrder } from './read-item.ts'

/** Ways of writing nothing. */
const emptyWords: ReadonlySet<string> = new Set(
  [
    '',
    '-',
    '--',
    '–',
    '—',
    '/',
    'null',
    'none',
    'nil',
    'nan',
    'nat',
    'n/a',
    'na',
    '#n/a',
    'n.a.',
    'undefined',
  ].concat([
    '?',
    '??',
    'tbd',
    'tba',
    'tbc',
    'unknown',
    'unbekannt',
    'inconnu',
    'desconocido',
    '无',
    '未知',
    '不详',
  ]),
)

/** A cell as its reader sees it: trimmed, white space and control characters made one space. */
// eslint-disable-next-line no-control-regex -- control characters are what is taken out
export const cleanCell = (cell: string): string => cell.replaceAll(/[\s\u0000-\u001f\u007f]+/g, ' ').trim()

export const isEmptyCell = (clean: string): boolean => emptyWords.has(clean.toLowerCase())

/** The three numbers of a date written day and month in an unknown order. */
export type NumericDate = { first: number; second: number; year: number }

const timeOfDay =
  /[T\s,]+\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:z|utc|gmt|[+-]\d{2}:?\d{2})?$/i
const weekday = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/i
const yearFirst = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/
const numeric = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/
const dayMonthName =
  /^(\d{1,2})(?:st|nd|rd|th|\.|er|º)?[\s-]+(?:de\s+)?([\p{L}.]+)[\s,-]+(?:de\s+|del\s+)?'?(\d{4}|\d{2})$/u
const monthNameDay = /^([\p{L}.]+)[\s-]+(\d{1,2})(?:st|nd|rd|th)?[\s,-]+'?(\d{4}|\d{2})$/u

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year))

const two = (number: number): string => String(number).padStart(2, '0')

/** A day between 1970 and 2100, or null. */
const dayOf = (year: number, month: number, day: number): Day | null => {
  if (year < 1970 || year > 2100) return null
  return dayFromText(`${year}-${two(month)}-${two(day)}`)
}

const withoutTime = (clean: string): string => clean.replace(timeOfDay, '').replace(weekday, '')

/**
 * The numbers of a date whose order of day and month cannot be told by its form (03/04/2025), or null.
 * With points the day comes first everywhere, so such a date is not among them.
 */
export const numericDateOf = (clean: string): NumericDate | null => {
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
  const text = withoutTime(clean)
  const iso = yearFirst.exec(text)
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

const yesWords: ReadonlySet<string> = new Set([
  'y',
  'yes',
  'x',
  'true',
  '✓',
  '✔',
  '✅',
  '1',
  'ja',
  'oui',
  'sí',
  'si',
  '是',
  '有',
])
const noWords: ReadonlySet<string> = new Set([
  'n',
  'no',
  'false',
  '✗',
  '✘',
  '❌',
  '0',
  'nein',
  'non',
  '否',
  '没有',
])

/** What a cell of a date column says. */
export const readDayCell = (cell: string, order: DateOrder): DayCell => {
  const clean = cleanCell(cell)
  if (isEmptyCell(clean)) return { kind: 'empty' }
  const day = dayOfCell(clean, order)
  if (day !== null) return { kind: 'day', day: textFromDay(day) }
  const word = clean.toLowerCase()
  if (yesWords.has(word)) return { kind: 'yes' }
  if (noWords.has(word)) return { kind: 'no' }
  for (const [kind, shape] of [
    ['before', beforeWords],
    ['before', beforeSuffix],
    ['after', afterWords],
  ] as const) {
    const limit = dayOfCell(shape.exec(clean)?.[1] ?? '', order)
    if (limit !== null) return { kind, day: textFromDay(limit) }
  }
  return { kind: 'other', text: clean }
}
