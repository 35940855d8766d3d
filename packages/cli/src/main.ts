import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { CommanderError } from 'commander'
import { type CommandContext, CommandFailure, exitCodes } from './command-context.ts'
import { buildProgram } from './program.ts'
import { readSettings } from './settings.ts'

/** Ends when asked to: by a signal, or because the process that started this one has gone. */
const askedToStop = (): Promise<string> =>
  new Promise((resolve) => {
    // Terminals and npm may send the same signal twice; closing is only begun once.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal))
    process.on('disconnect', () => resolve('the starting process has gone'))
  })

const contextOf = (): CommandContext => ({
  settings: readSettings(process.env),
  now: () => Date.now(),
  randomBytes,
  out: (text) => process.stdout.write(text),
  say: (text) => process.stderr.write(text),
  interactive: process.stderr.isTTY === true,
  columns: process.stdout.columns ?? 80,
  pid: process.pid,
  askedToStop,
})

const versionOf = (): string =>
  JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')).version

/** Runs one command; what went wrong is said in a sentence, and the exit code tells scripts. */
const run = async (): Promise<number> => {
  try {
    await buildProgram(contextOf(), versionOf()).parseAsync(process.argv)
    return exitCodes.ok
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    if (process.env['HEARBACK_LOG_LEVEL'] === 'debug' && error instanceof Error)
      process.stderr.write(`${error.stack}\n`)
    return error instanceof CommandFailure ? error.exitCode : exitCodes.failed
  }
}

// A reader who has seen enough (`| head`) ends no command: what was begun is brought to its end.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}
process.exitCode = await run()
// The channel to the starting process would keep this one alive.
if (process.connected) process.disconnect()
