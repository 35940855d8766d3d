import type { FastifyInstance } from 'fastify'

/**
 * In this plugin, bodies of these content types reach the handler as the stream they arrive as, before
 * Content-Encoding is undone; all others are refused. '*' takes every type.
 */
export const takeRawBodies = (app: FastifyInstance, contentTypes: string[] | '*'): void => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(contentTypes, async (_request: unknown, payload: unknown) => payload)
}
