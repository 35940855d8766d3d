import type { Database } from '@hearback/database'
import type { Kysely } from 'kysely'
import { LRUCache } from 'lru-cache'
import { type AskedAccess, allow, keyUnknown } from './allow.ts'
import { hasContributorShape } from './contributors.ts'
import { findKey, hashOfKey, hasKeyShape, matchesHash } from './keys.ts'
import { type Allowed, type Principal, type Refusal, refused, type Scope } from './principal.ts'
import { findShare, hasShareShape } from './shares.ts'
import { findWorkspace, workspaceById } from './workspaces.ts'

export type AccessOptions = {
  db: Kysely<Database>
  /** SHA-256 of the operator's key; null where there is no operator. */
  operatorKeyHash: Buffer | null
  /** How long a key or a workspace read from the database is believed, in milliseconds (5,000). */
  freshFor?: number
}

export type Authenticated = { outcome: 'known'; principal: Principal } | Refusal

/** Who is asking, and whether they may. Times are milliseconds. */
export type Access = {
  /**
   * Reads an Authorization header. A header that proves nothing is refused, even where none was needed; but what a
   * contributor's token proves is only seen by `authorize`, which knows the workspace.
   */
  authenticate: (header: string | undefined, now: number) => Promise<Authenticated>
  /** Whether a principal may use a scope in the workspace named (or in its own). */
  authorize: (principal: Principal, asked: AskedAccess, now: number) => Promise<Allowed | Refusal>
  /** Forgets what was read, so that a revoked key or a changed workspace is noticed at once in this process. */
  forget: () => void
}

type Remembered<T> = { value: T; readAt: number }

/** Remembers what was found for a short while; what was not found is asked again. */
const remembering = <K extends string | number, T extends object>(
  freshFor: number,
  read: (key: K) => Promise<T | null>,
) => {
  const known = new LRUCache<K, Remembered<T>>({ max: 10_000 })
  const find = async (key: K, now: number): Promise<T | null> => {
    const remembered = known.get(key)
    if (remembered !== undefined && now - remembered.readAt < freshFor) return remembered.value
    const value = await read(key)
    if (value === null) known.delete(key)
    else known.set(key, { value, readAt: now })
    return value
  }
  return { find, clear: () => known.clear() }
}

const shareExpired = () => refused(401, 'share_expired', 'This link has expired.')

const bearer = /^Bearer +(\S{1,200})$/i

/** Authentication by key and authorization by workspace, over a bounded memory of keys and workspaces. */
export const createAccess = ({ db, operatorKeyHash, freshFor = 5_000 }: AccessOptions): Access => {
  const byName = remembering(freshFor, (name: string) => findWorkspace(db, name))
  const byId = remembering(freshFor, (id: number) => workspaceById(db, id))
  // Remembered by hash: the keys themselves are not kept in memory.
  const keys = remembering(freshFor, (keyHash: string) => principalOfKey(db, keyHash))

  const shares = remembering(freshFor, (tokenHash: string) => principalOfShare(db, tokenHash))

  const authenticateShare = async (token: string, now: number): Promise<Authenticated> => {
    const principal = await shares.find(hashOfKey(token).toString('hex'), now)
    if (principal === null) return keyUnknown()
    return now < principal.expiresAt ? { outcome: 'known', principal } : shareExpired()
  }

  const authenticate: Access['authenticate'] = async (header, now) => {
    if (header === undefined) return { outcome: 'known', principal: { kind: 'public' } }
    const key = bearer.exec(header)?.[1]
    if (key === undefined) return keyUnknown()
    if (operatorKeyHash !== null && matchesHash(key, operatorKeyHash)) {
      return { outcome: 'known', principal: { kind: 'operator' } }
    }
    if (hasContributorShape(key)) return { outcome: 'known', principal: { kind: 'contributor', token: key } }
    if (hasShareShape(key)) return authenticateShare(key, now)
    const principal = hasKeyShape(key) ? await keys.find(hashOfKey(key).toString('hex'), now) : null
    return principal === null ? keyUnknown() : { outcome: 'known', principal }
  }

  const authorize: Access['authorize'] = async (principal, asked, now) => {
    if (principal.kind === 'key' || principal.kind === 'share') {
      return allow(principal, await byId.find(principal.workspaceId, now), asked)
    }
    return allow(
      principal,
      asked.workspace === undefined ? null : await byName.find(asked.workspace, now),
      asked,
    )
  }

  const forget = () => {
    byName.clear()
    byId.clear()
    keys.clear()
    shares.clear()
  }
  return { authenticate, authorize, forget }
}

const principalOfKey = async (db: Kysely<Database>, keyHash: string): Promise<Principal | null> => {
  const row = await findKey(db, Buffer.from(keyHash, 'hex'))
  if (row === null) return null
  // The scopes of a row were written by createKey.
  return { kind: 'key', workspaceId: row.workspace_id, keyId: row.id, scopes: row.scopes as Scope[] }
}

type SharePrincipal = Extract<Principal, { kind: 'share' }>

const principalOfShare = async (db: Kysely<Database>, tokenHash: string): Promise<SharePrincipal | null> => {
  const row = await findShare(db, Buffer.from(tokenHash, 'hex'))
  if (row === null) return null
  const { id, workspace_id, question, expires_at } = row
  return { kind: 'share', workspaceId: workspace_id, shareId: id, question, expiresAt: expires_at }
}
