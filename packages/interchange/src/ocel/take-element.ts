import { catalogue, type IncomingEvent } from '@hearback/contracts'
import { eventOfActivity } from '../activities/activity-event.ts'
import { readLogMoment } from '../activities/log-moment.ts'
import { ownDetail } from '../activities/own-detail.ts'
import type { PassedOver } from '../activities/passed-over.ts'
import type { Taken } from '../event-source.ts'
import { shownName } from '../json/gather-event.ts'
import { readEvent } from '../json/read-event.ts'
import { findingOfFault } from '../json/read-json-files.ts'
import { observedEvent } from '../observed.ts'
import type { Places } from '../places.ts'
import type { Finding } from '../read-item.ts'
import type { ReadFileOptions } from '../read-options.ts'
import { type ApproximateSet, fingerprint } from '../repeats.ts'
import { attributeText, entriesOf, type OcelElement } from './elements.ts'

/** What the elements of a log are read with, in one pass over it. */
export type OcelReader = {
  options: ReadFileOptions
  journeys: ReadonlySet<string>
  passedOver: PassedOver
  /** The journeys that have applied. */
  applied: ApproximateSet
  /** Whether journeys of it say themselves until when they were watched. */
  observes: boolean
}

type Element = { row: number; pointer: string; value: Record<string, unknown> }

const findingOf = (
  { row }: Element,
  column: string,
  more: Pick<Finding, 'rule' | 'refused' | 'message'>,
): Finding => ({
  kind: 'finding',
  row,
  column,
  ...more,
})

const taken = (row: number, more: Partial<Taken> = {}): Taken => ({
  row,
  events: [],
  findings: [],
  dropped: [],
  ...more,
})

/** Reads what was made of an element by the one gate of events; `columns` says where its fields stood. */
const readRaw = (
  raw: Record<string, unknown>,
  element: Element,
  columns: Readonly<Record<string, string>>,
  { options }: OcelReader,
): { events: IncomingEvent[]; findings: Finding[] } => {
  const read = readEvent(raw, options)
  if (!('faults' in read)) return { events: [read.event], findings: [] }
  const findings = read.faults.map((fault) => {
    const finding = findingOfFault(element.row, fault)
    return { ...finding, column: element.pointer + (columns[finding.column ?? ''] ?? '') }
  })
  return { events: [], findings }
}

const columnsOfObject = { '/journey_id': '/id' }

/** The last day until which a journey was watched, where its object says so itself (our own extension of the format). */
const observedThrough = 'hiring:observedThrough'
const observedThroughOf = ({ value }: Element): string | null => {
  const days = entriesOf(value['attributes']).flatMap((entry) =>
    entry['name'] === observedThrough
      ? (readLogMoment(attributeText(entry['value']) ?? '').text?.slice(0, 10) ?? [])
      : [],
  )
  return days.toSorted().at(-1) ?? null
}

/** What an object says of how long its journey was watched, unless that was given for the whole file. */
const observationOf = (element: Element, journey: string, reader: OcelReader) => {
  const {
    observedThrough: given,
    observedFrom: from = null,
    inclusion = 'full_export',
    process,
  } = reader.options
  const through = observedThroughOf(element)
  if (through === null || given !== undefined) return []
  reader.observes = true
  return [
    readRaw(observedEvent(journey, { from, through, inclusion }, process), element, columnsOfObject, reader),
  ]
}

const startOfTime = /^1970-01-01T00:00:00/

