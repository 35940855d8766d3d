import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { allowedIn, ProblemError, queryOf } from '@hearback/http'
import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { findImport, firstFindings, type ImportRow, latestImports } from './import-rows.ts'
import { ImportShown, ImportWithFindings, importShown } from './import-shown.ts'
import type { ImportsContext } from './imports-context.ts'
import { progressEvents } from './progress.ts'
import { reportCsv } from './report.ts'

const shownFindings = 100
const listed = 100

const asked = async (
  { connection }: ImportsContext,
  request: FastifyRequest,
  id: string,
): Promise<ImportRow> => {
  const row = await findImport(connection.db, allowedIn(request).workspace.id, id)
  if (row !== null) return row
  throw new ProblemError({
    status: 404,
    code: 'import_unknown',
    detail: 'This workspace has no such import.',
  })
}

const withFindings = async ({ connection, samples }: ImportsContext, row: ImportRow) => ({
  ...importShown(row),
  findings: await firstFindings(connection.db, row.id, shownFindings),
  findings_total: row.counts['findings'] ?? 0,
  sample: samples.get(row.id) ?? null,
})

const config = { access: 'ingest' as const }
const uuid = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
const params = Type.Object({ id: Type.String({ pattern: uuid, description: 'the id of an import' }) })
const querystring = queryOf({})

const listing = {
  summary: 'The latest hundred imports, newest first',
  querystring,
  response: { 200: Type.Object({ imports: Type.Array(ImportShown) }) },
}
const showing = { summary: 'An import', params, querystring, response: { 200: ImportWithFindings } }
const following = { summary: 'Progress as server-sent events', params, querystring }
const reporting = { summary: 'Every finding as CSV', params, querystring }

/** What became of uploads: GET /v1/imports, /:id, /:id/progress and /:id/report.csv */
export const importRoutes =
  (context: ImportsContext, closing: AbortSignal): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { db } = context.connection

    app.get('/v1/imports', { config, schema: listing }, async (request) => {
      const rows = await latestImports(db, allowedIn(request).workspace.id, listed)
      return { imports: rows.map(importShown) }
    })

    app.get('/v1/imports/:id', { config, schema: showing }, async (request) =>
      withFindings(context, await asked(context, request, request.params.id)),
    )

    app.get('/v1/imports/:id/progress', { config, schema: following }, async (request, reply) => {
      const row = await asked(context, request, request.params.id)
      const events = progressEvents(db, { workspaceId: row.workspace_id, id: row.id, signal: closing })
      reply.header('cache-control', 'no-store').type('text/event-stream')
      return reply.send(Readable.from(events))
    })

    app.get('/v1/imports/:id/report.csv', { config, schema: reporting }, async (request, reply) => {
      const row = await asked(context, request, request.params.id)
      reply.header('content-disposition', `attachment; filename="import-${row.id}.csv"`)
      return reply.type('text/csv; charset=utf-8').send(Readable.from(reportCsv(db, row.id)))
    })
  }
