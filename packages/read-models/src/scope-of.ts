import type { Database } from '@hearback/database'
import type { Kysely } from 'kysely'
import type { SpellQuestion } from './spell-question.ts'
import type { Scope } from './spell-sql.ts'

/** A question with what its workspace decides about counting. Throws if there is no such workspace. */
export const scopeOf = async (
  db: Kysely<Database>,
  question: SpellQuestion,
  version: number,
): Promise<Scope> => {
  const { kind, timeZone } = await db
    .selectFrom('access.workspace')
    .select(['kind', 'time_zone as timeZone'])
    .where('id', '=', question.workspaceId)
    .executeTakeFirstOrThrow(() => new Error(`there is no workspace ${question.workspaceId}`))
  return { question, version, workspace: { kind, timeZone } }
}
