import { readFileSync } from 'node:fs'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Database } from './tables.ts'

/** Forward only, in this order; a name never changes once released. */
const names = [
  '0001_event_log',
  '0002_workspaces',
  '0003_projections',
  '0004_roles',
  '0005_measures',
  '0006_restatements',
  '0007_working_days',
  '0008_webhooks',
  '0009_import_started',
  '0010_labels',
  '0011_shares',
  '0012_contributions',
]

const fromFile = (name: string): Migration => ({
  up: async (db) => {
    const text = readFileSync(new URL(`../migrations/${name}.sql`, import.meta.url), 'utf8')
    await sql.raw(text).execute(db)
  },
})

/** Which migrations there are and how they are applied: all pending ones in one transaction. */
export const migratorOf = (db: Kysely<Database>): Migrator =>
  new Migrator({
    db,
    provider: {
      getMigrations: async () => Object.fromEntries(names.map((name) => [name, fromFile(name)])),
    },
    migrationTableSchema: 'hearback',
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  })
