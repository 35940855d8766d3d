import type { Allowed } from '@hearback/access'
import type { DistributionGroup, SpellParameters } from '@hearback/contracts'
import { dayOfInstant } from '@hearback/contracts'
import {
  type Audience,
  type Candidate,
  disclose,
  type GroupedAnswer,
  type Key,
  type MayBeShown,
} from '@hearback/disclosure'
import { allowedIn, type Service } from '@hearback/http'
import { countParked, currentProjection, type GroupCounts, projectedPositions } from '@hearback/read-models'
import type { TObject } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { askedProcesses } from '../definitions.ts'
import type { Estimating } from '../estimate/estimating.ts'
import { answerFormats, formatAccepted } from '../exports/answer-format.ts'
import { answerTable } from '../exports/answer-table.ts'
import { sendFile } from '../exports/send-file.ts'
import type { TableFormat } from '../exports/table-formats.ts'
import { parseQuestion, type RouteQuestion } from '../question/parse-question.ts'
import type { Question } from '../question/question.ts'
import { type About, aboutAnswer, type Disclosed, observedThroughOf } from './about.ts'
import { answerTag, isNamedBy } from './answer-tag.ts'
import { audienceOf, estimatingFor } from './audience.ts'
import type { AnswerContext } from './context.ts'
import { countFor } from './count.ts'
import { refusedParameters } from './refused-parameters.ts'
import { waitUntilProjected } from './wait-until-projected.ts'

/** What is asked, of whom, in which projection. */
export type Counting = { question: Question; workspaceId: number; version: number }

/** The groups of an answer before it is known which may be shown. */
export type Gathered<Group> = {
  candidates: readonly Candidate<Group>[]
  counted: readonly Pick<GroupCounts, 'key' | 'observedThrough'>[]
  parkedJourneys: number
  /** Says of the groups shown what only several of them together can say. */
  together?: (shown: readonly Key[], mayBeShown: MayBeShown) => object
}

type Gather<Query, Group> = (
  db: AnswerContext['db'],
  counting: Counting,
  estimating: Estimating,
  query: Query,
  audience: Audience,
) => Promise<Gathered<Group>>

/** One route that answers a question about spells. */
export type QuestionRoute<Query extends SpellParameters, Group, Answer, Together extends object = object> = {
  path: string
  summary: string
  description: string
  parameters: TObject
  answer: TObject
  question: Omit<RouteQuestion<Query>, 'parameters'>
  /** What is shown of one group, from its counts. */
  estimate: (group: GroupCounts, query: Query, estimating: Estimating) => Group
  /** Where the groups are not those of single clocks: counts and estimates them instead. */
  gather?: Gather<Query, Group>
  /** What is said of the groups shown together, from their counts; it is rounded like the groups. */
  together?: (shown: readonly GroupCounts[], query: Query, estimating: Estimating) => Together
  /** What is said of the groups after it is known which may be shown. */
  finish: (answer: Disclosed<Group> & Together, query: Query) => Answer
}

/** Every group says what it is of. */
type Keyed = Pick<DistributionGroup, 'key'>

type Asked<Query> = { query: Query; question: Question; allowed: Allowed; audience: Audience }

/** Reads the question of a request; throws the problem that names every fault of it. */
export const readQuestion = <Query extends SpellParameters>(
  { definitions, now }: AnswerContext,
  route: Pick<QuestionRoute<Query, never, never>, 'parameters' | 'question'>,
  { query, allowed }: { query: Query; allowed: Allowed },
): Asked<Query> => {
  const audience = audienceOf(allowed)
  const parameters = new Set(Object.keys(route.parameters.properties))
  const { dimensions, timeZone, workingDays, kind } = allowed.workspace
  const read = parseQuestion(
    query,
    { ...route.question, parameters },
    {
      processes: askedProcesses(definitions),
      ownDimensions: dimensions,
      today: dayOfInstant(now(), timeZone),
      workingDays,
      audience,
      kind,
    },
  )
  if ('value' in read) return { query, question: read.value, allowed, audience }
  throw refusedParameters(read.faults)
}

const gatherByClock =
  <Query extends SpellParameters, Group>(
    route: Pick<QuestionRoute<Query, Group, never>, 'estimate' | 'together'>,
    query: Query,
  ): Gather<Query, Group> =>
  async (db, counting, estimating) => {
    const { groups, parkedJourneys } = await countFor(db, counting)
    const candidates = groups.map((group) => ({
      ...group,
      show: () => route.estimate(group, query, estimating),
    }))
    const together = (shown: readonly Key[]) =>
      route.together?.(
        groups.filter(({ key }) => shown.includes(key)),
        query,
        estimating,
      ) ?? {}
    return { candidates, counted: groups, parkedJourneys, together }
  }

