export { type Connection, type ConnectOptions, connect, isAnswering } from './connect.ts'
export { binaryCopy } from './copy.ts'
export type { CopyColumn } from './copy-encoder.ts'
export type { CopyType } from './copy-fields.ts'
export { type DayNumber, dateOf } from './days.ts'
export { describeSchema } from './describe-schema.ts'
export { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from './embedded/start-embedded.ts'
export {
  isConnectionLost,
  isDeadlock,
  isLockMissed,
  isTableMissing,
  isUniqueViolation,
} from './errors.ts'
export { type MigrateOptions, type MigrationState, migrate, migrationState } from './migrate.ts'
export { type Role, roles } from './roles.ts'
export type { Database, ProjectionTables } from './tables.ts'
