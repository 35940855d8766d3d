import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type CommandContext, CommandFailure, exitCodes } from '../command-context.ts'
import { drawDownload } from '../render/progress.ts'
import { findService } from '../service-client.ts'
import { type AskOptions, hasRows, questionOf, questionsWithRows } from './ask.ts'

export type ExportOptions = Omit<AskOptions, 'json' | 'csv'> & {
  format?: string
  out?: string
  force?: boolean
  from?: string
  to?: string
  release?: string
}

/** The formats of each export, the usual one first. */
const formats: Readonly<Record<string, readonly string[]>> = {
  spells: ['csv', 'parquet', 'arrow', 'arrows'],
  events: ['csv', 'xes', 'ocel.json', 'ndjson'],
  bundle: ['zip'],
}
const formatsOfAnswers = ['csv', 'arrow', 'arrows']

/** What `hearback export` can be asked for. */
export const exportNames = [...Object.keys(formats), ...questionsWithRows]

/** The format a file's name ends in; an ending that is none, as it stands; undefined where the name has no ending. */
const formatOfFile = (known: readonly string[], out: string): string | undefined => {
  const name = basename(out).toLowerCase()
  const ending = extname(name).slice(1)
  return known.find((each) => name.endsWith(`.${each}`)) ?? (ending === '' ? undefined : ending)
}

/** The format asked for, or the one the file's name ends in, or the usual one. */
const formatOf = (known: readonly string[], { format, out }: ExportOptions): string => {
  const asked = format ?? formatOfFile(known, out ?? '') ?? known[0] ?? ''
  if (known.includes(asked)) return asked
  const advice =
    format === undefined ? ' Name the file by one of these, or say which one is meant with --format.' : ''
  throw new CommandFailure(
    `There is no format "${asked}" here; there are ${known.join(', ')}.${advice}`,
    exitCodes.usage,
  )
}

/** The address of an export. Throws what is wrong with the question. */
export const exportPath = (what: string, options: ExportOptions): string => {
  const files = formats[what]
  if (files === undefined && !hasRows(what)) {
    throw new CommandFailure(
      `There is no export "${what}". Take one of: ${exportNames.join(', ')}.`,
      exitCodes.usage,
    )
  }
  const parameters = questionOf(options)
  for (const name of ['from', 'to', 'release'] as const) {
    const value = options[name]
    if (value !== undefined) parameters.set(name, value)
  }
  const format = formatOf(files ?? formatsOfAnswers, options)
  return `/v1/${files === undefined ? '' : 'exports/'}${what}.${format}?${parameters}`
}

/** Passes bytes on and shows how many have come, at most ten times a second. */
async function* counted(
  context: CommandContext,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let [read, drawnAt] = [0, Number.NEGATIVE_INFINITY]
  for await (const chunk of bytes) {
    yield chunk
    read += chunk.length
    const now = context.now()
    if (!context.interactive || now - drawnAt < 100) continue
    drawnAt = now
    context.say(drawDownload(read, 'going on'))
  }
  if (context.interactive) context.say(drawDownload(read, 'done'))
}

const isBrokenPipe = (error: unknown): boolean => Object(error).code === 'EPIPE'

/** Writes to a stream that stays open. A reader who has seen enough is no failure. */
const writeTo = async (stream: Writable, bytes: AsyncIterable<Uint8Array>): Promise<void> => {
  try {
    await pipeline(bytes, stream, { end: false })
  } catch (error) {
    if (!isBrokenPipe(error)) throw error
  }
}

/** Writes a file under another name, and gives it its own when it is whole. */
const writeFile = async (file: string, bytes: AsyncIterable<Uint8Array>): Promise<void> => {
  const part = `${file}.part`
  try {
    await pipeline(bytes, createWriteStream(part, { mode: 0o600 }))
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

/** Before anything is asked for, and again before it is written: nobody's file is overwritten unawares. */
const refuseOverwriting = (file: string | undefined, { force }: ExportOptions): void => {
  if (file === undefined || file === '-' || force === true || !existsSync(file)) return
  throw new CommandFailure(
    `There is a file ${file} already; --force overwrites it, --out names another.`,
    exitCodes.usage,
  )
}

/** The name the service gives the file; its last part alone, wherever it points. */
const nameIn = (response: Response): string => {
  const given = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return basename(given ?? 'export')
}

// Node's web stream type and fetch's are declared apart but are one.
const bytesIn = ({ body }: Response) =>
  Readable.fromWeb(body as unknown as Parameters<typeof Readable.fromWeb>[0]) as AsyncIterable<Uint8Array>

/** Downloads an export into a file, or with `-` to standard output. A transfer that breaks off leaves no file. */
export const exportFile = async (
  context: CommandContext,
  what: string,
  options: ExportOptions,
  stdout: Writable = process.stdout,
): Promise<void> => {
  const path = exportPath(what, options)
  refuseOverwriting(options.out, options)
  const service = await findService(context)
  const response = await service.send(path)
  const file = options.out ?? nameIn(response)
  refuseOverwriting(file, options)
  const bytes = counted(context, bytesIn(response))
  try {
    await (file === '-' ? writeTo(stdout, bytes) : writeFile(file, bytes))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CommandFailure(
      file === '-'
        ? `The transfer broke off: ${reason}. What was written is not whole.`
        : `The transfer broke off: ${reason}. ${file} was not written.`,
    )
  }
  const release = response.headers.get('hearback-release')
  if (file !== '-') context.say(`${file} is written.\n`)
  if (release !== null) context.say(`Release: ${decodeURIComponent(release)}\n`)
}
