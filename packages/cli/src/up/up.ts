import { setTimeout as pause } from 'node:timers/promises'
import type { Service } from '@hearback/http'
import { type CommandContext, CommandFailure } from '../command-context.ts'
import { loadSample } from './load-sample.ts'
import { openDatabase } from './open-database.ts'
import { serve } from './serve.ts'
import {
  announceRunning,
  ensureOperatorKey,
  makeStateDirectory,
  readRunning,
  withdrawRunning,
} from './state-directory.ts'

/** Runs everything in one process until asked to stop: database, ingestion, projector, query API, sample timelines. */
export const up = async (context: CommandContext, version: string): Promise<void> => {
  const { settings, say } = context
  // Heard from now on: a signal during the start closes everything in order, once it has started.
  const asked = context.askedToStop()
  await refuseSecond(context)
  makeStateDirectory(settings)
  const operatorKey = ensureOperatorKey(settings, context.randomBytes)
  const database = await openDatabase(context)
  const waitingFor: string[] = settings.HEARBACK_SAMPLE ? ['the sample timelines'] : []
  const served = serve(context, database, { version, operatorKey, waitingFor: async () => waitingFor })
  const app = await served.catch(async (error: unknown) => {
    await database.close()
    throw error
  })
  try {
    const url = await listen(app, context)
    announceRunning(settings, { url, pid: context.pid })
    if (settings.HEARBACK_SAMPLE) {
      await loadSample(context, database.as(null, 2), app, operatorKey)
      waitingFor.pop()
    }
    welcome(context, url)
    say(`Closing (${await asked}) ...\n`)
  } finally {
    withdrawRunning(settings, context.pid)
    await app.close()
    await database.close()
  }
}

/** Two processes cannot serve one state directory's address; say so before anything is started. */
const refuseSecond = async ({ settings }: CommandContext): Promise<void> => {
  const running = readRunning(settings)
  if (running === null) return
  const answers = await fetch(new URL('/healthz', running.url)).then(
    ({ ok }) => ok,
    () => false,
  )
  if (answers)
    throw new CommandFailure(`Hearback is running already at ${running.url} (process ${running.pid}).`)
}

const triesFor = 5_000

/** Listens; a port that a process just closing still holds is waited for. */
const listen = async (app: Service, { settings, now }: CommandContext): Promise<string> => {
  const until = now() + triesFor
  for (;;) {
    try {
      await app.listen({ port: settings.PORT, host: settings.HOST })
      const address = app.server.address()
      const port = address !== null && typeof address === 'object' ? address.port : settings.PORT
      return addressOf(settings.HOST, port)
    } catch (error) {
      if (!isPortTaken(error)) throw error
      if (now() > until) {
        throw new CommandFailure(
          `Port ${settings.PORT} is taken by another program. Choose one with PORT=...`,
        )
      }
      await pause(200)
    }
  }
}

/** The URL of a host and port; an IPv6 address stands in brackets. */
export const addressOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`

const isPortTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

const welcome = ({ out, settings }: CommandContext, url: string) => {
  const question = `${url}/v1/expected-wait?workspace=demo&clock=response:application&waited_days=9&within_days=7`
  out(`Hearback is ready at ${url}\n  dashboard   ${url}/w\n  reference   ${url}/docs\n`)
  if (settings.HEARBACK_SAMPLE) out(`  try         curl '${question}'\n`)
  out('  import      npx hearback import FILE --workspace NAME\n  stop        Ctrl-C\n')
}
