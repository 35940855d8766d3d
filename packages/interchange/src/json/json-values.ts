import { isUtf8 } from 'node:buffer'
import { Unreadable } from '../unreadable.ts'
import type { Line } from './lines.ts'

/** The bytes of one value as text, numbered as a line would be. */
export type JsonValue = Line & {
  /** The property of the top-level object whose array it stood in, if that was asked for. */
  name: string | null
}

export type SplitOptions = {
  /** The longest value, in bytes. */
  mostBytes: number
  /** Properties of a top-level object whose arrays are cut into their elements: the wrappers of an API. */
  named?: ReadonlySet<string>
  /** Whether more may follow when the document has ended. */
  several?: boolean
}

const code = (character: string): number => character.charCodeAt(0)
const [quote, backslash, comma, colon] = [code('"'), code('\\'), code(','), code(':')]
const [arrayStart, arrayEnd, objectStart, objectEnd] = [code('['), code(']'), code('{'), code('}')]
/** White space, and the bytes of a byte order mark. */
const blanks: ReadonlySet<number> = new Set([9, 10, 13, 32, 0xef, 0xbb, 0xbf])

/** What a byte means for the cutting. */
type Step = 'nothing' | 'begin_array' | 'begin_object' | 'part' | 'end_array' | 'end_object'

/** Follows brackets, strings and the keys of a top-level object. */
type Place = {
  named: ReadonlySet<string>
  several: boolean
  begun: boolean
  depth: number
  /** The depth at which commas part the values of an array that is cut; null outside of one. */
  parting: number | null
  inString: boolean
  escaped: boolean
  /** The last key of the top-level object, and whether one is due or being read. */
  key: string
  keyDue: boolean
  inKey: boolean
}

const broken = (message: string): Unreadable => new Unreadable('malformed', message)
const longestKey = 100

const stepInString = (place: Place, byte: number): Step => {
  if (place.escaped) place.escaped = false
  else if (byte === backslash) place.escaped = true
  else if (byte === quote) {
    place.inString = false
    place.inKey = false
    return 'nothing'
  }
  // Names that are asked for are plain ASCII: any other key is merely no such name.
  if (place.inKey && place.key.length < longestKey) place.key += String.fromCharCode(byte)
  return 'nothing'
}

const stepOutside = (place: Place, byte: number): Step => {
  if (blanks.has(byte)) return 'nothing'
  if (place.begun && !place.several) throw broken('There is more after the end of the JSON document.')
  // Between the objects of several documents a comma is no more than white space.
  if (place.begun && byte === comma) return 'nothing'
  if (byte !== arrayStart && byte !== objectStart)
    throw broken('A JSON file must hold an array of events, or one event.')
  place.begun = true
  place.depth = 1
  place.keyDue = true
  place.parting = byte === arrayStart ? 1 : null
  return byte === arrayStart ? 'begin_array' : 'begin_object'
}

const stepIn = (place: Place): Step => {
  place.depth += 1
  return 'nothing'
}

const stepOut = (place: Place): Step => {
  const left = place.depth
  place.depth -= 1
  if (left === place.parting) {
    place.parting = null
    return 'end_array'
  }
  return place.depth === 0 ? 'end_object' : 'nothing'
}

const startString = (place: Place): Step => {
  place.inString = true
  place.inKey = place.depth === 1 && place.parting === null && place.keyDue
  if (place.inKey) place.key = ''
  return 'nothing'
}

const step = (place: Place, byte: number): Step => {
  if (place.inString) return stepInString(place, byte)
  if (place.depth === 0) return stepOutside(place, byte)
  if (byte === quote) return startString(place)
  if (byte === objectStart) return stepIn(place)
  if (byte === objectEnd || byte === arrayEnd) return stepOut(place)
  if (byte === comma && place.depth === place.parting) return 'part'
  if (place.depth === 1 && byte === comma) place.keyDue = true
  if (place.depth === 1 && byte === colon) place.keyDue = false
  if (byte !== arrayStart) return 'nothing'
  const isNamed = place.depth === 1 && place.parting === null && !place.keyDue && place.named.has(place.key)
  stepIn(place)
  if (!isNamed) return 'nothing'
  place.parting = place.depth
  return 'begin_array'
}

