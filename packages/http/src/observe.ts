import { Counter, Histogram, type Registry } from '@prometheus-io/client'
import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyInstance {
    /** What /metrics shows. */
    registry: Registry
  }
}

const histogramName = 'hearback_http_request_duration_seconds'

/**
 * Logs one line and counts one duration per request, both by the route's pattern: paths and queries can hold
 * the ids of journeys. Serves the registry at /metrics.
 */
export const observeRequests = (app: FastifyInstance, registry: Registry): void => {
  app.decorate('registry', registry)
  const duration = new Histogram({
    name: histogramName,
    help: 'Duration of HTTP requests by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    const labels = { method: request.method, route, status: String(reply.statusCode) }
    duration.observe(labels, reply.elapsedTime / 1000)
    request.log.info({ ...labels, milliseconds: Math.round(reply.elapsedTime) }, 'answered')
  })
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}

/** A counter with one label, shown at /metrics; adds `amount` under a value of the label. */
export const openCounter = (
  registry: Registry,
  { name, help, label }: { name: string; help: string; label: string },
): ((value: string, amount: number) => void) => {
  const counter = new Counter({ name, help, labelNames: [label], registers: [registry] })
  return (value, amount) => counter.inc({ [label]: value }, amount)
}
