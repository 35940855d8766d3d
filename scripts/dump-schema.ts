import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, describeSchema, migrate, startEmbedded } from '@hearback/database'

/** Writes packages/database/schema.sql: what the migrations make on an empty server. Run it after changing one. */
const directory = mkdtempSync(join(tmpdir(), 'hearback-schema-'))
const server = await startEmbedded({ stateDirectory: directory, durable: false, log: () => undefined })
const { db, close } = connect({ url: server.url, max: 1, onError: console.error })
try {
  await migrate(db, { now: 0 })
  const heading = '-- Made by `pnpm schema` from the migrations; a test holds it equal to what they make.\n'
  writeFileSync(
    new URL('../packages/database/schema.sql', import.meta.url),
    heading + (await describeSchema(db)),
  )
} finally {
  await close()
  await server.stop()
  rmSync(directory, { recursive: true, force: true })
}
