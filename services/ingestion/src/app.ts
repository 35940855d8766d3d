import { isAnswering } from '@hearback/database'
import { buildService, type Service, type ServiceOptions } from '@hearback/http'
import type { IngestionOptions } from './ingestion-context.ts'
import { ingestionRoutes } from './ingestion-routes.ts'

export type AppOptions = IngestionOptions &
  Pick<ServiceOptions, 'log' | 'version' | 'registry' | 'trustedProxies'>

/** Ingestion as a service of its own. */
export const buildApp = async ({
  log,
  version,
  registry,
  trustedProxies = [],
  ...options
}: AppOptions): Promise<Service> => {
  const app = await buildService({
    title: 'Hearback: bringing timelines in',
    version,
    access: options.access,
    now: options.now,
    log,
    trustedProxies,
    ...(registry === undefined ? {} : { registry }),
    waitingFor: async () => ((await isAnswering(options.connection.pool)) ? [] : ['the database']),
  })
  await app.register(ingestionRoutes(options))
  return app
}
