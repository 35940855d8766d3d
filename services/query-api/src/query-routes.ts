import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Access } from '@hearback/access'
import type { Connection } from '@hearback/database'
import type { Service } from '@hearback/http'
import type { AnswerContext } from './answer/context.ts'
import { projectedThrough } from './answer/projected-through.ts'
import { registerQuestion } from './answer/register-question.ts'
import type { Definitions } from './definitions.ts'
import { limitExports } from './exports/limit-exports.ts'
import { bottlenecksRoute } from './routes/bottlenecks.ts'
import { changesRoute } from './routes/changes.ts'
import { registerClocks } from './routes/clocks.ts'
import { comparisons } from './routes/comparisons.ts'
import { registerDataQuality } from './routes/data-quality.ts'
import { registerDimensions } from './routes/dimensions.ts'
import { expectationsRoute } from './routes/expectations.ts'
import { expectedWait } from './routes/expected-wait.ts'
import { registerBundle } from './routes/export-bundle.ts'
import { registerEventExports } from './routes/export-events.ts'
import { registerSpellExports } from './routes/export-spells.ts'
import { forecastRoute } from './routes/forecast.ts'
import { funnel } from './routes/funnel.ts'
import { registerJourneys } from './routes/journeys.ts'
import { registerPages } from './routes/pages.ts'
import { registerParked } from './routes/parked.ts'
import { registerProcesses } from './routes/processes.ts'
import { responseRates } from './routes/response-rates.ts'
import { registerRestatements } from './routes/restatements.ts'
import { stageDurations } from './routes/stage-durations.ts'
import { timeToAccept } from './routes/time-to-accept.ts'
import { timeToFill } from './routes/time-to-fill.ts'
import { timeToFirstResponse } from './routes/time-to-first-response.ts'
import { timeToInterview } from './routes/time-to-interview.ts'
import { timeToOffer } from './routes/time-to-offer.ts'
import { timeToStart } from './routes/time-to-start.ts'
import { registerVendorDefinitions } from './routes/vendor-definitions.ts'
import { shippedDefinitions } from './shipped-definitions.ts'

export type QueryOptions = {
  connection: Pick<Connection, 'db' | 'pool'>
  access: Access
  /** Milliseconds since 1970. */
  now: () => number
  /** Version of the product; an answer of another one is never taken for this one's. */
  version: string
  /** Cryptographic chance: makes up the names of releases that are given none. */
  randomBytes: (size: number) => Buffer
  /** How long an answer waits for the events of a token, in milliseconds (10,000). */
  waitLimit?: number
  /** Directory of the built pages, served at `/` and beside it; none are served unless given. */
  pages?: string
  /** The processes and clocks that may be asked about; those shipped, unless given. */
  definitions?: Definitions
}

const milestones = [timeToFirstResponse, timeToInterview, timeToAccept, timeToStart, timeToFill]

const registerQuestions = (app: Service, context: AnswerContext): void => {
  registerQuestion(app, context, stageDurations)
  registerQuestion(app, context, responseRates)
  for (const milestone of milestones) registerQuestion(app, context, milestone)
  registerQuestion(app, context, timeToOffer)
  registerQuestion(app, context, expectedWait)
  registerQuestion(app, context, expectationsRoute)
  registerQuestion(app, context, forecastRoute)
  registerQuestion(app, context, funnel)
  registerQuestion(app, context, comparisons)
  registerQuestion(app, context, bottlenecksRoute)
  registerQuestion(app, context, changesRoute)
}

/** The routes that answer questions, to be registered on a service built by `buildService`. */
export const queryRoutes =
  ({
    connection,
    access,
    now,
    version,
    randomBytes,
    waitLimit = 10_000,
    pages,
    definitions = shippedDefinitions,
  }: QueryOptions): FastifyPluginAsyncTypebox =>
  async (app) => {
    const context: AnswerContext = {
      db: connection.db,
      now,
      definitions,
      projectedThrough: projectedThrough(connection, now),
      waitLimit,
      version,
    }
    registerQuestions(app, context)
    const defining = { access, now, definitions, db: connection.db }
    registerClocks(app, defining)
    registerVendorDefinitions(app, defining)
    registerProcesses(app, defining)
    registerDimensions(app, context)
    registerParked(app, context)
    registerJourneys(app, context)
    registerDataQuality(app, context)
    registerRestatements(app, context)
    const exporting = { ...context, pool: connection.pool, randomBytes, limited: limitExports() }
    registerSpellExports(app, exporting)
    registerEventExports(app, exporting)
    registerBundle(app, exporting)
    if (pages !== undefined) await registerPages(app, pages)
  }
