import type { DayText, EventDetail, EventType, IncomingEvent } from '@hearback/contracts'
import { mostDropped } from '../event-source.ts'
import { noCounts, type QualityCounts } from '../grade.ts'
import { type IdentityCells, identityPrint, journeyIdOf, withStatedIds } from '../identity.ts'
import { type LastDays, type Observed, observedEvent, settleObserved } from '../observed.ts'
import type { Places } from '../places.ts'
import type { Finding, ReadItem } from '../read-item.ts'
import type { ReadFileOptions } from '../read-options.ts'
import { type Repeats, repeats } from '../repeats.ts'
import { type Columns, columnsOf } from './columns.ts'
import type { Row } from './csv-rows.ts'
import { type Dating, readDayCell } from './day-cell.ts'
import { ownStatusOf } from './own-status.ts'
import { settleColumns, surveyOf, surveyRow } from './settle-columns.ts'
import { isEnding } from './status-words.ts'
import { eachRow, refuseEmptyTable, type Table } from './table.ts'
import { attributesOf, columnsOfValues, identityOf } from './wide-attributes.ts'
import { knownDay, type When } from './wide-cell.ts'
import { latestPlausibleDay, readWideRow, type WideRow, type WideSettings } from './wide-row.ts'

const passes = 3

type WideJourney = Extract<WideRow, { kind: 'journey' }>

/** Whether a row of cells is the header of a tracker: it names the day of the application. */
export const isWideHeader = (cells: readonly string[], dimensions: ReadonlySet<string>): boolean =>
  cells.length > 1 && columnsOf(cells, dimensions).only.applied !== undefined

type Survey = { days: LastDays; identities: Repeats; datedByUpdate: number }

const laterOf = (one: DayText | null, other: DayText | null): DayText | null =>
  one === null || (other !== null && other > one) ? other : one

const currentDayOf = (row: Row, columns: Columns, settings: WideSettings): DayText | null => {
  const read = readDayCell(
    row.cells[columns.only.current_day?.index ?? -1] ?? '',
    settings.order,
    settings.serials,
  )
  return read.kind === 'day' && read.day <= settings.today ? read.day : null
}

const noteLastDays = (
  row: Row,
  read: WideJourney,
  columns: Columns,
  settings: WideSettings,
  found: Survey,
): void => {
  const { days } = found
  const current = laterOf(days.current?.day ?? null, currentDayOf(row, columns, settings))
  if (current !== null) days.current = { day: current, column: columns.only.current_day?.header ?? '' }
  days.fact = laterOf(days.fact, latestPlausibleDay(read))
  if (read.updated === null || read.updated > settings.today) return
  const updated = laterOf(days.updated?.day ?? null, read.updated)
  if (updated !== null) days.updated = { day: updated, column: columns.only.updated?.header ?? '' }
}

/** The second pass: how far the file's facts reach, and which rows are equal to another. */
async function* survey(
  table: Table,
  columns: Columns,
  settings: WideSettings,
): AsyncGenerator<ReadItem, Survey> {
  const found: Survey = {
    days: { current: null, updated: null, fact: null },
    identities: repeats(),
    datedByUpdate: 0,
  }
  let [rows, blank] = [0, 0]
  yield* eachRow(table, [2, passes], (row) => {
    const read = readWideRow(row, columns, settings)
    rows += 1
    if (read.kind === 'blank') blank += 1
    if (read.kind !== 'journey') return undefined
    if (read.datedByUpdate) found.datedByUpdate += 1
    noteLastDays(row, read, columns, settings, found)
    found.identities.note(identityPrint(identityOf(columns, row.cells, knownDay(read.applied))))
    return undefined
  })
  refuseEmptyTable(rows, blank)
  return found
}

const momentOf = (when: When): Pick<IncomingEvent, 'occurred_at' | 'occurred_between'> => {
  if (when === 'unknown') return { occurred_at: null }
  return 'day' in when ? { occurred_at: when.day } : { occurred_between: when.between }
}

type Teller = {
  columns: Columns
  valueColumns: Record<string, string>
  observed: Observed
  identities: Repeats
  process: string | undefined
  counts: QualityCounts
}

const count = (counts: QualityCounts, read: WideJourney): void => {
  const all = [read.applied, ...read.facts.map(({ when }) => when)]
  const undated = all.filter((when) => when === 'unknown').length
  counts.journeys += 1
  counts.facts += all.length
  counts.undatedFacts += undated
  counts.dayOnlyFacts += all.length - undated
  counts.negativeWaits += read.findings.filter(({ rule }) => rule === 'before_application').length
  if (read.facts.some(({ type }) => isEnding(type) || type === 'offer_accepted')) counts.endedJourneys += 1
}

