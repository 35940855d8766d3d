import { releaseIds, type Workspace } from '@hearback/access'
import { builtInDimensions, SpellExportParameters } from '@hearback/contracts'
import { allowedIn, type Service } from '@hearback/http'
import { eachSpell } from '@hearback/read-models'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AnswerContext } from '../answer/context.ts'
import { spellQuestion } from '../answer/count.ts'
import { pooledRows } from '../answer/pooled-rows.ts'
import { unlessDropped, versionAsked } from '../answer/projection-asked.ts'
import { readQuestion } from '../answer/question-route.ts'
import { waitUntilProjected } from '../answer/wait-until-projected.ts'
import { type ExportContext, releaseHeader, releaseOf } from '../exports/export-context.ts'
import { sendFile } from '../exports/send-file.ts'
import { spellColumns, spellRows } from '../exports/spell-table.ts'
import { type TableFormat, tableFormats } from '../exports/table-formats.ts'
import { clockOrAllStages } from '../question/clocks-asked.ts'
import type { Question } from '../question/question.ts'

const route = {
  parameters: SpellExportParameters,
  question: { defaultProcess: 'hiring', clocksOf: clockOrAllStages, mayGroupByStage: () => false },
}

type Table = { question: Question; workspace: Workspace; release: string; version: number }

/** The bytes of the spell table of a question. */
const spellTable = (
  { db }: AnswerContext,
  { write }: TableFormat,
  { question, workspace, release, version }: Table,
): AsyncIterable<Uint8Array> => {
  const dimensions = [...builtInDimensions, ...workspace.dimensions]
  const everyValue = { ...spellQuestion(question, workspace.id), groupBy: dimensions }
  const spells = eachSpell(db, everyValue, version)
  return write(spellColumns(dimensions), spellRows(spells, releaseIds(workspace, release)))
}

const exportSpells =
  (context: ExportContext, format: TableFormat) => async (request: FastifyRequest, reply: FastifyReply) => {
    // The schema of the route has checked and converted it.
    const query = request.query as SpellExportParameters
    const allowed = allowedIn(request)
    const { question, audience } = readQuestion(context, route, { query, allowed })
    if (audience.kind === 'public') throw pooledRows()
    await waitUntilProjected(context, query.wait_for)
    const asked = { question, allowed }
    const version = await unlessDropped(asked, versionAsked(context.db, asked))
    const { workspace } = allowed
    const release = releaseOf(context, query.release)
    const bytes = context.limited(spellTable(context, format, { question, workspace, release, version }))
    const name = `spells-${workspace.name}.${format.extension}`
    const headers = releaseHeader(release)
    return sendFile(reply, { name, mediaType: format.mediaType, headers }, bytes)
  }

/** GET /v1/exports/spells.{csv,parquet,arrow,arrows}: every spell that a question counts, one row each. */
export const registerSpellExports = (app: Service, context: ExportContext): void => {
  for (const format of tableFormats) {
    const schema = {
      summary: `The spell table as ${format.extension}`,
      description:
        'Every spell the question counts, one row each; running ones with the cause `open`. Ids of journeys are of this release only. Within an own workspace; needs the scope export.',
      tags: ['exports'],
      querystring: SpellExportParameters,
      produces: [format.mediaType],
    }
    const path = `/v1/exports/spells.${format.extension}`
    app.get(path, { config: { access: 'export' }, schema }, exportSpells(context, format))
  }
}
