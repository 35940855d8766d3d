import { Readable } from 'node:stream'
import { ProblemError } from '@hearback/http'
import type { FastifyReply } from 'fastify'

/** Each export under way holds a connection to the database, of which questions need some too. */
const mostUnderWay = 3

const busy = () =>
  new ProblemError(
    {
      status: 503,
      code: 'too_many_exports',
      detail: `${mostUnderWay} exports are under way; try again when one has ended.`,
    },
    { 'retry-after': '10' },
  )

/** Lets a few exports through at a time; whoever comes then is told to come again. */
export const limitExports = () => {
  let underWay = 0
  return async function* limited(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    if (underWay >= mostUnderWay) throw busy()
    underWay += 1
    try {
      yield* bytes
    } finally {
      underWay -= 1
    }
  }
}

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
