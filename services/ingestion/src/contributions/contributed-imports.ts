import type { Database } from '@hearback/database'
import type { Kysely } from 'kysely'
import type { OfContributor } from './contributed-journeys.ts'

/**
 * Removes the imports of a contributor with their findings, those that wait too, and gives their ids; 'running', and
 * none is removed, while one of them is being read: what comes of it next would be missed.
 */
export const removeContributedImports = (
  db: Kysely<Database>,
  { workspaceId, contributor }: OfContributor,
): Promise<string[] | 'running'> =>
  db.transaction().execute(async (transaction) => {
    // Locked, so that none of them is taken up meanwhile.
    const rows = await transaction
      .selectFrom('ingestion.import')
      .select(['id', 'state'])
      .where('workspace_id', '=', workspaceId)
      .where('contributor', '=', contributor)
      .where('contributed', '=', true)
      .forUpdate()
      .execute()
    if (rows.some(({ state }) => state === 'running')) return 'running'
    const ids = rows.map(({ id }) => id)
    if (ids.length > 0) await transaction.deleteFrom('ingestion.import').where('id', 'in', ids).execute()
    return ids
  })
