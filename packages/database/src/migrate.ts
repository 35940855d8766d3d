import { type Kysely, sql } from 'kysely'
import { migratorOf } from './migrations.ts'
import type { Database } from './tables.ts'

export type MigrateOptions = {
  /** Number of buckets of the log, 1 to 1024; stored by the first call, later calls must agree or leave it out. */
  buckets?: number
  /** Milliseconds since 1970, recorded as the first projection's birth. */
  now: number
}

export type MigrationState = { applied: string[]; pending: string[] }

const defaultBuckets = 64
/** Held while migrating, so that processes starting together take turns. Any constant no one else uses. */
const advisoryLock = 4_832_517

const chooseBuckets = async (db: Kysely<Database>, asked: number | undefined): Promise<void> => {
  const stored = await db.selectFrom('log.setting').select('buckets').executeTakeFirst()
  if (stored !== undefined) {
    if (asked === undefined || asked === stored.buckets) return
    throw new Error(
      `This database was made with ${stored.buckets} buckets, which can never change; ${asked} were asked for.`,
    )
  }
  const buckets = asked ?? defaultBuckets
  await db.insertInto('log.setting').values({ buckets }).execute()
  await sql`INSERT INTO log.head (bucket) SELECT generate_series(0, ${buckets}::integer - 1)`.execute(db)
}

const createFirstProjection = async (db: Kysely<Database>, now: number): Promise<void> => {
  const made = await db.selectFrom('read_model.projection').select('version').executeTakeFirst()
  if (made !== undefined) return
  await sql`SELECT read_model.create_projection(1, ${new Date(now)})`.execute(db)
  await sql`SELECT read_model.switch_projection(1, ${new Date(now)})`.execute(db)
}

/** What went wrong in one sentence, with PostgreSQL's advice if it gave any. */
const failure = (cause: unknown): Error => {
  if (!(cause instanceof Error)) return new Error(String(cause), { cause })
  const advice = 'hint' in cause && typeof cause.hint === 'string' ? ` ${cause.hint}` : ''
  return new Error(`${cause.message}${advice}`, { cause })
}

/**
 * Applies every pending migration, then chooses the buckets and makes projection 1, each once.
 * Safe to call from several processes at the same time. Throws if a migration fails (nothing of it stays)
 * or if `buckets` differs from the stored number.
 */
export const migrate = (db: Kysely<Database>, { buckets, now }: MigrateOptions): Promise<void> =>
  db.connection().execute(async (connection) => {
    await sql`SELECT pg_advisory_lock(${advisoryLock})`.execute(connection)
    try {
      const { error } = await migratorOf(connection).migrateToLatest()
      if (error !== undefined) throw failure(error)
      await connection.transaction().execute(async (transaction) => {
        await chooseBuckets(transaction, buckets)
        await createFirstProjection(transaction, now)
      })
    } finally {
      // A connection that is gone has dropped its lock already.
      await sql`SELECT pg_advisory_unlock(${advisoryLock})`.execute(connection).catch(() => undefined)
    }
  })

/** Which migrations this database has and which it lacks; changes nothing. */
export const migrationState = async (db: Kysely<Database>): Promise<MigrationState> => {
  const migrations = await migratorOf(db).getMigrations()
  const namesOf = (wanted: boolean) =>
    migrations.filter(({ executedAt }) => (executedAt !== undefined) === wanted).map(({ name }) => name)
  return { applied: namesOf(true), pending: namesOf(false) }
}
