import {
  type Attributes,
  AttributeValue,
  type BuiltInDimension,
  type DayText,
  dayFromText,
  type EventDetail,
  type EventType,
  type IncomingEvent,
} from '@hearback/contracts'
import { isEnding } from '../csv/status-words.ts'
import type { Taken } from '../event-source.ts'
import { shownName } from '../json/gather-event.ts'
import { readEvent } from '../json/read-event.ts'
import { eventOfLabel } from '../label-event.ts'
import type { Finding, FindingRule } from '../read-item.ts'
import type { ReadFileOptions } from '../read-options.ts'
import { type Field, idOf, isAbsent } from './field.ts'
import { type KnownLabels, unknownStage } from './known-labels.ts'
import { readVendorTime, type TimeStyle } from './vendor-time.ts'

/** What the records of a file are read with. */
export type TellingContext = {
  /** The word before every journey id, so that the ids of two systems cannot meet. */
  system: string
  options: ReadFileOptions
  labels: KnownLabels
  /** How the system writes times. */
  times: TimeStyle
}

/** A moment of a fact; null: it happened, the day is not known. */
type Moment = string | null

type NewFact = { type: EventType; at: Moment; column: string; detail: EventDetail | undefined }

type Ended = {
  /** The part of the journey of which these facts are all there is to say; without one each stands for itself. */
  part?: string
  /** The journey is over since a day nobody knows: nothing is known of it after its last dated fact. */
  endedSomeDay?: boolean
  /** Whether the source has deleted the journey. */
  erased?: boolean
  /** Names of fields that were not read. */
  dropped?: readonly string[]
}

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const oddText = /[\u0000-\u001f\u007f]/
const longestJourneyId = 180
const longestAttribute = AttributeValue.maxLength ?? 200

const lastDayOf = (facts: readonly NewFact[]): DayText | null =>
  facts
    .flatMap(({ at }) => (at === null ? [] : [at.slice(0, 10)]))
    .toSorted()
    .at(-1) ?? null

/** What was gathered of a record so far. */
type Gathered = {
  row: number
  context: TellingContext
  facts: NewFact[]
  findings: Finding[]
  attributes: Attributes
  /** Where each attribute, and the id of the journey, stands. */
  columns: Record<string, string>
  journeyId: string | null
  until: Moment
}

const find = (
  { row, findings }: Gathered,
  rule: FindingRule,
  column: string | null,
  message: string,
  refused = false,
): void => {
  findings.push({ kind: 'finding', row, column, rule, refused, message })
}

const readTime = (gathered: Gathered, field: Field): Moment | undefined => {
  if (isAbsent(field)) return undefined
  const { options, times } = gathered.context
  const { text, fault } = readVendorTime(field.value, times, options.daysIn)
  if (fault !== null) find(gathered, 'unreadable_day', field.column, fault)
  // A day further on than tomorrow is in the future in every time zone.
  const tomorrow = (dayFromText(options.today) ?? 0) + 1
  if (text !== null && (dayFromText(text.slice(0, 10)) ?? 0) > tomorrow)
    find(gathered, 'future_day', field.column, 'lies in the future')
  return text
}

/** Of the types that a label may name only these say no more than a label can. */
const isOfLabel = (type: EventType): boolean => type === 'application_submitted' || isEnding(type)
const silence = 'tells that nobody answered, which is no event; the journey stays open'

const gatherStage = (gathered: Gathered, label: string, at: Moment, column: string): void => {
  const { facts, context } = gathered
  const told = eventOfLabel(
    label,
    () => !facts.some(({ type }) => type === 'application_submitted'),
    context.options,
  )
  if (told.kind === 'silence') return find(gathered, 'silence', column, silence)
  if (isOfLabel(told.type)) {
    const detail = told.reason === undefined ? undefined : { reason: told.reason }
    facts.push({ type: told.type, at, column, detail })
    return
  }
  if (context.labels.isNew(label)) find(gathered, 'unknown_stage', column, unknownStage)
  facts.push({ type: 'stage_entered', at, column, detail: { stage: label } })
}

const isPlain = (text: string, longest: number): boolean =>
  text.length <= longest && !oddText.test(text) && text.isWellFormed()

