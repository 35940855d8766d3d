import type { Allowed } from '@hearback/access'
import type { SpellParameters } from '@hearback/contracts'
import { dayOfInstant } from '@hearback/contracts'
import { type Audience, type Candidate, disclose, type GroupedAnswer } from '@hearback/disclosure'
import { allowedIn, type Service } from '@hearback/http'
import { currentProjection, type GroupCounts, projectedPositions } from '@hearback/read-models'
import type { TObject } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { askedProcesses } from '../definitions.ts'
import type { Estimating } from '../estimate/estimating.ts'
import { parseQuestion, type RouteQuestion } from '../question/parse-question.ts'
import type { Question } from '../question/question.ts'
import { type About, aboutAnswer } from './about.ts'
import { answerTag, isNamedBy } from './answer-tag.ts'
import { audienceOf, estimatingFor } from './audience.ts'
import type { AnswerContext } from './context.ts'
import { countFor } from './count.ts'
import { refusedParameters } from './refused-parameters.ts'
import { waitUntilProjected } from './wait-until-projected.ts'

/** One route that answers a question about spells. */
export type QuestionRoute<Query extends SpellParameters, Group, Answer> = {
  path: string
  summary: string
  description: string
  parameters: TObject
  answer: TObject
  question: Omit<RouteQuestion<Query>, 'parameters'>
  /** What is shown of one group, from its counts. */
  estimate: (group: GroupCounts, query: Query, estimating: Estimating) => Group
  /** What is said of the groups after it is known which may be shown. */
  finish: (answer: About & GroupedAnswer<Group>, query: Query) => Answer
}

type Asked<Query> = { query: Query; question: Question; allowed: Allowed; audience: Audience }

const readQuestion = <Query extends SpellParameters>(
  { definitions, now }: AnswerContext,
  route: Pick<QuestionRoute<Query, never, never>, 'parameters' | 'question'>,
  { query, allowed }: { query: Query; allowed: Allowed },
): Asked<Query> => {
  const audience = audienceOf(allowed)
  const parameters = new Set(Object.keys(route.parameters.properties))
  const { dimensions, timeZone } = allowed.workspace
  const read = parseQuestion(
    query,
    { ...route.question, parameters },
    {
      processes: askedProcesses(definitions),
      ownDimensions: dimensions,
      today: dayOfInstant(now(), timeZone),
      audience,
    },
  )
  if ('value' in read) return { query, question: read.value, allowed, audience }
  throw refusedParameters(read.faults)
}

const makeAnswer = async <Query extends SpellParameters, Group, Answer>(
  context: AnswerContext,
  route: QuestionRoute<Query, Group, Answer>,
  { query, question, allowed, audience, version }: Asked<Query> & { version: number },
): Promise<Answer> => {
  const { workspace } = allowed
  const projectedThrough = await context.projectedThrough()
  const counted = await countFor(context.db, { question, workspaceId: workspace.id, version })
  const estimating = estimatingFor(audience, question, context.definitions)
  const candidates = counted.groups.map(
    (group): Candidate<Group> => ({ ...group, show: () => route.estimate(group, query, estimating) }),
  )
  const about = aboutAnswer(question, counted, {
    workspace,
    projectedThrough,
    definitions: context.definitions,
  })
  const shown = disclose<Group, About & GroupedAnswer<Group>>(audience, route.answer, { about, candidates })
  // The last day of a group that is withheld would say something of it.
  const told = shown.groups.length === 0 ? { ...shown, observed_through: null } : shown
  return route.finish(told, query)
}

/** Answers of a workspace are for its own people; those for the public may be kept a little while by anybody. */
const cacheControl = { own: 'private, no-cache', public: 'public, max-age=60' }

const tagOf = (
  { query, question, allowed, audience }: Asked<SpellParameters>,
  of: { path: string; positions: string; version: string },
) => {
  const { wait_for: _, ...asked } = query
  const { id, name, synthetic, timeZone } = allowed.workspace
  return answerTag([
    of,
    { id, name, synthetic, timeZone },
    audience,
    question,
    Object.entries(asked).toSorted(),
  ])
}

/**
 * Registers a question: read it (pure), wait for the events asked for, count spells, estimate (pure), disclose (pure),
 * answer. The guard of the service has authorized the request before.
 */
export const registerQuestion = <Query extends SpellParameters, Group, Answer>(
  app: Service,
  context: AnswerContext,
  route: QuestionRoute<Query, Group, Answer>,
): void => {
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    // The schema of the route has checked and converted it.
    const query = request.query as Query
    const asked = readQuestion(context, route, { query, allowed: allowedIn(request) })
    await waitUntilProjected(context, query.wait_for)
    const version = await currentProjection(context.db)
    const positions = await projectedPositions(context.db, version)
    const etag = tagOf(asked, { path: route.path, positions, version: context.version })
    const headers = { etag, vary: 'Authorization', 'cache-control': cacheControl[asked.audience.kind] }
    if (isNamedBy(etag, request.headers['if-none-match'])) return reply.code(304).headers(headers).send()
    const answer = await makeAnswer(context, route, { ...asked, version })
    return reply.headers(headers).send(answer)
  }
  const { summary, description, parameters, answer } = route
  const schema = {
    summary,
    description,
    tags: ['questions'],
    querystring: parameters,
    response: { 200: answer },
  }
  app.get(route.path, { config: { access: 'query' }, schema }, handler)
}
