import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { listWebhookSecrets, setWebhookSecret } from '@hearback/access'
import { allowedIn, queryOf } from '@hearback/http'
import { Type } from '@sinclair/typebox'
import type { IngestionContext } from '../ingestion-context.ts'
import { type SigningSystem, signingSystems } from './signatures.ts'

const SecretShown = Type.Object({ system: Type.String(), set_at: Type.String() })
const SecretAsked = Type.Object(
  {
    system: Type.Unsafe<SigningSystem>(Type.Union(signingSystems.map((system) => Type.Literal(system)))),
    secret: Type.String({
      minLength: 16,
      maxLength: 200,
      pattern: '^[^\\u0000-\\u001f\\u007f]*$',
      description: 'the secret that the other system signs with, 16 to 200 characters',
    }),
  },
  { additionalProperties: false },
)

const shown = (system: string, setAt: number) => ({ system, set_at: new Date(setAt).toISOString() })

/** GET and POST /v1/webhook-secrets */
export const secretRoutes =
  ({ connection: { db }, now }: IngestionContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const config = { access: 'admin' as const }
    const querystring = queryOf({})

    const listing = {
      summary: 'The systems whose deliveries are taken',
      querystring,
      response: { 200: Type.Object({ secrets: Type.Array(SecretShown) }) },
    }
    app.get('/v1/webhook-secrets', { config, schema: listing }, async (request) => {
      const secrets = await listWebhookSecrets(db, allowedIn(request).workspace.id)
      return { secrets: secrets.map(({ system, setAt }) => shown(system, setAt)) }
    })

    const setting = {
      summary: 'Set the secret of a system that delivers; it is never shown',
      querystring,
      body: SecretAsked,
      response: { 200: SecretShown },
    }
    app.post('/v1/webhook-secrets', { config, schema: setting }, async (request) => {
      const { system, secret } = request.body
      const setAt = now()
      await setWebhookSecret(db, { workspaceId: allowedIn(request).workspace.id, system, secret }, setAt)
      return shown(system, setAt)
    })
  }
