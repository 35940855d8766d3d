import { type IncomingEvent } from '@hearback/contracts'
import { eventOfActivity, type ReadActivity } from '../activities/activity-event.ts'
import { type EventPass, readEventFile, type Taken } from '../event-source.ts'
import { readEvent } from '../json/read-event.ts'
import { findingOfFault } from '../json/read-json-files.ts'
import { eventOfLabel } from '../label-event.ts'
import { readMoment } from '../moment.ts'
import { isFinalTo } from '../own-labels.ts'
import type { DateOrder, Finding, ReadItem } from '../read-item.ts'
import type { ReadFileOptions } from '../read-options.ts'
import { type ApproximateSet, approximateSet, fingerprint } from '../repeats.ts'
import type { Row } from './csv-rows.ts'
import { cleanCell, isEmptyCell } from './day-cell.ts'
import { dayOfText } from './day-texts.ts'
import { kindOf, momentFields, momentOfCell, valueOf } from './long-cell.ts'
import {
  cellKinds,
  type LongColumns,
  longColumnsOf,
  type PlacesOfRows,
  placesOfColumns,
} from './long-columns.ts'
import { eachRow, refuseEmptyTable, settleDateOrder, type Table } from './table.ts'

const passes = 3

type Reader = PlacesOfRows & {
  columns: LongColumns
  order: DateOrder
  options: ReadFileOptions
  /** The days on which journeys entered stages. */
  entered: ApproximateSet
  /** The journeys whose application was told in this pass. */
  applied: ApproximateSet
}

/** A row as an event to be checked, and its label of a stage; or why it is none. */
type RawRow = { raw: Record<string, unknown>; label: string } | 'silence' | 'passed_over'

/** What an activity says stands behind what the row says itself. */
const takeActivity = (
  raw: Record<string, unknown>,
  activity: string,
  isFirst: () => boolean,
  { options }: Reader,
): ReadActivity['kind'] => {
  const told = eventOfActivity(activity, isFirst, options)
  if (told.kind !== 'event') return told.kind
  raw['type'] = told.type
  // As in ownDetail: a table that was written from events gives detail beside the type itself.
  if (activity !== told.type) delete raw['stage']
  for (const [name, value] of Object.entries(told.detail)) raw[name] ??= value
  return told.kind
}

/** Puts what a label says happened in the place of the label, and says whether it is an event. */
const takeLabel = (raw: Record<string, unknown>, label: string, reader: Reader): ReadActivity['kind'] => {
  const isFirst = (): boolean => !reader.applied.add(fingerprint(String(raw['journey_id'])))
  if (reader.columns.shape === 'events') return takeActivity(raw, label, isFirst, reader)
  const told = eventOfLabel(label, isFirst, reader.options)
  if (told.kind === 'silence') return told.kind
  raw['type'] = told.type
  if (told.stage === null) delete raw['stage']
  else raw['stage'] = told.stage
  if (told.reason !== undefined) raw['reason'] = told.reason
  return told.kind
}

/** The event a row describes, as someone would have sent it. Empty cells are fields not given. */
const rawEventOf = (row: Row, reader: Reader): RawRow => {
  const { columns, order } = reader
  const raw: Record<string, unknown> = {}
  for (const [name, { index }] of columns.fields) {
    const clean = cleanCell(row.cells[index] ?? '')
    const isMoment = momentFields.includes(name)
    if (clean !== '' && (isMoment || !isEmptyCell(clean))) raw[name] = valueOf(name, clean, order)
  }
  const {
    occurred_earliest: earliest,
    occurred_latest: latest,
    entered_at: entered,
    left_at: _,
    activity,
    lifecycle_transition: step = 'complete',
    ...rest
  } = raw
  if (String(step).toLowerCase() !== 'complete') return 'passed_over'
  if (earliest !== undefined || latest !== undefined) rest['occurred_between'] = [earliest, latest]
  if (columns.shape === 'stages') {
    rest['occurred_at'] = entered
    rest['type'] = 'stage_entered'
  }
  const label = columns.shape === 'stages' ? rest['stage'] : activity
  if (typeof label !== 'string') return { raw: rest, label: '' }
  const told = takeLabel(rest, label, reader)
  return told === 'event' ? { raw: rest, label: rest['type'] === label ? '' : label } : told
}

const columnOfPointer = (pointer: string | undefined, { columns }: Reader): string | null => {
  const name = pointer?.split('/').at(-1) ?? ''
  const stand: Record<string, string> = {
    occurred_at: 'entered_at',
    occurred_between: 'occurred_earliest',
  }
  const field = columns.fields.get(name) ?? columns.fields.get(stand[name] ?? '')
  return field?.header ?? null
}

const enteredPrint = (journey: string, day: number, times: number): string =>
  fingerprint(JSON.stringify([journey, day, times]))

/** Notes that a journey entered a stage on a day; a second entry on that day is told apart from the first. */
const noteEntry = (event: IncomingEvent, { entered }: Reader): void => {
  const day = dayOfText(event.occurred_at?.slice(0, 10) ?? '')
  if (day !== null && entered.add(enteredPrint(event.journey_id, day, 1)))
    entered.add(enteredPrint(event.journey_id, day, 2))
}

