import type { Database } from '@hearback/database'
import { Kysely, PostgresDialect } from 'kysely'
import type { Pool, PoolClient } from 'pg'

/** One open transaction, for statements (`db`) and for COPY (`client`). */
export type Transaction = { db: Kysely<Database>; client: PoolClient }

/** Making a builder costs more than most statements of a step, and a pool keeps its connections. */
const builders = new WeakMap<PoolClient, Kysely<Database>>()

/** A query builder all of whose statements run on this one connection, inside whatever transaction it has open. */
const builderOn = (client: PoolClient): Kysely<Database> => {
  const known = builders.get(client)
  if (known !== undefined) return known
  // pg's overloads do not fit kysely's narrower notion of a client; the calls it makes are these.
  const query = client.query.bind(client) as never
  const connection = { query, release: () => undefined }
  const pool = { connect: async () => connection, end: async () => undefined, options: {} }
  const made = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  builders.set(client, made)
  return made
}

/**
 * Runs `work` in one transaction and commits it. Throws what `work` or the commit threw, after nothing of it
 * was stored, except that a connection lost during the commit leaves that open.
 */
export const inTransaction = async <T>(
  pool: Pool,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED')
    const result = await work({ db: builderOn(client), client })
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    await client.query('ROLLBACK').then(
      () => client.release(),
      () => client.release(true),
    )
    throw error
  }
}
