import { accessSync, chownSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** PostgreSQL refuses to run as root; then it runs as `nobody`. */
const unprivileged = { uid: 65534, gid: 65534 }

/** The user the server runs as, if that is another one than ours. */
export const serverUser = (): { uid: number; gid: number } | null =>
  process.getuid?.() === 0 ? unprivileged : null

/** Makes a file or directory of ours the server's. */
export const giveToServer = (path: string): void => {
  const user = serverUser()
  if (user !== null) chownSync(path, user.uid, user.gid)
}

/** Whether a user without special rights may pass through every directory down to this one. */
export const isReachable = (directory: string): boolean => {
  const othersMayPass = (statSync(directory).mode & 0o001) !== 0
  const parent = dirname(directory)
  return othersMayPass && (parent === directory || isReachable(parent))
}

/** The first of these directories we may write to. */
export const firstWritable = (directories: readonly string[]): string => {
  const found = directories.find((directory) => {
    try {
      accessSync(directory, constants.W_OK | constants.X_OK)
      return true
    } catch {
      return false
    }
  })
  if (found === undefined) throw new Error(`None of ${directories.join(', ')} can be written to.`)
  return found
}
