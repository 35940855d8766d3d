import { type DayText, type EventDetail } from '@hearback/contracts'
import type { Finding, FindingRule } from '../read-item.ts'
import type { Columns } from './columns.ts'
import type { Row } from './csv-rows.ts'
import { cleanCell, type Dating, isEmptyCell, readDayCell } from './day-cell.ts'
import { dayOfText } from './day-texts.ts'
import { isEnding, type OwnStatus } from './status-words.ts'
import { knownDay, type When } from './wide-cell.ts'
import { type RowFact, type RowReading, readCells } from './wide-facts.ts'
import { factsOf, firstWordFrom } from './wide-story.ts'

/** Beyond this many days between an application and its first answer a mistyped year is likelier than the wait. */
const plausibleDays = 365

export type WideSettings = Dating & {
  /** Today: what is dated later has not happened yet. */
  today: DayText
  through: DayText
  /** What statuses say to the workspace itself. */
  own: OwnStatus
}

export type WideRow =
  /** Nothing but white space, a row number, or columns nobody reads. */
  | { kind: 'blank' }
  | { kind: 'never_applied' | 'totals' | 'refused'; findings: Finding[] }
  | {
      kind: 'journey'
      applied: When
      facts: RowFact[]
      findings: Finding[]
      /** The day of the last change, and whether it dates a fact. */
      updated: DayText | null
      datedByUpdate: boolean
    }

const daysBetween = (from: DayText, to: DayText): number => (dayOfText(to) ?? 0) - (dayOfText(from) ?? 0)

const findingOf =
  (row: number) =>
  (rule: FindingRule, column: string | null, message: string, refused = false): Finding => ({
    kind: 'finding',
    row,
    column,
    rule,
    refused,
    message,
  })

const isBlank = (columns: Columns, cells: readonly string[]): boolean => {
  const says = (index: number): boolean => !isEmptyCell(cleanCell(cells[index] ?? ''))
  return (
    !columns.many.some(({ role, index }) => role !== 'row_index' && says(index)) &&
    !Object.values(columns.only).some(({ role, index }) => role !== 'current_day' && says(index)) &&
    !columns.own.some(({ index }) => says(index))
  )
}

const totals =
  /^(?:grand |sub)?totals?(?![\p{L}\p{N}])|^(?:sum|summe|gesamt|insgesamt|anzahl|count|average|avg|mean|moyenne|somme|promedio|media|totale|totaal)(?![\p{L}\p{N}])|^(?:总计|合计|小计|总数|平均|共计)/iu

/** A row under the journeys that counts them: its first cell says so, and it names no day of application. */
const isTotals = (cells: readonly string[], applied: RowReading['applied']): boolean =>
  knownDay(applied) === null && totals.test(cleanCell(cells.find((cell) => cell.trim() !== '') ?? ''))

const wasNeverApplied = (reading: RowReading, isLogged: boolean): boolean => {
  const meant = reading.statuses.some(({ status }) => status.meaning === 'never_applied')
  // A day nobody explains may be the day the posting was saved: the status knows better.
  if (isLogged && meant && reading.facts.length === 0 && reading.responses.length === 0) return true
  if (reading.applied !== null && reading.applied !== 'no') return false
  if (meant) return true
  return (
    reading.applied === 'no' ||
    (reading.statuses.length === 0 &&
      reading.unknownStatuses.length === 0 &&
      reading.facts.length === 0 &&
      reading.responses.length === 0 &&
      reading.outcome === null)
  )
}

/** What has not happened by today: an interview to come is scheduled, anything else has no day that can be right. */
const withoutFuture = (fact: RowFact, today: DayText): { fact: RowFact; future: boolean } => {
  const day = knownDay(fact.when)
  if (day === null || day <= today) return { fact, future: false }
  if (fact.type !== 'interview_held') return { fact: { ...fact, when: 'unknown' }, future: true }
  const detail: EventDetail = { ...fact.detail, scheduled_for: day }
  return { fact: { ...fact, type: 'interview_scheduled', detail, when: 'unknown' }, future: false }
}

type Note = ReturnType<typeof findingOf>

