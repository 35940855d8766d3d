import { type Allowed, releaseIds } from '@hearback/access'
import { builtInDimensions, SpellExportParameters } from '@hearback/contracts'
import { allowedIn, type Service } from '@hearback/http'
import { eachSpell } from '@hearback/read-models'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { audienceOf } from '../answer/audience.ts'
import type { AnswerContext } from '../answer/context.ts'
import { spellQuestion } from '../answer/count.ts'
import { pooledRows } from '../answer/pooled-rows.ts'
import { unlessDropped, versionAsked } from '../answer/projection-asked.ts'
import { readQuestion } from '../answer/question-route.ts'
import { waitUntilProjected } from '../answer/wait-until-projected.ts'
import { type ExportContext, releaseHeader, releaseOf } from '../exports/export-context.ts'
import { exportingOf } from '../exports/limit-exports.ts'
import { sendFile } from '../exports/send-file.ts'
import { spellColumns, spellRows } from '../exports/spell-table.ts'
import { type TableFormat, tableFormats } from '../exports/table-formats.ts'
import { inWorkspace } from '../own-stages.ts'
import { clockOrAllStages } from '../question/clocks-asked.ts'

const route = {
  parameters: SpellExportParameters,
  question: { defaultProcess: 'hiring', clocksOf: clockOrAllStages, mayGroupByStage: () => false },
}

type Table = { query: SpellExportParameters; allowed: Allowed; release: string }

/** The bytes of the spell table of a question, with everything that has to be read for it. */
async function* spellTable(
  context: AnswerContext,
  { write }: TableFormat,
  { query, allowed, release }: Table,
): AsyncGenerator<Uint8Array> {
  const { question } = readQuestion(await inWorkspace(context, allowed), route, { query, allowed })
  const asked = { question, allowed }
  const version = await unlessDropped(asked, versionAsked(context.db, asked))
  const { workspace } = allowed
  const dimensions = [...builtInDimensions, ...workspace.dimensions]
  const everyValue = { ...spellQuestion(question, workspace.id), groupBy: dimensions }
  const spells = eachSpell(context.db, everyValue, version)
  yield* write(spellColumns(dimensions), spellRows(spells, releaseIds(workspace, release)))
}

const exportSpells =
  (context: ExportContext, format: TableFormat) => async (request: FastifyRequest, reply: FastifyReply) => {
    // The schema of the route has checked and converted it.
    const query = request.query as SpellExportParameters
    const allowed = allowedIn(request)
    if (audienceOf(allowed).kind === 'public') throw pooledRows()
    await waitUntilProjected(context, query.wait_for)
    const release = releaseOf(context, query.release)
    const table = spellTable(context, format, { query, allowed, release })
    const bytes = context.limited(table, exportingOf(request))
    const name = `spells-${allowed.workspace.name}.${format.extension}`
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
