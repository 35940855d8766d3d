import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Binaries } from './binaries.ts'
import type { Place } from './place.ts'
import { isRunning } from './postmaster.ts'
import { giveToServer, serverUser } from './system-user.ts'

/** UTF-8 whatever the machine's locale says; trust only for those who can enter the private socket directory. */
const initdbArguments = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--auth-local=trust',
  '--auth-host=scram-sha-256',
  '--username=postgres',
]

/** Runs initdb as the server's user; throws with its words if it fails. */
const runInitdb = async (binaries: Binaries, directory: string, durable: boolean): Promise<void> => {
  const child = spawn(
    binaries.initdb,
    [...initdbArguments, ...(durable ? [] : ['--no-sync']), `--pgdata=${directory}`],
    {
      ...serverUser(),
      cwd: '/',
      env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  const ended = new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  )
  const [complaint, code] = await Promise.all([text(child.stderr), ended])
  if (code !== 0) throw new Error(`The database could not be made in ${directory}: ${complaint.trim()}`)
}

const unfinishedPrefix = 'cluster-made-by-'

/** Removes what an initdb left whose process was killed. */
const removeUnfinished = (place: Place): void => {
  for (const name of readdirSync(place.root)) {
    if (!name.startsWith(unfinishedPrefix)) continue
    if (!isRunning(Number.parseInt(name.slice(unfinishedPrefix.length), 10))) {
      rmSync(join(place.root, name), { recursive: true, force: true })
    }
  }
}

/** Made beside and renamed, so that a cluster that exists is whole, and of two processes one wins. */
const makeCluster = async (binaries: Binaries, place: Place, durable: boolean): Promise<void> => {
  removeUnfinished(place)
  const unfinished = mkdtempSync(join(place.root, `${unfinishedPrefix}${process.pid}-`))
  giveToServer(unfinished)
  await runInitdb(binaries, unfinished, durable)
  try {
    renameSync(unfinished, place.cluster)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(place.cluster)) throw error
  }
}

/** Makes the database cluster if there is none; throws if it was made by another major version of PostgreSQL. */
export const ensureCluster = async (binaries: Binaries, place: Place, durable: boolean): Promise<void> => {
  if (!existsSync(place.cluster)) return makeCluster(binaries, place, durable)
  const major = Number(readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8'))
  if (major === binaries.major) return
  throw new Error(
    `The database in ${place.cluster} was made by PostgreSQL ${major}, and this version of Hearback brings PostgreSQL ${binaries.major}. ` +
      'Nothing was changed. Go back to the earlier version of Hearback, export your timelines there, and import them into a new state directory.',
  )
}
