import {
  type Access,
  type Allowed,
  type Contributing,
  hasShareShape,
  isSharedQuestion,
  type Principal,
  type Scope,
  shareLimited,
} from '@hearback/access'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ProblemError, problemOfRefusal } from './problems.ts'

/** What a route asks of its caller: a scope in one workspace, the operator's key, or nothing. */
export type RouteAccess = Scope | 'operator' | 'anyone'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route under /v1 says what it asks of its caller. */
    access?: RouteAccess
    /** path: the route's workspace is the `:name` of its path, and `workspace` may only repeat it. */
    workspaceIn?: 'path'
    /** Links that were shared open it too, under the public rules; no other route. */
    shared?: boolean
    /** People without a key who bring timelines are let in this far; unless said, not at all. */
    contributing?: Contributing
  }
  interface FastifyRequest {
    principal: Principal
    allowed: Allowed | null
  }
}

/** The workspace a request was let into; throws on a route whose `access` is no scope. */
export const allowedIn = (request: FastifyRequest): Allowed => {
  if (request.allowed === null) throw new Error(`route ${request.routeOptions.url} asks for no scope`)
  return request.allowed
}

const namedWorkspace = (query: unknown): string | undefined => {
  const { workspace } = Object(query)
  if (workspace === undefined || typeof workspace === 'string') return workspace
  const message = 'is given more than once'
  const errors = [{ parameter: 'workspace', message }]
  throw new ProblemError({
    status: 400,
    code: 'invalid_request',
    detail: `The parameter workspace ${message}.`,
    errors,
  })
}

/** The workspace a request is about: that of its path where the route has it there, else that of its query. */
const workspaceOf = ({ query, params, routeOptions }: FastifyRequest): string | undefined => {
  const named = namedWorkspace(query)
  if (routeOptions.config.workspaceIn !== 'path') return named
  const { name } = Object(params)
  if (named === undefined || named === name) return name
  const message = 'names another workspace than the path'
  throw new ProblemError({
    status: 400,
    code: 'invalid_request',
    detail: `The parameter workspace ${message}.`,
    errors: [{ parameter: 'workspace', message }],
  })
}

/**
 * The Authorization header, or one made of `share=` of an address; that is taken out of the query, so that no route
 * sees it. Only shares may stand in an address, never keys.
 */
const takeAuthorization = ({ headers, query }: FastifyRequest): string | undefined => {
  const parameters: Record<string, unknown> = Object(query)
  const { share } = parameters
  if (share === undefined) return headers.authorization
  delete parameters['share']
  const detail =
    'The parameter share is a link that was shared, given once and without a header Authorization.'
  if (typeof share === 'string' && headers.authorization === undefined && hasShareShape(share)) {
    return `Bearer ${share}`
  }
  throw problemOfRefusal({ outcome: 'refused', status: 401, code: 'key_unknown', detail, parameter: 'share' })
}

/** A link opens the routes that say so, and of them only the question it is bound to. */
const withinShare = (principal: Principal, { routeOptions, query }: FastifyRequest): void => {
  if (principal.kind !== 'share') return
  const asked = { path: routeOptions.url ?? '', query: Object(query) }
  const bound = principal.question
  const opens = routeOptions.config.shared === true && (bound === null || isSharedQuestion(bound, asked))
  if (!opens) throw problemOfRefusal(shareLimited())
}

const operatorOnly = (principal: Principal): void => {
  if (principal.kind === 'operator') return
  throw principal.kind === 'public'
    ? problemOfRefusal({
        outcome: 'refused',
        status: 401,
        code: 'key_required',
        detail: 'This needs the operator key.',
      })
    : new ProblemError({ status: 403, code: 'operator_only', detail: 'Only the operator key may do this.' })
}

/** Authenticates every request and authorizes it for what its route asks, before its body is read. */
export const guardRoutes = (app: FastifyInstance, access: Access, now: () => number): void => {
  app.decorateRequest('principal')
  app.decorateRequest('allowed', null)
  app.addHook('onRoute', ({ url, config }) => {
    if (url.startsWith('/v1/') && config?.access === undefined) {
      throw new Error(`route ${url} does not say what it asks of its caller (config.access)`)
    }
  })
  app.addHook('onRequest', async (request) => {
    request.principal = { kind: 'public' }
    const asked = request.routeOptions.config.access
    if (asked === undefined) return
    const authenticated = await access.authenticate(takeAuthorization(request), now())
    if (authenticated.outcome === 'refused') throw problemOfRefusal(authenticated)
    request.principal = authenticated.principal
    if (asked === 'operator') operatorOnly(authenticated.principal)
    if (asked === 'operator' || asked === 'anyone') return
    withinShare(authenticated.principal, request)
    const workspace = workspaceOf(request)
    const { contributing } = request.routeOptions.config
    const wanted = { workspace, scope: asked, contributing }
    const allowed = await access.authorize(authenticated.principal, wanted, now())
    if (allowed.outcome === 'refused') throw problemOfRefusal(allowed)
    request.allowed = allowed
  })
}
