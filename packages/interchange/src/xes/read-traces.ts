import { malformedXml, parseXml, type XmlVisitor } from './parse-xml.ts'

/** Attributes by key, as written. Only the first characters of a long value are kept: enough to see that it is too long. */
export type XesAttributes = ReadonlyMap<string, string>

/** One trace of a log. `tooLong` when it has more events than are held: then the others are missing. */
export type XesTrace = {
  number: number
  attributes: XesAttributes
  events: XesAttributes[]
  tooLong: boolean
}

/** What a log says outside its traces. */
export type XesLog = { attributes: XesAttributes; strayEvents: number }

/** A trace is held whole; no journey has a hundred thousand events. */
const mostEventsOfTrace = 100_000
const mostAttributes = 1_000
const mostCharacters = 1_000

/** The elements that hold a value, of the types of the standard. */
const typed: ReadonlySet<string> = new Set(['string', 'date', 'int', 'float', 'boolean', 'id'])

type OpenTrace = XesTrace & { attributes: Map<string, string> }

type Place = {
  log: Map<string, string>
  trace: OpenTrace | null
  /** The attributes of the innermost log, trace or event that is open. */
  holder: Map<string, string>
  strayEvents: number
  traces: number
  done: XesTrace[]
}

const openTrace = (place: Place): void => {
  place.traces += 1
  const attributes = new Map<string, string>()
  place.holder = attributes
  place.trace = { number: place.traces, attributes, events: [], tooLong: false }
}

const openEvent = (place: Place): void => {
  place.holder = new Map()
  if (place.trace === null) place.strayEvents += 1
  else if (place.trace.events.length < mostEventsOfTrace) place.trace.events.push(place.holder)
  else place.trace.tooLong = true
}

const takeAttribute = ({ holder }: Place, attributes: Readonly<Record<string, string>>): void => {
  const { key, value } = attributes
  if (key === undefined || value === undefined || holder.size >= mostAttributes) return
  // The first of a key counts, as everywhere.
  if (!holder.has(key)) holder.set(key.slice(0, mostCharacters), value.slice(0, mostCharacters))
}

/** Attributes stand directly in a log (depth 2), a trace (3), or an event (4, or 3 outside a trace). */
const visitorOf = (place: Place): XmlVisitor => {
  let insideAt = 1
  return {
    open: (name, attributes, depth) => {
      if (depth === 1 && name !== 'log')
        throw malformedXml('This XML is no log: its outermost element is another.')
      if (depth !== insideAt + 1 && depth !== 1) return
      if (name === 'trace' && depth === 2) openTrace(place)
      else if (name === 'event' && depth > 1 && depth === (place.trace === null ? 2 : 3)) openEvent(place)
      else {
        if (typed.has(name)) takeAttribute(place, attributes)
        return
      }
      insideAt = depth
    },
    close: (_name, depth) => {
      if (depth !== insideAt || depth === 1) return
      insideAt = depth - 1
      if (depth === 2 && place.trace !== null) {
        place.done.push(place.trace)
        place.trace = null
      }
      place.holder = place.trace?.attributes ?? place.log
    },
  }
}

/**
 * The traces of an XES log (IEEE 1849) in the order of the file, those that a chunk completes at once. Attributes
 * are those of the trace and of its events themselves: what is nested in them, containers and the globals are passed
 * over. Returns what the log says of itself. Throws Unreadable.
 */
export async function* readTraces(source: AsyncIterable<Buffer>): AsyncGenerator<XesTrace[], XesLog> {
  const log = new Map<string, string>()
  const place: Place = { log, trace: null, holder: log, strayEvents: 0, traces: 0, done: [] }
  for await (const _ of parseXml(source, visitorOf(place))) {
    if (place.done.length > 0) yield place.done.splice(0)
  }
  return { attributes: log, strayEvents: place.strayEvents }
}