/** The journey id of a row, and a finding when its own id stood in an earlier row. */
const nameJourney = (
  row: Row,
  cells: IdentityCells,
  { columns, identities }: Teller,
): [string, Finding[]] => {
  const print = identityPrint(cells)
  const ordinal = identities.ordinalOf(print)
  if (cells.id === null || cells.id.length > 180) return [journeyIdOf(print, ordinal), []]
  if (ordinal === 1) return [cells.id, []]
  const column = columns.only.journey_id?.header ?? null
  const message = 'stands in an earlier row too; this row is taken as another journey'
  return [
    `${cells.id}#${ordinal}`,
    [{ kind: 'finding', row: row.number, column, rule: 'repeated_id', refused: false, message }],
  ]
}

const tellJourney = (row: Row, read: WideJourney, teller: Teller): ReadItem[] => {
  const { columns, observed, process } = teller
  const { attributes, tooLong } = attributesOf(columns, row.cells)
  const [journeyId, findings] = nameJourney(
    row,
    identityOf(columns, row.cells, knownDay(read.applied)),
    teller,
  )
  const eventOf = (type: EventType, detail: EventDetail, when: When): IncomingEvent => ({
    type,
    journey_id: journeyId,
    ...momentOf(when),
    ...(process === undefined ? {} : { process }),
    ...(Object.keys(detail).length === 0 ? {} : { detail }),
  })
  const application = eventOf('application_submitted', {}, read.applied)
  if (Object.keys(attributes).length > 0) application.attributes = attributes
  const facts = read.facts.map(({ type, detail, when }) => eventOf(type, detail, when))
  const events = [...withStatedIds([application, ...facts]), observedEvent(journeyId, observed, process)]
  count(teller.counts, read)
  for (const column of tooLong)
    findings.push({
      kind: 'finding',
      row: row.number,
      column,
      rule: 'attribute_too_long',
      refused: false,
      message: 'is longer than 200 characters; it is not stored',
    })
  const details = [null, ...read.facts.map(({ column }) => column)]
  const places: Places = { columns: teller.valueColumns, details }
  return [{ kind: 'journey', row: row.number, events, places }, ...findings, ...read.findings]
}

const findingsOfHeader = ({ duplicates }: Columns, row: number): Finding[] =>
  duplicates.map((column) => ({
    kind: 'finding',
    row,
    column,
    rule: 'duplicate_header',
    refused: false,
    message: 'stands twice in the header; the first column of that name is read',
  }))

/** The first pass: what the columns hold, and how days are written in them. */
async function* lookOver(
  table: Table,
  columns: Columns,
  options: ReadFileOptions,
): AsyncGenerator<ReadItem, Dating> {
  const found = surveyOf(columns)
  yield* eachRow<ReadItem>(table, [1, passes], (row) => {
    surveyRow(columns, row, found)
    return undefined
  })
  const [dating, guesses] = settleColumns(columns, found, options.dateOrder)
  yield* guesses
  return dating
}

const guessOfUpdates = ({ only }: Columns, rows: number): ReadItem[] => {
  if (rows === 0) return []
  const reason = `${rows} statuses have no day of their own, and this is the day their row was last changed`
  return [{ kind: 'guess', setting: 'status_day', value: only.updated?.header ?? '', reason }]
}

/**
 * A tracker: one row a journey, its days in columns. Three passes: what the columns hold, then how far the file
 * reaches and which rows are equal, then the journeys, each as soon as its row is read. Memory does not grow with
 * the file, except by equal rows. Throws Unreadable.
 */
export async function* readWideCsv(table: Table, options: ReadFileOptions): AsyncGenerator<ReadItem> {
  const columns = columnsOf(table.header.cells, options.dimensions)
  const dating = yield* lookOver(table, columns, options)
  const settings: WideSettings = {
    ...dating,
    today: options.today,
    through: options.observedThrough ?? options.today,
    own: ownStatusOf(options),
  }
  const { days, identities, datedByUpdate } = yield* survey(table, columns, settings)
  yield* guessOfUpdates(columns, datedByUpdate)
  const observed = yield* settleObserved(
    options,
    days,
    'a tracker lists applications as they are sent, the unanswered ones too',
  )
  yield* findingsOfHeader(columns, table.header.number)
  const told: WideSettings = { ...settings, through: observed.through ?? options.today }
  const counts = noCounts()
  const teller: Teller = {
    columns,
    valueColumns: columnsOfValues(columns),
    observed,
    identities,
    process: options.process,
    counts,
  }
  yield* eachRow(table, [3, passes], (row) => {
    const read = readWideRow(row, columns, told)
    if (read.kind === 'blank') return undefined
    return read.kind === 'journey' ? tellJourney(row, read, teller) : read.findings
  })
  if (columns.dropped.length > 0) yield { kind: 'dropped', names: columns.dropped.slice(0, mostDropped) }
  yield { kind: 'end', counts }
}
