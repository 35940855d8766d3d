import type { PickedRow } from '../formats/format.ts'
import type { OpenFile } from '../sniff.ts'
import { splitJsonValues } from './json-values.ts'
import { splitLines } from './lines.ts'

/** What is longer is no event: it cannot be mended by hand, and is left out. */
const mostBytes = 1_048_576

/** Lines of a file by their numbers. */
export async function* pickLines(open: OpenFile, rows: ReadonlySet<number>): AsyncGenerator<PickedRow> {
  for await (const lines of splitLines(open(), mostBytes))
    for (const { number, text } of lines)
      if (text !== null && rows.has(number)) yield { row: number, text: `${text}\n` }
}

/** Elements of a JSON array by their numbers, as an array of their own. */
export async function* pickElements(open: OpenFile, rows: ReadonlySet<number>): AsyncGenerator<PickedRow> {
  let before = '['
  for await (const values of splitJsonValues(open(), { mostBytes }))
    for (const { number, text } of values)
      if (text !== null && rows.has(number)) {
        yield { row: number, text: `${before}\n${text.trim()}` }
        before = ','
      }
  yield { row: null, text: before === '[' ? '[]\n' : '\n]\n' }
}
