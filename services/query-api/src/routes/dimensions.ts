import {
  builtInDimensions,
  type Day,
  DimensionGroup,
  DimensionsAnswer,
  DimensionsParameters,
  dayOfInstant,
  textFromDay,
} from '@hearback/contracts'
import { type Candidate, disclose, type GroupedAnswer } from '@hearback/disclosure'
import { allowedIn, type Service } from '@hearback/http'
import { type DimensionValue, dimensionValues } from '@hearback/read-models'
import { Type } from '@sinclair/typebox'
import { audienceOf } from '../answer/audience.ts'
import type { AnswerContext } from '../answer/context.ts'
import { refusedParameters } from '../answer/refused-parameters.ts'
import { waitUntilProjected } from '../answer/wait-until-projected.ts'
import { daysAsked } from '../question/days-asked.ts'

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

/** The day asked about; null = whatever is held now. */
const asOfAsked = (query: { as_of?: string }, today: Day): Day | null => {
  if (query.as_of === undefined) return null
  const read = daysAsked({ as_of: query.as_of }, today, null)
  if ('faults' in read) throw refusedParameters(read.faults)
  return read.value.asOf
}

/** GET /v1/dimensions: what may be filtered and grouped by, and the values there are. */
export const registerDimensions = (app: Service, context: AnswerContext): void => {
  const schema = {
    summary: 'Dimensions and their values',
    description:
      'What a question may be filtered and grouped by, with the values of the journeys now held, or of those begun by as_of.',
    tags: ['definitions'],
    querystring: DimensionsParameters,
    response: { 200: DimensionsAnswer },
  }
  app.get('/v1/dimensions', { config: { access: 'query', shared: true }, schema }, async (request, reply) => {
    const allowed = allowedIn(request)
    const { id, name, synthetic, dimensions, timeZone } = allowed.workspace
    const asOf = asOfAsked(request.query, dayOfInstant(context.now(), timeZone))
    await waitUntilProjected(context, request.query.wait_for)
    const candidates = (await dimensionValues(context.db, id, { begunBy: asOf })).map(candidateOf)
    const { groups, withheld } = disclose<DimensionGroup, GroupedAnswer<DimensionGroup>>(
      audienceOf(allowed),
      grouped,
      { about: {}, candidates },
    )
    reply.headers({ 'cache-control': 'private, no-cache', vary: 'Authorization' })
    return {
      workspace: name,
      synthetic,
      as_of: asOf === null ? null : textFromDay(asOf),
      dimensions: underDimensions(groups, dimensions),
      withheld,
    }
  })
}
