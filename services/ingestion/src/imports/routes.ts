import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Allowed } from '@hearback/access'
import { allowedIn, ProblemError, queryOf } from '@hearback/http'
import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { findImport, firstFindings, type ImportRow, latestImports, shownFindings } from './import-rows.ts'
import { ImportShown, ImportWithFindings, importShown } from './import-shown.ts'
import type { ImportsContext } from './imports-context.ts'
import { progressEvents } from './progress.ts'
import { reportCsv } from './report.ts'
import type { Sample } from './sample.ts'

const listed = 100

/** Whether an import came with the token of this contributor. */
const isOf = (row: ImportRow, contributor: string): boolean =>
  row.contributed && row.contributor.replaceAll('-', '') === contributor

const asked = async (
  { connection }: ImportsContext,
  request: FastifyRequest,
  id: string,
): Promise<ImportRow> => {
  const { workspace, contributor } = allowedIn(request)
  const row = await findImport(connection.db, workspace.id, id)
  if (row !== null && (contributor === undefined || isOf(row, contributor))) return row
  throw new ProblemError({
    status: 404,
    code: 'import_unknown',
    detail: 'This workspace has no such import.',
  })
}

/** A preview is for who asked for it: what a contributor has not brought yet is shown to no key. */
const sampleFor = ({ samples }: ImportsContext, { contributor }: Allowed, row: ImportRow): Sample | null =>
  row.contributed && contributor === undefined ? null : (samples.get(row.id) ?? null)

const withFindings = async (context: ImportsContext, allowed: Allowed, row: ImportRow) => {
  const sample = sampleFor(context, allowed, row)
  return {
    ...importShown(row),
    findings: await firstFindings(context.connection.db, row.id, shownFindings),
    findings_total: row.counts['findings'] ?? 0,
    sample: sample?.journeys ?? null,
    sample_complete: sample?.complete ?? null,
  }
}

const config = { access: 'ingest' as const }
/** One's own imports, by their ids, are for contributors too. */
const ofOne = { ...config, contributing: 'own' as const }
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

    app.get('/v1/imports/:id', { config: ofOne, schema: showing }, async (request) =>
      withFindings(context, allowedIn(request), await asked(context, request, request.params.id)),
    )

    app.get('/v1/imports/:id/progress', { config: ofOne, schema: following }, async (request, reply) => {
      const row = await asked(context, request, request.params.id)
      const events = progressEvents(db, { workspaceId: row.workspace_id, id: row.id, signal: closing })
      reply.header('cache-control', 'no-store').type('text/event-stream')
      return reply.send(Readable.from(events))
    })

    app.get('/v1/imports/:id/report.csv', { config: ofOne, schema: reporting }, async (request, reply) => {
      const row = await asked(context, request, request.params.id)
      reply.header('content-disposition', `attachment; filename="import-${row.id}.csv"`)
      return reply.type('text/csv; charset=utf-8').send(Readable.from(reportCsv(db, row.id)))
    })
  }
