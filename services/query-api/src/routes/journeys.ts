import { journeyIdText } from '@hearback/access'
import {
  builtInDimensions,
  type DataQuality,
  type JourneyListed,
  JourneysAnswer,
  JourneysParameters,
  textFromDay,
} from '@hearback/contracts'
import { allowedIn, type Service } from '@hearback/http'
import { type ListedSpell, pageOfSpells } from '@hearback/read-models'
import type { FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { aboutAnswer } from '../answer/about.ts'
import { isNamedBy } from '../answer/answer-tag.ts'
import { audienceOf } from '../answer/audience.ts'
import type { AnswerContext } from '../answer/context.ts'
import { spellQuestion } from '../answer/count.ts'
import { pooledRows } from '../answer/pooled-rows.ts'
import { type AskedProjection, projectionAsked, unlessDropped } from '../answer/projection-asked.ts'
import { type Asked, readQuestion } from '../answer/question-route.ts'
import { qualityShown, tagOf } from '../answer/question-tag.ts'
import { refusedParameters } from '../answer/refused-parameters.ts'
import { waitUntilProjected } from '../answer/wait-until-projected.ts'
import { inWorkspace } from '../own-stages.ts'
import { clockOrAllStages } from '../question/clocks-asked.ts'
import { cursorText } from '../question/cursor.ts'
import { unitsPerDay } from '../question/question.ts'
import { listOf, type SpellsAsked, spellsAsked } from '../question/spells-asked.ts'

const path = '/v1/journeys'
const route = {
  parameters: JourneysParameters,
  question: { defaultProcess: 'hiring', clocksOf: clockOrAllStages, mayGroupByStage: () => false },
}

const listed = (spell: ListedSpell, dimensions: readonly string[], units: number): JourneyListed => {
  const [cause = null, kind = null] = spell.cause?.split('/') ?? []
  return {
    journey_id: journeyIdText(spell.journeyId),
    clock: spell.clock,
    visit: spell.visit,
    stage: spell.stage,
    entered_day: textFromDay(spell.enteredOn),
    days: spell.duration / units,
    cause,
    kind,
    dimensions: Object.fromEntries(dimensions.map((name, index) => [name, spell.values[index] ?? null])),
  }
}

type Listing = Asked<JourneysParameters> & {
  spells: SpellsAsked
  projection: AskedProjection
  quality: DataQuality | null
}

const listJourneys = async (
  context: AnswerContext,
  { question, allowed, spells, projection, quality }: Listing,
): Promise<JourneysAnswer> => {
  const { workspace } = allowed
  const projectedThrough = projection.recordedBefore ?? (await context.projectedThrough())
  const dimensions = [...builtInDimensions, ...workspace.dimensions]
  const everyValue = { ...spellQuestion(question, workspace.id), groupBy: dimensions }
  const page = await pageOfSpells(context.db, everyValue, spells, projection.version)
  const told = { workspace, projectedThrough, definitions: context.definitions, quality }
  // No estimate is made here, so there is no method to name.
  const { method: _, ...about } = aboutAnswer(question, page, told)
  const list = listOf(workspace.id, question, spells)
  return {
    ...about,
    spells: page.spells,
    selected: page.selected,
    journeys: page.listed.map((spell) => listed(spell, dimensions, unitsPerDay(question))),
    next: page.last === null ? null : cursorText(list, page.last),
  }
}

const answering = (answers: AnswerContext) => async (request: FastifyRequest, reply: FastifyReply) => {
  // The schema of the route has checked and converted it.
  const query = request.query as JourneysParameters
  const allowed = allowedIn(request)
  if (audienceOf(allowed).kind === 'public') throw pooledRows()
  await waitUntilProjected(answers, query.wait_for)
  const context = await inWorkspace(answers, allowed)
  const asked = readQuestion(context, route, { query, allowed })
  const { definitions, version } = context
  const workspaceId = allowed.workspace.id
  const spells = spellsAsked(query, asked.question, { definitions, workspaceId })
  if ('faults' in spells) throw refusedParameters(spells.faults)
  const projection = await unlessDropped(asked, projectionAsked(context.db, asked))
  const quality = await qualityShown(context.db, asked)
  const etag = tagOf(asked, { path, format: 'json', version, quality, projected: projection.held })
  const headers = { etag, vary: 'Authorization', 'cache-control': 'private, no-cache' }
  if (isNamedBy(etag, request.headers['if-none-match'])) return reply.code(304).headers(headers).send()
  const listing = { ...asked, spells: spells.value, projection, quality }
  return reply.headers(headers).send(await unlessDropped(asked, listJourneys(context, listing)))
}

/** GET /v1/journeys: the journeys behind a number, those of an own workspace only. */
export const registerJourneys = (app: Service, context: AnswerContext): void => {
  const schema: FastifySchema = {
    summary: 'The journeys behind a number',
    description:
      'The waits that a question counts, one row each, a page at a time: all of them, or those still running, ended by a cause, or of some length. Within an own workspace; needs the scope export.',
    tags: ['questions'],
    querystring: JourneysParameters,
    response: { 200: JourneysAnswer },
  }
  app.get(path, { config: { access: 'export' }, schema }, answering(context))
}
