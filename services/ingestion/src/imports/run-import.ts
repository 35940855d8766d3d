import { createReadStream, existsSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { type Labels, labelsOf, type Workspace, workspaceById } from '@hearback/access'
import { dayOfInstant, type Problem, textFromDay } from '@hearback/contracts'
import { problemOf } from '@hearback/http'
import { type ReadItem, readFile } from '@hearback/interchange'
import { contributedBy } from '../contributor.ts'
import { openBatches } from '../intake/batches.ts'
import type { Intake } from '../intake/intake.ts'
import { conflictingEvent } from './findings.ts'
import { type ImportAccount, noteRemark, openAccount, progressOf } from './import-account.ts'
import { addFindings, endImport, type ImportRow, noteProgress, startImport } from './import-rows.ts'
import type { ImportsContext } from './imports-context.ts'
import { previewAppend } from './preview.ts'
import type { RunImport } from './queue.ts'
import { readOptionsOf } from './read-options.ts'
import { everything, openSample } from './sample.ts'
import { openRows, type TakeRows } from './take-rows.ts'

/** Everything one run of an import works with. */
type Run = {
  context: ImportsContext
  row: ImportRow
  intake: Intake
  /** What labels mean to the workspace itself, in the process of the import. */
  labels: Labels
  account: ImportAccount
  rows: TakeRows
  sample: ReturnType<typeof openSample>
}

const betweenShows = 500

/** The way of the timelines of a file, as of those sent with a request. */
const wayOf = (context: ImportsContext, row: ImportRow, intake: Intake) => {
  const contributor = row.contributor.replaceAll('-', '')
  return row.contributed ? contributedBy(context, intake, contributor) : { intake, append: context.append }
}

const openRun = (context: ImportsContext, row: ImportRow, workspace: Workspace, labels: Labels): Run => {
  const { intake, append } = wayOf(context, row, context.intakeOf(workspace))
  const account = openAccount(row.format)
  const log = { pool: context.connection.pool, buckets: context.buckets }
  const sample = openSample(row.contributed ? everything : undefined)
  const batches = openBatches({
    append: row.dry_run ? previewAppend(log) : append,
    onStored: (outcomes, { places }) => {
      account.tally.noteStored(outcomes, (index) => ({ row: places[index] ?? 0 }))
      for (const [index, { outcome }] of outcomes.entries()) {
        if (outcome === 'conflict') account.findings.add(conflictingEvent(places[index] ?? 0))
      }
    },
  })
  const onEvent = row.dry_run ? sample.add : () => undefined
  const rows = openRows({ intake, contributor: row.contributor, account, batches, onEvent, log })
  return { context, row, intake, labels, account, rows, sample }
}

const show = async ({ context, row, account }: Run): Promise<void> => {
  const { db } = context.connection
  await addFindings(db, row.id, account.findings.take())
  await noteProgress(db, row.id, progressOf(account), context.now())
}

type Unreadable = Extract<ReadItem, { kind: 'unreadable' }>

/** Reads the file to its end; the item that says why it cannot be read, or null. */
const readThrough = async (run: Run, signal: AbortSignal): Promise<Unreadable | null> => {
  const today = textFromDay(dayOfInstant(run.context.now(), run.intake.workspace.timeZone))
  const { kind, timeZone } = run.intake.workspace
  const { format, options } = readOptionsOf(run.row, {
    ...run.intake.reading,
    today,
    labels: run.labels,
    // A community keeps days, so its facts are told and known again by their days.
    ...(kind === 'community' ? { daysIn: timeZone } : {}),
  })
  const path = run.context.spool.pathOf(run.row.id)
  let shownAt = performance.now()
  for await (const item of readFile({ open: () => createReadStream(path), format, options })) {
    signal.throwIfAborted()
    if (item.kind === 'unreadable') return item
    if (item.kind === 'journey') await run.rows.journey(item)
    else if (item.kind === 'event') await run.rows.events(item)
    // A file may be old or somebody else's: what it asks to erase is found, and left to who may erase.
    else if (item.kind !== 'erasure') noteRemark(run.account, item, Number(run.row.size_bytes))
    if (performance.now() - shownAt > betweenShows) {
      await show(run)
      shownAt = performance.now()
    }
  }
  return null
}

const end = async (run: Run, problem: Problem | null): Promise<void> => {
  const { context, row, account } = run
  const { db } = context.connection
  await addFindings(db, row.id, account.findings.take())
  if (row.dry_run) context.samples.set(row.id, run.sample.taken())
  const state = problem === null ? 'done' : 'failed'
  const token = row.dry_run || problem !== null ? null : account.tally.token()
  await endImport(
    db,
    row.id,
    progressOf(account),
    { state, grade: account.grade, problem, token },
    context.now(),
  )
  await context.spool.drop(row.id)
}

const lostFile = problemOf({
  status: 500,
  code: 'upload_lost',
  detail: 'The uploaded file is no longer there. Upload it again.',
})
const broken = problemOf({
  status: 500,
  code: 'internal_error',
  detail: 'Reading the file broke several times; it was logged. What was stored until then stays.',
})

/**
 * Reads an uploaded file into the log, from its beginning and whatever was stored of it before: what is stored
 * already is a duplicate. Rejects when it is to be tried again; after the last attempt the import has failed.
 */
export const createRunImport =
  (context: ImportsContext): RunImport =>
  async (id, { last, signal }) => {
    const { db } = context.connection
    const row = await startImport(db, id, context.now())
    if (row === null) return
    const workspace = await workspaceById(db, row.workspace_id)
    if (workspace === null) throw new Error(`import ${id} belongs to no workspace`)
    const labels = await labelsOf(db, workspace.id, row.process)
    const run = openRun(context, row, workspace, labels)
    if (!existsSync(context.spool.pathOf(id))) return end(run, lostFile)
    try {
      const unreadable = await readThrough(run, signal)
      await run.rows.finish()
      await end(run, unreadable === null ? null : problemOfUnreadable(unreadable))
    } catch (error) {
      if (last && !signal.aborted) await end(run, broken)
      throw error
    }
  }

const problemOfUnreadable = ({ code, message }: Unreadable): Problem =>
  problemOf({ status: 400, code, detail: message })
