import type { DateOrder, Guess } from '../read-item.ts'
import { Unreadable } from '../unreadable.ts'
import { cleanCell, numericDateOf } from './day-cell.ts'
import { dateTokens } from './days-within.ts'

/** How many cells of a file's date columns can be read in one order only, and how many in both, to different days. */
export type DateOrderEvidence = { dayMonth: number; monthDay: number; either: number }

export const noEvidence = (): DateOrderEvidence => ({ dayMonth: 0, monthDay: 0, either: 0 })

const weigh = (first: number, second: number, evidence: DateOrderEvidence): void => {
  if (first > 12 && first <= 31 && second <= 12) evidence.dayMonth += 1
  else if (second > 12 && second <= 31 && first <= 12) evidence.monthDay += 1
  else if (first !== second) evidence.either += 1
}

const twoNumbers = /^(\d{1,2})\/(\d{1,2})$/

/** Adds what one cell says about the order of day and month. Changes `evidence`. */
export const weighCell = (cell: string, evidence: DateOrderEvidence): void => {
  if (!/\d[/-]/.test(cell)) return
  const clean = cleanCell(cell)
  const whole = numericDateOf(clean)
  if (whole !== null) return weigh(whole.first, whole.second, evidence)
  if (!clean.includes('/')) return
  for (const token of dateTokens(clean)) {
    const date = numericDateOf(token)
    const short = twoNumbers.exec(token)
    if (date !== null) weigh(date.first, date.second, evidence)
    else if (short !== null) weigh(Number(short[1]), Number(short[2]), evidence)
  }
}

const nameOf: Record<DateOrder, string> = { 'day-month': 'DD/MM', 'month-day': 'MM/DD' }

const dates = (count: number): string => `${count} ${count === 1 ? 'date' : 'dates'}`

/**
 * The order of day and month in a file, decided from its unambiguous cells. Throws Unreadable when they disagree,
 * or when there is none and it would matter: a guess here would move months of waiting about. What a header asks for
 * (`hint`) decides where no date does.
 */
export const decideDateOrder = (
  { dayMonth, monthDay, either }: DateOrderEvidence,
  hint: DateOrder | null = null,
): [DateOrder, Guess | null] => {
  const ask = 'Say which it is: date_order=day-month or month-day (--date-order on the command line).'
  if (dayMonth > 0 && monthDay > 0)
    throw new Unreadable(
      'date_order_mixed',
      `${dates(dayMonth)} can only be DD/MM and ${monthDay} only MM/DD. ${ask}`,
    )
  if (dayMonth === 0 && monthDay === 0) {
    if (either > 0 && hint !== null) {
      const reason = `no date decides, and a header asks for ${nameOf[hint]}`
      return [hint, { kind: 'guess', setting: 'date_order', value: hint, reason }]
    }
    if (either > 0)
      throw new Unreadable(
        'date_order_ambiguous',
        `${dates(either)} can be read as DD/MM and as MM/DD, and no date in the file decides. ${ask}`,
      )
    return ['month-day', null]
  }
  const order: DateOrder = dayMonth > 0 ? 'day-month' : 'month-day'
  const reason = `${dates(dayMonth + monthDay)} can only be ${nameOf[order]}, none only the other way round`
  return [order, { kind: 'guess', setting: 'date_order', value: order, reason }]
}
