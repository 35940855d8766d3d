import { DataQualityAnswer, WorkspaceParameters } from '@hearback/contracts'
import { qualityFor } from '@hearback/disclosure'
import { allowedIn, type Service } from '@hearback/http'
import {
  countParked,
  currentProjection,
  dataQuality,
  type ImportQuality,
  importQualities,
} from '@hearback/read-models'
import { audienceOf } from '../answer/audience.ts'
import type { AnswerContext } from '../answer/context.ts'
import { waitUntilProjected } from '../answer/wait-until-projected.ts'

/** An import in the words of the API. */
export const importTold = ({ finishedAt, storedEvents, refusedRows, ...quality }: ImportQuality) => ({
  ...quality,
  finished_at: new Date(finishedAt).toISOString(),
  stored_events: storedEvents,
  refused_rows: refusedRows,
})

/**
 * GET /v1/data-quality: what the imports of a workspace are worth and what was found in them. The public is told the
 * grade alone. It is about what was imported until now and not about a day, so there is no as_of.
 */
export const registerDataQuality = (app: Service, context: AnswerContext): void => {
  const { db } = context
  const schema = {
    summary: 'What imported timelines are worth, and what was found in them',
    description:
      'The grade of what was imported, A to D, weighted by journeys; for the workspace itself also grades and findings by import and rule, failed imports included, and how many journeys could not be folded.',
    tags: ['definitions'],
    querystring: WorkspaceParameters,
    response: { 200: DataQualityAnswer },
  }
  app.get('/v1/data-quality', { config: { access: 'query' }, schema }, async (request, reply) => {
    const allowed = allowedIn(request)
    const { id, name, synthetic } = allowed.workspace
    await waitUntilProjected(context, request.query.wait_for)
    reply.headers({ 'cache-control': 'private, no-cache', vary: 'Authorization' })
    const grade = (await dataQuality(db, id))?.grade ?? null
    const qualities = (await importQualities(db, id)).map(importTold)
    const parked = await countParked(db, await currentProjection(db), id)
    const quality = { grade, parked_journeys: parked, imports: qualities }
    return { workspace: name, synthetic, ...qualityFor(audienceOf(allowed), quality) }
  })
}
