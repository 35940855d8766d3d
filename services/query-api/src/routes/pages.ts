import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { ProblemError, type Service } from '@hearback/http'
import type { FastifyReply } from 'fastify'

/** Addresses at which the browser finds the pages; what stands behind one is decided in the browser. */
const pagePaths = ['/', '/w', '/w/:workspace', '/w/:workspace/*', '/contribute', '/erase', '/data']

// Everything comes from here, and nothing is run that stands within a page.
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const notBuilt = () =>
  new ProblemError({
    status: 404,
    code: 'pages_not_built',
    detail: 'The pages are not built here; `npm start` builds them. The API answers all the same: see /docs.',
  })

/**
 * Serves the built pages of the dashboard from a directory: the same document at each of their addresses, asked for
 * anew each time, and its parts under names made of their content, which may be kept for good.
 */
export const registerPages = async (app: Service, directory: string): Promise<void> => {
  await app.register(fastifyStatic, {
    root: directory,
    serve: false,
    preCompressed: true,
    cacheControl: false,
  })
  const headers = { 'content-security-policy': contentSecurityPolicy, 'cache-control': 'no-cache' }
  const sendDocument = async (_request: unknown, reply: FastifyReply) => {
    if (!existsSync(join(directory, 'index.html'))) throw notBuilt()
    return reply.headers(headers).sendFile('index.html')
  }
  for (const path of pagePaths) app.get(path, { schema: { hide: true } }, sendDocument)
  app.get('/icon.svg', { schema: { hide: true } }, async (_request, reply) => reply.sendFile('icon.svg'))
  app.get<{ Params: { '*': string } }>('/assets/*', { schema: { hide: true } }, async (request, reply) =>
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .sendFile(`assets/${request.params['*']}`),
  )
}
