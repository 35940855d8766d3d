import { basename } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { DistributionAnswer } from '@hearback/contracts'
import { type CommandContext, CommandFailure, exitCodes } from '../command-context.ts'
import { drawProgress } from '../render/progress.ts'
import { percent } from '../render/table.ts'
import { findService, type ServiceClient } from '../service-client.ts'
import { type ImportShown, refusalOf, summarise } from './import-summary.ts'
import { previewImport } from './preview-import.ts'
import { checkRefusedFile, refusalsOf, writeRefusedRows } from './refused-rows.ts'
import { openUpload, type Upload, uploadFile } from './upload-file.ts'
import { askWhenProjected } from './when-projected.ts'

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
  const isMissing = await isWorkspaceMissing(context, service, options.workspace)
  const preview = isMissing && options.dryRun === true ? await previewImport(context, file, options) : null
  const ended: ImportShown =
    preview?.job ?? (await importInto(context, service, { source, options, isMissing }))
  if (options.json === true) context.out(`${JSON.stringify(ended, null, 2)}\n`)
  else context.out(`${summarise(ended, basename(file))}\n`)
  const { refused, workspace } = options
  if (refused !== undefined) {
    const refusals = preview?.refusals ?? (await refusalsOf(service, ended, workspace))
    await writeRefusedRows(context, ended, { source: file, refused, refusals })
  }
  if (ended.state === 'failed') throw new CommandFailure(ended.problem?.detail ?? 'The import failed.')
  if (options.json !== true && options.dryRun !== true) await sayFirstWords(context, service, ended, options)
  if ((ended.counts['refused'] ?? 0) > 0) throw new CommandFailure(refusalOf(ended), exitCodes.refusedRows)
}

const importInto = async (
  context: CommandContext,
  service: ServiceClient,
  { source, options, isMissing }: { source: Upload; options: ImportOptions; isMissing: boolean },
): Promise<ImportShown> => {
  if (isMissing) await makeWorkspace(context, service, options.workspace)
  const queued = await uploadFile(context, service, source, options)
  return follow(context, service, queued, options.workspace)
}

const isWorkspaceMissing = async (
  { settings }: CommandContext,
  service: ServiceClient,
  name: string,
): Promise<boolean> => {
  try {
    const { workspaces } = await service.json<{ workspaces: { name: string }[] }>('/v1/workspaces')
    return !workspaces.some((workspace) => workspace.name === name)
  } catch (error) {
    // With a key of the workspace itself, listing is not allowed and creating not needed.
    if (settings.HEARBACK_KEY !== undefined) return false
    throw error
  }
}

const makeWorkspace = async (context: CommandContext, service: ServiceClient, name: string) => {
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
  const answer = await askWhenProjected<DistributionAnswer>(
    context,
    service,
    `/v1/response-rates?${parameters}`,
  )
  if (answer === null) {
    return context.say(
      '\nThe import is stored, but the answers do not come nearer to it; "hearback doctor" says why.\n',
    )
  }
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
