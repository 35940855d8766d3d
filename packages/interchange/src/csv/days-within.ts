import type { Day } from '@hearback/contracts'
import type { DateOrder } from '../read-item.ts'
import { dayOf, dayOfCell } from './day-cell.ts'
import { textOfDay } from './day-texts.ts'
import { monthNumber } from './month-names.ts'

/** A day as written among words: whole, or without its year. */
export type WrittenDay = { day: Day } | { month: number; date: number }

/** The days in a text, and the words before, between and after them: one more than there are days. */
export type DaysWithin = { days: WrittenDay[]; words: string[] }

const shapes = [
  String.raw`\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?`,
  String.raw`\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})`,
  String.raw`\d{1,2}(?:st|nd|rd|th|er|\.|º)?[\s-](?:of |de )?\p{L}{3,10}\.?,?[\s-](?:de )?(?:\d{4}|'\d{2}|\d{2}(?![:.]))`,
  String.raw`\p{L}{3,10}\.?[\s-]\d{1,2}(?:st|nd|rd|th)?,?[\s-]'?\d{4}`,
  String.raw`\d{1,2}(?:st|nd|rd|th|er|\.|º)?[\s-]?(?:of |de )?\p{L}{3,10}`,
  String.raw`\p{L}{3,10}\.?[\s-]\d{1,2}(?:st|nd|rd|th)?`,
  String.raw`\d{1,2}月\d{1,2}[日号]?`,
  String.raw`\d{1,2}[/.]\d{1,2}\.?`,
]
const token = new RegExp(String.raw`(?<![\p{L}\d/.-])(?:${shapes.join('|')})(?![\p{L}\d/]|[.-]\d)`, 'giu')
const timeAmongWords =
  /(?:^|[\sT,@])\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?|\s?[ap]m)(?:z|utc|gmt)?(?![\p{L}\d])/giu

const dayAndMonth = /^(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]?(?:of |de )?(\p{L}+)$/iu
/** Not with a hyphen: "Mar-25" is how a spreadsheet shortens March 2025. */
const monthAndDay = /^(\p{L}+)\.?\s(\d{1,2})(?:st|nd|rd|th)?$/iu
const chineseMonthAndDay = /^(\d{1,2})月(\d{1,2})[日号]?$/
const numbers = /^(\d{1,2})([/.])(\d{1,2})\.?$/

/** A leap year, so that the 29th of February is a day. */
const anyYear = 2024

const without = (month: number, date: number): WrittenDay | null =>
  dayOf(anyYear, month, date) === null ? null : { month, date }

/** A day without its year ("5 Jan", "1/5", "1月5日"), or null. Two numbers with a point between them have the day first. */
export const yearlessDay = (text: string, order: DateOrder): WrittenDay | null => {
  const chinese = chineseMonthAndDay.exec(text)
  if (chinese !== null) return without(Number(chinese[1]), Number(chinese[2]))
  const dayFirst = dayAndMonth.exec(text)
  if (dayFirst !== null) return without(monthNumber(dayFirst[2] ?? ''), Number(dayFirst[1]))
  const monthFirst = monthAndDay.exec(text)
  if (monthFirst !== null) return without(monthNumber(monthFirst[1] ?? ''), Number(monthFirst[2]))
  const parts = numbers.exec(text)
  if (parts === null) return null
  const [first, second] = [Number(parts[1]), Number(parts[3])]
  return order === 'day-month' || parts[2] === '.' ? without(second, first) : without(first, second)
}

/** The texts of a cell that may be dates. For weighing the order of day and month. */
export const dateTokens = (clean: string): string[] =>
  clean.replaceAll(timeAmongWords, ' ').match(token) ?? []

/** All days written in a text, times of day left out. Null when it holds none. */
export const daysWithin = (clean: string, order: DateOrder): DaysWithin | null => {
  if (!/\d/.test(clean)) return null
  const text = clean.replaceAll(timeAmongWords, ' ')
  const found: DaysWithin = { days: [], words: [] }
  let from = 0
  for (const match of text.matchAll(token)) {
    const whole = dayOfCell(match[0], order)
    const day: WrittenDay | null = whole === null ? yearlessDay(match[0], order) : { day: whole }
    if (day === null) continue
    found.days.push(day)
    found.words.push(text.slice(from, match.index))
    from = match.index + match[0].length
  }
  if (found.days.length === 0) return null
  found.words.push(text.slice(from))
  return found
}

/** The first day of that month and date on or after another day; for the 29th of February in the next leap year. */
export const firstFrom = (month: number, date: number, from: Day): Day | null => {
  const year = Number(textOfDay(from).slice(0, 4))
  for (let add = 0; add <= 8; add += 1) {
    const day = dayOf(year + add, month, date)
    if (day !== null && day >= from) return day
  }
  return null
}

/** A written day in a given year. */
export const inYear = (written: WrittenDay, year: number | null): Day | null => {
  if ('day' in written) return written.day
  return year === null ? null : dayOf(year, written.month, written.date)
}

/** The year of a day. */
export const yearOf = (day: Day): number => Number(textOfDay(day).slice(0, 4))

const connectors = /^(?:and|und|et|y|e|to|bis|à|a|on|at|the|am|um|le|el|em|no|via|by|from|since|then)$/iu

/** Words between days with punctuation, connectors and brackets taken off; empty when nothing was said. */
export const saidBeside = (words: string): string =>
  words
    .replaceAll(/[&;,|→>+()[\]~:–—-]+|\s+/gu, ' ')
    .split(' ')
    .filter((word) => word !== '' && !connectors.test(word))
    .join(' ')
