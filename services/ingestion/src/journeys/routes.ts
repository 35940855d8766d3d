import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { journeyIdText, type Workspace } from '@hearback/access'
import { waitParameter } from '@hearback/contracts'
import { bucketOf, type JourneyEvent, journeyEvents } from '@hearback/event-log'
import { allowedIn, notProjectedYet, ProblemError, queryOf } from '@hearback/http'
import { eventsBehind, journeyKnown, journeyOf, waitForToken } from '@hearback/read-models'
import { Type } from '@sinclair/typebox'
import { sql } from 'kysely'
import type { ImportsContext } from '../imports/imports-context.ts'
import type { IngestionContext } from '../ingestion-context.ts'
import { foldKnownProcesses } from '../intake/known-processes.ts'
import { eraseOwnJourney } from './erase-journeys.ts'
import { journeyParams, namedJourney, sourceIdParameter, unknownJourney } from './find-journey.ts'
import { type JourneyAsked, JourneyShown, journeyShown } from './journey-shown.ts'
import { asOfParameter, journeyAsked, knownAtParameter, knownBy } from './journey-time.ts'

const ErasedReply = Type.Object({
  journey_id: Type.String(),
  erased: Type.Integer({ description: 'Events that were overwritten' }),
  token: Type.String({ description: 'For wait_for of a question' }),
})

/** The events of a journey of this workspace; throws the same problem for an unknown and for a foreign one. */
const ownEvents = async (
  { connection, buckets }: IngestionContext,
  workspace: Workspace,
  journeyId: string,
): Promise<JourneyEvent[]> => {
  const events = await journeyEvents(connection.pool, bucketOf(journeyId, buckets), journeyId)
  if (events.length === 0 || events.some(({ workspaceId }) => workspaceId !== workspace.id))
    throw unknownJourney()
  return events
}

/** Where a journey stands; projections are for the role of questions to read. */
const projectedJourney = (
  { connection, buckets }: IngestionContext,
  workspace: Workspace,
  journeyId: string,
) =>
  connection.db.transaction().execute(async (transaction) => {
    await sql`SET LOCAL ROLE hearback_query`.execute(transaction)
    return journeyOf(transaction, {
      workspaceId: workspace.id,
      bucket: bucketOf(journeyId, buckets),
      journeyId,
    })
  })

const querystring = queryOf({ source_id: sourceIdParameter })
const waitLimit = 10_000

/** Waits until the events of a token have been projected, so that who posts and looks sees what was posted. */
const waitFor = async ({ connection }: IngestionContext, token: string | undefined): Promise<void> => {
  if (token === undefined) return
  const outcome = await waitForToken(connection.db, token, { timeoutMs: waitLimit })
  if (outcome === 'timeout') throw notProjectedYet(waitLimit, await eventsBehind(connection.db, token))
  if (outcome === 'projected') return
  const message = 'is not a token that an upload returned'
  throw new ProblemError({
    status: 400,
    code: 'invalid_request',
    detail: `The parameter wait_for ${message}.`,
    errors: [{ parameter: 'wait_for', message }],
  })
}

const showing = {
  summary: 'Events and spells of a journey',
  description:
    'With known_at, as_of or both: folded now, by the present rules, from the events recorded by known_at, as of the end of a day.',
  params: journeyParams,
  querystring: queryOf({
    source_id: sourceIdParameter,
    known_at: knownAtParameter,
    as_of: asOfParameter,
    ...waitParameter,
  }),
  response: { 200: JourneyShown },
}

/** A journey as projected, or folded now from what was known at the time asked for. */
const show = async (
  ingestion: IngestionContext,
  workspace: Workspace,
  journeyId: string,
  asked: JourneyAsked,
): Promise<JourneyShown> => {
  const events = knownBy(await ownEvents(ingestion, workspace, journeyId), asked)
  if (asked.knownAt === null && asked.asOf === null)
    return journeyShown(journeyId, events, await projectedJourney(ingestion, workspace, journeyId), asked)
  const known = journeyKnown({
    fold: foldKnownProcesses,
    workspaceId: workspace.id,
    bucket: bucketOf(journeyId, ingestion.buckets),
    journeyId,
    facts: events.map(({ fact }) => fact),
    asOf: asked.asOf,
  })
  return journeyShown(journeyId, events, known, asked)
}

/** GET and DELETE /v1/journeys/:id */
export const journeyRoutes =
  (ingestion: ImportsContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get('/v1/journeys/:id', { config: { access: 'export' }, schema: showing }, async (request) => {
      const { workspace } = allowedIn(request)
      const { source_id: sourceId, wait_for: token } = request.query
      const journeyId = namedJourney(ingestion.intakeOf(workspace), request.params.id, sourceId)
      const asked = journeyAsked(request.query, workspace.timeZone, ingestion.now())
      await waitFor(ingestion, token)
      return show(ingestion, workspace, journeyId, asked)
    })

    const erasing = {
      summary: 'Erase a journey for good',
      params: journeyParams,
      querystring,
      response: { 200: ErasedReply },
    }
    app.delete('/v1/journeys/:id', { config: { access: 'admin' }, schema: erasing }, async (request) => {
      const { workspace } = allowedIn(request)
      const intake = ingestion.intakeOf(workspace)
      const journeyId = namedJourney(intake, request.params.id, request.query.source_id)
      await ownEvents(ingestion, workspace, journeyId)
      const { erased, token } = await eraseOwnJourney(ingestion, intake, journeyId)
      if (erased === 0) throw unknownJourney()
      return { journey_id: journeyIdText(journeyId), erased, token }
    })
  }
