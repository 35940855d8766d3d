import type { CommandContext } from '../command-context.ts'
import { table } from '../render/table.ts'
import { findService } from '../service-client.ts'

type ShareShown = {
  id: number
  label: string
  question: string | null
  created_at: string
  expires_at: string
  revoked_at: string | null
}

const route = (workspace: string, id = '') => `/v1/shares${id}?${new URLSearchParams({ workspace })}`

/** The address of the question a share is bound to; of one anybody may begin with where it is bound to none. */
export const linkOf = (url: string, question: string | null, share: string): string => {
  const link = new URL(question ?? '/v1/stage-durations', url)
  link.searchParams.set('share', share)
  return String(link)
}

export type ShareOptions = {
  workspace: string
  expires: string
  label: string
  question?: string
  json?: boolean
}

/** Makes a share and prints its link, alone on standard output so that it can be piped. */
export const createShare = async (context: CommandContext, options: ShareOptions): Promise<void> => {
  const { workspace, expires, label, question } = options
  const service = await findService(context)
  const made = await service.json<ShareShown & { share: string }>(route(workspace), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ label, expires_at: expires, ...(question === undefined ? {} : { question }) }),
  })
  const link = linkOf(service.url, made.question, made.share)
  if (options.json === true) return context.out(`${JSON.stringify({ ...made, link }, null, 2)}\n`)
  const opens = made.question === null ? 'any question' : 'this question alone'
  context.say(`It asks ${opens}, under the public rules, until ${made.expires_at}. It is shown only now:\n`)
  context.out(`${link}\n`)
}

/** Lists the shares of a workspace, expired and revoked ones too; never their links. */
export const listShares = async (
  context: CommandContext,
  options: { workspace: string; json?: boolean },
): Promise<void> => {
  const service = await findService(context)
  const { shares } = await service.json<{ shares: ShareShown[] }>(route(options.workspace))
  if (options.json === true) return context.out(`${JSON.stringify(shares, null, 2)}\n`)
  const rows = shares.map(({ id, label, question, expires_at, revoked_at }) => [
    String(id),
    label,
    question ?? 'any question',
    expires_at.slice(0, 16),
    revoked_at === null ? '' : 'revoked',
  ])
  context.out(`${table(['id', 'label', 'asks', 'expires', ''], rows)}\n`)
}

/** Revokes a share by the id the list shows. */
export const revokeShare = async (
  context: CommandContext,
  id: string,
  options: { workspace: string; json?: boolean },
): Promise<void> => {
  const service = await findService(context)
  await service.send(route(options.workspace, `/${encodeURIComponent(id)}`), { method: 'DELETE' })
  context.out(options.json === true ? `${JSON.stringify({ revoked: id })}\n` : `Share ${id} is revoked.\n`)
}
