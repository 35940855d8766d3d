import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { firstWritable, giveToServer, isReachable, serverUser } from './system-user.ts'

/** Where one embedded server keeps its files: the database cluster, its socket and its log. */
export type Place = { root: string; cluster: string; socketDirectory: string; log: string }

const pointerName = 'postgres-is-elsewhere'
/** The socket's name is `.s.PGSQL.5432`; the shortest limit of a path among the systems we run on is macOS's 103 bytes. */
const longestSocketDirectory = 103 - '/.s.PGSQL.5432'.length

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** Makes a directory for the server's user alone, or takes it over if it is ours. */
const makePrivate = (directory: string): string => {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const owner = lstatSync(directory).uid
  if (owner !== process.getuid?.() && owner !== serverUser()?.uid)
    throw new Error(
      `${directory} belongs to another user; run as that one, or choose another state directory.`,
    )
  chmodSync(directory, 0o700)
  giveToServer(directory)
  return directory
}

/** For root: a place the server's user can reach, written down in the state directory if it is not inside it. */
const rootFor = (stateDirectory: string): string => {
  const inside = join(stateDirectory, 'postgres')
  if (serverUser() === null || existsSync(inside)) return inside
  const pointer = join(stateDirectory, pointerName)
  if (existsSync(pointer)) return readFileSync(pointer, 'utf8').trim()
  if (isReachable(dirname(stateDirectory))) {
    chmodSync(stateDirectory, 0o711)
    return inside
  }
  const outside = join(firstWritable(['/var/lib', '/var/tmp']), `hearback-${digest(stateDirectory)}`)
  writeFileSync(pointer, `${outside}\n`)
  return outside
}

/** Makes the directories of the server that belongs to this state directory; the same ones each time. */
export const makePlace = (stateDirectory: string): Place => {
  mkdirSync(stateDirectory, { recursive: true, mode: serverUser() === null ? 0o700 : 0o711 })
  // One directory, one name for it: the running server is recognised by its path.
  const root = makePrivate(rootFor(realpathSync(stateDirectory)))
  const beside = join(root, 'socket')
  const short = Buffer.byteLength(beside) <= longestSocketDirectory
  return {
    root,
    cluster: join(root, 'cluster'),
    socketDirectory: makePrivate(short ? beside : join('/tmp', `hearback-${digest(root)}`)),
    log: join(root, 'server.log'),
  }
}
