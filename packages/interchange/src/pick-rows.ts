import type { Format, PickedRow } from './formats/format.ts'
import { knownFormats } from './formats/known-formats.ts'
import type { ReadFileOptions } from './read-options.ts'
import { type OpenFile, sampleOf } from './sniff.ts'

export type PickRows = { open: OpenFile; format: string; options: ReadFileOptions; rows: ReadonlySet<number> }

/**
 * Some rows of a file, by the numbers findings bear, as a smaller file of the same format: those that were refused,
 * to be mended and read again. Null for a format whose rows cannot stand alone. Throws what `open` throws.
 */
export const pickRows = async ({
  open,
  format,
  options,
  rows,
}: PickRows): Promise<AsyncIterable<PickedRow> | null> => {
  const known: Format | undefined = knownFormats.find(({ name }) => name === format)
  if (known?.pick === undefined) return null
  return known.pick({ open, options, sample: await sampleOf(open) }, rows)
}
