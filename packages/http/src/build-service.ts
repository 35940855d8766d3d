import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { Access } from '@hearback/access'
import { Registry } from '@prometheus-io/client'
import { Type } from '@sinclair/typebox'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { guardRoutes } from './access-hook.ts'
import { answerUnknownPaths, errorHandler, loggedError } from './error-handler.ts'
import { parseJson } from './json-text.ts'
import { observeRequests } from './observe.ts'
import { describeRoutes } from './openapi.ts'
import { ProblemError, problemOf, problemType } from './problems.ts'
import { countRequests } from './rate-limits.ts'
import { validatorCompiler } from './validation.ts'

export type ServiceOptions = {
  /** Title and version of the OpenAPI document. */
  title: string
  version: string
  access: Access
  /** Milliseconds since 1970. */
  now: () => number
  /** What /metrics shows; shared by everything that runs in the process. */
  registry?: Registry
  /** What is still being waited for before questions can be answered; none = ready. */
  waitingFor?: () => Promise<string[]>
  /** Where log lines go and from which level on; false = nowhere. */
  log: { level: string; stream?: { write: (line: string) => void } } | false
  /** Largest body read into memory, in bytes (10 MB). */
  bodyLimit?: number
  /** Reverse proxies, by address or network, whose word is taken on who asks (none). */
  trustedProxies?: readonly string[]
  /** How long requests under way may take to end once the service closes, in milliseconds (5,000). */
  closesWithin?: number
}

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
}

/** PostgreSQL stores no zero character and refuses even to compare with one. */
const isStorable = (url: string): boolean => !url.includes('%00')

const zeroCharacter = () =>
  new ProblemError({
    status: 400,
    code: 'malformed_url',
    detail: 'The address holds a zero character; nothing here has one in its name.',
  })

const brokenRequest = JSON.stringify(
  problemOf({ status: 400, code: 'malformed_request', detail: 'This is not an HTTP request.' }),
)

/** A connection over which nothing went for this long is closed, whoever was to speak, in milliseconds. */
const mostSilence = 120_000

const newServer = ({ log, bodyLimit = 10 * 1024 * 1024, trustedProxies = [] }: ServiceOptions) =>
  Fastify({
    logger: log === false ? false : { ...log, serializers: { err: loggedError } },
    // observeRequests logs instead: fastify's own line holds the URL.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    connectionTimeout: mostSilence,
    routerOptions: { maxParamLength: 250 },
    frameworkErrors: errorHandler,
    clientErrorHandler: (_error, socket) => {
      if (!socket.writable) return
      const head = `HTTP/1.1 400 Bad Request\r\nContent-Type: ${problemType}\r\nConnection: close`
      socket.end(`${head}\r\nContent-Length: ${Buffer.byteLength(brokenRequest)}\r\n\r\n${brokenRequest}`)
    },
  }).withTypeProvider<TypeBoxTypeProvider>()

/** An upload that stalls or never ends would keep the service from closing; after a while it is cut off. */
const closeWithin = (app: FastifyInstance, milliseconds: number): void => {
  let cutting: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => {
    cutting = setTimeout(() => app.server.closeAllConnections(), milliseconds)
  })
  app.addHook('onClose', async () => clearTimeout(cutting))
}

const addHealth = (app: FastifyInstance, waitingFor: () => Promise<string[]>): void => {
  app.get(
    '/healthz',
    { schema: { response: { 200: Type.Object({ status: Type.String() }) } } },
    async () => ({
      status: 'ok',
    }),
  )
  app.get('/readyz', { schema: { response: { 200: Type.Object({ status: Type.String() }) } } }, async () => {
    const missing = await waitingFor()
    if (missing.length === 0) return { status: 'ready' }
    throw new ProblemError({ status: 503, code: 'not_ready', detail: `Waiting for ${missing.join(', ')}.` })
  })
}

/**
 * A fastify instance with everything the services share: one error shape, strict parameters, access by key,
 * /healthz, /readyz, /metrics, /openapi.json, /docs. The routes of one or several services are registered on it.
 */
export const buildService = async (options: ServiceOptions) => {
  const app = newServer(options)
  app.setValidatorCompiler(validatorCompiler)
  app.setErrorHandler(errorHandler)
  answerUnknownPaths(app)
  app.addHook('onRequest', (request, reply, done) => {
    // Set before anything else, so that a route may replace one.
    reply.headers(securityHeaders)
    done(isStorable(request.url) ? undefined : zeroCharacter())
  })
  guardRoutes(app, options.access, options.now)
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: unknown, text: unknown) => parseJson(String(text)),
  )
  await countRequests(app, options.now)
  closeWithin(app, options.closesWithin ?? 5_000)
  observeRequests(app, options.registry ?? new Registry())
  await describeRoutes(app, options)
  addHealth(app, options.waitingFor ?? (async () => []))
  return app
}

/** The instance `buildService` makes. */
export type Service = Awaited<ReturnType<typeof buildService>>
