import { countBytes, type PassProgress, tick } from '../csv/table.ts'
import type { SampledFile } from '../formats/format.ts'
import { isRecord } from '../json/gather-event.ts'
import { type JsonValue, splitJsonValues } from '../json/json-values.ts'
import { type Line, splitLines } from '../json/lines.ts'
import { mostBytesOfEvent } from '../json/read-ndjson.ts'
import type { ReadItem } from '../read-item.ts'
import { firstLines, type OpenFile, withoutByteOrderMark } from '../sniff.ts'
import { Unreadable } from '../unreadable.ts'
import { type Field, rootOf } from './field.ts'

/** One object of an export, and the property of its wrapper in whose array it stood. */
export type AtsRecord = { row: number; name: string | null; root: Field }

/** A value of an export that is no object, with what is wrong. */
export type NoRecord = { row: number; fault: string }

const faults = { too_long: 'is longer than 1 MiB', not_utf8: 'is not valid UTF-8' }

/** The elements of a wrapper on one line; any other value alone. */
const unwrapped = (
  value: unknown,
  wrappers: ReadonlySet<string>,
): { name: string | null; value: unknown }[] => {
  if (Array.isArray(value)) return value.map((element) => ({ name: null, value: element }))
  if (!isRecord(value)) return [{ name: null, value }]
  const arrays = Object.entries(value).filter(([name, held]) => wrappers.has(name) && Array.isArray(held))
  if (arrays.length === 0) return [{ name: null, value }]
  // The filter kept arrays only; it cannot tell the type checker.
  return arrays.flatMap(([name, held]) => (held as unknown[]).map((element) => ({ name, value: element })))
}

/** The records of one value that was cut, or what is wrong with it. */
export const recordsOf = (
  line: Line & { name?: string | null },
  wrappers: ReadonlySet<string>,
): (AtsRecord | NoRecord)[] => {
  const { number: row, text, fault } = line
  if (fault !== null) return [{ row, fault: faults[fault] }]
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    // The parser's own message quotes the text, so it is not passed on.
    return text.trim() === '' ? [] : [{ row, fault: 'is not JSON' }]
  }
  const values = line.name === undefined ? unwrapped(parsed, wrappers) : [{ name: line.name, value: parsed }]
  return values.map(({ name, value }) =>
    isRecord(value) ? { row, name, root: rootOf(value) } : { row, fault: 'must be an object' },
  )
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Whether a sample begins as JSON at all. */
export const startsAsJson = (sample: Buffer): boolean =>
  /^[[{]/.test(withoutByteOrderMark(sample).toString('utf8').trimStart())

/** One value on each line: the first line is whole, and more follows. Anything else is cut by its brackets. */
const isLines = (sample: Buffer): boolean => {
  const start = withoutByteOrderMark(sample).toString('utf8').trimStart()
  const [first = ''] = firstLines(Buffer.from(start), 1)
  return first.length < start.trimEnd().length && isJson(first)
}

type Cut = (source: AsyncIterable<Buffer>) => AsyncIterable<(Line | JsonValue)[]>

/** How an export is cut into values: at its lines, or at the brackets of its arrays. */
export const cutOf = (sample: Buffer, wrappers: ReadonlySet<string>): Cut =>
  isLines(sample)
    ? (source) => splitLines(source, mostBytesOfEvent)
    : (source) => splitJsonValues(source, { mostBytes: mostBytesOfEvent, named: wrappers, several: true })

/** One pass over the records of an export, with its progress. Rows are lines of NDJSON, else records counted. */
export async function* eachRecord(
  { open, sample }: Pick<SampledFile, 'open' | 'sample'>,
  wrappers: ReadonlySet<string>,
  [pass, passes]: readonly [pass: number, passes: number],
): AsyncGenerator<AtsRecord | NoRecord | ReadItem> {
  const progress: PassProgress = { pass, passes, bytes: 0, rows: 0 }
  for await (const cut of cutOf(sample, wrappers)(countBytes(open, progress)))
    for (const line of cut)
      for (const record of recordsOf(line, wrappers)) {
        const told = tick(progress)
        if (told !== null) yield told
        yield record
      }
  yield { kind: 'progress', ...progress }
}

const mostRecords = 20
const mostBytes = 2 * mostBytesOfEvent

async function* beginningOf(open: OpenFile): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const chunk of open()) {
    yield chunk
    bytes += chunk.length
    if (bytes > mostBytes) return
  }
}

/** The first records of an export, by which it is known; as many as can be cut where it breaks off early. */
export const firstRecords = async (
  { open, sample }: SampledFile,
  wrappers: ReadonlySet<string>,
): Promise<AtsRecord[]> => {
  const found: AtsRecord[] = []
  try {
    for await (const item of eachRecord({ open: () => beginningOf(open), sample }, wrappers, [1, 1])) {
      if ('root' in item) found.push(item)
      if (found.length >= mostRecords) break
    }
  } catch (error) {
    // A beginning is cut off by its nature; what is wrong further on is told when the file is read.
    if (!(error instanceof Unreadable)) throw error
  }
  return found
}
