import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, onTestFinished } from 'vitest'
import { connect, type EmbeddedServer, startEmbedded } from '../src/index.ts'

export const holder = new URL('hold-server.ts', import.meta.url).pathname

const states: string[] = []
afterAll(() => {
  for (const directory of states) rmSync(directory, { recursive: true, force: true })
})

/** An empty state directory, removed after the tests of this file. */
export const newState = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'hearback-supervisor-'))
  states.push(directory)
  return directory
}

export const startIn = (stateDirectory: string, messages: string[] = []): Promise<EmbeddedServer> =>
  startEmbedded({ stateDirectory, durable: false, log: (message) => messages.push(message) })

export const ask = async (url: string, query: string): Promise<unknown[]> => {
  const { pool, close } = connect({ url, max: 1, onError: () => undefined })
  try {
    return (await pool.query(query)).rows
  } finally {
    await close()
  }
}

export type Held = { process: ChildProcess; said: Record<string, string> }

/** Another process that uses the server of a state directory until its input ends. */
export const hold = async (stateDirectory: string, options: object = {}): Promise<Held> => {
  const child = spawn(process.execPath, [holder, stateDirectory], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...options,
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const [line] = await once(createInterface(child.stdout), 'line')
  return { process: child, said: JSON.parse(line) }
}

export const letGo = async (held: Held): Promise<void> => {
  held.process.stdin?.end()
  await once(held.process, 'exit')
}
