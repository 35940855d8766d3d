import type { Fault } from '@hearback/contracts'
import { isRecord, pointerAsSent, shownName } from '../json/gather-event.ts'
import { type ReadEvent, type ReadEventOptions, readEvent } from '../json/read-event.ts'
import type { EventForm } from '../json/read-ndjson.ts'
import { fingerprint } from '../repeats.ts'

/** What stands before the name of an event in the `type` of a CloudEvent. */
const typePrefix = 'app.hearback.'

/** The attributes of CloudEvents 1.0; further ones are extensions, which say nothing here. */
const known: ReadonlySet<string> = new Set([
  'specversion',
  'id',
  'source',
  'type',
  'subject',
  'time',
  'datacontenttype',
  'dataschema',
  'data',
  'data_base64',
])

/** What the CloudEvent says itself, so that its data cannot. */
const saidByEnvelope: ReadonlySet<string> = new Set(['type', 'journey_id', 'event_id'])

const jsonType = /^application\/(?:[\w.+-]+\+)?json(?:\s*;.*)?$/i

/** Ids of CloudEvents are unique within their source only. */
const idOf = (source: string, id: string): string =>
  `ce:${fingerprint(JSON.stringify([source, id])).slice(0, 40)}`

const dayLength = '2026-03-31'.length

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

const required = (sent: Record<string, unknown>, name: string, what: string): Fault[] =>
  isText(sent[name]) ? [] : [{ pointer: `/${name}`, message: `is required: ${what}` }]

const faultsOfEnvelope = (sent: Record<string, unknown>): Fault[] => {
  if (sent['specversion'] !== '1.0')
    return [{ pointer: '/specversion', message: 'must be 1.0, the version of CloudEvents that is read' }]
  const faults = [
    ...required(sent, 'id', 'the id of the event within its source'),
    ...required(sent, 'source', 'where the event comes from'),
    ...required(sent, 'type', `${typePrefix} and the type of the event`),
    ...required(sent, 'subject', 'the id of the journey'),
  ]
  const { type, time, datacontenttype: content, data } = sent
  if (isText(type) && !type.startsWith(typePrefix))
    faults.push({ pointer: '/type', message: `must begin with ${typePrefix}` })
  if (isText(time) && time.length <= dayLength)
    faults.push({ pointer: '/time', message: 'must be an instant; a day alone stands in data.occurred_at' })
  if (sent['data_base64'] !== undefined)
    faults.push({ pointer: '/data_base64', message: 'is not read: send the data as JSON' })
  if (content !== undefined && content !== null && !(isText(content) && jsonType.test(content)))
    faults.push({ pointer: '/datacontenttype', message: 'must be application/json' })
  if (data !== undefined && data !== null && !isRecord(data))
    faults.push({ pointer: '/data', message: 'must be an object: detail and attributes of the event' })
  return faults
}

/** A day that is no instant stands in the data, because the time of a CloudEvent is always one. */
const momentOf = (sent: Record<string, unknown>, data: Record<string, unknown>): Record<string, unknown> => {
  if (data['occurred_between'] !== undefined) return { occurred_between: data['occurred_between'] }
  if (data['occurred_at'] !== undefined) return { occurred_at: data['occurred_at'] }
  return sent['time'] === undefined || sent['time'] === null ? {} : { occurred_at: sent['time'] }
}

type Raw = { raw: Record<string, unknown>; dropped: string[]; timeInData: boolean }

/** A retraction names the other event by its id in the same source. */
const withOwnIds = (holder: unknown, type: string, source: string): unknown => {
  if (type !== 'event_retracted' || !isRecord(holder) || typeof holder['event_id'] !== 'string') return holder
  return { ...holder, event_id: idOf(source, holder['event_id']) }
}

const rawOf = (sent: Record<string, unknown>): Raw => {
  const data = isRecord(sent['data']) ? sent['data'] : {}
  const [source, id] = [String(sent['source']), String(sent['id'])]
  const type = String(sent['type']).slice(typePrefix.length)
  const moment = momentOf(sent, data)
  const raw: Record<string, unknown> = {
    type,
    journey_id: sent['subject'],
    event_id: idOf(source, id),
    ...moment,
  }
  const dropped = Object.keys(sent).filter((name) => !known.has(name))
  const inData: string[] = []
  for (const [name, value] of Object.entries(data)) {
    if (name in moment) continue
    if (type === 'event_retracted' && name === 'event_id')
      raw['detail'] = withOwnIds({ event_id: value }, type, source)
    else if (saidByEnvelope.has(name)) inData.push(`data.${name}`)
    else raw[name] = name === 'detail' ? withOwnIds(value, type, source) : value
  }
  return {
    raw,
    dropped: [...dropped, ...inData].map(shownName),
    timeInData: data['occurred_at'] !== undefined,
  }
}

/** The pointer into the CloudEvent for one into the event that was made of it. */
const pointerOf = (pointer: string, { timeInData }: Raw): string => {
  const stands: Readonly<Record<string, string>> = {
    '/journey_id': '/subject',
    '/event_id': '/id',
    '/type': '/type',
    '/occurred_at': timeInData ? '/data/occurred_at' : '/time',
  }
  return stands[pointer] ?? `/data${pointer}`
}

/** Whether a value is meant as a CloudEvent, of whatever version. */
export const isCloudEvent = (value: unknown): boolean => isRecord(value) && 'specversion' in value

/**
 * One event from a CloudEvent 1.0 in its JSON form: `type` is `app.hearback.` and the type of the event, `subject` the
 * journey, `time` the instant, `data` detail and attributes (and `occurred_at` or `occurred_between` where no
 * instant is known). Its id is made of `source` and `id`. Every fault comes with its JSON pointer into the CloudEvent.
 */
export const readCloudEvent = (sent: unknown, options: ReadEventOptions): ReadEvent => {
  if (!isRecord(sent)) return { faults: [{ pointer: '', message: 'must be an object: one CloudEvent' }] }
  const faults = faultsOfEnvelope(sent)
  if (faults.length > 0) return { faults }
  const raw = rawOf(sent)
  const read = readEvent(raw.raw, options)
  if ('faults' in read)
    return {
      faults: read.faults.map((fault) => ({ ...fault, pointer: pointerOf(fault.pointer ?? '', raw) })),
    }
  return { event: read.event, dropped: [...raw.dropped, ...read.dropped.map((name) => `data.${name}`)] }
}

/** An event carried in a CloudEvent 1.0. */
export const cloudEvent: EventForm = {
  read: readCloudEvent,
  pointerInto: (sent, pointer) => {
    if (!isRecord(sent)) return pointer
    const raw = rawOf(sent)
    return pointerOf(pointerAsSent(raw.raw, pointer), raw)
  },
}
