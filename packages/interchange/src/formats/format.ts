import type { ReadItem } from '../read-item.ts'
import type { ReadFileOptions } from '../read-options.ts'
import type { OpenFile } from '../sniff.ts'

/** A file with its beginning, which has been found to be text. */
export type SampledFile = { open: OpenFile; options: ReadFileOptions; sample: Buffer }

/** A file that is of a format: what it was known by, and what it holds. */
export type Reading = { reason: string; items: () => AsyncIterable<ReadItem> }

/** A piece of a smaller file: a row by its number in the larger one, or null for what only holds the rows together. */
export type PickedRow = { row: number | null; text: string }

/**
 * How files of one format are known and read. `open` gives null for a file of another format; with `asked`, when
 * somebody said that it is of this one, it throws Unreadable with what is missing instead. It may look further into
 * the file than the sample.
 */
export type Format<Name extends string = string> = {
  name: Name
  /** What such a file is, in words. */
  label: string
  open: (file: SampledFile, asked: boolean) => Promise<Reading | null>
  /** Some rows of a file of this format as a file of their own. Left out where a row cannot stand alone. */
  pick?: (file: SampledFile, rows: ReadonlySet<number>) => AsyncIterable<PickedRow>
}
