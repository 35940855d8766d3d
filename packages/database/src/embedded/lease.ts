import { Client } from 'pg'
import { isConnectionLost } from '../errors.ts'

/**
 * Several processes may use one embedded server. Each holds a connection with a shared advisory lock for as long
 * as it uses the server; PostgreSQL drops the lock when the process dies, however it dies.
 * The rule: whoever closes last stops the server, no matter who started it.
 */
export type Lease = {
  client: Client
  /** False after it was released or the server went away. */
  isHeld: () => boolean
  /** Gives the lease up. True if nobody else holds one: then nobody gets one until the server has stopped. */
  release: () => Promise<boolean>
}

/** The advisory lock's key; it only has to differ from those of other uses of the database `postgres`. */
const key = 7_281_094

const isLast = async (client: Client): Promise<boolean> => {
  await client.query('SELECT pg_advisory_unlock_shared($1)', [key])
  try {
    const { rows } = await client.query<{ last: boolean }>('SELECT pg_try_advisory_lock($1) AS last', [key])
    return rows[0]?.last === true
  } catch (error) {
    // Between the two questions another process found itself the last one and is stopping the server.
    if (isConnectionLost(error)) return false
    throw error
  }
}

const giveUp = async (client: Client): Promise<boolean> => {
  const last = await isLast(client)
  // The last one keeps its connection, and with it the lock, until the server ends it.
  if (!last) await client.end().catch(() => undefined)
  return last
}

/** Connects and takes a lease; rejects if the server does not answer (yet). `onLost` hears if it goes away. */
export const takeLease = async (url: string, onLost: (error: Error) => void): Promise<Lease> => {
  const client = new Client({
    connectionString: url,
    application_name: 'hearback lease',
    connectionTimeoutMillis: 5000,
  })
  let held = false
  client.on('error', (error) => {
    if (held) onLost(error)
    held = false
  })
  await client.connect()
  await client.query('SELECT pg_advisory_lock_shared($1)', [key])
  held = true
  const release = (): Promise<boolean> => {
    held = false
    return giveUp(client)
  }
  return { client, isHeld: () => held, release }
}
