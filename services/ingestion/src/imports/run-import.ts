import { createReadStream, existsSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { type Labels, labelsOf, type Workspace, workspaceById } from '@hearback/access'
import type { Problem } from '@hearback/contracts'
import { problemOf } from '@hearback/http'
import { contributedBy } from '../contributor.ts'
import type { Intake } from '../intake/intake.ts'
import { gradeOfAccount, type ImportAccount, openAccount, progressOf } from './import-account.ts'
import { addFindings, endImport, type ImportRow, noteProgress, startImport } from './import-rows.ts'
import type { ImportsContext } from './imports-context.ts'
import { previewAppend, storedIn } from './preview.ts'
import type { RunImport } from './queue.ts'
import { openImport, problemOfUnreadable, readInto, type Unreadable } from './read-into.ts'
import { everything, openSample } from './sample.ts'
import type { TakeRows } from './take-rows.ts'

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
  const storedEvents = storedIn(log)
  const sample = openSample(row.contributed ? everything : undefined)
  const rows = openImport({
    intake,
    contributor: row.contributor,
    account,
    append: row.dry_run ? previewAppend(storedEvents, context.buckets) : append,
    onEvent: row.dry_run ? sample.add : () => undefined,
    storedEvents,
  })
  return { context, row, intake, labels, account, rows, sample }
}

const show = async ({ context, row, account }: Run): Promise<void> => {
  const { db } = context.connection
  await addFindings(db, row.id, account.findings.take())
  await noteProgress(db, row.id, progressOf(account), context.now())
}

/** Reads the file to its end; the item that says why it cannot be read, or null. */
const readThrough = (run: Run, signal: AbortSignal): Promise<Unreadable | null> => {
  const path = run.context.spool.pathOf(run.row.id)
  let shownAt = performance.now()
  const file = { open: () => createReadStream(path), sizeBytes: Number(run.row.size_bytes), asked: run.row }
  return readInto({ ...run, file, now: run.context.now() }, () => {
    signal.throwIfAborted()
    if (performance.now() - shownAt <= betweenShows) return undefined
    shownAt = performance.now()
    return show(run)
  })
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
    { state, grade: gradeOfAccount(account), problem, token },
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
