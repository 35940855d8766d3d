import type { SpellParameters } from '@hearback/contracts'
import { allowedIn, type Service } from '@hearback/http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { answerFormats, formatAccepted } from '../exports/answer-format.ts'
import { answerTable } from '../exports/answer-table.ts'
import { sendFile } from '../exports/send-file.ts'
import type { TableFormat } from '../exports/table-formats.ts'
import { inWorkspace } from '../own-stages.ts'
import { isNamedBy } from './answer-tag.ts'
import type { AnswerContext } from './context.ts'
import { projectionAsked, unlessDropped } from './projection-asked.ts'
import { type Asked, type Keyed, makeAnswer, type QuestionRoute, readQuestion } from './question-route.ts'
import { qualityShown, tagOf } from './question-tag.ts'
import { waitUntilProjected } from './wait-until-projected.ts'

/**
 * Answers of a workspace are for its own people; those for the public may be kept a little while by anybody. What a link
 * shows is kept by nobody: the link may be revoked.
 */
const cacheControlOf = ({ audience, allowed }: Asked<SpellParameters>): string =>
  audience.kind === 'public' && allowed.principal.kind !== 'share'
    ? 'public, max-age=60'
    : 'private, no-cache'

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
 * Answers a question: wait for the events asked for, read it (pure), count spells, estimate (pure), disclose (pure),
 * send. `fixed` is the format its path names; else Accept decides.
 */
const answering =
  <Query extends SpellParameters, Group extends Keyed, Answer, Together extends object>(
    answers: AnswerContext,
    route: QuestionRoute<Query, Group, Answer, Together>,
    fixed: TableFormat | null,
  ) =>
  async (request: FastifyRequest, reply: FastifyReply) => {
    // The schema of the route has checked and converted it.
    const query = request.query as Query
    const allowed = allowedIn(request)
    await waitUntilProjected(answers, query.wait_for)
    const context = await inWorkspace(answers, allowed)
    const asked = readQuestion(context, route, { query, allowed })
    const projection = await unlessDropped(asked, projectionAsked(context.db, asked))
    const format = fixed ?? formatAccepted(request.headers.accept)
    const quality = await qualityShown(context.db, asked)
    const made = { path: route.path, format: format?.extension ?? 'json', version: context.version, quality }
    const etag = tagOf(asked, { ...made, projected: projection.held })
    const kept = cacheControlOf(asked)
    const headers = { etag, vary: 'Authorization, Accept', 'cache-control': kept }
    if (isNamedBy(etag, request.headers['if-none-match'])) return reply.code(304).headers(headers).send()
    const answer = await unlessDropped(asked, makeAnswer(context, route, { ...asked, projection, quality }))
    return format === null
      ? reply.headers(headers).send(answer)
      : sendTable(reply, { headers, format }, route, answer)
  }

/** Registers a question, and its answer as files. The guard of the service authorizes each request before. */
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
  const { path, summary, description, parameters, answer } = route
  const config = { access: 'query' as const, shared: true }
  const described = { summary, description, tags: ['questions'], response: { 200: answer } }
  const schema = { ...described, querystring: parameters }
  app.get(path, { config, schema }, answering(context, route, null))
  for (const format of answerFormats) {
    const hidden = { querystring: parameters, hide: true }
    app.get(`${path}.${format.extension}`, { config, schema: hidden }, answering(context, route, format))
  }
}
