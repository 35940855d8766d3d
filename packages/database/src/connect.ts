import { Kysely, PostgresDialect } from 'kysely'
import { type CustomTypesConfig, types as defaults, Pool, type PoolConfig } from 'pg'
import { dayFromPostgres, instantFromPostgres } from './days.ts'
import type { Role } from './roles.ts'
import type { Database } from './tables.ts'

export type ConnectOptions = {
  url: string
  /** The privileges every query of this pool runs with; without it those of the user in `url`. */
  role?: Role
  /** Most connections open at once. */
  max?: number
  applicationName?: string
  /** Hears of connections lost while nothing was asked of them; a query in flight rejects by itself. */
  onError: (error: Error) => void
}

export type Connection = { pool: Pool; db: Kysely<Database>; close: () => Promise<void> }

/** One dimension; none of the types below writes a comma in a value. */
const arrayOf =
  <T>(parse: (text: string) => T) =>
  (text: string): (T | null)[] =>
    text === '{}'
      ? []
      : text
          .slice(1, -1)
          .split(',')
          .map((entry) => (entry === 'NULL' ? null : parse(entry.replaceAll('"', ''))))

/** By type oid (pg_type.dat); a value it does not list is parsed as pg does. */
const parsers = new Map<number, (text: string) => unknown>([
  [20, BigInt],
  [1016, arrayOf(BigInt)],
  [1082, dayFromPostgres],
  [1182, arrayOf(dayFromPostgres)],
  [1184, instantFromPostgres],
  [1185, arrayOf(instantFromPostgres)],
])

const types: CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (format === 'binary' ? undefined : parsers.get(oid)) ?? defaults.getTypeParser(oid, format),
}

/** How long a query waits for a connection, a new one or a free one; then it is better told than kept waiting. */
const connectionTimeout = 15_000

/** Settings sent when a connection opens; the parsers above read ISO output in UTC. */
const startOptions = (role: Role | undefined): string =>
  ['TimeZone=UTC', 'DateStyle=ISO', ...(role === undefined ? [] : [`role=${role}`])]
    .map((setting) => `-c ${setting}`)
    .join(' ')

/** Options in a URL would replace those given beside it, so they are joined. */
const withStartOptions = (url: string, options: string): PoolConfig => {
  if (!URL.canParse(url)) return { connectionString: url, options }
  const parsed = new URL(url)
  const given = parsed.searchParams.get('options')
  parsed.searchParams.set('options', given === null ? options : `${given} ${options}`)
  return { connectionString: parsed.href }
}

/** Whether the database answers now; what keeps a service from being ready. */
export const isAnswering = (pool: Pool): Promise<boolean> =>
  pool.query('SELECT 1').then(
    () => true,
    () => false,
  )

/**
 * Opens a pool (lazily: nothing is asked of the server yet) and a query builder over it.
 * Values come back as: date = whole days since 1970-01-01, timestamptz = milliseconds, int8 = bigint, jsonb parsed.
 */
export const connect = ({ url, role, max = 10, applicationName, onError }: ConnectOptions): Connection => {
  const pool = new Pool({
    ...withStartOptions(url, startOptions(role)),
    max,
    connectionTimeoutMillis: connectionTimeout,
    types,
    application_name: applicationName ?? 'hearback',
  })
  let closing = false
  const report = (error: Error): void => {
    if (!closing) onError(error)
  }
  // A connection lost inside a transaction, between two queries, would otherwise end the process.
  pool.on('connect', (client) => client.on('error', report))
  // Idle connections are reported by the listener above; the pool only needs to have one.
  pool.on('error', () => undefined)
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  const close = async () => {
    // From here on the server may end our connections before we do.
    closing = true
    await db.destroy()
    // The query builder ends the pool only if it was ever used itself.
    if (!pool.ending) await pool.end()
  }
  return { pool, db, close }
}
