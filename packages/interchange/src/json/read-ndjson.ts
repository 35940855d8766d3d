import { type Line, splitLines } from './lines.ts'
import { type ReadEvent, type ReadEventOptions, readEvent } from './read-event.ts'

/** The longest line of NDJSON, and the longest event of a JSON array, in bytes. */
export const mostBytesOfEvent = 1_048_576

export type NdjsonLine = { line: number; result: ReadEvent }

const refuse = (message: string): ReadEvent => ({ faults: [{ pointer: '', message }] })

const refusals = { too_long: 'is longer than 1 MiB', not_utf8: 'is not valid UTF-8' }

/** What makes an event of one JSON value: events have their own shape, and others are carried in theirs. */
export type ReadValue = (value: unknown, options: ReadEventOptions) => ReadEvent

/** One event from the text of one JSON value; null when there is nothing but white space. */
export const readEventText = (
  { text, fault }: Line,
  options: ReadEventOptions,
  read: ReadValue = readEvent,
): ReadEvent | null => {
  if (fault !== null) return refuse(refusals[fault])
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // The parser's own message quotes the text, so it is not passed on.
    return text.trim() === '' ? null : refuse('is not JSON')
  }
  return read(value, options)
}

/**
 * Events of an NDJSON stream, line by line, never holding more than one line (at most 1 MiB) and one chunk.
 * Lines are numbered from 1; blank ones are passed over; a bad line is its own fault and the next is read.
 */
export async function* readNdjson(
  source: AsyncIterable<Buffer>,
  options: ReadEventOptions,
): AsyncGenerator<NdjsonLine> {
  for await (const lines of splitLines(source, mostBytesOfEvent))
    for (const line of lines) {
      const result = readEventText(line, options)
      if (result !== null) yield { line: line.number, result }
    }
}
