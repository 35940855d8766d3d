import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url))

export type CommandResult = { status: number | null; out: string; said: string }

/** The product as a process of its own on a free port, with its own state directory. */
export type RunningProduct = {
  url: string
  operatorKey: string
  process: ChildProcess
  /** Runs a `hearback` command against it. */
  command: (...given: string[]) => Promise<CommandResult>
}

/** A state directory in which the product can be started, killed and started again. */
export const stateDirectory = (environment: Record<string, string> = {}) => {
  const path = mkdtempSync(join(tmpdir(), 'hearback-e2e-'))
  const env = {
    ...process.env,
    PORT: '0',
    HEARBACK_STATE_DIR: path,
    HEARBACK_LOG_LEVEL: 'warn',
    ...environment,
  }
  const started: ChildProcess[] = []
  const command = (...given: string[]): Promise<CommandResult> => run(given, env)
  const start = async (): Promise<RunningProduct> => {
    const child = spawn(process.execPath, [main, 'up'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
    started.push(child)
    const url = await readyUrl(join(path, 'running.json'), child)
    return {
      url,
      operatorKey: readFileSync(join(path, 'operator.key'), 'utf8').trim(),
      process: child,
      command,
    }
  }
  /** Ends what a failed test left running and removes the directory. */
  const remove = async (): Promise<void> => {
    await Promise.all(started.map((child) => stopped(child)))
    rmSync(path, { recursive: true, force: true })
  }
  return { path, start, command, remove }
}

const run = (given: string[], env: NodeJS.ProcessEnv): Promise<CommandResult> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...given], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let [out, said] = ['', '']
    child.stdout.on('data', (chunk) => (out += chunk))
    child.stderr.on('data', (chunk) => (said += chunk))
    child.on('close', (status) => resolve({ status, out, said }))
  })

/** Waits until the child has announced itself and is ready; throws if it ends first. */
const readyUrl = async (running: string, child: ChildProcess): Promise<string> => {
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`the product ended with ${child.exitCode} before it was ready`)
    const announced: { url: string; pid: number } | null = existsSync(running)
      ? parsed(readFileSync(running, 'utf8'))
      : null
    if (announced?.pid === child.pid && announced !== null) {
      const ready = await fetch(`${announced.url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      )
      if (ready) return announced.url
    }
    await pause(50)
  }
}

const parsed = (text: string) => {
  try {
    return JSON.parse(text)
  } catch {
    // It is being written.
    return null
  }
}

/** Ends a product as Ctrl-C does and waits for it. */
export const stopped = (child: ChildProcess, signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode)
    child.once('exit', (code) => resolve(code))
    child.kill(signal)
  })
