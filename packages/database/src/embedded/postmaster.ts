import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { codeOf } from '../errors.ts'

/** Whether a process with this id exists, whoever owns it. */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

const commandOf = (pid: number): string => {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

const pidFile = (cluster: string): string => join(cluster, 'postmaster.pid')

/** Only the process that was started on this cluster; not another one that got the id of a dead server. */
const isPostmasterOf = (cluster: string, pid: number): boolean =>
  pid > 0 && isRunning(pid) && commandOf(pid).replaceAll('\0', ' ').includes(`postgres -D ${cluster} `)

/** The lines of postmaster.pid: process id, data directory, start time, port, ... (miscadmin.h of PostgreSQL). */
const pidFileLines = (cluster: string): string[] => {
  try {
    return readFileSync(pidFile(cluster), 'utf8').split('\n')
  } catch {
    return []
  }
}

/** The port (it names the socket too) of the server that said last that it runs on this cluster, or null. */
export const portOfCluster = (cluster: string): number | null => Number(pidFileLines(cluster)[3] ?? 0) || null

/** The process id of the server that runs on this cluster (it may still be starting or stopping), or null. */
export const runningPostmaster = (cluster: string): number | null => {
  const pid = Number(pidFileLines(cluster)[0] ?? 0)
  return isPostmasterOf(cluster, pid) ? pid : null
}

/**
 * Removes the lock files of a dead server whose process id now belongs to another program: PostgreSQL would
 * take that one for the server and refuse to start. Where the id is free PostgreSQL sees to them itself.
 */
export const forgetDeadPostmaster = (cluster: string, socketDirectory: string): void => {
  const locks = readdirSync(socketDirectory).filter((name) => name.endsWith('.lock'))
  for (const file of [pidFile(cluster), ...locks.map((name) => join(socketDirectory, name))]) {
    if (!existsSync(file)) continue
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
    if (pid > 0 && isRunning(pid) && !isPostmasterOf(cluster, pid)) rmSync(file)
  }
}

/**
 * Asks the server to end its connections and stop, and waits until it has.
 * Never kills: a database stops by itself or not at all.
 */
export const stopPostmaster = async (cluster: string): Promise<void> => {
  const pid = runningPostmaster(cluster)
  if (pid === null) return
  process.kill(pid, 'SIGINT')
  // The file goes last; a dead process that nobody reaps would seem to run for ever.
  while (existsSync(pidFile(cluster)) && isRunning(pid)) await pause(20)
}
