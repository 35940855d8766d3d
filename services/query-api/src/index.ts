export { buildApp, type QueryServiceOptions } from './app.ts'
export type { Definitions } from './definitions.ts'
export { type QueryOptions, queryRoutes } from './query-routes.ts'
