import {
  catalogue,
  type EventType,
  eventSchemas,
  eventTypes,
  type Fault,
  type IncomingEvent,
  writtenByTheLog,
} from '@hearback/contracts'
import { nearestWord } from '../csv/nearest-word.ts'
import { faultOfDay, momentAdvice, readMoment } from '../moment.ts'
import { checkEvent } from './check-event.ts'
import { type GatheredEvent, gatherEvent, isRecord, pointerAsSent } from './gather-event.ts'

export type ReadEventOptions = {
  /** Names of the attributes that may be stored: the built-in dimensions and the workspace's own. */
  dimensions: ReadonlySet<string>
  /** The process of events that name none. */
  process?: string
}

export type ReadEvent = { event: IncomingEvent; dropped: string[] } | { faults: Fault[] }

/** Statements about a journey or another event; they may come without a day of their own. */
const needNoDay: ReadonlySet<string> = new Set<EventType>([
  'journey_observed',
  'event_retracted',
  'attributes_changed',
])
/** Types with a detail field that must be there: checked even when no detail came. */
const needDetail: ReadonlySet<string> = new Set(
  eventTypes.filter((type) => eventSchemas[type].properties['detail']?.['required'] !== undefined),
)
const daysInDetail = ['last_working_day', 'expected_by', 'from', 'through'] as const

const faultOfType = (type: unknown): string | null => {
  if (typeof type !== 'string') return 'is required: the type of the event'
  if (writtenByTheLog.has(type)) return 'is written by the log itself; a journey is erased by its own route'
  if (Object.hasOwn(catalogue, type)) return null
  const nearest = nearestWord(type, eventTypes)
  return nearest === null
    ? 'is not a known event type'
    : `is not a known event type; the nearest is ${nearest}`
}

const settleMoment = (
  holder: Record<string, unknown>,
  name: string,
  pointer: string,
  faults: Fault[],
): void => {
  const written = holder[name]
  if (written === undefined || written === null) return
  const read = typeof written === 'string' ? readMoment(written) : { text: null, fault: momentAdvice }
  if (read.fault === null) holder[name] = read.text
  else faults.push({ pointer, message: read.fault })
}

const settleBetween = (between: unknown, faults: Fault[]): void => {
  const pointer = '/occurred_between'
  if (!Array.isArray(between) || between.length !== 2) {
    faults.push({ pointer, message: 'must be two days: the first and the last possible one' })
    return
  }
  const before = faults.length
  for (const [index, day] of between.entries()) {
    const fault = typeof day === 'string' ? faultOfDay(day) : 'must be a day, YYYY-MM-DD'
    if (fault !== null) faults.push({ pointer: `${pointer}/${index}`, message: fault })
  }
  if (faults.length === before && String(between[0]) > String(between[1]))
    faults.push({ pointer, message: 'ends before it begins' })
}

const settleDays = (type: EventType, { event, detail, faults }: GatheredEvent): void => {
  const { occurred_at: at, occurred_between: between } = event
  if (at !== undefined && between !== undefined)
    faults.push({ pointer: '/occurred_between', message: 'cannot stand beside occurred_at' })
  if (at === undefined && between === undefined) {
    if (needNoDay.has(type)) event['occurred_at'] = null
    else
      faults.push({
        pointer: '/occurred_at',
        message: 'is required, or occurred_between (write null if the day is not known)',
      })
  }
  settleMoment(event, 'occurred_at', '/occurred_at', faults)
  if (between !== undefined) settleBetween(between, faults)
  settleMoment(detail, 'scheduled_for', '/detail/scheduled_for', faults)
  for (const name of daysInDetail) {
    const day = detail[name]
    const fault = typeof day === 'string' ? faultOfDay(day) : null
    if (fault !== null) faults.push({ pointer: `/detail/${name}`, message: fault })
  }
  const { from, through } = detail
  if (
    type === 'journey_observed' &&
    typeof from === 'string' &&
    typeof through === 'string' &&
    from > through
  )
    faults.push({ pointer: '/detail/through', message: 'lies before from' })
}

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const control = /[\u0000-\u001f\u007f]/

/** PostgreSQL stores neither zero characters nor half of a surrogate pair; no name or code needs a control character. */
const refuseOddText = (value: unknown, pointer: string, faults: Fault[]): void => {
  if (typeof value === 'string' && (control.test(value) || !value.isWellFormed()))
    faults.push({ pointer, message: 'holds a control character or broken text' })
}

const refuseOddTexts = ({ event, detail, attributes, faults }: GatheredEvent): void => {
  refuseOddText(event['journey_id'], '/journey_id', faults)
  refuseOddText(event['event_id'], '/event_id', faults)
  for (const name in detail) refuseOddText(detail[name], `/detail/${name}`, faults)
  for (const name in attributes) refuseOddText(attributes[name], `/attributes/${name}`, faults)
}

const isEmpty = (record: Record<string, unknown>): boolean => {
  for (const _ in record) return false
  return true
}

/** One fault for each place, the first found, with pointers into what was sent. */
const faultsAsSent = (sent: Record<string, unknown>, faults: Fault[]): Fault[] => {
  const kept = new Map<string, Fault>()
  for (const fault of faults) {
    const pointer = pointerAsSent(sent, fault.pointer ?? '')
    const outer = pointer.replace(/\/\d$/, '')
    if (!kept.has(pointer) && !kept.has(outer)) kept.set(pointer, { ...fault, pointer })
  }
  return [...kept.values()]
}

/**
 * The one gate for an event as people and systems send it. Detail and attributes may stand under `detail` and
 * `attributes` or at top level; what nobody knows is dropped and named. Returns the canonical event, or every
 * fault by a JSON pointer into what was sent. No message repeats a value.
 */
export const readEvent = (raw: unknown, options: ReadEventOptions): ReadEvent => {
  if (!isRecord(raw)) return { faults: [{ pointer: '', message: 'must be an object: one event' }] }
  const unknownType = faultOfType(raw['type'])
  if (unknownType !== null) return { faults: [{ pointer: '/type', message: unknownType }] }
  // faultOfType let through only the names of the catalogue.
  const type = raw['type'] as EventType
  const gathered = gatherEvent(raw, type, options.dimensions)
  const { event, faults } = gathered
  settleDays(type, gathered)
  refuseOddTexts(gathered)
  if (event['process'] === undefined && options.process !== undefined) event['process'] = options.process
  if (!isEmpty(gathered.detail) || needDetail.has(type)) event['detail'] = gathered.detail
  if (!isEmpty(gathered.attributes)) event['attributes'] = gathered.attributes
  faults.push(...checkEvent(type, event))
  if (faults.length > 0) return { faults: faultsAsSent(raw, faults) }
  // The compiled schema of this type has just accepted it.
  return { event: event as IncomingEvent, dropped: gathered.dropped }
}
