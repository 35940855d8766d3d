import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, migrate, startEmbedded } from '@hearback/database'
import { benchProject } from './project.ts'

const stateDirectory = mkdtempSync(join(tmpdir(), 'hearback-bench-'))
const server = await startEmbedded({ stateDirectory, log: console.error })
const connection = connect({ url: server.url, onError: console.error })
try {
  await migrate(connection.db, { now: Date.now() })
  await benchProject({ connection, buckets: 64, print: console.log })
} finally {
  await connection.close()
  await server.stop()
  rmSync(stateDirectory, { recursive: true, force: true })
}
