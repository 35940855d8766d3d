import { builtInDimensions, DimensionGroup, DimensionsAnswer, WorkspaceParameters } from '@hearback/contracts'
import { type Candidate, disclose, type GroupedAnswer } from '@hearback/disclosure'
import { allowedIn, type Service } from '@hearback/http'
import { type DimensionValue, dimensionValues } from '@hearback/read-models'
import { Type } from '@sinclair/typebox'
import { audienceOf } from '../answer/audience.ts'
import type { AnswerContext } from '../answer/context.ts'
import { waitUntilProjected } from '../answer/wait-until-projected.ts'

const candidateOf = ({
  dimension,
  value,
  journeys,
  ...brought
}: DimensionValue): Candidate<DimensionGroup> => ({
  key: { [dimension]: value },
  journeys,
  ...brought,
  show: () => ({ dimension, value, journeys }),
})

const grouped = Type.Object({ groups: Type.Array(DimensionGroup) })

const underDimensions = (groups: readonly DimensionGroup[], ownDimensions: readonly string[]) =>
  [...builtInDimensions, ...ownDimensions].map((dimension) => ({
    dimension,
    own: ownDimensions.includes(dimension),
    values: groups
      .filter((group) => group.dimension === dimension)
      .map(({ value, journeys }) => ({ value, journeys })),
  }))

/** GET /v1/dimensions: what may be filtered and grouped by, and the values there are. */
export const registerDimensions = (app: Service, context: AnswerContext): void => {
  const schema = {
    summary: 'Dimensions and their values',
    description: 'What a question may be filtered and grouped by, with the values of the journeys now held.',
    tags: ['definitions'],
    querystring: WorkspaceParameters,
    response: { 200: DimensionsAnswer },
  }
  app.get('/v1/dimensions', { config: { access: 'query' }, schema }, async (request, reply) => {
    const allowed = allowedIn(request)
    await waitUntilProjected(context, request.query.wait_for)
    const { id, name, synthetic, dimensions } = allowed.workspace
    const candidates = (await dimensionValues(context.db, id)).map(candidateOf)
    const { groups, withheld } = disclose<DimensionGroup, GroupedAnswer<DimensionGroup>>(
      audienceOf(allowed),
      grouped,
      { about: {}, candidates },
    )
    reply.headers({ 'cache-control': 'private, no-cache', vary: 'Authorization' })
    return { workspace: name, synthetic, dimensions: underDimensions(groups, dimensions), withheld }
  })
}
