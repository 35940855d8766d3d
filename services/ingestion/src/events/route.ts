import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  allowedIn,
  describedBody,
  exceptBodies,
  ProblemError,
  parseJson,
  problemOf,
  problemType,
  queryOf,
} from '@hearback/http'
import { cloudEvent } from '@hearback/interchange'
import { Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { mostContributedBytes } from '../contributions/limits.ts'
import { bringingOf, contributorParameter } from '../contributor.ts'
import type { IngestionContext } from '../ingestion-context.ts'
import { chunksWithin, decodedBody, textWithin } from '../intake/body.ts'
import { takeRawBodies } from '../raw-bodies.ts'
import {
  batchType,
  CloudEventBody,
  eventOfBinaryMode,
  eventsOfBody,
  isBinaryMode,
  structuredType,
} from './cloud-events.ts'
import { EventBody } from './event-body.ts'
import { ConflictReply, EventsReply } from './events-reply.ts'
import { type StoreContext, type Stored, storeJson, storeNdjson } from './store-events.ts'

const ndjsonTypes = ['application/x-ndjson', 'application/ndjson', 'application/jsonl']
/** Bytes of a JSON body once inflated; NDJSON has no limit. */
const mostJsonBytes = 10 * 1024 * 1024

const description = `One event, an array of events (application/json) or one event a line (application/x-ndjson),
plain, gzip or deflate; or CloudEvents 1.0: one (application/cloudevents+json), a batch, or in binary mode (ce- headers,
the data as application/json). An invalid event refuses the whole array; lines are independent. An event without an
event_id is known by its content: sending it again adds nothing.`

const schema = {
  summary: 'Store events',
  description,
  body: describedBody({
    'application/json': Type.Union([EventBody, Type.Array(EventBody)]),
    'application/x-ndjson': Type.String({ description: 'One event a line' }),
    [structuredType]: CloudEventBody,
    [batchType]: Type.Array(CloudEventBody),
  }),
  querystring: queryOf({
    contributor: contributorParameter,
    verbose: Type.Optional(
      Type.Boolean({ description: 'Tell what became of each event (JSON bodies only)' }),
    ),
  }),
  response: {
    200: EventsReply,
    409: {
      description: 'Some event ids are stored with another content; the other events were stored',
      content: { [problemType]: { schema: ConflictReply } },
    },
  },
}

const answer = (reply: FastifyReply, { tally, events }: Stored) => {
  const outcome = {
    ...tally.counts,
    dropped: [...tally.dropped],
    token: tally.token(),
    ...(events === undefined ? {} : { events }),
  }
  const errors = tally.faults
  if (tally.counts.conflicts === 0) {
    return reply.send({ ...outcome, ...(errors.length === 0 ? {} : { errors }) })
  }
  const detail = 'Some events have an id that is stored with another content. The others were stored.'
  const problem = problemOf({ status: 409, code: 'conflicting_events', detail, errors })
  return reply
    .code(409)
    .type(problemType)
    .send({ ...problem, ...outcome })
}

const typeOf = ({ headers }: FastifyRequest): string =>
  (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** What a body that is held whole says, and what reads it. */
const sentIn = (request: FastifyRequest, text: string): { sent: unknown } & Pick<StoreContext, 'form'> => {
  const type = typeOf(request)
  if (type === structuredType || type === batchType)
    return { sent: eventsOfBody(type, text), form: cloudEvent }
  if (isBinaryMode(request.headers))
    return { sent: eventOfBinaryMode(request.headers, text), form: cloudEvent }
  return { sent: parseJson(text) }
}

/** POST /v1/events */
export const eventsRoute =
  (ingestion: IngestionContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    takeRawBodies(app, ['application/json', ...ndjsonTypes, structuredType, batchType])
    const config = { access: 'ingest' as const, contributing: 'bring' as const }
    const onRequest = ingestion.limits.bringing
    const options = { config, schema, onRequest, validatorCompiler: exceptBodies }
    app.post('/v1/events', options, async (request, reply) => {
      const context = bringingOf(ingestion, allowedIn(request), request.query.contributor)
      const verbose = request.query.verbose ?? false
      const whole = decodedBody(request)
      const body = context.contributed ? chunksWithin(mostContributedBytes, whole) : whole
      if (!ndjsonTypes.includes(typeOf(request)) || isBinaryMode(request.headers)) {
        const { sent, ...reading } = sentIn(request, await textWithin(body, mostJsonBytes))
        return answer(reply, await storeJson(sent, { ...context, ...reading }, verbose))
      }
      if (verbose) refuseVerbose()
      return answer(reply, await storeNdjson(body, context))
    })
  }

const refuseVerbose = (): never => {
  const message = 'is for JSON bodies: an NDJSON body can have any number of events'
  throw new ProblemError({
    status: 400,
    code: 'invalid_request',
    detail: `The parameter verbose ${message}.`,
    errors: [{ parameter: 'verbose', message }],
  })
}
