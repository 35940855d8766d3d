import { type Asked, ask, send } from './ask.ts'
import { type AnswerOf, searchOf } from './questions.ts'

/** The public workspaces, and whether anybody may bring them timelines. */
export const publicWorkspaces = (): Promise<Asked<AnswerOf<'/v1/workspaces'>>> => ask('/v1/workspaces', {})

/** What a contributor's token is sent as. */
export const contributorHeaders = (token: string): Record<string, string> => ({
  authorization: `Bearer ${token}`,
})

/** A new contributor's token: nobody has a copy of it, and it takes back what was brought with it. */
export const newContributor = (workspace: string): Promise<Asked<{ token: string }>> =>
  send(`/v1/contributors${searchOf({ workspace })}`, { method: 'POST' })

type Brought = { workspace: string; token: string }

const contributions = ({ workspace }: Brought) => `/v1/contributions${searchOf({ workspace })}`

/** How many journeys a token has brought. */
export const contributed = (brought: Brought): Promise<Asked<{ journeys: number }>> =>
  send(contributions(brought), { headers: contributorHeaders(brought.token) })

/** Erases every journey a token has brought. */
export const takeBack = (brought: Brought): Promise<Asked<{ journeys: number; events: number }>> =>
  send(contributions(brought), { method: 'DELETE', headers: contributorHeaders(brought.token) })

/** The link that takes contributions back. The token stands behind the #, which no browser sends to a server. */
export const eraseLink = (origin: string, { workspace, token }: Brought): string =>
  `${origin}/erase#${encodeURIComponent(workspace)}.${token}`

/** The workspace and token of the part of such a link behind its #; null for anything else. */
export const eraseLinkRead = (hash: string): Brought | null => {
  const match = /^#?([^.]+)\.([^.]+)$/.exec(hash)
  const [workspace, token] = [match?.[1], match?.[2]]
  return workspace === undefined || token === undefined
    ? null
    : { workspace: decodeURIComponent(workspace), token }
}
