import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { isConnectionLost } from '../errors.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { ensureCluster } from './cluster.ts'
import { type Exposed, type Exposure, expose } from './expose.ts'
import { type Lease, takeLease } from './lease.ts'
import { makePlace, type Place } from './place.ts'
import { forgetDeadPostmaster, portOfCluster, runningPostmaster, stopPostmaster } from './postmaster.ts'
import { type Started, spawnPostgres } from './spawn-postgres.ts'

export type EmbeddedOptions = {
  /** Holds everything of this installation; made if missing. */
  stateDirectory: string
  /** Opens the database on 127.0.0.1 to a reader with a password, for BI tools. Closed when left out. */
  exposeDb?: Exposure
  /** False trades safety against power cuts for speed: for tests alone. */
  durable?: boolean
  /** Hears what a person may want to know: started, found running, lost. */
  log: (message: string) => void
}

export type EmbeddedServer = {
  /** Of the database `hearback`. */
  url: string
  socketDirectory: string
  /** Where a BI tool connects; null unless asked for. */
  exposed: Exposed | null
  /** Gives the server up; it is stopped unless another process still uses it. */
  stop: () => Promise<void>
}

const urlOf = (place: Place, port: number, database: string): string =>
  `postgres://postgres@localhost:${port}/${database}?host=${encodeURIComponent(place.socketDirectory)}`

type Reached = { lease: Lease; port: number }

/**
 * A lease on the server of this place, or null if none answers (yet). The socket decides: a server in another
 * container on the same directory answers too, though its process id means nothing here.
 */
const tryLease = async (place: Place, options: EmbeddedOptions): Promise<Reached | null> => {
  const port = portOfCluster(place.cluster)
  if (port === null) return null
  try {
    const lost = (error: Error) => options.log(`The embedded database went away: ${error.message}`)
    return { lease: await takeLease(urlOf(place, port, 'postgres'), lost), port }
  } catch (error) {
    if (isConnectionLost(error)) return null
    throw error
  }
}

/** A dead server's last connections may hold its memory for a moment, so the attempts come slower and slower. */
const mostAttempts = 4
const pauseBefore = (attempt: number): number => (attempt === 0 ? 0 : 25 * 4 ** attempt)

const lastWords = (place: Place): string =>
  readFileSync(place.log, 'utf8').trim().split('\n').slice(-5).join('\n')

/** Starts the server until it answers; one that is starting, recovering or stopping is waited for. */
const reach = async (binaries: Binaries, place: Place, options: EmbeddedOptions): Promise<Reached> => {
  let started: Started | null = null
  let attempts = 0
  for (;;) {
    const reached = await tryLease(place, options)
    if (reached !== null) {
      options.log(`The embedded database ${started === null ? 'was running already' : 'is running'}.`)
      return reached
    }
    if (runningPostmaster(place.cluster) === null && (started === null || started.ended())) {
      if (attempts === mostAttempts) {
        throw new Error(`The embedded database does not start:\n${lastWords(place)}`)
      }
      await pause(pauseBefore(attempts))
      attempts += 1
      forgetDeadPostmaster(place.cluster, place.socketDirectory)
      started = spawnPostgres(binaries, place, options)
    }
    await pause(25)
  }
}

/** 42P04 and 23505: another process made it in this moment. */
const createDatabase = async (client: pg.Client): Promise<void> => {
  const { rowCount } = await client.query(`SELECT FROM pg_database WHERE datname = 'hearback'`)
  if (rowCount !== 0) return
  await client.query('CREATE DATABASE hearback').catch((error: { code?: string }) => {
    if (error.code !== '42P04' && error.code !== '23505') throw error
  })
}

/**
 * Starts the private PostgreSQL of a state directory, or joins the one that runs there (an orphan of a killed
 * process, or one that another process uses), and makes the database `hearback` if missing.
 * Whoever stops last stops the server, no matter who started it. Throws if there are no binaries for this
 * machine, if the cluster belongs to another major version, or if the server does not start.
 */
export const startEmbedded = async (options: EmbeddedOptions): Promise<EmbeddedServer> => {
  const place = makePlace(options.stateDirectory)
  const binaries = findBinaries(options.stateDirectory)
  await ensureCluster(binaries, place, options.durable ?? true)
  const { lease, port } = await reach(binaries, place, options)
  const stop = async (): Promise<void> => {
    // A lease goes when the server crashes; PostgreSQL may have brought it up again by itself.
    const held = lease.isHeld() ? lease : (await tryLease(place, options))?.lease
    if (held !== undefined && (await held.release())) await stopPostmaster(place.cluster)
  }
  try {
    await createDatabase(lease.client)
    const exposed = await expose(lease.client, options.exposeDb, port)
    return { url: urlOf(place, port, 'hearback'), socketDirectory: place.socketDirectory, exposed, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
