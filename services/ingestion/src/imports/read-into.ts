import type { Labels } from '@hearback/access'
import { dayOfInstant, type Problem, textFromDay } from '@hearback/contracts'
import { problemOf } from '@hearback/http'
import { type OpenFile, type ReadItem, readFile } from '@hearback/interchange'
import { openBatches } from '../intake/batches.ts'
import type { Intake } from '../intake/intake.ts'
import { conflictingEvent } from './findings.ts'
import { type ImportAccount, noteRemark } from './import-account.ts'
import type { ImportRow } from './import-rows.ts'
import { readOptionsOf } from './read-options.ts'
import { openRows, type TakeRows } from './take-rows.ts'

type ImportInto = Omit<Parameters<typeof openRows>[0], 'batches'> &
  Pick<Parameters<typeof openBatches>[0], 'append'>

/** Opens the way of a file's rows to wherever `append` brings them, noting in the account what becomes of each. */
export const openImport = ({ append, ...into }: ImportInto): TakeRows => {
  const { account } = into
  const batches = openBatches({
    append,
    onStored: (outcomes, { places }) => {
      account.tally.noteStored(outcomes, (index) => ({ row: places[index] ?? 0 }))
      for (const [index, { outcome }] of outcomes.entries()) {
        if (outcome === 'conflict') account.findings.add(conflictingEvent(places[index] ?? 0))
      }
    },
  })
  return openRows({ ...into, batches })
}

/** Why a file cannot be read. */
export type Unreadable = Extract<ReadItem, { kind: 'unreadable' }>

export const problemOfUnreadable = ({ code, message }: Unreadable): Problem =>
  problemOf({ status: 400, code, detail: message })

type Reading = {
  file: { open: OpenFile; sizeBytes: number; asked: Pick<ImportRow, 'options' | 'process'> }
  intake: Intake
  /** What labels mean to the workspace itself, in the process of the import. */
  labels: Labels
  account: ImportAccount
  rows: TakeRows
  /** Milliseconds since 1970. */
  now: number
}

/**
 * Reads a file to its end and brings what it states to where its rows go. Resolves with why it cannot be read, or
 * null. After each item `between` is called, and awaited where it takes time; what it throws ends the reading.
 */
export const readInto = async (
  { file, intake, labels, account, rows, now }: Reading,
  between: () => Promise<void> | undefined,
): Promise<Unreadable | null> => {
  const { kind, timeZone } = intake.workspace
  const { format, options } = readOptionsOf(file.asked, {
    ...intake.reading,
    today: textFromDay(dayOfInstant(now, timeZone)),
    labels,
    // A community keeps days, so its facts are told and known again by their days.
    ...(kind === 'community' ? { daysIn: timeZone } : {}),
  })
  for await (const item of readFile({ open: file.open, format, options })) {
    if (item.kind === 'unreadable') return item
    if (item.kind === 'journey') await rows.journey(item)
    else if (item.kind === 'event') await rows.events(item)
    // A file may be old or somebody else's: what it asks to erase is found, and left to who may erase.
    else if (item.kind !== 'erasure') noteRemark(account, item, file.sizeBytes)
    const pause = between()
    if (pause !== undefined) await pause
  }
  return null
}
