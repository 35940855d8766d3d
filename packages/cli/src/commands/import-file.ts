import { basename } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { DistributionAnswer } from '@hearback/contracts'
import { type CommandContext, CommandFailure, exitCodes } from '../command-context.ts'
import { drawProgress } from '../render/progress.ts'
import { percent } from '../render/table.ts'
import { findService, type ServiceClient } from '../service-client.ts'
import { type ImportShown, refusalOf, summarise } from './import-summary.ts'
import { checkRefusedFile, writeRefusedRows } from './refused-rows.ts'
import { openUpload, uploadFile } from './upload-file.ts'

export type ImportOptions = {
  workspace: string
  format?: string
  process?: string
  observedThrough?: string
  observedFrom?: string
  inclusion?: string
  dateOrder?: string
  contributor?: string
  mapping?: string
  refused?: string
  dryRun?: boolean
  json?: boolean
}

/** Uploads a file, follows the job, and says what was understood, guessed, dropped and refused. */
export const importFile = async (
  context: CommandContext,
  file: string,
  options: ImportOptions,
): Promise<void> => {
  checkRefusedFile(file, options.refused)
  const source = await openUpload(file, options.mapping)
  const service = await findService(context)
  await makeWorkspaceIfMissing(context, service, options)
  const queued = await uploadFile(context, service, source, options)
  const ended = await follow(context, service, queued, options.workspace)
  if (options.json === true) context.out(`${JSON.stringify(ended, null, 2)}\n`)
  else context.out(`${summarise(ended, basename(file))}\n`)
  const { refused, workspace } = options
  if (refused !== undefined)
    await writeRefusedRows(context, service, ended, { source: file, refused, workspace })
  if (ended.state === 'failed') throw new CommandFailure(ended.problem?.detail ?? 'The import failed.')
  if (options.json !== true && options.dryRun !== true) await sayFirstWords(context, service, ended, options)
  if ((ended.counts['refused'] ?? 0) > 0) throw new CommandFailure(refusalOf(ended), exitCodes.refusedRows)
}

const makeWorkspaceIfMissing = async (
  context: CommandContext,
  service: ServiceClient,
  { workspace: name, dryRun }: ImportOptions,
): Promise<void> => {
  const listing = service.json<{ workspaces: { name: string }[] }>('/v1/workspaces')
  const listed = await listing.catch((error: unknown) => {
    // With a key of the workspace itself, listing is not allowed and creating not needed.
    if (context.settings.HEARBACK_KEY !== undefined) return null
    throw error
  })
  if (listed === null || listed.workspaces.some((workspace) => workspace.name === name)) return
  if (dryRun === true) {
    throw new CommandFailure(
      `There is no workspace ${name}, and a dry run makes none. Make it with "hearback workspace create ${name}".`,
      exitCodes.usage,
    )
  }
  await service.send('/v1/workspaces', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  })
  context.say(`Workspace ${name} did not exist; it is made (private, days in UTC).\n`)
}

const follow = async (
  context: CommandContext,
  service: ServiceClient,
  queued: ImportShown,
  workspace: string,
): Promise<ImportShown> => {
  const path = `/v1/imports/${queued.id}?${new URLSearchParams({ workspace })}`
  for (let waited = 50; ; waited = Math.min(500, waited * 1.5)) {
    const job = await service.json<ImportShown>(path)
    if (context.interactive) context.say(drawProgress(job, context.columns, context.now()))
    if (job.state === 'done' || job.state === 'failed') return job
    await pause(waited)
  }
}

/** The answer most people import for: how many have heard anything, counting those who still wait. */
const sayFirstWords = async (
  context: CommandContext,
  service: ServiceClient,
  { token, process }: ImportShown,
  { workspace }: ImportOptions,
) => {
  if (token === null || process !== 'hiring') return
  const parameters = new URLSearchParams({ workspace, touchpoint: 'application', wait_for: token })
  const answer = await service.json<DistributionAnswer>(`/v1/response-rates?${parameters}`)
  const group = answer.groups[0]
  if (group === undefined) return
  const shares = group.horizons.map((horizon) => {
    const { estimate } = horizon.waiting
    return `${percent(estimate === null ? null : 1 - estimate)} by day ${horizon.days}`
  })
  context.out(
    `No longer without a first word: ${shares.join(', ')}.\nMore: npx hearback ask response-rates --workspace ${workspace}\n`,
  )
}
