import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { findWorkspace, labelsOf, type Workspace, webhookSecretOf } from '@hearback/access'
import { describedBody, exceptBodies, ProblemError, parseJson, queryOf } from '@hearback/http'
import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { ShownFinding } from '../imports/import-shown.ts'
import type { ImportsContext } from '../imports/imports-context.ts'
import type { IngestionContext } from '../ingestion-context.ts'
import { decodedBody, textWithin } from '../intake/body.ts'
import { eraseOwnJourney } from '../journeys/erase-journeys.ts'
import { takeRawBodies } from '../raw-bodies.ts'
import { type Delivery, isSigned, type SigningSystem, signingSystems } from './signatures.ts'
import { storeDelivery } from './store-delivery.ts'

const mostBytes = 1_048_576

const Stored = Type.Object({
  accepted: Type.Integer(),
  duplicates: Type.Integer(),
  conflicts: Type.Integer(),
  refused: Type.Integer(),
  erased: Type.Integer({ description: 'Events overwritten, because the sender has deleted their journey' }),
  dropped: Type.Array(Type.String()),
  findings: Type.Array(ShownFinding),
  token: Type.String({ description: 'For wait_for of a question' }),
})

/** One answer for a wrong signature, a workspace nobody knows and one without a secret. */
const unsigned = () =>
  new ProblemError({
    status: 401,
    code: 'signature_invalid',
    detail: 'The delivery is not signed with the secret of this workspace, or the workspace is not known.',
  })

const deliveryOf = async (request: FastifyRequest): Promise<Delivery> => {
  const text = await textWithin(decodedBody(request), mostBytes)
  return {
    header: (name) => {
      const value = request.headers[name]
      return typeof value === 'string' ? value : null
    },
    bytes: Buffer.from(text),
    json: parseJson(text),
  }
}

const plainId = /^[\w-]{1,100}$/

const signedWorkspace = async (
  { connection: { db }, now }: IngestionContext,
  system: SigningSystem,
  name: string | undefined,
  delivery: Delivery,
): Promise<Workspace> => {
  const workspace = name === undefined ? null : await findWorkspace(db, name)
  const secret = workspace === null ? null : await webhookSecretOf(db, workspace.id, system)
  if (workspace === null || secret === null || !isSigned(system, delivery, secret, now())) throw unsigned()
  return workspace
}

const deliverySchema = {
  summary: 'Take a signed delivery',
  description:
    'Signed with the secret that was set for the workspace; no key is needed. A repeated delivery adds nothing.',
  body: describedBody({ 'application/json': Type.Object({}, { additionalProperties: true }) }),
  querystring: queryOf({}),
  response: { 200: Stored },
}

/** POST /v1/webhooks/greenhouse and /v1/webhooks/lever */
export const deliveryRoutes =
  (ingestion: ImportsContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    takeRawBodies(app, ['application/json'])
    // The signature takes the place of a key.
    const options = {
      config: { access: 'anyone' as const },
      schema: deliverySchema,
      validatorCompiler: exceptBodies,
    }
    for (const system of signingSystems)
      app.post(`/v1/webhooks/${system}`, options, async (request) => {
        const delivery = await deliveryOf(request)
        const workspace = await signedWorkspace(ingestion, system, request.query.workspace, delivery)
        const id = delivery.header('greenhouse-event-id') ?? ''
        const signed = {
          system,
          bytes: delivery.bytes,
          id: system === 'greenhouse' && plainId.test(id) ? id : null,
        }
        const { append, now } = ingestion
        const intake = ingestion.intakeOf(workspace)
        const stored = await storeDelivery(signed, {
          intake,
          erase: (journeyId) => eraseOwnJourney(ingestion, intake, journeyId),
          append,
          now: now(),
          labels: await labelsOf(ingestion.connection.db, workspace.id, 'hiring'),
        })
        const { tally, findings, erased, token } = stored
        return { ...tally.counts, erased, dropped: [...tally.dropped], findings, token }
      })
  }
