import { journeyIdText } from '@hearback/access'
import { ParkedAnswer, WorkspaceParameters } from '@hearback/contracts'
import { allowedIn, type Service } from '@hearback/http'
import { parkedJourneys } from '@hearback/read-models'
import type { AnswerContext } from '../answer/context.ts'
import { waitUntilProjected } from '../answer/wait-until-projected.ts'

/**
 * GET /v1/parked: journeys whose events could not be folded, missing from every answer until they are retried.
 * It names single journeys, so it takes the scope export and is never public; every answer says how many there are.
 * It is about the projection and not about a day: which journeys cannot be folded changes with the code, so there is no
 * as_of, and one that is given is refused.
 */
export const registerParked = (app: Service, context: AnswerContext): void => {
  const schema = {
    summary: 'Journeys left out of every answer',
    description:
      'Which journeys could not be folded and why, until they are retried. Takes the scope export, and no as_of: it tells of the state of the service now.',
    tags: ['definitions'],
    querystring: WorkspaceParameters,
    response: { 200: ParkedAnswer },
  }
  app.get('/v1/parked', { config: { access: 'export' }, schema }, async (request, reply) => {
    const { workspace } = allowedIn(request)
    await waitUntilProjected(context, request.query.wait_for)
    const journeys = await parkedJourneys(context.db, { workspaceId: workspace.id })
    const parked = journeys.map(({ journeyId, process, events, error }) => ({
      journey_id: journeyIdText(journeyId),
      process,
      events,
      error,
    }))
    reply.headers({ 'cache-control': 'private, no-cache', vary: 'Authorization' })
    return { workspace: workspace.name, synthetic: workspace.synthetic, parked }
  })
}
