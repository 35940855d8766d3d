import type { CommandContext } from '../command-context.ts'
import { table } from '../render/table.ts'
import { findService } from '../service-client.ts'

type WorkspaceShown = {
  name: string
  kind: string
  public: boolean
  synthetic: boolean
  open_to_contributions: boolean
  /** Of a workspace of others it is not told. */
  time_zone?: string
}

/** Lists the workspaces of the service. */
export const listWorkspaces = async (context: CommandContext, options: { json?: boolean }): Promise<void> => {
  const service = await findService(context)
  const { workspaces } = await service.json<{ workspaces: WorkspaceShown[] }>('/v1/workspaces')
  if (options.json === true) return context.out(`${JSON.stringify(workspaces, null, 2)}\n`)
  const rows = workspaces.map((one) => [
    one.name,
    one.kind,
    one.public ? 'public' : 'private',
    one.open_to_contributions ? 'open' : 'by key',
    one.time_zone ?? '',
    one.synthetic ? 'synthetic' : '',
  ])
  context.out(`${table(['workspace', 'kind', 'answers', 'timelines', 'time zone', ''], rows)}\n`)
}

export type WorkspaceOptions = {
  community?: boolean
  public?: boolean
  open?: boolean
  timeZone: string
  dimension?: string[]
  json?: boolean
}

/** Makes a workspace: private and of one employer unless the options say otherwise. */
export const createWorkspace = async (
  context: CommandContext,
  name: string,
  options: WorkspaceOptions,
): Promise<void> => {
  const service = await findService(context)
  const made = await service.json<WorkspaceShown>('/v1/workspaces', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      name,
      kind: options.community === true ? 'community' : 'employer',
      public: options.public === true,
      open_to_contributions: options.open === true,
      time_zone: options.timeZone,
      dimensions: options.dimension ?? [],
    }),
  })
  context.out(
    options.json === true ? `${JSON.stringify(made, null, 2)}\n` : `Workspace ${made.name} is made.\n`,
  )
}

/** Opens a public community to timelines of people without a key, or closes it again. */
export const workspaceContributions = async (
  context: CommandContext,
  name: string,
  state: 'open' | 'closed',
  options: { json?: boolean },
): Promise<void> => {
  const service = await findService(context)
  const changed = await service.json<WorkspaceShown>(`/v1/workspaces/${encodeURIComponent(name)}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ open_to_contributions: state === 'open' }),
  })
  const said = state === 'open' ? 'takes timelines from anybody' : 'takes timelines by key only'
  context.out(
    options.json === true ? `${JSON.stringify(changed, null, 2)}\n` : `Workspace ${name} ${said}.\n`,
  )
}
