import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createAccess, hashOfKey } from '@hearback/access'
import { connect } from '@hearback/database'
import closeWithGrace from 'close-with-grace'
import { buildApp } from './app.ts'

/** The query API as a process of its own. Settings are those of the product: PORT, HOST, DATABASE_URL, ... */
const {
  PORT = '4000',
  HOST = 'localhost',
  DATABASE_URL,
  HEARBACK_STATE_DIR,
  HEARBACK_LOG_LEVEL = 'info',
} = process.env
if (DATABASE_URL === undefined || DATABASE_URL === '')
  throw new Error('DATABASE_URL names no PostgreSQL server')

/** Without a state directory there is no operator: keys of workspaces and public workspaces still work. */
const operatorKeyHash = (): Buffer | null =>
  HEARBACK_STATE_DIR === undefined
    ? null
    : hashOfKey(readFileSync(join(HEARBACK_STATE_DIR, 'operator.key'), 'utf8').trim())

const versionOf = (): string =>
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version

const connection = connect({
  url: DATABASE_URL,
  role: 'hearback_query',
  applicationName: 'hearback-query-api',
  onError: (error) => process.stderr.write(`database connection lost: ${error.message}\n`),
})
const now = () => Date.now()
const app = await buildApp({
  connection,
  access: createAccess({ db: connection.db, operatorKeyHash: operatorKeyHash() }),
  now,
  version: versionOf(),
  randomBytes,
  pages: fileURLToPath(new URL('../../dashboard/dist', import.meta.url)),
  log: { level: HEARBACK_LOG_LEVEL },
})
closeWithGrace(async () => {
  await app.close()
  await connection.close()
})
await app.listen({ port: Number(PORT), host: HOST })
