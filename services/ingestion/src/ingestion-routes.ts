import { setInterval } from 'node:timers'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { bucketCount, createAppender } from '@hearback/event-log'
import { openCounter } from '@hearback/http'
import type { FastifyInstance } from 'fastify'
import { LRUCache } from 'lru-cache'
import { calendarRoutes } from './administration/calendar.ts'
import { keyRoutes } from './administration/keys.ts'
import { labelRoutes } from './administration/labels.ts'
import { shareRoutes } from './administration/shares.ts'
import { workspaceRoutes } from './administration/workspaces.ts'
import { openLimits } from './contributions/limits.ts'
import { contributionRoutes } from './contributions/routes.ts'
import { eventsRoute } from './events/route.ts'
import type { ImportsContext } from './imports/imports-context.ts'
import { openQueue } from './imports/queue.ts'
import { importRoutes } from './imports/routes.ts'
import { createRunImport } from './imports/run-import.ts'
import { openSpool } from './imports/spool.ts'
import { abandonedAfter, sweepSpool, takeUpAbandoned, uploadStalled } from './imports/take-up-abandoned.ts'
import { uploadRoute } from './imports/upload-route.ts'
import type { IngestionOptions } from './ingestion-context.ts'
import { appendFor } from './intake/append.ts'
import { createIntakes } from './intake/intake.ts'
import { journeyRoutes } from './journeys/routes.ts'
import { deliveryRoutes } from './webhooks/delivery-routes.ts'
import { secretRoutes } from './webhooks/secret-routes.ts'

const eightGibibytes = 8 * 1024 ** 3
const samplesFor = 3_600_000
const mostSamples = 100

const eventCounter = ({ registry }: Pick<FastifyInstance, 'registry'>) =>
  openCounter(registry, {
    name: 'hearback_ingestion_events_total',
    help: 'Events brought to the log, by what became of them',
    label: 'outcome',
  })

const openContext = async (
  app: FastifyInstance,
  options: IngestionOptions,
): Promise<ImportsContext & { close: () => Promise<void> }> => {
  const { pool } = options.connection
  const buckets = await bucketCount(pool)
  const appender = createAppender({ pool, buckets, lanes: 2, now: options.now, role: 'hearback_ingestion' })
  const spool = await openSpool(options.spoolDirectory, options.largestFile ?? eightGibibytes)
  return {
    ...options,
    buckets,
    append: appendFor(appender.append, eventCounter(app)),
    intakeOf: createIntakes({ pool, buckets }),
    limits: openLimits(app),
    spool,
    samples: new LRUCache({ max: mostSamples, ttl: samplesFor }),
    close: appender.close,
  }
}

/**
 * Everything under /v1 that brings timelines in, and the job that reads uploaded files. Registered on an instance
 * of `buildService`, alone or beside other services; closing the instance stops the job and waits for appends.
 */
export const ingestionRoutes =
  (options: IngestionOptions): FastifyPluginAsyncTypebox =>
  async (app) => {
    const context = await openContext(app, options)
    const closing = new AbortController()
    const { databaseUrl, now } = options
    const queue = await openQueue({ databaseUrl, runImport: createRunImport(context), log: app.log })
    const sweep = async () => {
      try {
        await sweepSpool(context, now() - uploadStalled)
        await takeUpAbandoned(context, queue, now() - abandonedAfter)
      } catch (error) {
        app.log.error({ err: error }, 'imports left by a stopped process could not be taken up')
      }
    }
    await sweep()
    const sweeping = setInterval(sweep, abandonedAfter)
    app.addHook('preClose', async () => {
      clearInterval(sweeping)
      closing.abort()
    })
    app.addHook('onClose', async () => {
      await queue.close()
      await context.close()
    })
    await app.register(eventsRoute(context))
    await app.register(uploadRoute(context, queue))
    await app.register(importRoutes(context, closing.signal))
    await app.register(journeyRoutes(context))
    await app.register(contributionRoutes(context))
    await app.register(keyRoutes(context))
    await app.register(shareRoutes(context))
    await app.register(workspaceRoutes(context))
    await app.register(deliveryRoutes(context))
    await app.register(secretRoutes(context))
    await app.register(calendarRoutes(context))
    await app.register(labelRoutes(context))
  }
