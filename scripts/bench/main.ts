import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, migrate, startEmbedded } from '@hearback/database'
import { benchAppend } from '../../packages/event-log/bench/append.bench.ts'
import { benchProject } from '../../packages/read-models/bench/project.ts'
import { benchFormats } from './formats.ts'
import { benchIngest } from './ingest.ts'
import { benchLongImport } from './long-import.ts'
import { benchPages } from './pages.ts'

// Each bench measures in turns against a yardstick of the same run, on a durable database of its own; the
// absolute numbers belong to the machine, the ratios to the code.
const buckets = 64
const print = (line: string) => process.stdout.write(`${line}\n`)
const say = (text: unknown) => process.stderr.write(`${text instanceof Error ? text.message : text}\n`)

const stateDirectory = mkdtempSync(join(tmpdir(), 'hearback-bench-'))
const server = await startEmbedded({ stateDirectory, log: say })
const connection = connect({ url: server.url, max: 80, onError: say })
const environment = {
  connection,
  databaseUrl: server.url,
  stateDirectory,
  buckets,
  randomBytes,
  now: Date.now,
  print,
}

// `--size=200`: megabytes of the long import of the benches formats and long-import.
const given = process.argv.slice(2)
const sizeGiven = given.find((name) => name.startsWith('--size='))?.slice('--size='.length)
const size = sizeGiven === undefined ? undefined : Number(sizeGiven)

const benches: Record<string, () => Promise<unknown>> = {
  append: () => benchAppend({ pool: connection.pool, buckets, print }),
  ingest: () => benchIngest(environment),
  formats: () => benchFormats({ folder: stateDirectory, print, ...(size === undefined ? {} : { size }) }),
  'long-import': () => benchLongImport({ ...environment, ...(size === undefined ? {} : { size }) }),
  project: () => benchProject({ connection, buckets, print }),
  pages: () => benchPages({ print }),
}

const close = async (): Promise<void> => {
  await connection.close()
  await server.stop()
  rmSync(stateDirectory, { recursive: true, force: true })
}
// A run that is broken off leaves no server behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void close().finally(() => process.exit(1)))
}

const asked = given.filter((name) => !name.startsWith('--'))
const names = asked.length > 0 ? asked : Object.keys(benches)
try {
  await migrate(connection.db, { buckets, now: Date.now() })
  for (const name of names) {
    const bench = benches[name]
    if (bench === undefined)
      throw new Error(`there is no bench "${name}"; there are ${Object.keys(benches).join(', ')}`)
    print(`\n${name}`)
    await bench()
  }
} finally {
  await close()
}
