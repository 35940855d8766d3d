export { type AppOptions, buildApp } from './app.ts'
export type { IngestionOptions } from './ingestion-context.ts'
export { ingestionRoutes } from './ingestion-routes.ts'
