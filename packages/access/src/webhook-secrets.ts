import type { Database } from '@hearback/database'
import type { Kysely } from 'kysely'

/** That a workspace has given the secret of a system's deliveries, and when; the secret itself is not shown. */
export type WebhookSecret = { system: string; setAt: number }

/** Keeps the secret with which a system signs its deliveries to a workspace, in place of an earlier one. `now` is in milliseconds. */
export const setWebhookSecret = async (
  db: Kysely<Database>,
  { workspaceId, system, secret }: { workspaceId: number; system: string; secret: string },
  now: number,
): Promise<void> => {
  const set = { secret, set_at: new Date(now) }
  await db
    .insertInto('access.webhook_secret')
    .values({ workspace_id: workspaceId, system, ...set })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'system']).doUpdateSet(set))
    .execute()
}

/** The systems whose deliveries a workspace takes, by name. */
export const listWebhookSecrets = (db: Kysely<Database>, workspaceId: number): Promise<WebhookSecret[]> =>
  db
    .selectFrom('access.webhook_secret')
    .select(['system', 'set_at as setAt'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('system')
    .execute()

/** The secret to check a delivery with, or null where the workspace has given none. It is for comparing, never for showing. */
export const webhookSecretOf = async (
  db: Kysely<Database>,
  workspaceId: number,
  system: string,
): Promise<string | null> =>
  (
    await db
      .selectFrom('access.webhook_secret')
      .select('secret')
      .where('workspace_id', '=', workspaceId)
      .where('system', '=', system)
      .executeTakeFirst()
  )?.secret ?? null
