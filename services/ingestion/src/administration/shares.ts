import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  createShare,
  isQuestionText,
  listShares,
  longestShare,
  revokeShare,
  type Share,
  type Workspace,
} from '@hearback/access'
import {
  dayFromText,
  dayOfInstant,
  type Fault,
  firstInstantOf,
  knownAtFrom,
  textFromDay,
} from '@hearback/contracts'
import { allowedIn, ProblemError, queryOf } from '@hearback/http'
import { Type } from '@sinclair/typebox'
import type { IngestionContext } from '../ingestion-context.ts'

const expiryAdvice = 'is a day (2026-12-31: its end) or an instant with its offset (2026-12-31T18:00:00Z)'

const orNull = Type.Union([Type.String(), Type.Null()])
const ShareShown = Type.Object({
  id: Type.Integer(),
  label: Type.String(),
  question: orNull,
  created_at: Type.String(),
  expires_at: Type.String(),
  last_day: Type.Union([Type.String(), Type.Null()], {
    description: 'The day of the workspace with whose end it expires; null where it expires within a day',
  }),
  revoked_at: orNull,
})
const NewShare = Type.Object({
  ...ShareShown.properties,
  share: Type.String({ description: 'Shown this once: for `share=` in an address, or as a bearer token' }),
})

const ShareAsked = Type.Object(
  {
    label: Type.String({
      minLength: 1,
      maxLength: 100,
      pattern: '^[^\\u0000-\\u001f\\u007f]*$',
      description: 'what it is for, 1 to 100 characters without control characters',
    }),
    expires_at: Type.String({
      maxLength: 60,
      description: `Until when it works, at most a year from now. It ${expiryAdvice}`,
    }),
    question: Type.Optional(
      Type.String({
        maxLength: 2000,
        description:
          'The only question it may ask: path and parameters, as /v1/stage-durations?stage=applied. Without it, any question',
      }),
    ),
  },
  { additionalProperties: false },
)

const timeText = (instant: number): string => new Date(instant).toISOString()

/** The day that ends at an instant; null for an instant within a day. */
const dayEndingAt = (instant: number, timeZone: string): string | null => {
  const day = dayOfInstant(instant - 1, timeZone)
  return firstInstantOf(day + 1, timeZone) === instant ? textFromDay(day) : null
}

const shareShown = (
  { id, label, question, createdAt, expiresAt, revokedAt }: Share,
  { timeZone }: Workspace,
) => ({
  id,
  label,
  question,
  created_at: timeText(createdAt),
  expires_at: timeText(expiresAt),
  last_day: dayEndingAt(expiresAt, timeZone),
  revoked_at: revokedAt === null ? null : timeText(revokedAt),
})

const invalid = (errors: Fault[]) =>
  new ProblemError({
    status: 400,
    code: 'invalid_request',
    detail: 'The body is not as this route expects it.',
    errors,
  })

const instantOf = (text: string, timeZone: string): number | null => {
  const day = dayFromText(text)
  if (day !== null) return firstInstantOf(day + 1, timeZone)
  // An instant that is read as a time of knowing is itself included; a share ends at it.
  const read = knownAtFrom(text, timeZone)
  return read === null ? null : read.recordedBefore - 1
}

const notThen = (message: string) => invalid([{ pointer: '/expires_at', message }])

/** When a share ends, in milliseconds; throws the problem that says why not then. */
const expiryOf = (text: string, timeZone: string, now: number): number => {
  const expiresAt = instantOf(text, timeZone)
  if (expiresAt === null) throw notThen(expiryAdvice)
  if (expiresAt <= now) throw notThen('is over already')
  if (expiresAt > now + longestShare) throw notThen('is more than a year ahead')
  return expiresAt
}

const questionOf = (text: string | undefined): string | null => {
  if (text === undefined || isQuestionText(text)) return text ?? null
  const message = 'must be the path of a question and its parameters, as /v1/stage-durations?stage=applied'
  throw invalid([{ pointer: '/question', message }])
}

const shareUnknown = () =>
  new ProblemError({ status: 404, code: 'share_unknown', detail: 'This workspace has no such share.' })

const config = { access: 'admin' as const }
const querystring = queryOf({})

const listing =
  ({ connection: { db } }: IngestionContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const schema = {
      summary: 'The links a workspace has shared',
      querystring,
      response: { 200: Type.Object({ shares: Type.Array(ShareShown) }) },
    }
    app.get('/v1/shares', { config, schema }, async (request) => {
      const { workspace } = allowedIn(request)
      const shares = await listShares(db, workspace.id)
      return { shares: shares.map((share) => shareShown(share, workspace)) }
    })
  }

const making =
  ({ connection: { db }, now, randomBytes }: IngestionContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const schema = {
      summary: 'Share a read-only link, under the public rules',
      querystring,
      body: ShareAsked,
      response: { 201: NewShare },
    }
    app.post('/v1/shares', { config, schema }, async (request, reply) => {
      const { workspace } = allowedIn(request)
      const { label, question, expires_at } = request.body
      const made = now()
      const expiresAt = expiryOf(expires_at, workspace.timeZone, made)
      const asked = { workspaceId: workspace.id, label, question: questionOf(question), expiresAt }
      const { token, listed } = await createShare(db, asked, { now: made, randomBytes })
      const headers = { 'cache-control': 'private, no-store' }
      return reply
        .code(201)
        .headers(headers)
        .send({ ...shareShown(listed, workspace), share: token })
    })
  }

const revoking =
  ({ connection: { db }, access, now }: IngestionContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const params = Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 }) })
    const schema = { summary: 'Revoke a share', querystring, params, response: { 204: Type.Null() } }
    app.delete('/v1/shares/:id', { config, schema }, async (request, reply) => {
      const { workspace } = allowedIn(request)
      const asked = { workspaceId: workspace.id, shareId: request.params.id, now: now() }
      if (!(await revokeShare(db, asked))) throw shareUnknown()
      access.forget()
      return reply.code(204).send(null)
    })
  }

/** GET, POST and DELETE /v1/shares */
export const shareRoutes =
  (context: IngestionContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    await app.register(listing(context))
    await app.register(making(context))
    await app.register(revoking(context))
  }