const judgeFacts = (facts: readonly RowFact[], applied: DayText | null, note: Note): Finding[] => {
  const findings: Finding[] = []
  for (const { type, when, column } of facts) {
    const day = knownDay(when)
    if (applied !== null && day !== null && day < applied)
      findings.push(
        note('before_application', column, 'is dated before the application; kept, and no wait ends on it'),
      )
    if (when === 'unknown' && isEnding(type))
      findings.push(
        note('undated_end', column, 'an ending without a date: it is taken to lie after the last dated fact'),
      )
  }
  const first = applied === null ? null : firstWordFrom(facts, applied)
  if (first !== null && applied !== null && daysBetween(applied, first.day) > plausibleDays)
    findings.push(
      note(
        'year?',
        first.column,
        `the first answer comes more than ${plausibleDays} days after the application; is the year right?`,
      ),
    )
  return findings
}

const judgePosting = (
  row: Row,
  columns: Columns,
  applied: DayText,
  settings: WideSettings,
  note: Note,
): Finding[] => {
  const column = columns.only.posted
  const clean = cleanCell(row.cells[column?.index ?? -1] ?? '')
  if (column === undefined || isEmptyCell(clean)) return []
  const found = readDayCell(clean, settings.order, settings.serials)
  if (found.kind !== 'day') return [note('unreadable_day', column.header, 'is not a day; it is not used')]
  const posted = found.day
  if (posted > settings.through || daysBetween(posted, applied) > 2 * plausibleDays)
    return [
      note(
        'year?',
        column.header,
        'the posting lies after the end of the file or years before the application; is the year right?',
      ),
    ]
  return posted > applied
    ? [note('posted_after_submission', column.header, 'the posting is dated after the application')]
    : []
}

const refuseUnreadable = (reading: RowReading, note: Note): Finding[] =>
  reading.unreadable.map((column) =>
    note('unreadable_day', column, 'is neither a day nor a status that is known; the row is refused', true),
  )

const readJourney = (
  row: Row,
  columns: Columns,
  reading: RowReading,
  settings: WideSettings,
  note: Note,
): WideRow => {
  const applied: When = reading.applied === null || reading.applied === 'no' ? 'unknown' : reading.applied
  const day = knownDay(applied)
  const column = columns.only.applied?.header ?? null
  if (day !== null && day > settings.today) {
    const message = 'the application lies in the future; the row is refused'
    return { kind: 'refused', findings: [note('future_day', column, message, true)] }
  }
  const findings = reading.unknownStatuses.map((status) =>
    note('unknown_status', status, 'is not a status that is known; only the dates of the row are used'),
  )
  if (applied === 'unknown')
    findings.push(
      note('undated_application', column, 'the day of the application is not known; no wait counts from it'),
    )
  for (const { rule, column: header, message } of reading.notes) findings.push(note(rule, header, message))
  const facts: RowFact[] = []
  const story = factsOf(reading)
  for (const told of story.facts) {
    const { fact, future } = withoutFuture(told, settings.today)
    facts.push(fact)
    if (future)
      findings.push(note('future_day', fact.column, 'lies in the future; the day is taken as not known'))
  }
  findings.push(...judgeFacts(facts, day, note))
  if (day !== null) findings.push(...judgePosting(row, columns, day, settings, note))
  const updated = reading.updated === null ? null : knownDay(reading.updated.when)
  return { kind: 'journey', applied, facts, findings, updated, datedByUpdate: story.datedByUpdate }
}

const notApplied = (columns: Columns, note: Note): WideRow => {
  const message = 'was never applied for, so it is no journey'
  return {
    kind: 'never_applied',
    findings: [note('never_applied', columns.only.applied?.header ?? null, message)],
  }
}

/** What one row of a tracker tells, with everything that is odd about it. */
export const readWideRow = (row: Row, columns: Columns, settings: WideSettings): WideRow => {
  const note = findingOf(row.number)
  if (isBlank(columns, row.cells)) return { kind: 'blank' }
  const reading = readCells(columns, row.cells, settings)
  if (isTotals(row.cells, reading.applied))
    return { kind: 'totals', findings: [note('totals_row', null, 'counts the rows above; it is no journey')] }
  if (reading.unreadable.length > 0) return { kind: 'refused', findings: refuseUnreadable(reading, note) }
  return wasNeverApplied(reading, columns.isLogged)
    ? notApplied(columns, note)
    : readJourney(row, columns, reading, settings, note)
}

/** The latest day a row vouches for: its application, and what follows it within a plausible time. For guessing the end of the file. */
export const latestPlausibleDay = (row: WideRow): DayText | null => {
  const applied = row.kind === 'journey' ? knownDay(row.applied) : null
  if (row.kind !== 'journey' || applied === null) return null
  let latest = applied
  for (const { when } of row.facts) {
    const day = knownDay(when)
    if (day !== null && day > latest && daysBetween(applied, day) <= plausibleDays) latest = day
  }
  return latest
}
