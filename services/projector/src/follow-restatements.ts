import { setTimeout as pause } from 'node:timers/promises'
import { isConnectionLost } from '@hearback/database'
import { type FoldJourney, type Pools, type Restated, restateStep } from '@hearback/read-models'
import type { Follower, Log } from './follow-log.ts'
import { longer, whenFailing, whenIdle } from './pauses.ts'

export type RestatementsOptions = {
  pools: Pools
  fold: FoldJourney
  /** Milliseconds since 1970. */
  now: () => number
  log: Log
  /** Most log positions of one step. */
  limit?: number
}

/**
 * Makes the restatements that are asked for, until stopped. It is a loop of its own that pauses after each step for as
 * long as the step took, so that projecting what comes in always has at least half of the process.
 */
export const followRestatements = (options: RestatementsOptions): Pick<Follower, 'stop'> => {
  const stopping = new AbortController()
  const running = loop(options, stopping.signal)
  const stop = async (): Promise<void> => {
    stopping.abort()
    await running
  }
  return { stop }
}

const loop = async (options: RestatementsOptions, stopping: AbortSignal): Promise<void> => {
  let wait = 0
  while (!stopping.aborted) {
    const started = performance.now()
    try {
      const { pools, fold, now, limit } = options
      const done = await restateStep(pools, { fold, now: now(), ...(limit !== undefined && { limit }) })
      tell(options.log, done)
      wait = done === null ? longer(wait, whenIdle) : performance.now() - started
      if (done?.outcome === 'failed') wait = longer(wait, whenFailing)
    } catch (error) {
      report(options.log, error)
      wait = longer(wait, whenFailing)
    }
    await pause(wait, undefined, { signal: stopping }).catch(() => undefined)
  }
}

const tell = (log: Log, done: Restated | null): void => {
  if (done?.outcome === 'failed') {
    log.error({ restatement: done.id, error: done.error }, 'a step of a restatement failed')
  } else if (done?.outcome === 'ready') log.info({ restatement: done.id }, 'a restatement is ready')
}

/** What PostgreSQL says about a row may quote it, so of its errors only the code is logged. */
const report = (log: Log, error: unknown): void => {
  const { name, code } = Object(error)
  if (isConnectionLost(error)) log.warn({ code }, 'the connection was lost; restating again soon')
  else log.error({ error: name, code }, 'restatements could not be looked for; it is tried again')
}
