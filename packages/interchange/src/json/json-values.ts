import { isUtf8 } from 'node:buffer'
import { Unreadable } from '../unreadable.ts'
import type { Line } from './lines.ts'

const code = (character: string): number => character.charCodeAt(0)
const quote = code('"')
const backslash = code('\\')
const comma = code(',')
const [arrayStart, arrayEnd, objectStart, objectEnd] = [code('['), code(']'), code('{'), code('}')]
/** White space, and the bytes of a byte order mark. */
const blanks: ReadonlySet<number> = new Set([9, 10, 13, 32, 0xef, 0xbb, 0xbf])

/** What a byte means for the cutting: it lies before, inside or after the values, ends one, or begins the document. */
type Step = 'skip' | 'inside' | 'begin_array' | 'begin_object' | 'end_before' | 'end_with'

/** Follows brackets and strings; `array` is null until the document has begun. */
type Place = { array: boolean | null; depth: number; inString: boolean; escaped: boolean; ended: boolean }

const broken = (message: string): Unreadable => new Unreadable('malformed', message)

const stepInString = (place: Place, byte: number): Step => {
  if (place.escaped) place.escaped = false
  else if (byte === backslash) place.escaped = true
  else if (byte === quote) place.inString = false
  return 'inside'
}

const stepOutside = (place: Place, byte: number): Step => {
  if (blanks.has(byte)) return 'skip'
  if (place.ended) throw broken('There is more after the end of the JSON document.')
  if (byte !== arrayStart && byte !== objectStart)
    throw broken('A JSON file must hold an array of events, or one event.')
  place.array = byte === arrayStart
  place.depth = place.array ? 0 : 1
  return place.array ? 'begin_array' : 'begin_object'
}

const step = (place: Place, byte: number): Step => {
  if (place.inString) return stepInString(place, byte)
  if (place.array === null || place.ended) return stepOutside(place, byte)
  if (byte === quote) place.inString = true
  else if (byte === arrayStart || byte === objectStart) place.depth += 1
  else if (byte === arrayEnd || byte === objectEnd) {
    place.ended = place.depth === (place.array ? 0 : 1)
    place.depth -= 1
    if (place.ended) return place.array ? 'end_before' : 'end_with'
  } else if (byte === comma && place.array && place.depth === 0) return 'end_before'
  return 'inside'
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
  const cut = (): Line[] => {
    const value = bytes > mostBytes ? null : Buffer.concat(held)
    held = []
    bytes = 0
    const text = value === null || !isUtf8(value) ? null : value.toString('utf8')
    if (text !== null && text.trim() === '') return []
    number += 1
    if (text !== null) return [{ number, text, fault: null }]
    return [{ number, text, fault: value === null ? 'too_long' : 'not_utf8' }]
  }
  return { hold, cut }
}

/**
 * Cuts a JSON array into the bytes of its elements without reading it whole; a single object is one value. Each is numbered as a line would be. Only
 * brackets, strings and commas are looked at: what is inside an element is judged by who parses it. Throws
 * Unreadable when the document is neither, ends too early, or goes on after its end.
 */
export async function* splitJsonValues(
  source: AsyncIterable<Buffer>,
  mostBytes: number,
): AsyncGenerator<Line[]> {
  const place: Place = { array: null, depth: 0, inString: false, escaped: false, ended: false }
  const { hold, cut } = valueGatherer(mostBytes)
  for await (const chunk of source) {
    let start = 0
    for (const [at, byte] of chunk.entries()) {
      const met = step(place, byte)
      if (met === 'skip' || met === 'inside') continue
      if (met === 'begin_array' || met === 'begin_object') {
        start = met === 'begin_array' ? at + 1 : at
        continue
      }
      hold(chunk.subarray(start, met === 'end_with' ? at + 1 : at))
      start = at + 1
      yield cut()
    }
    if (place.array !== null && !place.ended) hold(chunk.subarray(start))
  }
  if (!place.ended) throw broken('The JSON document ends too early: it is cut off.')
}
