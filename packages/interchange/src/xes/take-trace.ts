import type { IncomingEvent } from '@hearback/contracts'
import { eventOfActivity } from '../activities/activity-event.ts'
import { readLogMoment } from '../activities/log-moment.ts'
import { ownDetail } from '../activities/own-detail.ts'
import type { PassedOver } from '../activities/passed-over.ts'
import type { Taken } from '../event-source.ts'
import { readEvent } from '../json/read-event.ts'
import { findingOfFault } from '../json/read-json-files.ts'
import type { Places } from '../places.ts'
import type { Finding, FindingRule } from '../read-item.ts'
import type { ReadFileOptions } from '../read-options.ts'
import { keepOrderOfStages } from './keep-order.ts'
import type { XesAttributes, XesTrace } from './read-traces.ts'

/** What the events of a trace are read with. */
export type TraceReader = {
  options: ReadFileOptions
  passedOver: PassedOver
  /** The ordinal of a trace among those of the same case. */
  ordinalOf: (journey: string) => number
}

type TakenEvent = { events: IncomingEvent[]; findings: Finding[] }

const nothing: TakenEvent = { events: [], findings: [] }

const findingOf = (
  row: number,
  rule: FindingRule,
  message: string,
  more: Partial<Finding> = {},
): Finding => ({
  kind: 'finding',
  row,
  column: null,
  rule,
  refused: false,
  message,
  ...more,
})

/** Attributes of the trace are taken where the mapping names them, and nowhere else. */
const attributesOf = (trace: XesTrace, { options }: TraceReader): Record<string, string> => {
  const taken: Record<string, string> = {}
  for (const [name, dimension] of options.mapping?.attributes ?? []) {
    const value = trace.attributes.get(name)
    if (value !== undefined && value.trim() !== '') taken[dimension] = value
  }
  return taken
}

const momentOf = (event: XesAttributes, place: string, row: number, { passedOver }: TraceReader) => {
  const { text, fault } = readLogMoment(event.get('time:timestamp') ?? '')
  if (fault === 'no_offset') passedOver.noteNoOffset()
  const findings =
    fault === 'unreadable'
      ? [
          findingOf(row, 'unreadable_day', `${place} has no time that can be read: its day is not known`, {
            column: 'time:timestamp',
          }),
        ]
      : []
  return { occurred_at: text, findings }
}

/** Several steps of one activity may be logged; that it was completed is what happened. Logs without steps tell of completions. */
const isComplete = (event: XesAttributes): boolean =>
  (event.get('lifecycle:transition') ?? 'complete').trim().toLowerCase() === 'complete'

type Naming = { journey: string; isFirst: () => boolean; attributes: Record<string, string> }

const takeEvent = (
  [number, event]: readonly [number: number, event: XesAttributes],
  row: number,
  { journey, isFirst, attributes }: Naming,
  reader: TraceReader,
): TakenEvent => {
  const { options, passedOver } = reader
  const place = `event ${number} of the trace`
  if (!isComplete(event)) {
    passedOver.note('lifecycle')
    return nothing
  }
  const activity = event.get('concept:name')?.trim() ?? ''
  if (activity === '')
    return { events: [], findings: [refuse(row, 'concept:name', `${place} names no activity`)] }
  const told = eventOfActivity(activity, isFirst, options)
  if (told.kind !== 'event') {
    passedOver.note(told.kind === 'silence' ? 'silence' : 'mapping')
    return nothing
  }
  const { findings, ...when } = momentOf(event, place, row, reader)
  const own = ownDetail(activity, told.type, (name) => event.get(`hiring:${name}`))
  const raw = {
    type: told.type,
    journey_id: journey,
    ...when,
    detail: { ...told.detail, ...own },
    attributes,
  }
  const read = readEvent(raw, options)
  if ('faults' in read)
    return { events: [], findings: read.faults.map((fault) => refuseEvent(row, place, fault)) }
  const { type, by } = told
  const unmapped =
    by === 'somebody' ? [] : passedOver.noteUnmapped({ activity, type, by, place }, row, 'concept:name')
  return { events: [read.event], findings: [...unmapped, ...findings] }
}

const columns: Readonly<Record<string, string>> = {
  '/journey_id': 'concept:name',
  '/detail/stage': 'concept:name',
  '/occurred_at': 'time:timestamp',
}

const refuse = (row: number, column: string | null, message: string): Finding =>
  findingOf(row, 'invalid_event', `${message}; the whole trace is refused`, { column, refused: true })

const refuseEvent = (row: number, place: string, fault: Parameters<typeof findingOfFault>[1]): Finding => {
  const { column, message } = findingOfFault(row, fault)
  return refuse(
    row,
    columns[column ?? ''] ?? column,
    `${place} is refused, what is said of it: it ${message}`,
  )
}

const refused = (row: number, finding: Finding): Taken => ({
  row,
  events: [],
  findings: [finding],
  dropped: [],
})

const ownDetails = ['stage', 'step', 'kind', 'reason', 'event_id']

/** The keys of the attributes values stand in; details have their own in logs that were written from events alone. */
const placesOf = ({ attributes, events }: XesTrace, { options }: TraceReader): Places => {
  const mapped = [...(options.mapping?.attributes ?? [])]
    .filter(([key]) => attributes.has(key))
    .map(([key, dimension]) => [`/attributes/${dimension}`, key] as const)
  const own = ownDetails
    .filter((name) => events.some((event) => event.has(`hiring:${name}`)))
    .map((name) => [`/detail/${name}`, `hiring:${name}`] as const)
  const id = attributes.has('concept:name') ? 'concept:name' : 'identity:id'
  return {
    columns: { ...columns, '/journey_id': id, ...Object.fromEntries([...mapped, ...own]) },
    details: events.map(() => 'concept:name'),
  }
}

/**
 * The events of a trace, which is one journey, in the order of the file. A trace with an event that cannot be
 * taken is refused whole: without it the journey would be another. An event of no readable time is kept, of unknown day.
 */
export const takeTrace = (trace: XesTrace, reader: TraceReader): Taken => {
  const { number: row } = trace
  const journey = (trace.attributes.get('concept:name') ?? trace.attributes.get('identity:id') ?? '').trim()
  if (journey === '') return refused(row, refuse(row, 'concept:name', 'names no case'))
  if (trace.tooLong) return refused(row, refuse(row, null, 'has more than 100,000 events'))
  let applied = false
  const isFirst = (): boolean => !applied && (applied = true)
  const naming: Naming = { journey, isFirst, attributes: attributesOf(trace, reader) }
  const taken = trace.events.map((event, at) => {
    const of = takeEvent([at + 1, event], row, naming, reader)
    if (of.events.length > 0) naming.attributes = {}
    return of
  })
  const findings = taken.flatMap((each) => each.findings)
  const wrong = findings.filter((finding) => finding.refused)
  if (wrong.length > 0) return { row, events: [], findings: wrong, dropped: [] }
  const events = keepOrderOfStages(
    taken.flatMap((each) => each.events),
    reader.passedOver.noteTie,
  )
  // What a trace no longer says, in the next export or by another mapping, is taken back.
  const part = `trace ${reader.ordinalOf(journey)}`
  const places = placesOf(trace, reader)
  if (events.length > 0) return { row, events, findings, dropped: [], part, places }
  return refused(
    row,
    findingOf(row, 'no_events', 'holds no event that counts: there is no journey to tell of'),
  )
}
