import type { Reading, SampledFile } from './formats/format.ts'
import { type FileFormat, knownFormats } from './formats/known-formats.ts'
import type { ReadItem } from './read-item.ts'
import type { ReadFileOptions } from './read-options.ts'
import { type OpenFile, refuseWhatIsNoText, sampleOf } from './sniff.ts'
import { Unreadable } from './unreadable.ts'

export type ReadFile = { open: OpenFile; format: FileFormat | 'auto'; options: ReadFileOptions }

const unknown =
  'No row near the top of this file names either a column with the day of the application, such as "Date Applied", or the columns journey_id, type and occurred_at.'

/** The file as the first format that knows it. */
const recognise = async (file: SampledFile): Promise<{ name: FileFormat; reading: Reading }> => {
  for (const { name, open } of knownFormats) {
    const reading = await open(file, false)
    if (reading !== null) return { name, reading }
  }
  throw new Unreadable('unknown_columns', unknown)
}

async function* readAs({ open, format, options }: ReadFile): AsyncGenerator<ReadItem> {
  const sample = await sampleOf(open)
  refuseWhatIsNoText(sample)
  const file = { open, options, sample }
  if (format === 'auto') {
    const { name, reading } = await recognise(file)
    yield { kind: 'guess', setting: 'format', value: name, reason: reading.reason }
    yield* reading.items()
  } else {
    const reading = await knownFormats.find(({ name }) => name === format)?.open(file, true)
    if (reading) yield* reading.items()
  }
}

/**
 * Reads a file of timelines: what it holds as journeys and events, what is odd about it as findings, and what was
 * guessed as guesses. The file is opened two to four times and never held; the last pass yields each row's events
 * as soon as the row is read. The last item is `end`, or `unreadable` when nothing of the file can be taken.
 * No message repeats the value of a cell. Throws only what `open` throws.
 */
export async function* readFile(file: ReadFile): AsyncGenerator<ReadItem> {
  try {
    yield* readAs(file)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    yield { kind: 'unreadable', code: error.code, message: error.message }
  }
}
