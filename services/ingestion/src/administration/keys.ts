import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type ApiKey, createKey, listKeys, revokeKey, type Scope, scopes } from '@hearback/access'
import { allowedIn, ProblemError, queryOf } from '@hearback/http'
import { Type } from '@sinclair/typebox'
import type { IngestionContext } from '../ingestion-context.ts'

const ScopeName = Type.Unsafe<Scope>(Type.Union(scopes.map((scope) => Type.Literal(scope))))

const KeyShown = Type.Object({
  id: Type.Integer(),
  label: Type.String(),
  scopes: Type.Array(Type.String()),
  created_at: Type.String(),
  revoked_at: Type.Union([Type.String(), Type.Null()]),
})
const NewKey = Type.Object({ ...KeyShown.properties, key: Type.String({ description: 'Shown this once' }) })

const KeyAsked = Type.Object(
  {
    label: Type.String({
      minLength: 1,
      maxLength: 100,
      pattern: '^[^\\u0000-\\u001f\\u007f]*$',
      description: 'a name for the key, 1 to 100 characters without control characters',
    }),
    scopes: Type.Array(ScopeName, { minItems: 1, uniqueItems: true }),
  },
  { additionalProperties: false },
)

const keyShown = ({ id, label, scopes, createdAt, revokedAt }: ApiKey) => ({
  id,
  label,
  scopes: [...scopes],
  created_at: new Date(createdAt).toISOString(),
  revoked_at: revokedAt === null ? null : new Date(revokedAt).toISOString(),
})

/** GET, POST and DELETE /v1/keys */
export const keyRoutes =
  ({ connection: { db }, access, now, randomBytes }: IngestionContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const config = { access: 'admin' as const }
    const querystring = queryOf({})

    const listing = {
      summary: 'The keys of a workspace',
      querystring,
      response: { 200: Type.Object({ keys: Type.Array(KeyShown) }) },
    }
    app.get('/v1/keys', { config, schema: listing }, async (request) => {
      const keys = await listKeys(db, allowedIn(request).workspace.id)
      return { keys: keys.map(keyShown) }
    })

    const making = { summary: 'Make a key', querystring, body: KeyAsked, response: { 201: NewKey } }
    app.post('/v1/keys', { config, schema: making }, async (request, reply) => {
      const asked = { workspaceId: allowedIn(request).workspace.id, ...request.body }
      const { key, listed } = await createKey(db, asked, { now: now(), randomBytes })
      return reply.code(201).send({ ...keyShown(listed), key })
    })

    const params = Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 }) })
    const revoking = { summary: 'Revoke a key', querystring, params, response: { 204: Type.Null() } }
    app.delete('/v1/keys/:id', { config, schema: revoking }, async (request, reply) => {
      const { workspace } = allowedIn(request)
      const revoked = await revokeKey(db, { workspaceId: workspace.id, keyId: request.params.id, now: now() })
      if (!revoked)
        throw new ProblemError({
          status: 404,
          code: 'key_unknown',
          detail: 'This workspace has no such key.',
        })
      access.forget()
      return reply.code(204).send(null)
    })
  }
