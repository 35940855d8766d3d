import type { Database } from '@hearback/database'
import { type Kysely, sql } from 'kysely'

/**
 * Lets PostgreSQL look at the tables of a projection anew, so that it plans questions by what they hold. Its own
 * look comes up to a minute after a load, and until then a grouped question can take a hundred times as long.
 */
export const refreshStatistics = async (db: Kysely<Database>, version: number): Promise<void> => {
  await sql`SELECT read_model.analyze_projection(${version}::integer)`.execute(db)
}
