import { hash, timingSafeEqual } from 'node:crypto'
import type { Database } from '@hearback/database'
import { type Kysely, sql } from 'kysely'
import { base62, base62Length } from './base62.ts'
import type { Scope } from './principal.ts'

/** A key as it is listed; the key itself is shown once, when it is made. */
export type ApiKey = {
  id: number
  label: string
  scopes: readonly Scope[]
  createdAt: number
  revokedAt: number | null
}

const keyShape = new RegExp(`^hbk_[0-9A-Za-z]{${base62Length}}$`)

/** Whether a text could be a workspace key at all; others are refused without a query. */
export const hasKeyShape = (text: string): boolean => keyShape.test(text)

/** SHA-256 of a key, the only form in which it is stored. Keys hold 256 random bits, so no salt or slow hash is needed. */
export const hashOfKey = (key: string): Buffer => hash('sha256', key, 'buffer')

/** Compares a presented key with a stored hash in constant time. */
export const matchesHash = (key: string, expected: Buffer): boolean =>
  timingSafeEqual(hashOfKey(key), expected)

/** A new random key of the operator, in the shape the state directory keeps it. */
export const newOperatorKey = (randomBytes: (size: number) => Buffer): string =>
  `hbo_${base62(randomBytes(32))}`

/**
 * Makes a key of a workspace. The key is in the result and nowhere else: only its hash is stored.
 * `randomBytes` is a cryptographic generator, `now` is in milliseconds.
 */
export const createKey = async (
  db: Kysely<Database>,
  made: { workspaceId: number; label: string; scopes: readonly Scope[] },
  { now, randomBytes }: { now: number; randomBytes: (size: number) => Buffer },
): Promise<{ key: string; listed: ApiKey }> => {
  const key = `hbk_${base62(randomBytes(32))}`
  const row = await db
    .insertInto('access.api_key')
    .values({
      workspace_id: made.workspaceId,
      label: made.label,
      scopes: [...made.scopes],
      key_hash: hashOfKey(key),
      created_at: new Date(now),
      revoked_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { label, scopes } = made
  return { key, listed: { id: row.id, label, scopes, createdAt: now, revokedAt: null } }
}

/** The keys of a workspace in the order they were made, revoked ones too. */
export const listKeys = async (db: Kysely<Database>, workspaceId: number): Promise<ApiKey[]> => {
  const rows = await db
    .selectFrom('access.api_key')
    .select(['id', 'label', 'scopes', 'created_at as createdAt', 'revoked_at as revokedAt'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('id')
    .execute()
  // The scopes of a row were written by createKey.
  return rows.map((row) => ({ ...row, scopes: row.scopes as Scope[] }))
}

/** Ends a key of this workspace for good; false if it has no such key. Revoking twice keeps the first time. */
export const revokeKey = async (
  db: Kysely<Database>,
  { workspaceId, keyId, now }: { workspaceId: number; keyId: number; now: number },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('access.api_key')
    .set({ revoked_at: sql<Date>`coalesce(revoked_at, ${new Date(now)})` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', keyId)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** The workspace, id and scopes of the unrevoked key with this hash, or null. */
export const findKey = async (db: Kysely<Database>, keyHash: Buffer) => {
  const row = await db
    .selectFrom('access.api_key')
    .select(['id', 'workspace_id', 'scopes'])
    .where('key_hash', '=', keyHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