const makeAnswer = async <
  Query extends SpellParameters,
  Group extends Keyed,
  Answer,
  Together extends object,
>(
  context: AnswerContext,
  route: QuestionRoute<Query, Group, Answer, Together>,
  { query, question, allowed, audience, version }: Asked<Query> & { version: number },
): Promise<Answer> => {
  const { workspace } = allowed
  const projectedThrough = await context.projectedThrough()
  const estimating = estimatingFor(audience, question, context.definitions)
  const counting = { question, workspaceId: workspace.id, version }
  const gathered = await (route.gather ?? gatherByClock(route, query))(
    context.db,
    counting,
    estimating,
    query,
    audience,
  )
  const about = aboutAnswer(question, gathered, {
    workspace,
    projectedThrough,
    definitions: context.definitions,
  })
  const { candidates, counted, together } = gathered
  const draft = { about, candidates, ...(together === undefined ? {} : { together }) }
  // What the route says of groups together stands in the answer as it was made, rounded or not.
  const shown = disclose<Group, About & GroupedAnswer<Group>>(audience, route.answer, draft) as About &
    GroupedAnswer<Group> &
    Together
  return route.finish({ ...shown, observed_through: observedThroughOf(shown.groups, counted) }, query)
}

/** Answers of a workspace are for its own people; those for the public may be kept a little while by anybody. */
const cacheControl = { own: 'private, no-cache', public: 'public, max-age=60' }

/**
 * What the read models hold, in short: the positions they have reached, and how many journeys are parked, for a retry
 * puts journeys back without reading on.
 */
const projectedState = async (db: AnswerContext['db'], version: number): Promise<string> =>
  `${await projectedPositions(db, version)} ${await countParked(db, version)}`

const tagOf = (
  { query, question, allowed, audience }: Asked<SpellParameters>,
  of: { path: string; format: string; projected: string; version: string },
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

/** Sends an answer as a file of rows: the numbers of the JSON. */
const sendTable = (
  reply: FastifyReply,
  { headers, format }: { headers: Readonly<Record<string, string>>; format: TableFormat },
  { path, answer: schema }: Pick<QuestionRoute<never, never, never>, 'path' | 'answer'>,
  answer: unknown,
): Promise<FastifyReply> => {
  const { columns, rows } = answerTable(Object(answer), schema)
  const name = `${path.split('/').at(-1)}.${format.extension}`
  return sendFile(reply, { name, mediaType: format.mediaType, headers }, format.write(columns, [rows]))
}

/**
 * Registers a question: read it (pure), wait for the events asked for, count spells, estimate (pure), disclose (pure),
 * answer. The guard of the service has authorized the request before.
 */
export const registerQuestion = <
  Query extends SpellParameters,
  Group extends Keyed,
  Answer,
  Together extends object,
>(
  app: Service,
  context: AnswerContext,
  route: QuestionRoute<Query, Group, Answer, Together>,
): void => {
  const answerAs = (fixed: TableFormat | null) => async (request: FastifyRequest, reply: FastifyReply) => {
    // The schema of the route has checked and converted it.
    const query = request.query as Query
    const asked = readQuestion(context, route, { query, allowed: allowedIn(request) })
    await waitUntilProjected(context, query.wait_for)
    const version = await currentProjection(context.db)
    const projected = await projectedState(context.db, version)
    const format = fixed ?? formatAccepted(request.headers.accept)
    const made = { path: route.path, format: format?.extension ?? 'json', version: context.version }
    const etag = tagOf(asked, { ...made, projected })
    const headers = {
      etag,
      vary: 'Authorization, Accept',
      'cache-control': cacheControl[asked.audience.kind],
    }
    if (isNamedBy(etag, request.headers['if-none-match'])) return reply.code(304).headers(headers).send()
    const answer = await makeAnswer(context, route, { ...asked, version })
    return format === null
      ? reply.headers(headers).send(answer)
      : sendTable(reply, { headers, format }, route, answer)
  }
  const { summary, description, parameters, answer } = route
  const schema = {
    summary,
    description,
    tags: ['questions'],
    querystring: parameters,
    response: { 200: answer },
  }
  app.get(route.path, { config: { access: 'query' }, schema }, answerAs(null))
  for (const format of answerFormats) {
    const hidden = { querystring: parameters, hide: true }
    app.get(
      `${route.path}.${format.extension}`,
      { config: { access: 'query' }, schema: hidden },
      answerAs(format),
    )
  }
}
