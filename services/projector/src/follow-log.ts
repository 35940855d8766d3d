import { setTimeout as pause } from 'node:timers/promises'
import { isConnectionLost } from '@hearback/database'
import {
  type FoldJourney,
  followedProjections,
  type Pools,
  projectStep,
  refreshStatistics,
} from '@hearback/read-models'
import type { FastifyBaseLogger } from 'fastify'
import type { ProjectorMetrics } from './metrics.ts'
import { longer, whenFailing, whenIdle } from './pauses.ts'

export type Log = Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>

export type FollowOptions = {
  pools: Pools
  fold: FoldJourney
  /** Loops that step side by side; each uses one connection while it steps. */
  workers: number
  metrics: ProjectorMetrics
  log: Log
  /** Most events of one step. */
  limit?: number
}

export type Follower = {
  /** Whether the last look at the log and the projections worked. */
  isFollowing: () => boolean
  /** Ends the loops after the steps under way. */
  stop: () => Promise<void>
}

/**
 * Follows the log with every projection that is current or being built, until stopped. A loop that finds nothing looks
 * again after 10 to 500 ms; one whose step fails goes on after 0.1 to 5 s, with a new connection where it was lost:
 * a step that did not commit changed nothing.
 */
export const followLog = (options: FollowOptions): Follower => {
  const stopping = new AbortController()
  let following = false
  const loops = Array.from({ length: options.workers }, (_, worker) =>
    loop(options, stopping.signal, worker, (works) => {
      following = works
    }),
  )
  const stop = async (): Promise<void> => {
    stopping.abort()
    await Promise.all(loops)
  }
  return { isFollowing: () => following, stop }
}

type Progress = {
  /** By version, the bucket after which the next step begins to look; workers begin apart. */
  turns: Map<number, number>
  /** By version, events projected since PostgreSQL last looked at the tables. */
  unseen: Map<number, number>
}

/** So many events change what the planner should know. */
const much = 5_000

/** Once caught up after much, lets PostgreSQL look at the tables: its own look comes late. */
const refreshAfterMuch = async ({ pools }: FollowOptions, { unseen }: Progress): Promise<void> => {
  for (const [version, events] of unseen) {
    if (events < much) continue
    await refreshStatistics(pools.db, version)
    unseen.set(version, 0)
  }
}

const loop = async (
  options: FollowOptions,
  stopping: AbortSignal,
  worker: number,
  tellWhetherItWorks: (works: boolean) => void,
): Promise<void> => {
  const progress: Progress = { turns: new Map(), unseen: new Map() }
  let wait = 0
  while (!stopping.aborted) {
    try {
      const found = await stepAll(options, progress, worker)
      if (!found) await refreshAfterMuch(options, progress)
      tellWhetherItWorks(true)
      wait = found ? 0 : longer(wait, whenIdle)
    } catch (error) {
      tellWhetherItWorks(false)
      report(options, error)
      wait = longer(wait, whenFailing)
    }
    if (wait > 0) await pause(wait, undefined, { signal: stopping }).catch(() => undefined)
  }
}

/** One step of every followed projection; whether any found something to do. */
const stepAll = async (
  { pools, fold, limit, metrics }: FollowOptions,
  { turns, unseen }: Progress,
  worker: number,
): Promise<boolean> => {
  let found = false
  for (const version of await followedProjections(pools.db)) {
    const startAfter = turns.get(version) ?? worker * 17
    const step = await projectStep(pools, {
      version,
      fold,
      startAfter,
      ...(limit !== undefined && { limit }),
    })
    if (step === null) continue
    found = true
    turns.set(version, step.buckets.at(-1) ?? startAfter)
    unseen.set(version, (unseen.get(version) ?? 0) + step.events)
    metrics.countStep(step)
  }
  return found
}

/** What PostgreSQL says about a row may quote it, so of its errors only the code is logged. */
const report = ({ log, metrics }: FollowOptions, error: unknown): void => {
  const { name, code, severity, message } = Object(error)
  if (isConnectionLost(error)) {
    metrics.countFailure('connection_lost')
    log.warn({ code }, 'the connection to the database was lost; projecting again soon')
    return
  }
  metrics.countFailure('failed')
  const said = severity === undefined ? message : undefined
  log.error({ error: name, code, said }, 'a projection step failed; it is tried again')
}
