import { isRecord, pointerAsSent } from './gather-event.ts'
import { type Line, splitLines } from './lines.ts'
import { type ReadEvent, type ReadEventOptions, readEvent } from './read-event.ts'

/** The longest line of NDJSON, and the longest event of a JSON array, in bytes. */
export const mostBytesOfEvent = 1_048_576

export type NdjsonLine = { line: number; result: ReadEvent; sent: unknown }

const refuse = (message: string): ReadEvent => ({ faults: [{ pointer: '', message }] })

const refusals = { too_long: 'is longer than 1 MiB', not_utf8: 'is not valid UTF-8' }

/** How an event is carried in a JSON value. */
export type EventForm = {
  /** What makes an event of the value. */
  read: (sent: unknown, options: ReadEventOptions) => ReadEvent
  /** The pointer into the value that was sent for one into the event that was made of it. */
  pointerInto: (sent: unknown, pointer: string) => string
}

/** An event as it is documented. */
export const plainEvent: EventForm = {
  read: readEvent,
  pointerInto: (sent, pointer) => (isRecord(sent) ? pointerAsSent(sent, pointer) : pointer),
}

/** One event from the text of one JSON value, and the value; null when there is nothing but white space. */
export const readEventText = (
  { text, fault }: Line,
  options: ReadEventOptions,
  form: EventForm = plainEvent,
): { result: ReadEvent; sent: unknown } | null => {
  if (fault !== null) return { result: refuse(refusals[fault]), sent: null }
  let sent: unknown
  try {
    sent = JSON.parse(text)
  } catch {
    // The parser's own message quotes the text, so it is not passed on.
    return text.trim() === '' ? null : { result: refuse('is not JSON'), sent: null }
  }
  return { result: form.read(sent, options), sent }
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
      const read = readEventText(line, options)
      if (read !== null) yield { line: line.number, ...read }
    }
}