const gatherAttribute = (gathered: Gathered, dimension: BuiltInDimension, field: Field): void => {
  const value = idOf(field)
  if (value === null || !gathered.context.options.dimensions.has(dimension)) return
  gathered.columns[`/attributes/${dimension}`] = field.column
  if (isPlain(value, longestAttribute)) gathered.attributes[dimension] = value
  else
    find(
      gathered,
      'attribute_too_long',
      field.column,
      `must be plain text of at most ${longestAttribute} characters`,
    )
}

const gatherJourney = (gathered: Gathered, field: Field): boolean => {
  const id = idOf(field)
  gathered.columns['/journey_id'] = field.column
  if (id !== null && isPlain(id, longestJourneyId)) gathered.journeyId = `${gathered.context.system}:${id}`
  else
    find(
      gathered,
      'unknown_record',
      field.column,
      'must be the id of a journey: text or a whole number',
      true,
    )
  return gathered.journeyId !== null
}

const eventOf = (
  gathered: Gathered,
  { type, at, column, detail }: NewFact,
  first: boolean,
): IncomingEvent | null => {
  const { journeyId, attributes, context } = gathered
  const raw = {
    type,
    journey_id: journeyId,
    occurred_at: at,
    detail: detail ?? {},
    attributes: first ? attributes : {},
  }
  const read = readEvent(raw, context.options)
  if ('event' in read) return read.event
  for (const { message } of read.faults) find(gathered, 'invalid_event', column, message)
  return null
}

const tellAll = (
  gathered: Gathered,
  { part, endedSomeDay = false, erased = false, dropped = [] }: Ended,
): Taken => {
  const { row, context, facts, findings, journeyId, until, columns } = gathered
  const events: IncomingEvent[] = []
  const details: string[] = []
  for (const fact of journeyId === null ? [] : facts) {
    const event = eventOf(gathered, fact, events.length === 0)
    if (event === null) continue
    events.push(event)
    details.push(fact.column)
  }
  return {
    row,
    events,
    findings,
    places: { columns, details },
    dropped: dropped.map(shownName),
    until,
    ...(part === undefined ? {} : { part: `${context.system}:${part}` }),
    ...(erased && journeyId !== null ? { erases: journeyId } : {}),
    ...(endedSomeDay ? { knownThrough: lastDayOf(facts) } : {}),
  }
}

/** What one record tells, while it is read. */
export type Telling = {
  find: (rule: FindingRule, column: string | null, message: string, refused?: boolean) => void
  /** The moment a field tells; null, with a finding, where it cannot be read; undefined where there is none. */
  moment: (field: Field) => Moment | undefined
  /** A fact on a day known or (null) not known; an undefined moment says that it did not happen. */
  fact: (type: EventType, at: Moment | undefined, column: string, detail?: EventDetail) => void
  /** The entry of a stage by its label, or the ending or the application that the label is. */
  stage: (label: string | null, at: Moment | undefined, column: string) => void
  /** An attribute, where the workspace keeps it and the field holds a short text. */
  attribute: (dimension: BuiltInDimension, field: Field) => void
  /** Says whose journey this is. False, with a finding, when the field holds no id. */
  journey: (field: Field) => boolean
  /** A moment the record speaks of beside its facts: it was current then. */
  current: (at: Moment | undefined) => void
  /** What the record told. Attributes come with its first fact. */
  told: (ended?: Ended) => Taken
}

/**
 * Gathers what one record tells: facts of one journey, attributes and findings, each with the field it comes from.
 * Facts go through the same gate as events that people send; one that is refused there is a finding, and the others stay.
 */
export const openTelling = (row: number, context: TellingContext): Telling => {
  const gathered: Gathered = {
    row,
    context,
    facts: [],
    findings: [],
    attributes: {},
    columns: {},
    journeyId: null,
    until: null,
  }
  return {
    find: (...finding) => find(gathered, ...finding),
    moment: (field) => readTime(gathered, field),
    fact: (type, at, column, detail) => {
      if (at !== undefined) gathered.facts.push({ type, at, column, detail })
    },
    stage: (label, at, column) => {
      if (label !== null && at !== undefined) gatherStage(gathered, label, at, column)
    },
    attribute: (dimension, field) => gatherAttribute(gathered, dimension, field),
    journey: (field) => gatherJourney(gathered, field),
    current: (at) => {
      gathered.until = at ?? gathered.until
    },
    told: (ended = {}) => tellAll(gathered, ended),
  }
}
