import type { CommandContext } from '../command-context.ts'
import { table } from '../render/table.ts'
import { findService } from '../service-client.ts'

type KeyShown = { id: number; label: string; scopes: string[]; created_at: string; revoked_at: string | null }

const route = (workspace: string, id = '') => `/v1/keys${id}?${new URLSearchParams({ workspace })}`

/** Lists the keys of a workspace, revoked ones too; never the keys themselves. */
export const listKeys = async (
  context: CommandContext,
  options: { workspace: string; json?: boolean },
): Promise<void> => {
  const service = await findService(context)
  const { keys } = await service.json<{ keys: KeyShown[] }>(route(options.workspace))
  if (options.json === true) return context.out(`${JSON.stringify(keys, null, 2)}\n`)
  const rows = keys.map(({ id, label, scopes, created_at, revoked_at }) => [
    String(id),
    label,
    scopes.join(' '),
    created_at.slice(0, 10),
    revoked_at === null ? '' : 'revoked',
  ])
  context.out(`${table(['id', 'label', 'scopes', 'made', ''], rows)}\n`)
}

export type KeyOptions = { workspace: string; label: string; scope: string[]; json?: boolean }

/** Makes a key and prints it, alone on standard output so that it can be piped. */
export const createKey = async (context: CommandContext, options: KeyOptions): Promise<void> => {
  const service = await findService(context)
  const made = await service.json<KeyShown & { key: string }>(route(options.workspace), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ label: options.label, scopes: options.scope }),
  })
  if (options.json === true) return context.out(`${JSON.stringify(made, null, 2)}\n`)
  context.say('This is the only time the key is shown:\n')
  context.out(`${made.key}\n`)
}

/** Revokes a key by the id the list shows. */
export const revokeKey = async (
  context: CommandContext,
  id: string,
  options: { workspace: string; json?: boolean },
): Promise<void> => {
  const service = await findService(context)
  await service.send(route(options.workspace, `/${encodeURIComponent(id)}`), { method: 'DELETE' })
  context.out(options.json === true ? `${JSON.stringify({ revoked: id })}\n` : `Key ${id} is revoked.\n`)
}
