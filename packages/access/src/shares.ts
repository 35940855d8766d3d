import type { Database } from '@hearback/database'
import { type Kysely, sql } from 'kysely'
import { base62 } from './base62.ts'
import { hashOfKey } from './keys.ts'

/** A share as it is listed; its token is shown once, when it is made. Times are milliseconds. */
export type Share = {
  id: number
  label: string
  /** The only question it may ask, as path and parameters; null = any question of its workspace. */
  question: string | null
  createdAt: number
  expiresAt: number
  revokedAt: number | null
}

/** The longest a share may last, in milliseconds: a leap year. */
export const longestShare = 366 * 86_400_000

const shareShape = /^hbs_[0-9A-Za-z]{43}$/

/** Whether a text could be the token of a share; keys never are, so that none is taken out of an address. */
export const hasShareShape = (text: string): boolean => shareShape.test(text)

const columns = [
  'id',
  'label',
  'question',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'revoked_at as revokedAt',
] as const

/**
 * Makes a share of a workspace. The token is in the result and nowhere else: only its hash is stored.
 * `randomBytes` is a cryptographic generator, `now` and `expiresAt` are in milliseconds.
 */
export const createShare = async (
  db: Kysely<Database>,
  made: { workspaceId: number; label: string; question: string | null; expiresAt: number },
  { now, randomBytes }: { now: number; randomBytes: (size: number) => Buffer },
): Promise<{ token: string; listed: Share }> => {
  const token = `hbs_${base62(randomBytes(32))}`
  const listed = await db
    .insertInto('access.share')
    .values({
      workspace_id: made.workspaceId,
      label: made.label,
      question: made.question,
      token_hash: hashOfKey(token),
      created_at: new Date(now),
      expires_at: new Date(made.expiresAt),
      revoked_at: null,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()
  return { token, listed }
}

/** The shares of a workspace in the order they were made, expired and revoked ones too. */
export const listShares = (db: Kysely<Database>, workspaceId: number): Promise<Share[]> =>
  db
    .selectFrom('access.share')
    .select(columns)
    .where('workspace_id', '=', workspaceId)
    .orderBy('id')
    .execute()

/** Ends a share of this workspace for good; false if it has no such share. Revoking twice keeps the first time. */
export const revokeShare = async (
  db: Kysely<Database>,
  { workspaceId, shareId, now }: { workspaceId: number; shareId: number; now: number },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('access.share')
    .set({ revoked_at: sql<Date>`coalesce(revoked_at, ${new Date(now)})` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', shareId)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** The unrevoked share whose token has this hash, or null; it may have expired. */
export const findShare = async (db: Kysely<Database>, tokenHash: Buffer) =>
  (await db
    .selectFrom('access.share')
    .select(['id', 'workspace_id', 'question', 'expires_at'])
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()) ?? null
