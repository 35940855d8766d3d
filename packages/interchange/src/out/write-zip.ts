import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** A file of an archive. Its bytes are taken before the next file is asked for. */
export type ZipEntry = {
  name: string
  bytes: AsyncIterable<Uint8Array>
  /** Whether its bytes are small already, as those of Parquet are. */
  compressed?: boolean
}

/**
 * A zip archive of files as they come, one after the other; what is held does not grow with them. A file that cannot
 * be made ends the archive before its directory, so that no part of it opens as a whole. `madeAt`, in milliseconds
 * since 1970, is the time its files bear.
 */
export async function* writeZip(
  entries: AsyncIterable<ZipEntry>,
  madeAt: number,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  // The output is a PassThrough, which its type does not say.
  const output = zip.outputStream as Readable
  let current: Readable | null = null
  const addAll = async (): Promise<void> => {
    for await (const { name, bytes, compressed = false } of entries) {
      current = Readable.from(bytes, { objectMode: false })
      zip.addReadStream(current, name, { mtime: new Date(madeAt), compress: !compressed })
      await finished(current)
    }
    zip.end()
  }
  zip.on('error', (error: Error) => output.destroy(error))
  const added = addAll().catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  try {
    // A stream of bytes gives buffers.
    yield* output as AsyncIterable<Uint8Array>
  } finally {
    destroy(current)
    output.destroy()
    await added
  }
}

// It is set while files are added, which the compiler does not see.
const destroy = (stream: Readable | null): void => {
  stream?.destroy()
}
