import type { Problem } from '@hearback/contracts'
import { isConnectionLost } from '@hearback/database'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ProblemError, problemOf, problemType } from './problems.ts'

/** Problems of the framework's own errors, by its code. */
const frameworkProblems: ReadonlyMap<string, { status: number; code: string; detail: string }> = new Map([
  [
    'FST_ERR_CTP_INVALID_MEDIA_TYPE',
    { status: 415, code: 'unsupported_media_type', detail: 'This route does not take that content type.' },
  ],
  [
    'FST_ERR_CTP_BODY_TOO_LARGE',
    { status: 413, code: 'body_too_large', detail: 'The body is larger than this route takes.' },
  ],
  ['FST_ERR_CTP_EMPTY_JSON_BODY', { status: 400, code: 'malformed_json', detail: 'The body is empty.' }],
  [
    'FST_ERR_CTP_INVALID_CONTENT_LENGTH',
    { status: 400, code: 'body_cut_short', detail: 'The body is not as long as its content-length.' },
  ],
  ['FST_ERR_BAD_URL', { status: 400, code: 'malformed_url', detail: 'The path is not well-formed.' }],
  [
    'FST_ERR_MAX_PARAM_LENGTH',
    { status: 414, code: 'path_too_long', detail: 'A part of the path is too long.' },
  ],
])

/** The problem an error is answered with; nothing of an unexpected error leaves the server. */
export const problemOfError = (error: FastifyError): Problem => {
  if (error instanceof ProblemError) return error.problem
  const known = frameworkProblems.get(error.code)
  if (known !== undefined) return problemOf(known)
  if (isConnectionLost(error)) {
    return problemOf({
      status: 503,
      code: 'database_unavailable',
      detail: 'The database cannot be reached; try again later.',
    })
  }
  const status = error.statusCode ?? 500
  if (status === 429)
    return problemOf({ status, code: 'too_many_requests', detail: 'Too many requests; try again later.' })
  if (status === 503)
    return problemOf({ status, code: 'unavailable', detail: 'The service is closing or overloaded.' })
  if (status >= 400 && status < 500) return problemOf({ status, code: 'invalid_request' })
  return problemOf({ status: 500, code: 'internal_error', detail: 'Something broke here; it was logged.' })
}

/**
 * What may be logged of an error. A database error's message and detail, and a syntax error's message,
 * can quote what was sent, so of those only codes and the place in the code are kept.
 */
export const loggedError = (error: Error) => {
  const fields: Record<string, unknown> = Object(error)
  const quotes = 'severity' in fields || error instanceof SyntaxError
  return {
    type: error.name,
    message: quotes ? '' : error.message,
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => line.startsWith('    at '))
      .join('\n'),
    code: fields.code,
    table: fields.table,
    constraint: fields.constraint,
    routine: fields.routine,
  }
}

export const sendProblem = (
  reply: FastifyReply,
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
) => reply.code(problem.status).headers(headers).type(problemType).send(problem)

export const errorHandler = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
  const problem = problemOfError(error)
  // A problem thrown on purpose (not ready, not projected yet) is an answer; the rest somebody has to look at.
  if (problem.status >= 500 && !(error instanceof ProblemError))
    request.log.error({ err: error }, 'request failed')
  return sendProblem(reply, problem, error instanceof ProblemError ? error.headers : {})
}

type RoutePattern = { matches: RegExp; methods: Set<string> }

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
const matcherOf = (url: string): RegExp =>
  new RegExp(
    `^${escaped(url)
      .replace(/:[^/]+/g, '[^/]+')
      .replace(/\*/g, '.*')}/?$`,
  )

/** Answers an unknown path with 404, and a known path asked by another method with 405 and the methods it has. */
export const answerUnknownPaths = (app: FastifyInstance): void => {
  const routes = new Map<string, RoutePattern>()
  app.addHook('onRoute', ({ url, method }) => {
    const route = routes.get(url) ?? { matches: matcherOf(url), methods: new Set() }
    for (const each of [method].flat()) route.methods.add(each)
    routes.set(url, route)
  })
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const methods = [...routes.values()]
      .filter(({ matches }) => matches.test(path))
      .flatMap((route) => [...route.methods])
    if (methods.length === 0) {
      return sendProblem(
        reply,
        problemOf({ status: 404, code: 'not_found', detail: 'There is nothing at this path.' }),
      )
    }
    const allow = [...new Set(methods)].toSorted().join(', ')
    const detail = `This path takes ${allow}.`
    return sendProblem(reply, problemOf({ status: 405, code: 'method_not_allowed', detail }), { allow })
  })
}
