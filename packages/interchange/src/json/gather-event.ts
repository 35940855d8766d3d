import { catalogue, type EventType, type Fault } from '@hearback/contracts'

const envelope: ReadonlySet<string> = new Set([
  'type',
  'journey_id',
  'occurred_at',
  'occurred_between',
  'event_id',
  'process',
  'by',
])

const namesOfDetail: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(catalogue).map(([type, { detail }]) => [type, new Set(Object.keys(detail))]),
)

const nothing: ReadonlySet<string> = new Set()

/** An event with its fields in their canonical places, not yet checked. */
export type GatheredEvent = {
  event: Record<string, unknown>
  detail: Record<string, unknown>
  attributes: Record<string, unknown>
  dropped: string[]
  faults: Fault[]
}

type Place = 'detail' | 'attributes'

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const longestName = 60
/** A field name as a report may show it. */
export const shownName = (name: string): string =>
  name.length > longestName ? `${name.slice(0, longestName)}…` : name

const settleTopLevel = (gathered: GatheredEvent, place: Place, name: string, value: unknown): void => {
  const target = gathered[place]
  if (name in target && target[name] !== value)
    gathered.faults.push({ pointer: `/${name}`, message: `is given twice, here and at /${place}/${name}` })
  target[name] = value
}

/** The pointer into what was sent for a canonical one: a field not found in its place stood at top level. */
export const pointerAsSent = (sent: Record<string, unknown>, canonical: string): string => {
  const [, place = '', name = ''] = canonical.split('/')
  if (name === '' || envelope.has(name) || (place !== 'detail' && place !== 'attributes')) return canonical
  const nested = sent[place]
  return !(isRecord(nested) && name in nested) && name in sent ? `/${name}` : canonical
}

const gatherNested = (
  gathered: GatheredEvent,
  place: Place,
  nested: unknown,
  allowed: ReadonlySet<string>,
): void => {
  if (nested === undefined || nested === null) return
  if (!isRecord(nested)) {
    gathered.faults.push({ pointer: `/${place}`, message: 'must be an object' })
    return
  }
  for (const name in nested) {
    const value = nested[name]
    if (!allowed.has(name)) gathered.dropped.push(`${place}.${shownName(name)}`)
    // An absent value is often written as null by serialisers; only an open end of the observation is said with null.
    else if (value !== null || name === 'from' || name === 'through') gathered[place][name] = value
  }
}

/**
 * Puts the fields of an event as people send it where they belong: detail and attributes may stand at top level.
 * A name known to both is detail. Fields nobody knows are dropped, by name.
 */
export const gatherEvent = (
  sent: Record<string, unknown>,
  type: EventType,
  dimensions: ReadonlySet<string>,
): GatheredEvent => {
  const gathered: GatheredEvent = {
    event: {},
    detail: {},
    attributes: {},
    dropped: [],
    faults: [],
  }
  const details = namesOfDetail.get(type) ?? nothing
  gatherNested(gathered, 'detail', sent['detail'], details)
  gatherNested(gathered, 'attributes', sent['attributes'], dimensions)
  for (const name in sent) {
    const value = sent[name]
    if (name === 'detail' || name === 'attributes') continue
    if (envelope.has(name)) {
      if (value !== null || name === 'occurred_at') gathered.event[name] = value
    } else if (details.has(name)) {
      if (value !== null || name === 'from' || name === 'through')
        settleTopLevel(gathered, 'detail', name, value)
    } else if (!dimensions.has(name)) gathered.dropped.push(shownName(name))
    else if (value !== null) settleTopLevel(gathered, 'attributes', name, value)
  }
  return gathered
}
