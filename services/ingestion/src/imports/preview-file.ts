import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Problem } from '@hearback/contracts'
import { ProblemError } from '@hearback/http'
import type { Static } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { type IntakeWorkspace, openIntake } from '../intake/intake.ts'
import { gradeOfAccount, type ImportAccount, openAccount, progressOf } from './import-account.ts'
import { importQuery, optionsOf } from './import-query.ts'
import { type FindingRow, type ImportOptions, neverApplied, shownFindings } from './import-rows.ts'
import { checkedMapping } from './mapping.ts'
import { nothingStored, previewAppend } from './preview.ts'
import { openImport, problemOfUnreadable, readInto } from './read-into.ts'
import { openSample, type SampleJourney } from './sample.ts'
import { inflated } from './spool.ts'

/** A finding without its number, which orders those of an import that is stored. */
type FindingTold = Omit<FindingRow, 'number'>

/** The parameters of `POST /v1/imports`, by their names. */
export type PreviewAsked = Readonly<Record<string, string>>

export type FilePreview = ReturnType<typeof shown> & {
  state: 'done' | 'failed'
  grade: string | null
  problem: Problem | null
  findings: FindingTold[]
  findings_total: number
  sample: SampleJourney[]
  sample_complete: boolean
}

type PreviewOptions = {
  asked: PreviewAsked
  /** Milliseconds since 1970. */
  now: () => number
  /** A cryptographic generator. */
  randomBytes: (size: number) => Buffer
  onProgress?: (progress: ReturnType<typeof shown>) => void
}

/** Findings of which the refusals are told; as many as an import writes down. */
const mostRefusals = 100_000
const betweenShows = 100

/** A workspace as `POST /v1/workspaces` makes it of a name alone; ids of journeys are of this preview and of no other. */
const newWorkspace = (pseudonymKey: Buffer): IntakeWorkspace => ({
  id: 0,
  kind: 'employer',
  timeZone: 'UTC',
  dimensions: [],
  pseudonymKey,
})

const queryOf = (asked: PreviewAsked): Static<typeof importQuery> => {
  const query = { process: 'hiring', ...asked, dry_run: true }
  if (Value.Check(importQuery, query)) return query
  const errors = [...Value.Errors(importQuery, query)].slice(0, 1).map(({ path, message }) => ({
    parameter: path.slice(1),
    message,
  }))
  const detail = `The parameter ${errors[0]?.parameter} is not valid.`
  throw new ProblemError({ status: 400, code: 'invalid_request', detail, errors })
}

const shown = (account: ImportAccount, { sizeBytes, process }: { sizeBytes: number; process: string }) => {
  const { format, readBytes, rows, counts, guesses, dropped } = progressOf(account)
  const file = { dry_run: true as const, process, size_bytes: sizeBytes, read_bytes: readBytes, rows }
  return { id: null, ...file, format, counts, guesses, dropped, token: null, estimated_end: null }
}

/** Gathers what the findings of an account say, without holding more than are told. */
const openGathering = (account: ImportAccount) => {
  const findings: FindingTold[] = []
  const refusals: FindingTold[] = []
  const gather = (): void => {
    for (const { number: _number, ...finding } of account.findings.take()) {
      if (finding.rule !== neverApplied && findings.length < shownFindings) findings.push(finding)
      if (finding.refused && refusals.length < mostRefusals) refusals.push(finding)
    }
  }
  return { findings, refusals, gather }
}

/** Everything a preview works with; nothing of it reaches a database. */
const openPreview = (query: Static<typeof importQuery>, randomBytes: PreviewOptions['randomBytes']) => {
  const intake = openIntake(newWorkspace(randomBytes(32)), null)
  const mapping = checkedMapping(query.mapping, intake)
  const options: ImportOptions = { ...optionsOf(query), ...(mapping === undefined ? {} : { mapping }) }
  const [account, sample] = [openAccount(query.format ?? null), openSample()]
  const rows = openImport({
    intake,
    contributor: intake.pseudonyms.contributor('preview'),
    account,
    append: previewAppend(nothingStored, 1),
    onEvent: sample.add,
    storedEvents: nothingStored,
  })
  // A workspace that is not there yet has given no label a meaning.
  return { intake, labels: {}, account, rows, sample, asked: { options, process: query.process } }
}

const inflatedFile = (path: string) =>
  async function* (): AsyncGenerator<Buffer> {
    yield* await inflated(createReadStream(path))
  }

/**
 * What the import of a file into a workspace that does not exist yet would store, in the words of a dry run of
 * `POST /v1/imports`: by the same readers, the same gate and the same grades, without a database. The file may be gzip.
 * `refusals` are the findings by which rows were refused, what the report of an import would tell of them.
 * Throws the problem of settings that are not valid.
 */
export const previewFile = async (
  path: string,
  { asked, now, randomBytes, onProgress = () => undefined }: PreviewOptions,
): Promise<{ job: FilePreview; refusals: readonly FindingTold[] }> => {
  const preview = openPreview(queryOf(asked), randomBytes)
  const { account, rows, sample } = preview
  const about = { sizeBytes: (await stat(path)).size, process: preview.asked.process }
  const { gather, findings, refusals } = openGathering(account)
  const show = (): undefined => {
    gather()
    onProgress(shown(account, about))
  }
  let shownAt = now()
  const file = { open: inflatedFile(path), sizeBytes: about.sizeBytes, asked: preview.asked }
  const unreadable = await readInto({ ...preview, file, now: now() }, () => {
    if (now() - shownAt <= betweenShows) return undefined
    shownAt = now()
    return show()
  })
  await rows.finish()
  gather()
  const [told, taken] = [shown(account, about), sample.taken()]
  const job: FilePreview = {
    ...told,
    state: unreadable === null ? 'done' : 'failed',
    findings,
    findings_total: told.counts['findings'] ?? 0,
    problem: unreadable === null ? null : problemOfUnreadable(unreadable),
    grade: gradeOfAccount(account),
    sample: taken.journeys,
    sample_complete: taken.complete,
  }
  return { job, refusals }
}
