import type pg from 'pg'

/** How BI tools reach the database: on 127.0.0.1, as a user who may only read, and not the keys. */
export type Exposure = { port: number; password: string }
export type Exposed = { url: string }

const user = 'hearback_bi'

/** Makes the user or gives it this password. The role it reads through may be made here before the migration does. */
const allowReader = async (client: pg.Client, password: string): Promise<void> => {
  const { rows } = await client.query<{ rolname: string }>(
    `SELECT rolname FROM pg_roles WHERE rolname IN ('hearback_reader', '${user}')`,
  )
  const known = new Set(rows.map(({ rolname }) => rolname))
  if (!known.has('hearback_reader')) await client.query('CREATE ROLE hearback_reader NOLOGIN')
  if (!known.has(user)) await client.query(`CREATE ROLE ${user} LOGIN IN ROLE hearback_reader`)
  await client.query(`ALTER ROLE ${user} PASSWORD ${client.escapeLiteral(password)}`)
  await client.query(`ALTER ROLE ${user} SET default_transaction_read_only = on`)
}

/** Lets the reader in; throws if the running server was started without being exposed. */
export const expose = async (
  client: pg.Client,
  exposure: Exposure | undefined,
  port: number,
): Promise<Exposed | null> => {
  if (exposure === undefined) return null
  const { rows } = await client.query<{ listen_addresses: string }>('SHOW listen_addresses')
  if (rows[0]?.listen_addresses === '') {
    throw new Error(
      'The embedded database already runs, closed to other programs. Stop it first, then expose it.',
    )
  }
  await allowReader(client, exposure.password)
  return { url: `postgres://${user}:${encodeURIComponent(exposure.password)}@127.0.0.1:${port}/hearback` }
}
