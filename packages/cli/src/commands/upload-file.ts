import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { type CommandContext, CommandFailure, exitCodes } from '../command-context.ts'
import type { ServiceClient } from '../service-client.ts'
import type { ImportOptions } from './import-file.ts'
import type { ImportShown } from './import-summary.ts'

/** What is sent: the file as it is, or a form of it and the mapping of its activities. */
export type Upload = { type: string; body: () => ReadableStream; size: number | null }

// Node's web stream type and fetch's are declared apart but are one.
const web = (stream: Readable) => Readable.toWeb(stream) as unknown as ReadableStream

/** The size of a file that is to be read, in bytes. */
export const sizeOf = async (file: string): Promise<number> => {
  const found = await stat(file).catch(() => null)
  if (found?.isFile() === true) return found.size
  throw new CommandFailure(`There is no file ${file}.`, exitCodes.usage)
}

/** The mapping in a file, as JSON. */
export const mappingIn = async (file: string): Promise<string> => {
  await sizeOf(file)
  const text = await readFile(file, 'utf8')
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    throw new CommandFailure(`The mapping ${file} is not JSON.`, exitCodes.usage)
  }
}

/** Compact JSON holds no line break, so that no mapping can hold the boundary at the beginning of a line. */
const boundary = 'hearback-upload-9f1c2ab07d'
const partOf = (name: string, more = ''): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`

/** A form (RFC 7578) whose file streams. */
async function* formOf(source: AsyncIterable<Buffer>, mapping: string): AsyncGenerator<Buffer> {
  yield Buffer.from(`${partOf('mapping')}${mapping}\r\n${partOf('file', '; filename="log"')}`)
  yield* source
  yield Buffer.from(`\r\n--${boundary}--\r\n`)
}

/** Opens a file, or standard input for "-", to be sent; with the file of a mapping beside it where one is given. */
export const openUpload = async (file: string, mappingFile: string | undefined): Promise<Upload> => {
  const size = file === '-' ? null : await sizeOf(file)
  const source = () => (file === '-' ? process.stdin : createReadStream(file))
  if (mappingFile === undefined) return { type: 'application/octet-stream', body: () => web(source()), size }
  const mapping = await mappingIn(mappingFile)
  const type = `multipart/form-data; boundary=${boundary}`
  return { type, body: () => web(Readable.from(formOf(source(), mapping))), size }
}

/** What is asked of an import, as parameters of its route. */
export const parametersOf = (options: ImportOptions): URLSearchParams => {
  const parameters = new URLSearchParams({ workspace: options.workspace })
  const given = {
    format: options.format,
    process: options.process,
    observed_through: options.observedThrough,
    observed_from: options.observedFrom,
    inclusion: options.inclusion,
    date_order: options.dateOrder,
    contributor: options.contributor,
    dry_run: options.dryRun === true ? 'true' : undefined,
  }
  for (const [name, value] of Object.entries(given)) if (value !== undefined) parameters.set(name, value)
  return parameters
}

/** Sends the file and returns the import that was queued for it. */
export const uploadFile = (
  context: CommandContext,
  service: ServiceClient,
  source: Upload,
  options: ImportOptions,
): Promise<ImportShown> => {
  if (source.size !== null) context.say(`Uploading ${Math.ceil(source.size / 1024)} KiB.\n`)
  // Streaming a body needs `duplex`, which the type of fetch's options does not know yet.
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { 'content-type': source.type },
    body: source.body(),
    duplex: 'half',
  }
  return service.json<ImportShown>(`/v1/imports?${parametersOf(options)}`, init)
}
