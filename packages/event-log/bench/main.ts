import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, migrate, startEmbedded } from '@hearback/database'
import { benchAppend } from './append.bench.ts'

const stateDirectory = mkdtempSync(join(tmpdir(), 'hearback-bench-'))
const server = await startEmbedded({ stateDirectory, log: console.error })
const { pool, db, close } = connect({ url: server.url, max: 80, onError: console.error })
try {
  await migrate(db, { now: Date.now() })
  await benchAppend({ pool, buckets: 64, print: console.log })
} finally {
  await close()
  await server.stop()
  rmSync(stateDirectory, { recursive: true, force: true })
}
