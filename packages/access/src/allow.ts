import { contributorOfToken } from './contributors.ts'
import { type Allowed, type Principal, type Refusal, refused, type Scope } from './principal.ts'
import type { Workspace } from './workspaces.ts'

/**
 * How far a route is open to people without a key who bring timelines. begin: to everybody, for a public workspace;
 * bring: to a contributor, while the workspace is open to contributions; own: to a contributor, for what is theirs.
 */
export type Contributing = 'begin' | 'bring' | 'own'

export type AskedAccess = {
  workspace?: string | undefined
  scope: Scope
  /** Unless said, contributors are not let in. */
  contributing?: Contributing | undefined
}

const keyNeeded = () => refused(401, 'key_required', 'This needs a key: Authorization: Bearer <key>.')
export const keyUnknown = () => refused(401, 'key_unknown', 'The key is not known or was revoked.')

/** Why a link does not open a route. */
export const shareLimited = () =>
  refused(403, 'share_limited', 'This link asks questions, and only those it was made for.')

const contributorLimited = () =>
  refused(403, 'contributor_limited', "A contributor's token brings timelines and takes them back, no more.")

/** Why nobody may bring timelines without a key. */
export const contributionsClosed = () =>
  refused(403, 'contributions_closed', 'This workspace takes no timelines without a key.', 'workspace')

const scopeMissing = (scope: Scope) =>
  refused(403, 'scope_missing', `The key does not have the scope ${scope}.`)

/** A share reads, as everybody would read if the workspace were public. */
const allowShare = (
  principal: Extract<Principal, { kind: 'share' }>,
  workspace: Workspace | null,
  { workspace: name, scope }: AskedAccess,
): Allowed | Refusal => {
  if (workspace === null) return keyUnknown()
  if (name !== undefined && name !== workspace.name) {
    return refused(403, 'other_workspace', 'The link belongs to another workspace.', 'workspace')
  }
  if (scope !== 'query') return shareLimited()
  return { outcome: 'allowed', workspace, audience: 'public', principal }
}

/** Another workspace is refused before anybody looks whether it exists. */
const allowKey = (
  principal: Extract<Principal, { kind: 'key' }>,
  workspace: Workspace | null,
  { workspace: name, scope }: AskedAccess,
): Allowed | Refusal => {
  if (workspace === null) return keyUnknown()
  if (name !== undefined && name !== workspace.name) {
    return refused(403, 'other_workspace', 'The key belongs to another workspace.', 'workspace')
  }
  if (!principal.scopes.includes(scope)) return scopeMissing(scope)
  return { outcome: 'allowed', workspace, audience: 'workspace', principal }
}

const allowOperator = (workspace: Workspace | null, { workspace: name }: AskedAccess): Allowed | Refusal => {
  if (name === undefined) {
    return refused(400, 'workspace_required', 'With the operator key, name the workspace.', 'workspace')
  }
  if (workspace === null) {
    return refused(404, 'workspace_unknown', 'There is no workspace of that name.', 'workspace')
  }
  return { outcome: 'allowed', workspace, audience: 'workspace', principal: { kind: 'operator' } }
}

/** A token of another workspace is refused like one that nobody made, before anything else is said. */
const allowContributor = (
  principal: Extract<Principal, { kind: 'contributor' }>,
  workspace: Workspace | null,
  { workspace: name, contributing }: AskedAccess,
): Allowed | Refusal => {
  if (name === undefined) {
    return refused(400, 'workspace_required', "With a contributor's token, name the workspace.", 'workspace')
  }
  const contributor = workspace === null ? null : contributorOfToken(workspace, principal.token)
  if (workspace === null || contributor === null) return keyUnknown()
  if (contributing !== 'bring' && contributing !== 'own') return contributorLimited()
  if (contributing === 'bring' && !workspace.openToContributions) return contributionsClosed()
  return { outcome: 'allowed', workspace, audience: 'public', principal, contributor }
}

/** A private workspace and one that does not exist are refused alike. */
const allowPublic = (workspace: Workspace | null, { scope, contributing }: AskedAccess): Allowed | Refusal =>
  workspace !== null && workspace.public && (scope === 'query' || contributing === 'begin')
    ? { outcome: 'allowed', workspace, audience: 'public', principal: { kind: 'public' } }
    : keyNeeded()

/** Whether a principal may do what was asked in a workspace: its own, or the one named, null where there is none. */
export const allow = (
  principal: Principal,
  workspace: Workspace | null,
  asked: AskedAccess,
): Allowed | Refusal => {
  switch (principal.kind) {
    case 'key':
      return allowKey(principal, workspace, asked)
    case 'share':
      return allowShare(principal, workspace, asked)
    case 'operator':
      return allowOperator(workspace, asked)
    case 'contributor':
      return allowContributor(principal, workspace, asked)
    case 'public':
      return allowPublic(workspace, asked)
    default:
      return principal satisfies never
  }
}
