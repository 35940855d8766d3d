import type { PickedRow, SampledFile } from '../formats/format.ts'
import { type AtsRecord, cutOf, recordsOf } from './records.ts'

type Picking = { rows: ReadonlySet<number>; givesNames: (record: AtsRecord) => boolean }

/**
 * Some objects of an export by their numbers, as an array of their own; behind them those that give names to ids, without
 * which the same stage would have another label. Two passes over the file.
 */
export async function* pickRecords(
  { open, sample }: SampledFile,
  wrappers: ReadonlySet<string>,
  { rows, givesNames }: Picking,
): AsyncGenerator<PickedRow> {
  let before = '['
  for (const names of [false, true])
    for await (const values of cutOf(sample, wrappers)(open()))
      for (const value of values) {
        const { number, text } = value
        const isPicked = rows.has(number)
        if (text === null || isPicked === names) continue
        const records = names ? recordsOf(value, wrappers) : []
        if (names && !records.some((record) => 'root' in record && givesNames(record))) continue
        yield { row: isPicked ? number : null, text: `${before}\n${text.trim()}` }
        before = ','
      }
  yield { row: null, text: before === '[' ? '[]\n' : '\n]\n' }
}
