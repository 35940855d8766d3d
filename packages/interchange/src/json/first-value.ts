import { Unreadable } from '../unreadable.ts'
import { splitJsonValues } from './json-values.ts'

async function* once(sample: Buffer): AsyncGenerator<Buffer> {
  yield sample
}

/**
 * The first value of a JSON document, of the array it is, or of a file with a value on each line; undefined when the
 * sample holds none that is whole.
 */
export const firstJsonValue = async (sample: Buffer): Promise<unknown> => {
  try {
    for await (const [first] of splitJsonValues(once(sample), { mostBytes: sample.length, several: true }))
      return first?.text === null || first === undefined ? undefined : JSON.parse(first.text)
  } catch (error) {
    // A sample may end anywhere, and need not be JSON at all.
    if (!(error instanceof Unreadable) && !(error instanceof SyntaxError)) throw error
  }
  return undefined
}
