import { EventExportParameters } from '@hearback/contracts'
import type { Connection } from '@hearback/database'
import { allowedIn, type Service } from '@hearback/http'
import { processes } from '@hearback/journeys'
import { currentProjection, inSnapshot, type JourneySet } from '@hearback/read-models'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { pooledRows } from '../answer/pooled-rows.ts'
import { readQuestion } from '../answer/question-route.ts'
import { waitUntilProjected } from '../answer/wait-until-projected.ts'
import { eventLogFile, type LogFormat, logFormats } from '../exports/event-log-file.ts'
import { type ExportContext, releaseHeader, releaseOf } from '../exports/export-context.ts'
import { exportingOf } from '../exports/limit-exports.ts'
import { sendFile } from '../exports/send-file.ts'
import type { Question } from '../question/question.ts'

const route = {
  parameters: EventExportParameters,
  // Journeys are exported whole, whatever clocks ran in them.
  question: { defaultProcess: 'hiring', clocksOf: () => ({ value: [] }), mayGroupByStage: () => false },
}

/** Which journeys a question is about. */
export const journeySet = (question: Question, workspaceId: number): JourneySet => {
  const { process, filters, inclusion, from, to, asOf } = question
  return { workspaceId, process, filters, inclusion, from, to, asOf }
}

/** The shipped process of that name; every process that may be asked about is one. */
export const processNamed = (name: string) => {
  const process = processes.get(name)
  if (process === undefined) throw new Error(`there is no process ${name} to fold by`)
  return process
}

const exportEvents =
  (context: ExportContext & { pool: Connection['pool'] }, format: LogFormat) =>
  async (request: FastifyRequest, reply: FastifyReply) => {
    // The schema of the route has checked and converted it.
    const query = request.query as EventExportParameters
    const allowed = allowedIn(request)
    const { question, audience } = readQuestion(context, route, { query, allowed })
    if (audience.kind === 'public') throw pooledRows()
    await waitUntilProjected(context, query.wait_for)
    const { db, pool, limited } = context
    const version = await currentProjection(db)
    const { workspace } = allowed
    const name = releaseOf(context, query.release)
    const release = { workspace, name, version, process: processNamed(question.process) }
    const set = journeySet(question, workspace.id)
    const bytes = inSnapshot(db, (snapshot) =>
      eventLogFile({ snapshot, log: pool }, format.write, { set, release }),
    )
    const file = { name: `events-${workspace.name}.${format.extension}`, mediaType: format.mediaType }
    return sendFile(reply, { ...file, headers: releaseHeader(name) }, limited(bytes, exportingOf(request)))
  }

/** GET /v1/exports/events.{csv,xes,ocel.json,ndjson}: the journeys of a workspace, event by event. */
export const registerEventExports = (
  app: Service,
  context: ExportContext & { pool: Connection['pool'] },
): void => {
  for (const format of logFormats) {
    const schema = {
      summary: `The event log as ${format.extension}`,
      description: `${format.description} Journeys whose first day lies in [from, to), with their facts up to as_of. Ids of journeys and events are of this release only. Within an own workspace; needs the scope export.`,
      tags: ['exports'],
      querystring: EventExportParameters,
      produces: [format.mediaType],
    }
    const path = `/v1/exports/events.${format.extension}`
    app.get(path, { config: { access: 'export' }, schema }, exportEvents(context, format))
  }
}