/** The bytes that mean something inside a value, outside of its strings. */
const marks = Uint8Array.from({ length: 256 }, (_, byte) =>
  [quote, comma, colon, arrayStart, arrayEnd, objectStart, objectEnd].includes(byte) ? 1 : 0,
)

/** The place of the next byte that may mean something: all others, which are most, are passed over without a step. */
const nextMark = (place: Place, chunk: Buffer, from: number): number => {
  let at = from
  if (place.depth === 0 || place.inKey || place.escaped) return at
  if (place.inString) while (at < chunk.length && chunk[at] !== quote && chunk[at] !== backslash) at += 1
  else while (at < chunk.length && marks[chunk[at] ?? 0] === 0) at += 1
  return at
}

/** Gathers the bytes of one value over chunks, and lets go of them when they are too many. */
const valueGatherer = (mostBytes: number) => {
  let held: Buffer[] = []
  let bytes = 0
  let number = 0
  const hold = (part: Buffer): void => {
    bytes += part.length
    if (bytes > mostBytes) held = []
    else if (part.length > 0) held.push(part)
  }
  const drop = (): void => {
    held = []
    bytes = 0
  }
  const cut = (name: string | null): JsonValue[] => {
    const value = bytes > mostBytes ? null : Buffer.concat(held)
    drop()
    const text = value === null || !isUtf8(value) ? null : value.toString('utf8')
    if (text !== null && text.trim() === '') return []
    number += 1
    if (text !== null) return [{ number, text, fault: null, name }]
    return [{ number, text, fault: value === null ? 'too_long' : 'not_utf8', name }]
  }
  return { hold, drop, cut }
}

/** Holds what lies between the bytes that mean something, and gives the values they end. */
const cutter = (place: Place, mostBytes: number) => {
  const { hold, drop, cut } = valueGatherer(mostBytes)
  let holding = false
  let start = 0
  const take = (chunk: Buffer, at: number, met: Step): JsonValue[] => {
    if (met === 'begin_array' || met === 'begin_object') {
      // What was held of a wrapper before its array is no value.
      drop()
      holding = true
      start = met === 'begin_array' ? at + 1 : at
      return []
    }
    if (!holding) return []
    hold(chunk.subarray(start, met === 'end_object' ? at + 1 : at))
    start = at + 1
    holding = met === 'part'
    return cut(met === 'end_object' || place.depth === 0 || place.parting === 1 ? null : place.key)
  }
  return {
    take,
    next: (): void => {
      start = 0
    },
    rest: (chunk: Buffer): void => {
      if (holding) hold(chunk.subarray(start))
    },
  }
}

/**
 * Cuts a JSON array into the bytes of its elements without reading it whole; a single object is one value, unless one
 * of its properties is `named` and an array: then it is a wrapper, of which only the elements of such arrays are
 * values. Only brackets, strings and commas are looked at: what is inside a value is judged by who parses it. Throws
 * Unreadable when the document is neither, ends too early, or goes on after its end.
 */
export async function* splitJsonValues(
  source: AsyncIterable<Buffer>,
  { mostBytes, named = new Set(), several = false }: SplitOptions,
): AsyncGenerator<JsonValue[]> {
  const place: Place = {
    named,
    several,
    begun: false,
    depth: 0,
    parting: null,
    inString: false,
    escaped: false,
    key: '',
    keyDue: false,
    inKey: false,
  }
  const { take, next, rest } = cutter(place, mostBytes)
  for await (const chunk of source) {
    next()
    for (let at = nextMark(place, chunk, 0); at < chunk.length; at = nextMark(place, chunk, at + 1)) {
      const met = step(place, chunk[at] ?? 0)
      if (met === 'nothing') continue
      const values = take(chunk, at, met)
      if (values.length > 0) yield values
    }
    rest(chunk)
  }
  if (!place.begun || place.depth > 0) throw broken('The JSON document ends too early: it is cut off.')
}
