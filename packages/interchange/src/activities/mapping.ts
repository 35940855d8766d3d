import type { Fault, IncomingEvent } from '@hearback/contracts'
import { plainHeader } from '../csv/header-role.ts'
import { isRecord } from '../json/gather-event.ts'
import { type ReadEventOptions, readEvent } from '../json/read-event.ts'
import type { ActivityEvent } from './activity-words.ts'

/** What the words of somebody's log mean here. */
export type ActivityMapping = {
  /** By the name of the activity as compared; null for an activity that is passed over. */
  activities: ReadonlyMap<string, ActivityEvent | null>
  /** Attributes of the journey, by the name that the log gives them on its trace or object. */
  attributes: ReadonlyMap<string, string>
  /** The type of the objects that are the journeys, in an object-centric log. */
  journeys: string | null
}

export type ReadMapping = { mapping: ActivityMapping } | { faults: Fault[] }

const mostEntries = 2_000
const parts: ReadonlySet<string> = new Set(['activities', 'attributes', 'journeys'])

const pointerOf = (...names: string[]): string =>
  names.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** An entry is checked by the same gate as the events it will make. */
const readEntry = (entry: unknown, at: string, options: ReadEventOptions): IncomingEvent | Fault[] => {
  if (!isRecord(entry)) return [{ pointer: at, message: 'must be an object with a type, or null' }]
  const { type, detail, ...rest } = entry
  const [other] = Object.keys(rest)
  if (other !== undefined) return [{ pointer: at + pointerOf(other), message: 'is neither type nor detail' }]
  const sent = { type, detail, journey_id: 'mapping', occurred_at: null }
  const read = readEvent(sent, options)
  if ('faults' in read)
    return read.faults.map(({ pointer, message }) => ({ pointer: at + (pointer ?? ''), message }))
  const [dropped] = read.dropped
  if (dropped === undefined) return read.event
  return [{ pointer: at + pointerOf(...dropped.split('.')), message: 'is no detail of this type of event' }]
}

const readActivities = (given: unknown, at: string, options: ReadEventOptions, faults: Fault[]) => {
  const activities = new Map<string, ActivityEvent | null>()
  const entries = isRecord(given) ? Object.entries(given) : []
  if (!isRecord(given) || entries.length > mostEntries)
    faults.push({ pointer: at, message: `must be an object of at most ${mostEntries} activities` })
  for (const [name, entry] of entries.slice(0, mostEntries)) {
    const [pointer, plain] = [at + pointerOf(name), plainHeader(name)]
    if (activities.has(plain)) faults.push({ pointer, message: 'is an activity that is mapped already' })
    const read = entry === null ? null : readEntry(entry, pointer, options)
    if (Array.isArray(read)) faults.push(...read)
    else activities.set(plain, read === null ? null : { type: read.type, detail: read.detail ?? {} })
  }
  return activities
}

const readAttributes = (given: unknown, { dimensions }: ReadEventOptions, faults: Fault[]) => {
  const attributes = new Map<string, string>()
  if (given === undefined) return attributes
  const pointer = '/attributes'
  if (!isRecord(given)) faults.push({ pointer, message: 'must be an object of names' })
  else
    for (const [name, dimension] of Object.entries(given))
      if (typeof dimension === 'string' && dimensions.has(dimension)) attributes.set(name, dimension)
      else faults.push({ pointer: pointer + pointerOf(name), message: 'is no dimension of this workspace' })
  return attributes
}

/** A mapping may be written in full, or as its activities alone. */
const isInFull = (given: Record<string, unknown>): boolean => {
  const names = Object.keys(given)
  if (!names.every((name) => parts.has(name))) return false
  return !names.some((name) => isRecord(given[name]) && typeof given[name]['type'] === 'string')
}

/**
 * Reads the mapping of a log: `{"activities": {"Phone call": {"type": "interview_held", "detail": {"kind":
 * "screening"}}, "Print letter": null}, "attributes": {"dept": "department"}, "journeys": "application"}`, or the object of
 * the activities alone. Every fault comes with its JSON pointer.
 */
export const readMapping = (given: unknown, options: ReadEventOptions): ReadMapping => {
  if (!isRecord(given)) return { faults: [{ pointer: '', message: 'must be a JSON object' }] }
  const inFull = isInFull(given)
  const faults: Fault[] = []
  const activities = inFull
    ? readActivities(given['activities'] ?? {}, '/activities', options, faults)
    : readActivities(given, '', options, faults)
  const attributes = readAttributes(inFull ? given['attributes'] : undefined, options, faults)
  const journeys = inFull ? (given['journeys'] ?? null) : null
  if (journeys !== null && typeof journeys !== 'string')
    faults.push({ pointer: '/journeys', message: 'must be the name of a type of objects' })
  if (faults.length > 0) return { faults }
  return { mapping: { activities, attributes, journeys: typeof journeys === 'string' ? journeys : null } }
}
