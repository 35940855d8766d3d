import { fileURLToPath } from 'node:url'
import { createAccess, hashOfKey } from '@hearback/access'
import { isAnswering } from '@hearback/database'
import { buildService, type Service } from '@hearback/http'
import { ingestionRoutes } from '@hearback/ingestion'
import { foldShipped, followLog, followRestatements, projectorMetrics } from '@hearback/projector'
import { queryRoutes } from '@hearback/query-api'
import { Registry } from '@prometheus-io/client'
import type { CommandContext } from '../command-context.ts'
import type { OpenDatabase } from './open-database.ts'
import { spoolDirectory } from './state-directory.ts'

export type ServeOptions = {
  version: string
  operatorKey: string
  /** What questions still have to wait for. */
  waitingFor: () => Promise<string[]>
}

/** Where `scripts/build-pages.js` leaves the pages. */
const pages = fileURLToPath(new URL('../../../../services/dashboard/dist', import.meta.url))

/** All services on one instance, not yet listening, with the projector's loops running. Closing it stops them. */
export const serve = async (
  context: CommandContext,
  database: OpenDatabase,
  { version, operatorKey, waitingFor }: ServeOptions,
): Promise<Service> => {
  const { settings, now, randomBytes } = context
  const registry = new Registry()
  const ingestion = database.as('hearback_ingestion', 8)
  const query = database.as('hearback_query', 6)
  const access = createAccess({ db: query.db, operatorKeyHash: hashOfKey(operatorKey) })
  const level = settings.HEARBACK_LOG_LEVEL
  const app = await buildService({
    title: 'Hearback',
    version,
    access,
    now,
    registry,
    waitingFor: async () => [
      ...((await isAnswering(query.pool)) ? [] : ['the database']),
      ...(await waitingFor()),
    ],
    log: level === 'silent' ? false : { level },
    trustedProxies: trustedProxies(settings),
  })
  await app.register(
    ingestionRoutes({
      connection: ingestion,
      databaseUrl: database.url,
      access,
      now,
      randomBytes,
      spoolDirectory: spoolDirectory(settings),
      largestFile: settings.HEARBACK_LARGEST_UPLOAD_MIB * 1024 ** 2,
    }),
  )
  await app.register(queryRoutes({ connection: query, access, now, version, randomBytes, pages }))
  project(context, database, app, registry)
  return app
}

const trustedProxies = ({ HEARBACK_TRUSTED_PROXIES: given = '' }: CommandContext['settings']) =>
  given.split(',').flatMap((proxy) => proxy.trim() || [])

/** The projector's loops, ended by closing the instance. */
const project = (
  { settings, now }: CommandContext,
  database: OpenDatabase,
  app: Service,
  registry: Registry,
) => {
  const pools = database.as('hearback_projector', settings.HEARBACK_PROJECTORS + 2)
  const metrics = projectorMetrics(registry, pools, now)
  const workers = settings.HEARBACK_PROJECTORS
  const follower = followLog({ pools, fold: foldShipped, workers, metrics, log: app.log })
  app.addHook('onClose', follower.stop)
  app.addHook('onClose', followRestatements({ pools, fold: foldShipped, now, log: app.log }).stop)
}
