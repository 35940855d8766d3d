export { type AppOptions, buildApp } from './app.ts'
export { type FilePreview, type PreviewAsked, previewFile } from './imports/preview-file.ts'
export type { IngestionOptions } from './ingestion-context.ts'
export { ingestionRoutes } from './ingestion-routes.ts'
