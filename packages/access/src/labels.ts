import type { Database } from '@hearback/database'
import { type Kysely, sql } from 'kysely'

/** Labels of a workspace's own for a process: what each means, by the label as normalised. */
export type Labels = Readonly<Record<string, string>>

/** The labels of its own that a workspace has for a process, in the order of the labels. */
export const labelsOf = async (
  db: Kysely<Database>,
  workspaceId: number,
  process: string,
): Promise<Labels> => {
  const rows = await db
    .selectFrom('access.label')
    .select(['label', 'stage'])
    .where('workspace_id', '=', workspaceId)
    .where('process', '=', process)
    .orderBy('label')
    .execute()
  return Object.fromEntries(rows.map(({ label, stage }) => [label, stage]))
}

/**
 * Replaces the labels of its own that a workspace has for a process. Changes are numbered in the order in which they
 * commit, whoever makes them: by these numbers projections find out what they still have to fold anew.
 */
export const replaceLabels = (
  db: Kysely<Database>,
  workspaceId: number,
  process: string,
  labels: Labels,
): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    const { number: changed } = await transaction
      .updateTable('access.label_change')
      .set({ number: sql<bigint>`number + 1` })
      .returning('number')
      .executeTakeFirstOrThrow()
    const own = { workspace_id: workspaceId, process }
    await transaction
      .deleteFrom('access.label')
      .where('workspace_id', '=', workspaceId)
      .where('process', '=', process)
      .execute()
    const rows = Object.entries(labels).map(([label, stage]) => ({ ...own, label, stage }))
    if (rows.length > 0) await transaction.insertInto('access.label').values(rows).execute()
    await transaction
      .insertInto('access.labelled_workspace')
      .values({ ...own, changed })
      .onConflict((known) => known.columns(['workspace_id', 'process']).doUpdateSet({ changed }))
      .execute()
  })
