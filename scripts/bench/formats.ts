import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export type FormatsBenchOptions = {
  /** Files are made here. */
  folder: string
  print: (line: string) => void
  /** Rows of each table. */
  rows?: number
  /** Megabytes of the long import whose memory is watched. */
  size?: number
}

type Measured = { rows: number; seconds: number; peak: number; memory?: number[] }

const script = fileURLToPath(new URL('format-case.ts', import.meta.url))
const run = promisify(execFile)

const measure = async (
  name: string,
  folder: string,
  rows: number,
  flags: readonly string[] = [],
): Promise<Measured> => {
  const given = ['--disable-warning=ExperimentalWarning', ...flags, script, name, folder, String(rows)]
  const { stdout } = await run(process.execPath, given, { maxBuffer: 1 << 20 })
  // It is the last thing the script writes, and its only one.
  return JSON.parse(stdout) as Measured
}

const speedOf = ({ rows, seconds }: Measured): number => rows / seconds

const shown = (name: string, measured: Measured, yardstick: Measured): string =>
  [
    name.padEnd(24),
    `${Math.round(speedOf(measured))} rows/s`.padStart(18),
    `${(speedOf(measured) / speedOf(yardstick)).toFixed(3)}x`.padStart(9),
    `peak ${Math.round(measured.peak)} MB`.padStart(14),
  ].join('')

/** Measures cases one after the other against the first, which is the yardstick of the run. */
const compare = async (
  names: readonly string[],
  { folder, print, rows }: FormatsBenchOptions & { rows: number },
): Promise<void> => {
  let yardstick: Measured | null = null
  for (const name of names) {
    const measured = await measure(name, folder, rows)
    yardstick ??= measured
    print(shown(name, measured, yardstick))
  }
}

/** About as many bytes as a row of the long CSV has. */
const bytesOfRow = 50

/** Without a limit the heap is let grow while there is room, whether what it holds is needed or not. */
const smallHeap = '--max-old-space-size=200'

/** Reads a long CSV made on the way, and tells whether memory grew after its first tenth. */
const watchLongImport = async ({ folder, print, size = 1024 }: FormatsBenchOptions): Promise<void> => {
  const measured = await measure('read long', folder, Math.ceil((size * 1_000_000) / bytesOfRow), [smallHeap])
  const [, settled = Number.NaN, ...later] = measured.memory ?? []
  const most = Math.max(settled, ...later)
  print(
    `a long CSV of about ${size} MB    ${Math.round(speedOf(measured))} rows/s, in a heap of 200 MB, memory at each tenth: ${measured.memory?.join(' ')} MB`,
  )
  print(`  most after the first tenth over what it was then: ${(most / settled).toFixed(2)} (1.00 is flat)`)
}

const readers = ['read DuckDB csv', 'read csv-long', 'read csv-wide', 'read ndjson']
const writers = [
  'write DuckDB parquet',
  'write parquet',
  'write csv',
  'write arrow stream',
  'write arrow file',
  'write events csv',
  'write events xes',
  'write events ocel',
  'write events ndjson',
]

/**
 * Rows a second and peak memory of every table reader and writer, each in a process of its own, beside DuckDB's CSV
 * reader and Parquet writer on one thread; and the memory of a long import. Writing is measured without a disk. What
 * the readers do more than DuckDB's is to find out what the columns mean, check every event and tell what is odd.
 */
export const benchFormats = async (options: FormatsBenchOptions): Promise<void> => {
  const rows = options.rows ?? 300_000
  for (const format of ['csv-long', 'csv-wide', 'ndjson'])
    await measure(`make ${format}`, options.folder, rows)
  await compare(readers, { ...options, rows })
  await compare(writers, { ...options, rows })
  await watchLongImport(options)
}
