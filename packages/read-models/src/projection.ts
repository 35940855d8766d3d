import type { Database } from '@hearback/database'
import { type Kysely, type RawBuilder, sql } from 'kysely'

/** The PostgreSQL schema that holds the tables of a projection version. */
export const schemaOf = (version: number): string => `projection_${version}`

/** A table of a projection version, for SQL written by hand. */
export const tableOf = (version: number, table: string): RawBuilder<unknown> =>
  sql.table(`${schemaOf(version)}.${table}`)

/** The query builder with the tables of one projection version in reach. */
export const inProjection = (db: Kysely<Database>, version: number): Kysely<Database> =>
  db.withSchema(schemaOf(version))

/** The projection version that answers questions now. Throws if the database has not been migrated. */
export const currentProjection = async (db: Kysely<Database>): Promise<number> => {
  const { version } = await db
    .selectFrom('read_model.projection')
    .select('version')
    .where('state', '=', 'current')
    .executeTakeFirstOrThrow(() => new Error('no projection is current: the database has not been migrated'))
  return version
}

/** The versions that have to follow the log: the current one first, then those being built. */
export const followedProjections = async (db: Kysely<Database>): Promise<number[]> => {
  const followed = await db
    .selectFrom('read_model.projection')
    .select(['version', 'state'])
    .where('state', 'in', ['current', 'building'])
    .orderBy('version')
    .execute()
  return followed
    .toSorted((a, b) => Number(b.state === 'current') - Number(a.state === 'current'))
    .map((row) => row.version)
}
