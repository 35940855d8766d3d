import { connect } from '@hearback/database'
import closeWithGrace from 'close-with-grace'
import { buildProjector } from './app.ts'
import { foldShipped } from './fold-shipped.ts'
import type { Log } from './follow-log.ts'

/** One JSON line each, as the other services log. */
const line =
  (level: string) =>
  (...said: unknown[]): void => {
    process.stdout.write(`${JSON.stringify({ level, time: Date.now(), said })}\n`)
  }
const log: Log = { info: line('info'), warn: line('warn'), error: line('error') }

const { DATABASE_URL: url, PORT = '4000', HOST = '0.0.0.0', HEARBACK_PROJECTORS = '1' } = process.env
if (url === undefined || url === '') throw new Error('DATABASE_URL says which PostgreSQL server to use')
const workers = Number(HEARBACK_PROJECTORS)
if (!Number.isInteger(workers) || workers < 1)
  throw new Error('HEARBACK_PROJECTORS is a number of loops, from 1 on')

const database = connect({
  url,
  role: 'hearback_projector',
  max: workers + 2,
  applicationName: 'hearback-projector',
  onError: (error) => log.warn({ error: error.name }, 'a connection to the database was lost'),
})
const { app } = buildProjector({ pools: database, fold: foldShipped, workers, now: Date.now, log })
closeWithGrace({ delay: 10_000 }, async () => {
  await app.close()
  await database.close()
})
await app.listen({ host: HOST, port: Number(PORT) })
log.info({ port: Number(PORT), workers }, 'projecting')
