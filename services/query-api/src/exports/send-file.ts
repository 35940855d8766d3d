import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/**
 * Sends bytes as they are made, and no faster than they are taken. What fails before the first byte is answered with
 * a problem; what fails later breaks the transfer off, so that no part of a file looks whole.
 */
export const sendFile = async (
  reply: FastifyReply,
  file: { name: string; mediaType: string; headers?: Readonly<Record<string, string>> },
  bytes: AsyncIterable<Uint8Array>,
): Promise<FastifyReply> => {
  const chunks = bytes[Symbol.asyncIterator]()
  const first = await chunks.next()
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      if (first.done !== true) yield first.value
      yield* { [Symbol.asyncIterator]: () => chunks }
    } finally {
      await chunks.return?.()
    }
  }
  return reply
    .headers({ 'cache-control': 'private, no-store', ...file.headers })
    .header('content-disposition', `attachment; filename="${file.name}"`)
    .type(file.mediaType)
    .send(Readable.from(all(), { objectMode: false, highWaterMark: 1 << 16 }))
}
