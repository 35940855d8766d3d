import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { createWorkspace, newOperatorKey } from '@hearback/access'
import type { Connection } from '@hearback/database'
import { linesOf } from './format-rows.ts'
import { startIngestion } from './ingestion-process.ts'

export type LongImportOptions = {
  /** Of a migrated, durable database that holds nothing anyone needs. */
  connection: Pick<Connection, 'db' | 'pool'>
  databaseUrl: string
  stateDirectory: string
  randomBytes: (size: number) => Buffer
  now: () => number
  print: (line: string) => void
  /** Megabytes of the larger of the two files. */
  size?: number
}

type Imported = { seconds: number; peak: number | null }

const port = 4920
const url = `http://localhost:${port}`
const betweenSamples = 500
/** About as many bytes as a row of the long CSV has. */
const bytesOfRow = 50
/** Without a limit the heap is let grow while there is room, whether what it holds is needed or not. */
const smallHeap = '--max-old-space-size=200'

/** The memory a process has, or had at most (VmRSS, VmHWM), in MB, where the system tells; else null. */
const memoryOf = ({ pid }: ChildProcess, field: 'VmRSS' | 'VmHWM'): number | null => {
  const file = `/proc/${pid}/status`
  const found = existsSync(file)
    ? new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(file, 'utf8'))
    : null
  return found === null ? null : Math.round((Number(found[1]) * 1024) / 1_000_000)
}

const shownMemory = (child: ChildProcess, field: 'VmRSS' | 'VmHWM'): string =>
  `${memoryOf(child, field) ?? 'an unknown number of'} MB`

type Reply = {
  id: string
  state: string
  read_bytes: number
  size_bytes: number
  rows: number
}

const upload = async (key: string, workspace: string, rows: number): Promise<Reply> => {
  const body = Readable.toWeb(Readable.from(linesOf('csv-long', rows)))
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'text/csv' }
  const asked = new URLSearchParams({ workspace, inclusion: 'full_export', observed_through: '2026-06-30' })
  // A body that is sent while it is made says so; the word alone would be taken for any text.
  const request = { method: 'POST', headers, body, duplex: 'half' as const }
  const response = await fetch(`${url}/v1/imports?${asked}`, request)
  if (!response.ok) throw new Error(`ingestion answered ${response.status}: ${await response.text()}`)
  // It is the documented reply of this route.
  return (await response.json()) as Reply
}

const ask = async (key: string, workspace: string, id: string): Promise<Reply> => {
  const headers = { authorization: `Bearer ${key}` }
  const response = await fetch(`${url}/v1/imports/${id}?workspace=${workspace}`, { headers })
  // It is the documented reply of this route.
  return (await response.json()) as Reply
}

type Asked = { key: string; workspace: string; rows: number; print: (line: string) => void }

/** Uploads a file made on the way, follows its import to the end, and tells the memory of ingestion at each tenth. */
const importFile = async (
  ingestion: ChildProcess,
  { key, workspace, rows, print }: Asked,
): Promise<Imported> => {
  const started = performance.now()
  let told = 0
  const { id } = await upload(key, workspace, rows)
  for (;;) {
    const seen = await ask(key, workspace, id)
    // A run that is broken off has told how far it came.
    for (; told < 10 && seen.read_bytes >= (told / 10) * seen.size_bytes; told += 1)
      print(
        `  ${10 * told} % read: ${shownMemory(ingestion, 'VmRSS')}, at most ${shownMemory(ingestion, 'VmHWM')}`,
      )
    if (seen.state === 'done' && seen.rows === rows) break
    if (seen.state === 'done' || seen.state === 'failed') throw new Error(JSON.stringify(seen))
    await pause(betweenSamples)
  }
  const seconds = (performance.now() - started) / 1000
  return { seconds, peak: memoryOf(ingestion, 'VmHWM') }
}

const stopped = async (child: ChildProcess): Promise<void> => {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/**
 * Imports a long CSV of a tenth of `size` megabytes and one of `size`, each into a fresh ingestion process with a heap
 * of 200 MB, and prints the peak memory of each (upload, reading and storing) and their ratio: 1.00 is flat.
 */
export const benchLongImport = async (options: LongImportOptions): Promise<void> => {
  const { connection, stateDirectory, randomBytes, now, print, size = 1000 } = options
  const key = newOperatorKey(randomBytes)
  writeFileSync(join(stateDirectory, 'operator.key'), key, { mode: 0o600 })
  const peaks: number[] = []
  for (const megabytes of [size / 10, size]) {
    const workspace = `bench-${megabytes}`
    await createWorkspace(connection.db, { name: workspace }, { now: now(), randomBytes })
    const ingestion = await startIngestion({ ...options, port, flags: [smallHeap] })
    try {
      const rows = Math.ceil((megabytes * 1_000_000) / bytesOfRow)
      print(`import of ${megabytes} MB, ${rows} rows, in a heap of 200 MB`)
      const imported = await importFile(ingestion, { key, workspace, rows, print })
      peaks.push(imported.peak ?? Number.NaN)
      const speed = Math.round(rows / imported.seconds)
      print(`  to its end: ${speed} rows/s, peak ${imported.peak ?? 'unknown'} MB`)
    } finally {
      await stopped(ingestion)
    }
  }
  const [small = Number.NaN, large = Number.NaN] = peaks
  print(`  peak of ${size} MB over peak of ${size / 10} MB: ${(large / small).toFixed(2)} (1.00 is flat)`)
}
