import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import type { Binaries } from './binaries.ts'
import type { Exposure } from './expose.ts'
import type { Place } from './place.ts'
import { serverUser } from './system-user.ts'

export type SpawnOptions = {
  exposeDb?: Exposure
  durable?: boolean
  log: (message: string) => void
}

/** `ended` tells whether the process we started is gone. */
export type Started = { ended: () => boolean }

const modest = ['shared_buffers=128MB', 'max_connections=100', 'jit=off']
/**
 * Until a table was analyzed the planner takes it for empty, and joins what an import has just filled row by row: ten
 * seconds for an answer of a tenth of one. By default autovacuum looks once a minute.
 */
const soonAnalyzed = ['autovacuum_naptime=5s']
const quiet = ['log_min_messages=warning', 'log_checkpoints=off', 'timezone=UTC', 'log_timezone=UTC']
const notDurable = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=4GB']

const settings = (place: Place, { exposeDb, durable = true }: SpawnOptions): string[] =>
  [
    `unix_socket_directories=${place.socketDirectory}`,
    'unix_socket_permissions=0700',
    `listen_addresses=${exposeDb === undefined ? '' : '127.0.0.1'}`,
    `port=${exposeDb?.port ?? 5432}`,
    ...modest,
    ...soonAnalyzed,
    ...quiet,
    ...(durable ? [] : notDurable),
  ].flatMap((setting) => ['-c', setting])

/**
 * Starts the server in a session of its own, so that Ctrl-C in a terminal reaches us and not the server,
 * which goes when we say so. It does not keep our process alive.
 */
export const spawnPostgres = (binaries: Binaries, place: Place, options: SpawnOptions): Started => {
  const log = openSync(place.log, 'a', 0o600)
  const child = spawn(binaries.postgres, ['-D', place.cluster, ...settings(place, options)], {
    ...serverUser(),
    cwd: '/',
    env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.on('error', (error) => options.log(`PostgreSQL could not be started: ${error.message}`))
  child.unref()
  return { ended: () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null }
}
