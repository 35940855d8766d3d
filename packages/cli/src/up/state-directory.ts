import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newOperatorKey } from '@hearback/access'
import { operatorKeyFile, runningFile, type Settings } from '../settings.ts'

/** What `running.json` says about the process that serves this state directory. */
export type Running = { url: string; pid: number }

/** Makes the state directory (0700) if missing. */
export const makeStateDirectory = (settings: Settings): void => {
  if (existsSync(settings.HEARBACK_STATE_DIR)) return
  mkdirSync(settings.HEARBACK_STATE_DIR, { recursive: true, mode: 0o700 })
}

/** A secret kept in a file of the state directory, readable by its owner alone; made if missing. */
const keptSecret = (file: string, make: () => string): string => {
  if (!existsSync(file)) writeFileSync(file, `${make()}\n`, { mode: 0o600, flag: 'wx' })
  // A copy or a restore may have widened it.
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
  return readFileSync(file, 'utf8').trim()
}

/** The operator key of this installation; made on the first start. */
export const ensureOperatorKey = (settings: Settings, randomBytes: (size: number) => Buffer): string =>
  keptSecret(operatorKeyFile(settings), () => newOperatorKey(randomBytes))

/** The password with which BI tools read the embedded database. */
export const ensureReaderPassword = (settings: Settings, randomBytes: (size: number) => Buffer): string =>
  keptSecret(join(settings.HEARBACK_STATE_DIR, 'reader.password'), () =>
    randomBytes(24).toString('base64url'),
  )

/** Where files being imported wait. */
export const spoolDirectory = (settings: Settings): string => join(settings.HEARBACK_STATE_DIR, 'uploads')

/** Writes down which process serves this state directory and where, for the other commands to find. */
export const announceRunning = (settings: Settings, running: Running): void =>
  writeFileSync(runningFile(settings), `${JSON.stringify(running)}\n`, { mode: 0o600 })

/** Takes the announcement back, unless another process has made its own since. */
export const withdrawRunning = (settings: Settings, pid: number): void => {
  if (readRunning(settings)?.pid === pid) rmSync(runningFile(settings), { force: true })
}

/** What serves this state directory, as far as it was announced; null if nothing is. */
export const readRunning = (settings: Settings): Running | null => {
  try {
    return JSON.parse(readFileSync(runningFile(settings), 'utf8'))
  } catch {
    // Not there, or cut off while it was written: nothing is announced.
    return null
  }
}
