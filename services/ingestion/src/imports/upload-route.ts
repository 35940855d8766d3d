import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { allowedIn, describedBody, exceptBodies, ProblemError } from '@hearback/http'
import { type Static, Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { mostContributedBytes } from '../contributions/limits.ts'
import { bringingOf } from '../contributor.ts'
import { chunksOfRequest, decodedBody } from '../intake/body.ts'
import { takeRawBodies } from '../raw-bodies.ts'
import { importQuery, optionsOf, uuidFrom } from './import-query.ts'
import {
  findImport,
  type ImportOptions,
  type ImportRow,
  insertImport,
  type NewImport,
} from './import-rows.ts'
import { ImportShown, importShown } from './import-shown.ts'
import type { ImportsContext } from './imports-context.ts'
import { checkedMapping, longestMapping } from './mapping.ts'
import type { ImportQueue } from './queue.ts'

const noFile = () => new ProblemError({ status: 400, code: 'no_file', detail: 'The body holds no file.' })

const problemOfForm = (error: unknown): unknown => {
  // A problem of ours, or one of the framework's that says its status.
  if (error instanceof ProblemError || Object(error).statusCode !== undefined) return error
  return new ProblemError({
    status: 400,
    code: 'malformed_form',
    detail: 'The body is not a whole multipart form.',
  })
}

/** What an upload holds; `mapping` is known once the file was read. */
type Upload = { file: AsyncIterable<Buffer>; mapping: () => string | undefined }

/** The one file of a multipart form, read to the end of the form, and the mapping that may stand beside it. */
const uploadOfForm = (request: FastifyRequest): Upload => {
  let mapping: string | undefined
  async function* file(): AsyncGenerator<Buffer> {
    let files = 0
    try {
      for await (const part of request.parts()) {
        if (part.type === 'file') {
          files += 1
          yield* chunksOfRequest(part.file)
        } else if (part.fieldname === 'mapping') mapping = String(part.value)
      }
    } catch (error) {
      throw problemOfForm(error)
    }
    if (files === 0) throw noFile()
  }
  return { file: file(), mapping: () => mapping }
}

const uploadOf = (request: FastifyRequest): Upload =>
  request.isMultipart() ? uploadOfForm(request) : { file: decodedBody(request), mapping: () => undefined }

/** Nothing of a file is read before it was kept whole. */
const cutOff = (error: unknown): unknown =>
  error instanceof ProblemError && error.problem.code === 'body_cut_short'
    ? new ProblemError({
        status: 400,
        code: 'body_cut_short',
        detail:
          'The file ended before it was whole: it was cut off on its way, or the gzip file itself is. Nothing of it was taken.',
      })
    : error

/** Keeps the file and writes down the job that will read it: both, or neither. */
const queueUpload = async (
  context: ImportsContext,
  queue: ImportQueue,
  request: FastifyRequest,
  query: Static<typeof importQuery>,
): Promise<ImportRow | null> => {
  const { spool, connection, now } = context
  const allowed = allowedIn(request)
  const workspaceId = allowed.workspace.id
  const { contributor, contributed, intake } = bringingOf(context, allowed, query.contributor)
  const asked = { ...optionsOf(query), ...mappingOption(checkedMapping(query.mapping, intake)) }
  const id = uuidFrom(context.randomBytes(16))
  const upload = uploadOf(request)
  const most = contributed ? mostContributedBytes : undefined
  const sizeBytes = await spool.keep(id, upload.file, most).catch((error: unknown) => {
    throw cutOff(error)
  })
  const { process, dry_run: dryRun } = query
  try {
    if (sizeBytes === 0) throw noFile()
    const options = { ...asked, ...mappingOption(checkedMapping(upload.mapping(), intake)) }
    const made: NewImport = { id, workspaceId, process, options, dryRun, contributor, contributed, sizeBytes }
    await connection.db.transaction().execute(async (transaction) => {
      await insertImport(transaction, made, now())
      await queue.enqueue(transaction, id)
    })
  } catch (error) {
    await spool.drop(id)
    throw error
  }
  return findImport(connection.db, workspaceId, id)
}

const mappingOption = (mapping: unknown): Pick<ImportOptions, 'mapping'> =>
  mapping === undefined ? {} : { mapping }

const description = `The body is the file: raw, gzip (by Content-Encoding or as a .gz file) or the one part of a
multipart form. It is read as a job; the reply says where to follow it. The same file again adds nothing.`

const schema = {
  summary: 'Upload a file of timelines',
  description,
  body: describedBody({
    'application/octet-stream': Type.String({
      format: 'binary',
      description: 'CSV, JSON, NDJSON, XES or OCEL in UTF-8',
    }),
    'multipart/form-data': Type.Object({
      file: Type.String({ format: 'binary' }),
      mapping: Type.Optional(Type.String({ description: 'As the parameter mapping; it outweighs that' })),
    }),
  }),
  querystring: importQuery,
  response: { 202: ImportShown },
}

/** POST /v1/imports */
export const uploadRoute =
  (context: ImportsContext, queue: ImportQueue): FastifyPluginAsyncTypebox =>
  async (app) => {
    takeRawBodies(app, '*')
    await app.register(multipart, {
      limits: { files: 1, fileSize: Number.MAX_SAFE_INTEGER, fieldSize: longestMapping * 4 },
    })
    const config = { access: 'ingest' as const, contributing: 'bring' as const }
    const options = { config, schema, onRequest: context.limits.bringing, validatorCompiler: exceptBodies }
    app.post('/v1/imports', options, async (request, reply) => {
      const row = await queueUpload(context, queue, request, request.query)
      if (row === null) throw new Error('an import that was just written down is gone')
      const workspace = encodeURIComponent(allowedIn(request).workspace.name)
      return reply
        .code(202)
        .header('location', `/v1/imports/${row.id}?workspace=${workspace}`)
        .send(importShown(row))
    })
  }