/** The values of the attributes that may be kept, the first of each without a day: it held from the beginning. */
const changesOf = (element: Element, { options }: OcelReader) => {
  const changes = new Map<string | null, Record<string, string>>()
  const dropped = new Set<string>()
  const valued = new Set<string>()
  const entries = entriesOf(element.value['attributes']).map(({ name, time, value }) => ({
    name: String(name),
    at: readLogMoment(typeof time === 'string' && !startOfTime.test(time) ? time : '').text,
    text: attributeText(value),
  }))
  for (const { name, at, text } of entries.toSorted((one, other) =>
    (one.at ?? '') < (other.at ?? '') ? -1 : 1,
  )) {
    const dimension = options.mapping?.attributes.get(name) ?? name
    if (name === observedThrough) continue
    if (!options.dimensions.has(dimension)) dropped.add(shownName(name))
    else if (text !== undefined && text.trim() !== '') {
      const from = valued.has(dimension) ? at : null
      valued.add(dimension)
      changes.set(from, { ...changes.get(from), [dimension]: text })
    }
  }
  return { changes, dropped }
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')

/**
 * Where values stand in an element. Attributes are a list of names and values there: the name is told in the place of
 * the index, because it is what somebody looks for.
 */
const placesIn = (
  { pointer, value }: Element,
  fields: Readonly<Record<string, string>>,
  { options }: OcelReader,
): Places => {
  const columns: Record<string, string> = {}
  for (const [field, stands] of Object.entries(fields)) columns[field] = pointer + stands
  for (const entry of entriesOf(value['attributes'])) {
    const name = String(entry['name'])
    const stands = `${pointer}/attributes/${escaped(name)}`
    columns[`/attributes/${options.mapping?.attributes.get(name) ?? name}`] = stands
    // As in ownDetail: a log that was written from events gives detail beside the type itself.
    if (Object.hasOwn(catalogue, String(value['type']))) columns[`/detail/${name}`] = stands
  }
  return { columns, elsewhere: pointer }
}

/** An object that is a journey tells its attributes, and how they changed. */
const takeObject = (element: Element, reader: OcelReader): Taken => {
  const { id } = element.value
  if (typeof id !== 'string' || !reader.journeys.has(id)) return taken(element.row)
  const { changes, dropped } = changesOf(element, reader)
  const told = [...changes].map(([at, attributes]) =>
    readRaw(
      { type: 'attributes_changed', journey_id: id, occurred_at: at, attributes },
      element,
      columnsOfObject,
      reader,
    ),
  )
  const read = [...told, ...observationOf(element, id, reader)]
  return taken(element.row, {
    places: placesIn(element, columnsOfObject, reader),
    events: read.flatMap(({ events }) => events),
    findings: read.flatMap(({ findings }) => findings),
    dropped: [...dropped].map((name) => `objects.${name}`),
  })
}

const journeysOf = ({ value }: Element, { journeys }: OcelReader): string[] => [
  ...new Set(
    entriesOf(value['relationships']).flatMap(({ objectId }) =>
      typeof objectId === 'string' && journeys.has(objectId) ? [objectId] : [],
    ),
  ),
]

const columnsOfEvent = {
  '/event_id': '/id',
  '/journey_id': '/relationships',
  '/occurred_at': '/time',
  '/detail/stage': '/type',
}

const eventOf = (element: Element, activity: string, journey: string, reader: OcelReader) => {
  const { value, pointer, row } = element
  const isFirst = (): boolean => !reader.applied.add(fingerprint(journey))
  const told = eventOfActivity(activity, isFirst, reader.options)
  if (told.kind !== 'event') {
    reader.passedOver.note(told.kind === 'silence' ? 'silence' : 'mapping')
    return { events: [], findings: [] }
  }
  const attributes = entriesOf(value['attributes'])
  const own = ownDetail(activity, told.type, (name) =>
    attributeText(attributes.find((attribute) => attribute['name'] === name)?.['value']),
  )
  const { text, fault } = readLogMoment(typeof value['time'] === 'string' ? value['time'] : '')
  if (fault === 'no_offset') reader.passedOver.noteNoOffset()
  const detail = { ...told.detail, ...own }
  const read = readRaw(
    { type: told.type, journey_id: journey, event_id: value['id'], occurred_at: text, detail },
    element,
    columnsOfEvent,
    reader,
  )
  const { type, by } = told
  const unmapped =
    by === 'somebody' || read.events.length === 0
      ? []
      : reader.passedOver.noteUnmapped({ activity, type, by }, row, `${pointer}/type`)
  const message = 'is no time that can be read: the day of the event is not known'
  const undated =
    fault === 'unreadable'
      ? [findingOf(element, `${pointer}/time`, { rule: 'unreadable_day', refused: false, message })]
      : []
  return { events: read.events, findings: [...read.findings, ...unmapped, ...undated] }
}

/** An event belongs to every journey it is related to; most have one. */
const takeEvent = (element: Element, reader: OcelReader): Taken => {
  const activity = element.value['type']
  const journeys = journeysOf(element, reader)
  if (journeys.length === 0) {
    reader.passedOver.note('stray')
    return taken(element.row)
  }
  if (typeof activity !== 'string' || activity.trim() === '') {
    const message = 'is required: the activity of the event'
    const column = `${element.pointer}/type`
    return taken(element.row, {
      findings: [findingOf(element, column, { rule: 'invalid_event', refused: true, message })],
    })
  }
  const read = journeys.map((journey) => eventOf(element, activity.trim(), journey, reader))
  return taken(element.row, {
    places: placesIn(element, columnsOfEvent, reader),
    events: read.flatMap(({ events }) => events),
    findings: read.flatMap(({ findings }) => findings),
  })
}

/** What an object or an event of an OCEL log gives. */
export const takeElement = ({ array, index, value }: OcelElement, reader: OcelReader): Taken => {
  const [row, pointer] = [index + 1, `/${array}/${index}`]
  if (value !== null) {
    const element = { row, pointer, value }
    return array === 'objects' ? takeObject(element, reader) : takeEvent(element, reader)
  }
  const message = 'is no JSON object, or longer than 1 MiB'
  const element = { row, pointer, value: {} }
  return taken(row, {
    findings: [findingOf(element, pointer, { rule: 'invalid_event', refused: true, message })],
  })
}
