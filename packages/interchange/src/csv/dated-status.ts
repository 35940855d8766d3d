import { daysWithin, saidBeside } from './days-within.ts'
import { readStatus, type Status } from './status-words.ts'
import { type CellSettings, settleDay, type When } from './wide-cell.ts'

/** A status and its day, where the cell gives one. */
export type DatedStatus = { status: Status; when: When | null }

export type StatusCell = { statuses: DatedStatus[]; yearless: boolean }

/** The words that belong to each day: those after it when the cell begins with a day, else those before it. */
const labelled = (words: readonly string[]): { labels: string[]; rest: string } => {
  const said = words.map(saidBeside)
  return said[0] === ''
    ? { labels: said.slice(1), rest: '' }
    : { labels: said.slice(0, -1), rest: said.at(-1) ?? '' }
}

/** What a cell of a status column says: "Rejected", "Rejected 1/5", "Applied 1/5, interview 1/12". Null when a part is not known. */
export const readStatusCell = (clean: string, settings: CellSettings): StatusCell | null => {
  const plain = readStatus(clean, settings.own)
  if (plain !== null) return { statuses: plain.map((status) => ({ status, when: null })), yearless: false }
  const within = daysWithin(clean, settings.order)
  if (within === null) return null
  const { labels, rest } = labelled(within.words)
  const statuses: DatedStatus[] = []
  for (const [at, label] of labels.entries()) {
    const written = within.days[at]
    const day = written === undefined ? null : settleDay(written, settings)
    const read = readStatus(label, settings.own)
    if (day === null || read === null || read.length === 0) return null
    for (const status of read) statuses.push({ status, when: { day } })
  }
  for (const status of rest === '' ? [] : (readStatus(rest, settings.own) ?? []))
    statuses.push({ status, when: null })
  if (rest !== '' && readStatus(rest, settings.own) === null) return null
  return { statuses, yearless: within.days.some((written) => 'month' in written) }
}