/**
 * The end of a stage that was left for no other: no row of the journey enters one on that day or the next. The
 * journey is over, and the file does not say how. A label that is an ending itself needs no second one.
 */
const closingOf = (
  event: IncomingEvent,
  label: string,
  leftAt: string | null,
  reader: Reader,
): IncomingEvent | null => {
  const left = dayOfText(leftAt?.slice(0, 10) ?? '')
  if (leftAt === null || left === null || isFinalTo(reader.options, label)) return null
  const ownDay = dayOfText(event.occurred_at?.slice(0, 10) ?? '')
  const enters = (day: number): boolean =>
    reader.entered.has(enteredPrint(event.journey_id, day, day === ownDay ? 2 : 1))
  if (enters(left) || enters(left + 1)) return null
  const { journey_id, process } = event
  const closing: IncomingEvent = {
    type: 'journey_closed',
    journey_id,
    occurred_at: leftAt,
    detail: { reason: 'other' },
  }
  return process === undefined ? closing : { ...closing, process }
}

const leftAtOf = (row: Row, { columns, order }: Reader): string | null => {
  const clean = cleanCell(row.cells[columns.fields.get('left_at')?.index ?? -1] ?? '')
  return readMoment(momentOfCell(clean, order)).text
}

const noEvent = {
  silence: 'tells that nobody answered, which is no event; the journey stays open',
  passed_over:
    'tells of another step than the completion of its activity, or of one that the mapping passes over',
}

const takeNoEvent = (row: Row, reader: Reader, rule: 'silence' | 'passed_over'): Taken => {
  const column = (reader.columns.fields.get('stage') ?? reader.columns.fields.get('activity'))?.header ?? null
  const findings: Finding[] = [
    { kind: 'finding', row: row.number, column, rule, refused: false, message: noEvent[rule] },
  ]
  const moment = reader.columns.fields.get('entered_at') ?? reader.columns.fields.get('occurred_at')
  const until = readMoment(momentOfCell(cleanCell(row.cells[moment?.index ?? -1] ?? ''), reader.order)).text
  return { row: row.number, events: [], findings, dropped: [], until }
}

const takeRow = (row: Row, reader: Reader, last: boolean): Taken => {
  const told = rawEventOf(row, reader)
  if (told === 'silence' || told === 'passed_over') return takeNoEvent(row, reader, told)
  const read = readEvent(told.raw, reader.options)
  if ('faults' in read) {
    const findings = read.faults.map((fault) => ({
      ...findingOfFault(row.number, fault),
      column: columnOfPointer(fault.pointer, reader),
    }))
    return { row: row.number, events: [], findings, dropped: [] }
  }
  const { event, dropped } = read
  const places = told.label !== '' && reader.columns.shape === 'events' ? reader.ofActivity : reader.ofFields
  const taken: Taken = { row: row.number, events: [event], findings: [], dropped, places }
  if (reader.columns.shape === 'events') return taken
  if (!last) noteEntry(event, reader)
  const until = leftAtOf(row, reader)
  const closing = last ? closingOf(event, told.label, until, reader) : null
  if (closing === null) return { ...taken, until }
  const finding: Finding = {
    kind: 'finding',
    row: row.number,
    column: columnOfPointer('/left_at', reader),
    rule: 'left_without_next',
    refused: false,
    message: 'the stage was left and no other entered: the journey is taken as closed on that day',
  }
  return { ...taken, events: [event, closing], findings: [finding] }
}

const passOver = (table: Table, reader: Reader): EventPass =>
  async function* (last) {
    reader.applied = approximateSet()
    let rows = 0
    yield* eachRow<Taken>(table, [last ? passes : passes - 1, passes], (row) => {
      rows += 1
      return [takeRow(row, reader, last)]
    })
    refuseEmptyTable(rows, 0)
  }

/**
 * A table of events (`journey_id, type, occurred_at, ...`, any detail or attribute as a column; `occurred_earliest` and
 * `occurred_latest` instead of `occurred_at` for a fact known to lie between two days) or of stages entered
 * (`application_id, stage, entered_at[, left_at]`). Three passes: the order of day and month, what the file holds, the
 * events. Throws Unreadable.
 */
export async function* readLongCsv(table: Table, options: ReadFileOptions): AsyncGenerator<ReadItem> {
  const columns = longColumnsOf(table.header.cells, options.dimensions)
  if (columns === null) throw new Error('readLongCsv: the header of the table is none of a file of events')
  const dayFields = [...momentFields, ...Object.keys(cellKinds).filter((name) => kindOf(name) === 'day')]
  const days = dayFields.flatMap((name) => columns.fields.get(name)?.index ?? [])
  const order = yield* settleDateOrder(table, passes, days, options.dateOrder)
  const reader: Reader = {
    columns,
    ...placesOfColumns(columns),
    order,
    options,
    entered: approximateSet(),
    applied: approximateSet(),
  }
  const label = columns.fields.get('stage') ?? columns.fields.get('activity')
  const says = { unknownColumns: columns.dropped, labelColumn: label?.header ?? null }
  yield* readEventFile(passOver(table, reader), options, says)
}
