import { Readable, type Transform } from 'node:stream'
import { createGunzip, createInflate, type Gunzip, type Inflate } from 'node:zlib'
import { ProblemError } from '@hearback/http'
import type { FastifyRequest } from 'fastify'

const decoders: ReadonlyMap<string, (() => Gunzip | Inflate) | null> = new Map([
  ['identity', null],
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
])

const cutShort = () =>
  new ProblemError({
    status: 400,
    code: 'body_cut_short',
    detail:
      'The body ended before it was whole. What was stored until then stays; sending it again adds nothing twice.',
  })

/** The problem of a body that stopped arriving or could not be inflated; anything else is passed on. */
const problemOfStream = (error: unknown): unknown => {
  const code = String(Object(error).code)
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'Z_BUF_ERROR')
    return cutShort()
  if (!code.startsWith('Z_')) return error
  return new ProblemError({
    status: 400,
    code: 'malformed_encoding',
    detail: 'The body is not what its Content-Encoding says.',
  })
}

/** The chunks of a stream; how it breaks is told as a problem. */
export async function* chunksOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* stream
  } catch (error) {
    throw problemOfStream(error)
  }
}

/**
 * The chunks of a request. What nobody reads of it is let run out: to close the connection on somebody who is
 * still sending would take the answer away with it.
 */
export async function* chunksOfRequest(source: Readable): AsyncGenerator<Buffer> {
  try {
    yield* source.iterator({ destroyOnReturn: false })
  } catch (error) {
    throw problemOfStream(error)
  } finally {
    source.resume()
  }
}

/** A stream through gunzip or inflate. Once that ends or fails, what is left of the stream is let run out as it is. */
export const throughDecoder = (source: Readable, decoder: Transform): Transform => {
  source.once('error', (error) => decoder.destroy(error))
  decoder.once('close', () => {
    source.unpipe(decoder)
    source.resume()
  })
  return source.pipe(decoder)
}

/** Bytes that may come of anything; a long stretch of one letter in a small file is no attack. */
const harmlessBytes = 64 * 1024 * 1024
/** Timelines pack to a tenth, the most repetitive of logs to a fiftieth; gzip could do a thousandth. */
const mostTimesLarger = 250

/** The problem of a body that was made to become large. */
const inflatesTooMuch = () =>
  new ProblemError({
    status: 413,
    code: 'inflates_too_much',
    detail: `The body inflates to more than ${mostTimesLarger} times its size: send it plain, if that is meant.`,
  })

/** What a decoder makes of a stream. Throws a 413 problem when it is out of all proportion to what was sent. */
export async function* inflatedBy(source: Readable, decoder: Gunzip | Inflate): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of chunksOf(throughDecoder(source, decoder))) {
    size += chunk.length
    if (size > harmlessBytes && size > decoder.bytesWritten * mostTimesLarger) throw inflatesTooMuch()
    yield chunk
  }
}

/**
 * The bytes of a body (taken unparsed: takeRawBodies) as they were before Content-Encoding.
 * Throws a 415 problem on an encoding nobody knows.
 */
export const decodedBody = (request: FastifyRequest): AsyncIterable<Buffer> => {
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  const decoder = decoders.get(encoding)
  if (decoder === undefined) {
    const detail = `Content-Encoding may be ${[...decoders.keys()].join(', ')}.`
    throw new ProblemError(
      { status: 415, code: 'unsupported_encoding', detail },
      { 'accept-encoding': 'gzip, deflate' },
    )
  }
  const body: unknown = request.body
  if (!(body instanceof Readable)) return emptyBody()
  return decoder === null ? chunksOfRequest(body) : inflatedBy(body, decoder())
}

async function* emptyBody(): AsyncGenerator<Buffer> {}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The chunks of a body up to a number of bytes; throws a 413 problem over it. */
export async function* chunksWithin(limit: number, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > limit) {
      const detail = `An upload may hold ${limit} bytes once inflated.`
      throw new ProblemError({ status: 413, code: 'body_too_large', detail })
    }
    yield chunk
  }
}

/** Reads a body that has to be held whole; throws a 413 problem over `limit` bytes. */
export const textWithin = async (source: AsyncIterable<Buffer>, limit: number): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of source) {
    size += chunk.length
    if (size > limit) {
      const detail = `A JSON body may hold ${limit} bytes once inflated; NDJSON streams without a limit.`
      throw new ProblemError({ status: 413, code: 'body_too_large', detail })
    }
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  try {
    return utf8.decode(bytes)
  } catch {
    throw new ProblemError({ status: 400, code: 'malformed_json', detail: 'The body is not valid UTF-8.' })
  }
}
