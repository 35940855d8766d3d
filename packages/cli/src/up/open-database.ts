import { type Connection, connect, migrate, type Role, startEmbedded } from '@hearback/database'
import type { CommandContext } from '../command-context.ts'
import { ensureReaderPassword, makeStateDirectory } from './state-directory.ts'

/** The database of this installation, migrated, and pools for each role. */
export type OpenDatabase = {
  url: string
  /** A pool that works under one role, or null for the user itself, who may take them all; closed by `close`. */
  as: (role: Role | null, max: number) => Connection
  close: () => Promise<void>
}

/**
 * Reaches the server named by DATABASE_URL, or starts (or joins) the embedded one, and brings it to the current
 * schema. If DATABASE_URL is set and does not answer this fails: it never falls back to the embedded one.
 */
export const openDatabase = async (context: CommandContext): Promise<OpenDatabase> => {
  const { settings } = context
  const embedded = settings.DATABASE_URL === undefined ? await startOwn(context) : null
  const url = embedded?.url ?? settings.DATABASE_URL ?? ''
  const onError = (error: Error) => context.say(`database connection lost: ${error.message}\n`)
  const owner = connect({ url, max: 2, applicationName: 'hearback migrate', onError })
  try {
    await migrate(owner.db, { buckets: settings.HEARBACK_BUCKETS, now: context.now() })
  } catch (error) {
    await owner.close()
    await embedded?.stop()
    throw error
  }
  await owner.close()
  const pools: Connection[] = []
  const as = (role: Role | null, max: number) => {
    const pool = connect({
      url,
      ...(role !== null && { role }),
      max,
      applicationName: role ?? 'hearback',
      onError,
    })
    pools.push(pool)
    return pool
  }
  const close = async () => {
    await Promise.all(pools.map((pool) => pool.close()))
    await embedded?.stop()
  }
  return { url, as, close }
}

const startOwn = async ({ settings, randomBytes, say }: CommandContext) => {
  makeStateDirectory(settings)
  const port = settings.HEARBACK_EXPOSE_DB
  const exposeDb =
    port === undefined ? {} : { exposeDb: { port, password: ensureReaderPassword(settings, randomBytes) } }
  return startEmbedded({
    stateDirectory: settings.HEARBACK_STATE_DIR,
    ...exposeDb,
    log: (message) => say(`${message}\n`),
  })
}
