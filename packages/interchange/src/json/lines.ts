import { isUtf8 } from 'node:buffer'

const newline = 10

/** One line of text without its line end; numbered from 1. Without text it was too long, or no valid UTF-8. */
export type Line =
  | { number: number; text: string; fault: null }
  | { number: number; text: null; fault: 'too_long' | 'not_utf8' }

/** Numbers lines and judges their length. A character has at most four bytes, so that only long lines are measured. */
const lineMaker = (mostBytes: number) => {
  let number = 0
  const make = (text: string | null, fault: 'too_long' | 'not_utf8' = 'not_utf8'): Line => {
    number += 1
    if (text === null) return { number, text, fault }
    if (text.length > mostBytes / 4 && Buffer.byteLength(text) > mostBytes)
      return { number, text: null, fault: 'too_long' }
    const whole = number === 1 && text.startsWith('\ufeff') ? text.slice(1) : text
    return { number, text: whole.endsWith('\r') ? whole.slice(0, -1) : whole, fault: null }
  }
  /** The lines of a block, decoded at once: line by line it costs more than the parsing of the JSON. */
  const makeAll = (block: Buffer): Line[] => {
    if (isUtf8(block))
      return block
        .toString('utf8')
        .split('\n')
        .map((text) => make(text))
    const lines: Line[] = []
    for (let start = 0; start <= block.length; ) {
      const end = block.indexOf(newline, start)
      const line = block.subarray(start, end === -1 ? block.length : end)
      lines.push(make(isUtf8(line) ? line.toString('utf8') : null))
      start += line.length + 1
    }
    return lines
  }
  return { make, makeAll }
}

/**
 * Splits a byte stream into lines, as many at once as a chunk completes. A line over `mostBytes` is not held while
 * it is passed over. A byte order mark and carriage returns are taken off; a last line without a line end counts.
 */
export async function* splitLines(source: AsyncIterable<Buffer>, mostBytes: number): AsyncGenerator<Line[]> {
  const { make, makeAll } = lineMaker(mostBytes)
  let held: Buffer[] = []
  let heldBytes = 0
  const hold = (part: Buffer): void => {
    heldBytes += part.length
    if (heldBytes > mostBytes) held = []
    else if (part.length > 0) held.push(part)
  }
  const release = (part: Buffer): Line[] => {
    const tooLong = heldBytes > mostBytes
    const first = tooLong ? part.indexOf(newline) : -1
    const rest = tooLong
      ? part.subarray(first === -1 ? part.length : first + 1)
      : Buffer.concat([...held, part])
    held = []
    heldBytes = 0
    if (!tooLong) return makeAll(rest)
    return first === -1 ? [make(null, 'too_long')] : [make(null, 'too_long'), ...makeAll(rest)]
  }
  for await (const chunk of source) {
    const end = chunk.lastIndexOf(newline)
    if (end !== -1) yield release(chunk.subarray(0, end))
    hold(chunk.subarray(end + 1))
  }
  if (heldBytes > 0) yield release(Buffer.alloc(0))
}
