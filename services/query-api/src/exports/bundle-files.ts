import { createHash } from 'node:crypto'
import type { OutColumn, ZipEntry } from '@hearback/interchange'

/** A file of a bundle that holds rows. */
export type BundleFile = {
  name: string
  title: string
  format: 'csv' | 'parquet'
  mediaType: string
  columns: readonly OutColumn[]
  /** What columns mean, by their names, where the names do not say it. */
  say?: Readonly<Record<string, string>>
  /** What the words that stand where nothing is known mean; the empty cell always means: not applicable. */
  missing: readonly ('suppressed' | 'censored')[]
  bytes: AsyncIterable<Uint8Array>
}

/** What became of a file once it was written. */
export type Written = { name: string; bytes: number; sha256: string }

/** The bytes as they are, noting their number and SHA-256 when the last has been taken. */
async function* noting(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  written: Written[],
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of bytes) {
    hash.update(chunk)
    size += chunk.length
    yield chunk
  }
  written.push({ name, bytes: size, sha256: hash.digest('hex') })
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

/** An entry of the archive whose size and hash are noted when it has been written. */
export const entryOf = ({ name, bytes, compressed = false }: ZipEntry, written: Written[]): ZipEntry => ({
  name,
  compressed,
  bytes: noting(name, bytes, written),
})

/** An entry made of a text. */
export const textEntry = (name: string, text: string, written: Written[]): ZipEntry =>
  entryOf({ name, bytes: bytesOf(text) }, written)

/** Names and hashes in the form `sha256sum -c` reads. */
export const checksums = (written: readonly Written[]): string =>
  written.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('')
