import type { CommandContext } from '../command-context.ts'
import { table } from '../render/table.ts'
import { findService } from '../service-client.ts'

type ShareShown = {
  id: number
  label: string
  question: string | null
  created_at: string
  expires_at: string
  last_day: string | null
  revoked_at: string | null
}

const route = (workspace: string, id = '') => `/v1/shares${id}?${new URLSearchParams({ workspace })}`

/** The address of the question a share is bound to; of the workspace's dashboard where it is bound to none. */
export const linkOf = (
  { url, workspace }: { url: string; workspace: string },
  question: string | null,
  share: string,
): string => {
  const link = new URL(question ?? `/w/${encodeURIComponent(workspace)}`, url)
  link.searchParams.set('share', share)
  return String(link)
}

/** An instant to the minute, which says that it is one of UTC. */
const minuteOf = (instant: string): string => `${instant.slice(0, 16)}Z`

/** Until when a share works; a day is its last one, whatever instant that day ends at. */
export const untilWhen = ({ last_day, expires_at }: Pick<ShareShown, 'last_day' | 'expires_at'>): string =>
  last_day === null ? `until ${minuteOf(expires_at)}` : `through ${last_day}`

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
  const link = linkOf({ url: service.url, workspace }, made.question, made.share)
  if (options.json === true) return context.out(`${JSON.stringify({ ...made, link }, null, 2)}\n`)
  const opens = made.question === null ? 'any question' : 'this question alone'
  context.say(`It asks ${opens}, under the public rules, ${untilWhen(made)}. It is shown only now:\n`)
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
  const rows = shares.map(({ id, label, question, expires_at, last_day, revoked_at }) => [
    String(id),
    label,
    question ?? 'any question',
    last_day ?? minuteOf(expires_at),
    revoked_at === null ? '' : 'revoked',
  ])
  context.out(`${table(['id', 'label', 'asks', 'works through', ''], rows)}\n`)
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
