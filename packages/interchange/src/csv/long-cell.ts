import { readMoment } from '../moment.ts'
import type { DateOrder } from '../read-item.ts'
import { dayOfCell } from './day-cell.ts'
import { textOfDay } from './day-texts.ts'
import { cellKinds } from './long-columns.ts'

/** The fields of a file of events or of stages entered that are days or instants. */
export const momentFields = ['occurred_at', 'occurred_earliest', 'occurred_latest', 'entered_at', 'left_at']

/** A cell of a time: an instant with its offset stays one, anything else that is a day becomes a day. */
export const momentOfCell = (clean: string, order: DateOrder): string => {
  if (readMoment(clean).fault === null) return clean
  const day = dayOfCell(clean, order)
  return day === null ? clean : textOfDay(day)
}

const unknownDay: ReadonlySet<string> = new Set(['null', 'unknown', '?', 'n/a'])

// A name that is no such detail is simply not in the table.
export const kindOf = (name: string) => cellKinds[name as keyof typeof cellKinds]

/** The value of a cell that is not empty, as the field of its column is read. */
export const valueOf = (name: string, clean: string, order: DateOrder): unknown => {
  if (momentFields.includes(name))
    return unknownDay.has(clean.toLowerCase()) ? null : momentOfCell(clean, order)
  const kind = kindOf(name)
  if (kind === 'day') return momentOfCell(clean, order)
  if (kind === 'number' && /^-?\d+(\.\d+)?$/.test(clean)) return Number(clean)
  if (kind === 'boolean' && /^(true|false|yes|no|1|0)$/i.test(clean)) return /^(true|yes|1)$/i.test(clean)
  return clean
}
