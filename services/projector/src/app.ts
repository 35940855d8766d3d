import { problemOf, problemType } from '@hearback/http'
import type { FoldJourney, Pools } from '@hearback/read-models'
import { Registry } from '@prometheus-io/client'
import Fastify, { type FastifyInstance } from 'fastify'
import { type Follower, followLog, type Log } from './follow-log.ts'
import { followRestatements } from './follow-restatements.ts'
import { projectorMetrics } from './metrics.ts'

export type ProjectorOptions = {
  pools: Pools
  fold: FoldJourney
  /** Loops in this process. */
  workers: number
  /** Milliseconds since 1970. */
  now: () => number
  log: Log
  /** What /metrics shows; one of its own if none is given. */
  registry?: Registry
  /** Most events of one step. */
  limit?: number
}

export type Projector = { app: FastifyInstance; follower: Follower }

/**
 * The projector: loops that follow the log from now on, and an HTTP server (not yet listening) with /healthz, /readyz
 * and /metrics, and one more loop that makes restatements. Closing the server ends the loops after the steps under way.
 */
export const buildProjector = ({
  pools,
  fold,
  workers,
  now,
  log,
  limit,
  registry = new Registry(),
}: ProjectorOptions): Projector => {
  const metrics = projectorMetrics(registry, pools, now)
  const follower = followLog({ pools, fold, workers, metrics, log, ...(limit !== undefined && { limit }) })
  const app = Fastify()
  app.addHook('onClose', follower.stop)
  app.addHook('onClose', followRestatements({ pools, fold, now, log }).stop)
  addRoutes(app, follower, registry)
  return { app, follower }
}

const addRoutes = (app: FastifyInstance, follower: Follower, registry: Registry): void => {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    if (follower.isFollowing()) return { status: 'ready' }
    const problem = problemOf({ status: 503, code: 'not_ready', detail: 'The log cannot be followed yet.' })
    return reply.code(503).type(problemType).send(problem)
  })
  app.get('/metrics', async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
  app.setNotFoundHandler(async (_request, reply) => {
    const problem = problemOf({ status: 404, code: 'not_found', detail: 'There is no such path.' })
    return reply.code(404).type(problemType).send(problem)
  })
}
