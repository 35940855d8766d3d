import { buildService, type Service, type ServiceOptions } from '@hearback/http'
import { type QueryOptions, queryRoutes } from './query-routes.ts'

export type QueryServiceOptions = Omit<ServiceOptions, 'title'> & QueryOptions

/** The query API as a service of its own: answers to questions, with health, metrics and its OpenAPI document. */
export const buildApp = async (options: QueryServiceOptions): Promise<Service> => {
  const app = await buildService({ ...options, title: 'Hearback: questions and answers' })
  await app.register(queryRoutes(options))
  return app
}
