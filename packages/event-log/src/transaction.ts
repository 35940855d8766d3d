import type { Role } from '@hearback/database'
import type { Pool, PoolClient, QueryResult } from 'pg'

/**
 * The connection could not be made, or was lost while a transaction ran: then it is not known whether that
 * was committed. Appending the same events again is safe and says which of them were already there.
 */
export class Interrupted extends Error {
  constructor(cause: unknown) {
    super('the connection to the database was lost; whether the events were stored is not known', { cause })
    this.name = 'Interrupted'
  }
}

/** What a transaction on locked heads can do. */
export type LockedLog = {
  client: PoolClient
  /** Head of each locked bucket when it was locked. */
  heads: ReadonlyMap<number, bigint>
}

type HeadRow = { bucket: number; position: bigint }

/** Runs statements in one round trip. pg answers several with an array of results, which its types do not say. */
const runAll = async (client: PoolClient, statements: readonly string[]): Promise<QueryResult[]> =>
  [await client.query(statements.join(';'))].flat()

/**
 * Begins a transaction and locks the heads of these buckets, in bucket order: two transactions over
 * overlapping buckets then wait for each other in one direction only. (An unordered UPDATE deadlocks.)
 * One round trip; read committed, so that each head is the one left by the transaction waited for.
 */
const beginLocked = async (client: PoolClient, buckets: readonly number[], role: Role | undefined) => {
  const results = await runAll(client, [
    'BEGIN ISOLATION LEVEL READ COMMITTED',
    ...(role === undefined ? [] : [`SET LOCAL ROLE ${client.escapeIdentifier(role)}`]),
    `SELECT bucket, position FROM log.head WHERE bucket IN (${buckets.join(',')}) ORDER BY bucket FOR UPDATE`,
  ])
  // The rows of the SELECT above.
  const rows = (results.at(-1)?.rows ?? []) as HeadRow[]
  return new Map(rows.map(({ bucket, position }) => [bucket, BigInt(position)]))
}

/** Moves heads and commits, in one round trip; without heads to move it only commits. */
const commitHeads = async (client: PoolClient, heads: ReadonlyMap<number, bigint>): Promise<void> => {
  const moved = [...heads].map(([bucket, position]) => `(${bucket}, ${position}::bigint)`).join(',')
  const move = `UPDATE log.head SET position = moved.position
    FROM (VALUES ${moved}) AS moved (bucket, position) WHERE head.bucket = moved.bucket`
  const results = await runAll(client, heads.size === 0 ? ['COMMIT'] : [move, 'COMMIT'])
  const command = results.at(-1)?.command
  if (command !== 'COMMIT') throw new Error(`asked to COMMIT, the database answered ${command}`)
}

/**
 * Runs `write` in one transaction that holds the heads of `buckets` locked, then moves the heads it returns
 * and commits. Throws what `write` threw after nothing of it was stored, and `Interrupted` if the
 * connection was lost.
 */
export const withLockedHeads = async <T>(
  { pool, role }: { pool: Pool; role: Role | undefined },
  buckets: readonly number[],
  write: (log: LockedLog) => Promise<{ heads: ReadonlyMap<number, bigint>; result: T }>,
): Promise<T> => {
  const client = await pool.connect().catch((error: unknown) => {
    throw new Interrupted(error)
  })
  try {
    const heads = await beginLocked(client, buckets, role)
    const written = await write({ client, heads })
    await commitHeads(client, written.heads)
    client.release()
    return written.result
  } catch (error) {
    await rollBack(client, error)
    throw error
  }
}

/** A rollback that succeeds proves that nothing was committed; one that fails proves nothing. */
const rollBack = async (client: PoolClient, error: unknown): Promise<void> => {
  try {
    await client.query('ROLLBACK')
  } catch {
    client.release(true)
    throw new Interrupted(error)
  }
  client.release()
}
