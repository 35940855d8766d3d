import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

export type IngestionProcessOptions = {
  databaseUrl: string
  stateDirectory: string
  port: number
  /** For Node itself. */
  flags?: readonly string[]
}

/** Ingestion alone, as a process of its own; it answers once this resolves. */
export const startIngestion = async (options: IngestionProcessOptions): Promise<ChildProcess> => {
  const { databaseUrl, stateDirectory, port, flags = [] } = options
  const main = new URL('../../services/ingestion/src/main.ts', import.meta.url).pathname
  const env = {
    ...process.env,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    HEARBACK_STATE_DIR: stateDirectory,
    HEARBACK_LOG_LEVEL: 'error',
  }
  const child = spawn(process.execPath, [...flags, main], { env, stdio: 'inherit' })
  for (;;) {
    const up = await fetch(`http://localhost:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (up) return child
    if (child.exitCode !== null) throw new Error('ingestion did not start')
    await pause(50)
  }
}
