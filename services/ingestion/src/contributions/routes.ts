import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Allowed, contributionsClosed, newContributorToken } from '@hearback/access'
import { allowedIn, ProblemError, problemOfRefusal, queryOf } from '@hearback/http'
import { Type } from '@sinclair/typebox'
import type { ImportsContext } from '../imports/imports-context.ts'
import { contributedJourneys } from './contributed-journeys.ts'
import { takeBack } from './take-back.ts'

const workspace = Type.String()
const Token = Type.Object({
  workspace,
  token: Type.String({
    description: 'To be sent as a bearer token. It is stored nowhere: who loses it cannot take anything back',
  }),
})
const journeys = Type.Integer({ description: 'Journeys brought with this token' })
const Brought = Type.Object({ workspace, journeys })
const TakenBack = Type.Object({
  workspace,
  journeys,
  events: Type.Integer({ description: 'Events that were overwritten' }),
  token: Type.String({ description: 'For wait_for of a question' }),
})

const querystring = queryOf({})
const noStore = { 'cache-control': 'private, no-store' }

/** The contributor by whose token a request came; a key has brought things in other ways, and is refused. */
const contributorIn = ({ contributor }: Allowed): string => {
  if (contributor !== undefined) return contributor
  const detail = "This is for a contributor's token; with a key, erase journeys one by one."
  throw new ProblemError({ status: 403, code: 'contributors_only', detail })
}

const running = () =>
  new ProblemError(
    {
      status: 409,
      code: 'import_running',
      detail: 'A file brought with this token is being read just now; try again when it has been.',
    },
    { 'retry-after': '1' },
  )

/** POST /v1/contributors: a token for somebody who has no key. */
const beginning =
  ({ limits, randomBytes }: ImportsContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const schema = {
      summary: 'A token with which to bring timelines without a key, and take them back',
      querystring,
      response: { 201: Token },
    }
    const config = { access: 'ingest' as const, contributing: 'begin' as const }
    app.post('/v1/contributors', { config, schema, onRequest: limits.beginning }, async (request, reply) => {
      const { workspace: open } = allowedIn(request)
      if (!open.openToContributions) throw problemOfRefusal(contributionsClosed())
      const token = newContributorToken(open, randomBytes)
      return reply.code(201).headers(noStore).send({ workspace: open.name, token })
    })
  }

/** GET and DELETE /v1/contributions: what a contributor has brought. */
const own =
  (context: ImportsContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const config = { access: 'ingest' as const, contributing: 'own' as const }
    const showing = { summary: 'What a token has brought', querystring, response: { 200: Brought } }
    app.get('/v1/contributions', { config, schema: showing }, async (request, reply) => {
      const allowed = allowedIn(request)
      const whose = { workspaceId: allowed.workspace.id, contributor: contributorIn(allowed) }
      const brought = await contributedJourneys(context.connection.db, whose)
      return reply.headers(noStore).send({ workspace: allowed.workspace.name, journeys: brought.length })
    })

    const erasing = {
      summary: 'Take back everything a token has brought, for good',
      querystring,
      response: { 200: TakenBack },
    }
    app.delete('/v1/contributions', { config, schema: erasing }, async (request) => {
      const allowed = allowedIn(request)
      const taken = await takeBack(context, allowed.workspace, contributorIn(allowed))
      if (taken.outcome === 'running') throw running()
      const { journeys, events, token } = taken
      return { workspace: allowed.workspace.name, journeys, events, token }
    })
  }

/** What people without a key may do with their own timelines. */
export const contributionRoutes =
  (context: ImportsContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    await app.register(beginning(context))
    await app.register(own(context))
  }
