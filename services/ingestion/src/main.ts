import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createAccess, hashOfKey } from '@hearback/access'
import { connect } from '@hearback/database'
import closeWithGrace from 'close-with-grace'
import { buildApp } from './app.ts'

/** Ingestion as a process of its own. Settings are those of the product: PORT, HOST, DATABASE_URL, ... */
const {
  PORT = '4000',
  HOST = 'localhost',
  DATABASE_URL,
  HEARBACK_STATE_DIR,
  HEARBACK_LARGEST_UPLOAD_MIB = '8192',
  HEARBACK_TRUSTED_PROXIES = '',
  HEARBACK_LOG_LEVEL = 'info',
} = process.env
if (DATABASE_URL === undefined || DATABASE_URL === '')
  throw new Error('DATABASE_URL says which PostgreSQL server to use')
if (HEARBACK_STATE_DIR === undefined || HEARBACK_STATE_DIR === '')
  throw new Error('HEARBACK_STATE_DIR says where the operator key is and where uploaded files wait')

const largestUpload = Number(HEARBACK_LARGEST_UPLOAD_MIB)
if (!(largestUpload >= 1)) throw new Error('HEARBACK_LARGEST_UPLOAD_MIB must be a number of MiB')

const operatorKey = readFileSync(join(HEARBACK_STATE_DIR, 'operator.key'), 'utf8').trim()
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

const connection = connect({
  url: DATABASE_URL,
  role: 'hearback_ingestion',
  applicationName: 'hearback-ingestion',
  onError: (error) => process.stderr.write(`database connection lost: ${error.message}\n`),
})
const app = await buildApp({
  connection,
  databaseUrl: DATABASE_URL,
  access: createAccess({ db: connection.db, operatorKeyHash: hashOfKey(operatorKey) }),
  now: Date.now,
  randomBytes,
  spoolDirectory: join(HEARBACK_STATE_DIR, 'uploads'),
  largestFile: largestUpload * 1024 ** 2,
  version,
  trustedProxies: HEARBACK_TRUSTED_PROXIES.split(',').flatMap((proxy) => proxy.trim() || []),
  log: { level: HEARBACK_LOG_LEVEL },
})
closeWithGrace(async () => {
  await app.close()
  await connection.close()
})
await app.listen({ port: Number(PORT), host: HOST })
