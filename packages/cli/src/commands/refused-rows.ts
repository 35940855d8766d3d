import { createReadStream, existsSync } from 'node:fs'
import { open as openFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { builtInDimensions } from '@hearback/contracts'
import { type PickedRow, pickRows } from '@hearback/interchange'
import { parse } from 'csv-parse'
import { type CommandContext, CommandFailure, exitCodes } from '../command-context.ts'
import { csv } from '../render/csv.ts'
import type { ServiceClient } from '../service-client.ts'
import type { ImportShown } from './import-summary.ts'

const findingsFile = (file: string): string => `${file}.findings.csv`

/** Before anything is sent: the rows need a file to be taken from, and overwrite none. */
export const checkRefusedFile = (source: string, refused: string | undefined): void => {
  if (refused === undefined) return
  if (source === '-')
    throw new CommandFailure(
      '--refused needs a file: standard input is gone once it was sent.',
      exitCodes.usage,
    )
  for (const file of [refused, findingsFile(refused)])
    if (existsSync(file)) throw new CommandFailure(`There is a file ${file} already.`, exitCodes.usage)
}

/** A finding by which a row was refused, as an import tells it. */
export type Refusal = { row: number | null; column: string | null; rule: string; message: string }

type RefusedFinding = { row: number; column: string; rule: string; message: string }

/** The refusals of an import. The report tells them all, the import only the first. */
export const refusalsOf = async (
  service: ServiceClient,
  job: ImportShown,
  workspace: string,
): Promise<Refusal[]> => {
  const path = `/v1/imports/${job.id}/report.csv?${new URLSearchParams({ workspace })}`
  const report = await service.send(path)
  const parser = parse({ columns: true })
  // Node's web stream type and fetch's are declared apart but are one.
  const body = report.body as Parameters<typeof Readable.fromWeb>[0] | null
  const refusals: Refusal[] = []
  if (body === null) return refusals
  for await (const { row, column, rule, refused, message } of Readable.fromWeb(body).pipe(parser)) {
    if (refused === 'yes') refusals.push({ row: row === '' ? null : Number(row), column, rule, message })
  }
  return refusals
}

/** Those that name a row, by row. */
const byRowOf = (refusals: readonly Refusal[]): Map<number, RefusedFinding[]> => {
  const byRow = new Map<number, RefusedFinding[]>()
  for (const { row, column, rule, message } of refusals) {
    if (row === null) continue
    const finding = { row, column: column ?? '', rule, message }
    const known = byRow.get(row)
    if (known === undefined) byRow.set(row, [finding])
    else known.push(finding)
  }
  return byRow
}

const isGzip = async (file: string): Promise<boolean> => {
  const handle = await openFile(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await handle.close()
  }
}

/** Writes the rows one by one, and says which row each has become. They may be personal, so nobody else may read them. */
const writeRows = async (file: string, picked: AsyncIterable<PickedRow>): Promise<Map<number, number>> => {
  const places = new Map<number, number>()
  const handle = await openFile(file, 'wx', 0o600)
  try {
    let place = 0
    for await (const { row, text } of picked) {
      await handle.write(text)
      if (row !== null) places.set(row, (place += 1))
    }
  } finally {
    await handle.close()
  }
  return places
}

const writeFindings = async (
  file: string,
  places: ReadonlyMap<number, number>,
  refusals: ReadonlyMap<number, readonly RefusedFinding[]>,
): Promise<void> => {
  const rows = [...refusals.values()]
    .flat()
    .map(({ row, column, rule, message }) => [places.get(row) ?? null, row, column, rule, message])
  const handle = await openFile(file, 'wx', 0o600)
  await handle.write(csv(['row', 'row_in_source', 'column', 'rule', 'message'], rows))
  await handle.close()
}

/** What was guessed from the whole file has to be said of a part of it. */
const settingsOf = (job: Pick<ImportShown, 'format' | 'guesses'>): string =>
  [
    `--format ${job.format}`,
    ...job.guesses
      .filter(({ setting }) => ['observed_through', 'date_order', 'inclusion'].includes(setting))
      .map(({ setting, value }) => `--${setting.replaceAll('_', '-')} ${value}`),
  ].join(' ')

/**
 * Writes the refused rows of a local file beside why each was refused, so that they can be mended and imported. The
 * service keeps no value of a refused row; whoever has the file does.
 */
export const writeRefusedRows = async (
  context: CommandContext,
  job: Pick<ImportShown, 'format' | 'guesses'>,
  { source, refused, refusals: found }: { source: string; refused: string; refusals: readonly Refusal[] },
): Promise<void> => {
  const refusals = byRowOf(found)
  if (refusals.size === 0) return
  const packed = await isGzip(source)
  const picked = await pickRows({
    open: () => (packed ? createReadStream(source).pipe(createGunzip()) : createReadStream(source)),
    format: job.format ?? '',
    // The header of a table is known by its names; what is read of it does not matter here.
    options: { dimensions: new Set(builtInDimensions), today: '1970-01-01' },
    rows: new Set(refusals.keys()),
  })
  if (picked === null) {
    context.say(
      `Rows of ${job.format} cannot stand alone: mend ${source} itself and import it again. What is stored already is not stored twice.\n`,
    )
    return
  }
  await writeFindings(findingsFile(refused), await writeRows(refused, picked), refusals)
  context.say(
    `The refused rows are in ${refused}, and why in ${findingsFile(refused)}. Mend them and import that file with\n  ${settingsOf(job)}\n`,
  )
}
