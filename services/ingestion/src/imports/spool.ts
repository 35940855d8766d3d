import { createWriteStream } from 'node:fs'
import { chmod, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { chunksWithin, inflatedBy } from '../intake/body.ts'

/** Where uploaded files wait until they are read: one file an import, readable by this user alone. */
export type Spool = {
  pathOf: (id: string) => string
  /** Writes an upload to its file, inflated, and tells its size in bytes. Over `mostBytes`, or what any file may hold, it throws a 413 problem. On failure nothing is left of it. */
  keep: (id: string, upload: AsyncIterable<Buffer>, mostBytes?: number) => Promise<number>
  drop: (id: string) => Promise<void>
  /** Ids of the imports whose file was last written to before a moment (milliseconds since 1970). */
  keptSince: (before: number) => Promise<string[]>
}

const ending = '.upload'
const gzipMagic = Buffer.from([0x1f, 0x8b])

async function* startingWith(first: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* first
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}

/**
 * A gzip file is inflated, whatever it is called: what counts is how it begins. Rejects with a 413 problem where that
 * makes far more of it than was sent.
 */
export const inflated = async (upload: AsyncIterable<Buffer>): Promise<AsyncIterable<Buffer>> => {
  const chunks = upload[Symbol.asyncIterator]()
  const first: Buffer[] = []
  while (first.reduce((size, chunk) => size + chunk.length, 0) < gzipMagic.length) {
    const next = await chunks.next()
    if (next.done === true) break
    first.push(next.value)
  }
  const whole = startingWith(first, chunks)
  if (!Buffer.concat(first).subarray(0, 2).equals(gzipMagic)) return whole
  return inflatedBy(Readable.from(whole), createGunzip())
}

/** When a file was last written to, in milliseconds since 1970; null if it is gone by now. */
const writtenAt = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  )

/** Opens the spool, making its directory if need be. */
export const openSpool = async (directory: string, largestFile: number): Promise<Spool> => {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  await chmod(directory, 0o700)
  const pathOf = (id: string) => join(directory, id + ending)
  const drop = (id: string) => rm(pathOf(id), { force: true })
  const keep: Spool['keep'] = async (id, upload, mostBytes = largestFile) => {
    // Flushed to disk before it is acknowledged: an accepted file survives a power cut.
    const file = createWriteStream(pathOf(id), { flags: 'wx', mode: 0o600, flush: true })
    try {
      await pipeline(chunksWithin(Math.min(mostBytes, largestFile), await inflated(upload)), file)
      return file.bytesWritten
    } catch (error) {
      file.destroy()
      await drop(id)
      throw error
    }
  }
  const keptSince = async (before: number) => {
    const ids = (await readdir(directory))
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length))
    const written = await Promise.all(ids.map((id) => writtenAt(pathOf(id))))
    return ids.filter((_, index) => (written[index] ?? before) < before)
  }
  return { pathOf, keep, drop, keptSince }
}
