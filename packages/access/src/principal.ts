import type { Workspace } from './workspaces.ts'

export const scopes = ['ingest', 'query', 'export', 'admin'] as const
/** What a key may be used for. No scope includes another. */
export type Scope = (typeof scopes)[number]

/** Who is asking. */
export type Principal =
  | { kind: 'operator' }
  | { kind: 'key'; workspaceId: number; keyId: number; scopes: readonly Scope[] }
  /** Whoever holds a link: reads one workspace under the public rules, and only `question` where it is given. */
  | { kind: 'share'; workspaceId: number; shareId: number; question: string | null; expiresAt: number }
  /** Whoever holds the token of a contributor. It proves itself in the workspace that made it: see `authorize`. */
  | { kind: 'contributor'; token: string }
  | { kind: 'public' }

/** Why somebody may not: an HTTP status, a stable word to branch on and a sentence. */
export type Refusal = {
  outcome: 'refused'
  status: 400 | 401 | 403 | 404
  code: string
  detail: string
  parameter?: string
}

/**
 * Leave to act in one workspace. `audience` says which disclosure rules hold: 'workspace' for its own people
 * and the operator, 'public' for everybody else.
 */
export type Allowed = {
  outcome: 'allowed'
  workspace: Workspace
  audience: 'workspace' | 'public'
  principal: Principal
  /** Pseudonym of the contributor whose token it is; there for no other principal. */
  contributor?: string
}

export const refused = (
  status: Refusal['status'],
  code: string,
  detail: string,
  parameter?: string,
): Refusal => ({
  outcome: 'refused',
  status,
  code,
  detail,
  ...(parameter === undefined ? {} : { parameter }),
})
