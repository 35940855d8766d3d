import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { Problem } from '@hearback/contracts'
import { KindGuard, type TSchema, Type } from '@sinclair/typebox'
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify'
import { operationIdOf } from './operation-id.ts'
import { withPlainUnions } from './plain-unions.ts'
import { problemType } from './problems.ts'
import { validatorCompiler } from './validation.ts'

const problemReply = (description: string) => ({
  description,
  content: { [problemType]: { schema: { $ref: 'Problem#' } } },
})

const strictEmpty = Type.Object({}, { additionalProperties: false })

/**
 * Every route that is described has a name of its own, the same in every release; under /v1 it answers errors in one
 * shape and refuses query parameters it does not know.
 */
const completeSchemas = (app: FastifyInstance): void => {
  app.addHook('onRoute', (route) => {
    const operationId = operationIdOf([route.method].flat().join(''), route.url)
    if (!route.url.startsWith('/v1/')) {
      if (route.schema !== undefined) route.schema = { ...route.schema, operationId }
      return
    }
    const { response, querystring, ...schema } = route.schema ?? {}
    route.schema = {
      ...schema,
      operationId,
      querystring: querystring ?? strictEmpty,
      response: {
        '4xx': problemReply('Refused'),
        '5xx': problemReply('Broken'),
        ...Object(withPlainUnions(response)),
      },
    }
  })
}

/** A query: the fields named and `workspace`, and nothing else. */
export const queryOf = <T extends Record<string, TSchema>>(fields: T) =>
  Type.Object(
    {
      workspace: Type.Optional(
        Type.String({ description: 'Name of the workspace; needed with the operator key', maxLength: 63 }),
      ),
      ...fields,
    },
    { additionalProperties: false },
  )

/**
 * The body of a route that reads it as a stream and checks it itself: described by content type, not validated.
 * Goes with `validatorCompiler: exceptBodies`.
 */
export const describedBody = (schemas: Readonly<Record<string, TSchema>>) => ({
  content: Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, { schema }])),
})

/** Validates everything but the body. */
export const exceptBodies: FastifySchemaCompiler<unknown> = ({ schema, ...part }) => {
  if (part.httpPart === 'body') return () => true
  if (!KindGuard.IsSchema(schema)) throw new Error(`the schema of ${part.url} was not made with TypeBox`)
  return validatorCompiler({ ...part, schema })
}

/** OpenAPI 3.1 of every route registered afterwards, at /openapi.json and for reading at /docs. */
export const describeRoutes = async (
  app: FastifyInstance,
  { title, version }: { title: string; version: string },
): Promise<void> => {
  app.addSchema(Problem)
  completeSchemas(app)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title, version },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer' },
          share: { type: 'apiKey', in: 'query', name: 'share' },
        },
      },
      security: [{ key: [] }, { share: [] }, {}],
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) => String(json.$id ?? `schema${index}`),
    },
  })
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true })
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
