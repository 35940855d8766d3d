import type { Allowed } from '@hearback/access'
import { BundleParameters, type DistributionAnswer, type SpellParameters } from '@hearback/contracts'
import type { Connection } from '@hearback/database'
import { allowedIn, type Service } from '@hearback/http'
import { writeZip } from '@hearback/interchange'
import { currentProjection, inSnapshot, lag } from '@hearback/read-models'
import type { TObject } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AnswerContext } from '../answer/context.ts'
import { type Keyed, makeAnswer, type QuestionRoute, readQuestion } from '../answer/question-route.ts'
import { qualityShown } from '../answer/question-tag.ts'
import { waitUntilProjected } from '../answer/wait-until-projected.ts'
import { askedProcesses } from '../definitions.ts'
import { type Bundle, bundleEntries } from '../exports/bundle.ts'
import { type ExportContext, releaseHeader, releaseOf } from '../exports/export-context.ts'
import { exportingOf, limitKeyless } from '../exports/limit-exports.ts'
import { qualityTable } from '../exports/quality-table.ts'
import { sendFile } from '../exports/send-file.ts'
import { inWorkspace } from '../own-stages.ts'
import type { Part } from '../question/part.ts'
import type { AskedProcess } from '../question/vocabulary.ts'
import { processNamed } from './export-events.ts'
import { responseRates } from './response-rates.ts'
import { stageDurations } from './stage-durations.ts'
import { timeToOffer } from './time-to-offer.ts'

type BundleContext = ExportContext & { pool: Connection['pool'] }
type Asked = { query: BundleParameters; allowed: Allowed; version: number; recordedBefore: string }

/** A question of a bundle: the clocks it has in a process, and its answer. */
type Bundled = {
  name: string
  schema: TObject
  clocksOf: (process: AskedProcess) => Part<readonly string[]>
  answer: (context: AnswerContext, asked: Asked) => Promise<DistributionAnswer>
}

const bundled = <Query extends SpellParameters, Group extends Keyed, Answer extends DistributionAnswer>(
  route: QuestionRoute<Query, Group, Answer>,
): Bundled => {
  const asQuery = (query: BundleParameters): Query => {
    const { release: _, wait_for: __, ...asked } = query
    // What a bundle is asked with is taken by every route, and no parameter of these routes is required.
    return asked as unknown as Query
  }
  return {
    name: route.path.replace('/v1/', ''),
    schema: route.answer,
    clocksOf: (process) => route.question.clocksOf(asQuery({}), process),
    answer: async (context, { query, allowed, version, recordedBefore }) => {
      const asked = readQuestion(context, route, { query: asQuery(query), allowed })
      const quality = await qualityShown(context.db, asked)
      const projection = { version, held: '', recordedBefore }
      return makeAnswer(context, route, { ...asked, projection, quality })
    },
  }
}

const questions = [bundled(stageDurations), bundled(responseRates), bundled(timeToOffer)]

/** The questions that mean something to a process. */
const questionsOf = (process: AskedProcess): Bundled[] =>
  questions.filter(({ clocksOf }) => 'value' in clocksOf(process))

const clocksOfAll = (_query: object, process: AskedProcess): Part<readonly string[]> => {
  const clocks = questionsOf(process).flatMap(({ clocksOf }) => {
    const part = clocksOf(process)
    return 'value' in part ? part.value : []
  })
  return { value: [...new Set(clocks)] }
}

const route = {
  parameters: BundleParameters,
  question: { defaultProcess: 'hiring', clocksOf: clocksOfAll, mayGroupByStage: () => false },
}

/** Why no rows of single people are in a bundle for whoever was let in; null where they may be. */
const withoutRows = ({ principal }: Allowed, audience: 'own' | 'public'): string | null => {
  if (audience === 'public')
    return 'Of a community, and for everybody who is not of the workspace, only aggregates under the public rules leave: with their days nearly every journey is unique.'
  return principal.kind === 'key' && !principal.scopes.includes('export')
    ? 'The key this bundle was made with does not have the scope export.'
    : null
}

type Exporting = Omit<Asked, 'version' | 'recordedBefore'> & { release: string }

/** Which read models the snapshot holds, and up to when: the same for every file. */
const heldIn = async (
  { pool, now }: BundleContext,
  snapshot: Connection['db'],
): Promise<Pick<Asked, 'version' | 'recordedBefore'>> => {
  const asked = now()
  const version = await currentProjection(snapshot)
  const { oldestRecordedAt } = await lag({ db: snapshot, pool }, version)
  return { version, recordedBefore: new Date(Math.min(oldestRecordedAt ?? asked, asked)).toISOString() }
}

async function* zipOf(
  context: BundleContext,
  snapshot: Connection['db'],
  { release, ...asked }: Exporting,
): AsyncGenerator<Uint8Array> {
  const { workspace } = asked.allowed
  const inside = await inWorkspace({ ...context, db: snapshot }, asked.allowed)
  const { question, audience } = readQuestion(inside, route, asked)
  const held = await heldIn(context, snapshot)
  const process = askedProcesses(inside.definitions).find((known) => known.process === question.process)
  const answers: Bundle['answers'][number][] = []
  for (const { name, schema, answer } of process === undefined ? [] : questionsOf(process))
    answers.push({ name, schema, answer: await answer(inside, { ...asked, ...held }) })
  const bundle: Bundle = {
    context: inside,
    snapshot,
    log: context.pool,
    release: { workspace, name: release, version: held.version, process: processNamed(question.process) },
    question,
    answers,
    quality: await qualityTable(snapshot, workspace, audience),
    recordedBefore: held.recordedBefore,
    withoutRows: withoutRows(asked.allowed, audience.kind),
  }
  yield* writeZip(bundleEntries(bundle), context.now())
}

const exportBundle = (context: BundleContext) => async (request: FastifyRequest, reply: FastifyReply) => {
  // The schema of the route has checked and converted it.
  const query = request.query as BundleParameters
  const allowed = allowedIn(request)
  await waitUntilProjected(context, query.wait_for)
  const release = releaseOf(context, query.release)
  const asked = { query, allowed, release }
  const bytes = inSnapshot(context.db, (snapshot) => zipOf(context, snapshot, asked))
  const file = { name: `hearback-${allowed.workspace.name}.zip`, mediaType: 'application/zip' }
  return sendFile(
    reply,
    { ...file, headers: releaseHeader(release) },
    context.limited(bytes, exportingOf(request)),
  )
}

/** GET /v1/exports/bundle.zip: what a researcher needs to use and cite the numbers, and the rows where they may leave. */
export const registerBundle = (app: Service, context: BundleContext): void => {
  const schema = {
    summary: 'The research bundle',
    description:
      'A zip with answers as CSV, the quality of what was imported, a datasheet, datapackage.json (Data Package 2), CITATION.cff and checksums; within an own workspace, with the scope export, also the spell table (Parquet, CSV) and the event log. All of it is read in one snapshot, whose time the datasheet tells.',
    tags: ['exports'],
    querystring: BundleParameters,
    produces: ['application/zip'],
  }
  // Of the exports it alone is open to callers without a key.
  const route = { config: { access: 'query' as const }, schema, preHandler: limitKeyless(app) }
  app.get('/v1/exports/bundle.zip', route, exportBundle(context))
}
