import type { Database } from '@hearback/database'
import type { FastifyBaseLogger } from 'fastify'
import { Logger, type LogLevel, run } from 'graphile-worker'
import { type Kysely, sql } from 'kysely'
import { Pool } from 'pg'

/** Imports waiting to be read, kept in the database. */
export type ImportQueue = {
  /** Queues an import as the last act of the caller's transaction. Queued again, it is run from the beginning by whoever is free. */
  enqueue: (transaction: Kysely<Database>, id: string) => Promise<void>
  /** Tells running imports to stop (they are taken up again later) and waits for them. */
  close: () => Promise<void>
}

/** `signal` aborts when the service stops. */
type Attempt = { last: boolean; signal: AbortSignal }
export type RunImport = (id: string, attempt: Attempt) => Promise<void>

type QueueOptions = { databaseUrl: string; runImport: RunImport; log: FastifyBaseLogger }

const attempts = 5

/** The worker's own messages name jobs and times only; its debugging output is left out. */
const loggerOf = (log: FastifyBaseLogger) =>
  new Logger(() => (level: `${LogLevel}`, message: string) => {
    if (level === 'error' || level === 'warning') log.warn({ queue: 'import' }, message)
  })

const idOf = (payload: unknown): string => {
  const { id } = Object(payload)
  if (typeof id !== 'string') throw new Error('a job of the import queue holds no id')
  return id
}

/**
 * Connections of the worker's own: it expects values as pg parses them by default. Each has a listener,
 * because one that is lost while nothing was asked of it would otherwise end the process.
 */
const openPool = (connectionString: string, log: FastifyBaseLogger): Pool => {
  const pool = new Pool({ connectionString, max: 5, application_name: 'hearback-imports' })
  const lost = () => log.debug({ queue: 'import' }, 'a connection was lost')
  pool.on('connect', (client) => client.on('error', lost))
  pool.on('error', lost)
  return pool
}

/** The queue writes down the message of what a job throws, and a database's message can quote a timeline. */
const runLogged = async ({ runImport, log }: QueueOptions, id: string, attempt: Attempt): Promise<void> => {
  try {
    await runImport(id, attempt)
  } catch (error) {
    if (!attempt.signal.aborted) log.error({ err: error, import: id }, 'an import broke off')
    // oxlint-disable-next-line preserve-caught-error -- what caused it is what must not be written down
    throw new Error('the import broke off; the reason is in the log of the service')
  }
}

/** Opens the queue and begins to work on it. Makes its tables (schema graphile_worker) where they are missing. */
export const openQueue = async (options: QueueOptions): Promise<ImportQueue> => {
  const stopping = new AbortController()
  const pool = openPool(options.databaseUrl, options.log)
  const runner = await run({
    pgPool: pool,
    concurrency: 2,
    pollInterval: 2_000,
    noHandleSignals: true,
    logger: loggerOf(options.log),
    taskList: {
      import: async (payload, { job }) => {
        const last = job.attempts >= job.max_attempts
        await runLogged(options, idOf(payload), { last, signal: stopping.signal })
      },
    },
  })
  return {
    enqueue: async (transaction, id) => {
      // The queue's tables belong to the database's user, who is not limited to the privileges of ingestion.
      await sql`SET LOCAL ROLE NONE`.execute(transaction)
      await sql`SELECT graphile_worker.add_job('import', payload := ${JSON.stringify({ id })}::json,
        job_key := ${id}, max_attempts := ${attempts})`.execute(transaction)
    },
    close: async () => {
      stopping.abort()
      await runner.stop()
      await pool.end()
    },
  }
}
