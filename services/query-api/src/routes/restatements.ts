import type { Allowed } from '@hearback/access'
import {
  questionDefaults,
  RestatementAnswer,
  RestatementAskedParameters,
  RestatementParameters,
  type RestatementShown,
  RestatementsAnswer,
  RestatementsParameters,
} from '@hearback/contracts'
import { isTableMissing } from '@hearback/database'
import { allowedIn, ProblemError, type Service } from '@hearback/http'
import {
  dismissRestatement,
  mostRestatements,
  type Restatement,
  requestRestatement,
  restatementOf,
  restatementProgress,
  restatementsOf,
} from '@hearback/read-models'
import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { audienceOf } from '../answer/audience.ts'
import type { AnswerContext } from '../answer/context.ts'
import { refusedParameters } from '../answer/refused-parameters.ts'
import { whatChanged } from '../answer/what-changed.ts'
import { inWorkspace } from '../own-stages.ts'
import { knownAtAsked } from '../question/known-at-asked.ts'

const config = { access: 'query' as const }
const tags = ['restatements']
const params = Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 }) })
const headers = { 'cache-control': 'private, no-cache', vary: 'Authorization' }

const textOrNull = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString()

const shown = async (
  { db }: Pick<AnswerContext, 'db'>,
  restatement: Restatement,
): Promise<RestatementShown> => ({
  id: restatement.id,
  known_at: restatement.knownAt,
  recorded_before: new Date(restatement.recordedBefore).toISOString(),
  state: restatement.state,
  progress: await restatementProgress(db, restatement),
  requested_at: new Date(restatement.requestedAt).toISOString(),
  ready_at: textOrNull(restatement.readyAt),
  error: restatement.error,
})

/** Those under the public rules are told nothing of an earlier time: what was known twice can be subtracted. */
const ownIn = (request: FastifyRequest): Allowed => {
  const allowed = allowedIn(request)
  if (audienceOf(allowed).kind === 'own') return allowed
  throw new ProblemError({
    status: 403,
    code: 'not_public',
    detail:
      'What was known at earlier times is not for the public: two answers could be subtracted, and would show who was recorded between them.',
  })
}

const unknown = () =>
  new ProblemError({
    status: 404,
    code: 'restatement_unknown',
    detail: 'This workspace has no such restatement.',
  })

const found = async ({ db }: AnswerContext, workspaceId: number, id: number): Promise<Restatement> => {
  const restatement = await restatementOf(db, { workspaceId, id })
  if (restatement === null) throw unknown()
  return restatement
}

const noRoom = () =>
  new ProblemError({
    status: 409,
    code: 'too_many_restatements',
    detail: `At most ${mostRestatements} restatements are kept for a workspace, and all of them are still being made. Wait for one, or give one up with DELETE /v1/restatements/{id}.`,
  })

const registerAsking = (app: Service, context: AnswerContext): void => {
  const schema = {
    summary: 'Restate what was known at an earlier time',
    description: `Has the events recorded by known_at folded by the present rules, so that every question can be asked about that time with known_at. The same time again is the same restatement; at most ${mostRestatements} are kept for a workspace, and the one asked for longest ago makes room. 200 where it is ready already.`,
    tags,
    querystring: RestatementAskedParameters,
    response: { 200: RestatementAnswer, 202: RestatementAnswer },
  }
  app.post('/v1/restatements', { config, schema }, async (request, reply) => {
    const { workspace } = ownIn(request)
    const now = context.now()
    const asked = knownAtAsked(request.query.known_at, workspace.timeZone, now)
    if ('faults' in asked || asked.value === null)
      throw refusedParameters('faults' in asked ? asked.faults : [])
    const { text, recordedBefore } = asked.value
    const wish = { workspaceId: workspace.id, knownAt: text, recordedBefore }
    const restatement = await requestRestatement(context.db, wish, now)
    if (restatement === null) throw noRoom()
    const location = `/v1/restatements/${restatement.id}?${new URLSearchParams({ workspace: workspace.name })}`
    reply.code(restatement.state === 'ready' ? 200 : 202).headers({ ...headers, location })
    const { name, synthetic } = workspace
    return { workspace: name, synthetic, restatement: await shown(context, restatement), changes: null }
  })
}

const registerShowing = (app: Service, context: AnswerContext): void => {
  const listing = {
    summary: 'Which earlier times have been restated',
    description: 'The latest wish first, with how far each has come.',
    tags,
    querystring: RestatementsParameters,
    response: { 200: RestatementsAnswer },
  }
  app.get('/v1/restatements', { config, schema: listing }, async (request, reply) => {
    const { id, name, synthetic } = ownIn(request).workspace
    const restatements: RestatementShown[] = []
    for (const restatement of await restatementsOf(context.db, id))
      restatements.push(await shown(context, restatement))
    reply.headers(headers)
    return { workspace: name, synthetic, restatements }
  })

  const showing = {
    summary: 'How far a restatement is, and what changed since',
    description:
      'Once it is ready: for each clock what was said then, what would be said of the same day with all that is known now, and what is said now; and how many journeys are new, changed or revised.',
    tags,
    params,
    querystring: RestatementParameters,
    response: { 200: RestatementAnswer },
  }
  app.get('/v1/restatements/:id', { config, schema: showing }, async (request, reply) => {
    const allowed = ownIn(request)
    const { id, name, synthetic } = allowed.workspace
    const restatement = await found(context, id, request.params.id)
    reply.headers(headers)
    const changes = await changesOf(context, allowed, restatement, request.query.process)
    return { workspace: name, synthetic, restatement: await shown(context, restatement), changes }
  })
}

const changesOf = async (
  context: AnswerContext,
  allowed: Allowed,
  restatement: Restatement,
  process: string = questionDefaults.process,
) => {
  const { state, version, recordedBefore } = restatement
  if (state !== 'ready' || version === null) return null
  try {
    const inside = await inWorkspace(context, allowed)
    return await whatChanged(inside, { allowed, restatement: { version, recordedBefore }, process })
  } catch (error) {
    // Given up, or to be folded again after a rebuild, while it was being read.
    if (isTableMissing(error)) throw unknown()
    throw error
  }
}

const registerDismissing = (app: Service, context: AnswerContext): void => {
  const schema = {
    summary: 'Give a restatement up',
    description: 'Questions about its time are no longer answered; its tables are removed.',
    tags,
    params,
    querystring: RestatementsParameters,
    response: { 204: Type.Null() },
  }
  app.delete('/v1/restatements/:id', { config, schema }, async (request, reply) => {
    const { workspace } = ownIn(request)
    const wish = { workspaceId: workspace.id, id: request.params.id }
    if (!(await dismissRestatement(context.db, wish))) throw unknown()
    return reply.code(204).send(null)
  })
}

/** GET, POST and DELETE /v1/restatements: what was known of a workspace at earlier times, made by the projector. */
export const registerRestatements = (app: Service, context: AnswerContext): void => {
  registerAsking(app, context)
  registerShowing(app, context)
  registerDismissing(app, context)
}
