import { findWorkspace } from '@hearback/access'
import { foldShipped } from '@hearback/projector'
import { currentProjection, retryParked } from '@hearback/read-models'
import { type CommandContext, CommandFailure, exitCodes } from '../command-context.ts'
import { table } from '../render/table.ts'
import { findService } from '../service-client.ts'
import { openDatabase } from '../up/open-database.ts'

export type ParkedOptions = { workspace?: string; retry?: boolean; json?: boolean }

type ParkedShown = { parked: { journey_id: string; process: string; error: string }[] }

/** Lists the journeys that could not be folded, or folds them again. */
export const listParked = async (context: CommandContext, options: ParkedOptions): Promise<void> => {
  if (options.retry === true) return retry(context, options)
  if (options.workspace === undefined)
    throw new CommandFailure('Name the workspace with --workspace.', exitCodes.usage)
  const service = await findService(context)
  const { parked } = await service.json<ParkedShown>(
    `/v1/parked?${new URLSearchParams({ workspace: options.workspace })}`,
  )
  if (options.json === true) return context.out(`${JSON.stringify(parked, null, 2)}\n`)
  const rows = parked.map(({ journey_id, process, error }) => [journey_id, process, error])
  context.out(
    rows.length === 0 ? 'No journey is parked.\n' : `${table(['journey', 'process', 'why'], rows)}\n`,
  )
}

const retry = async (context: CommandContext, { workspace: name, json }: ParkedOptions): Promise<void> => {
  const database = await openDatabase(context)
  const pools = database.as('hearback_projector', 2)
  try {
    const version = await currentProjection(pools.db)
    const workspace = name === undefined ? undefined : await findWorkspace(pools.db, name)
    if (workspace === null) throw new CommandFailure(`There is no workspace ${name}.`, exitCodes.usage)
    const only = workspace === undefined ? {} : { workspaceId: workspace.id }
    const result = await retryParked(pools, { version, fold: foldShipped, ...only })
    context.out(
      json === true
        ? `${JSON.stringify(result)}\n`
        : `${result.tried} tried again, ${result.parked} still cannot be folded.\n`,
    )
  } finally {
    await database.close()
  }
}
