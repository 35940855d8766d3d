import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Labels, labelsOf, replaceLabels } from '@hearback/access'
import type { Fault } from '@hearback/contracts'
import { allowedIn, ProblemError, queryOf } from '@hearback/http'
import { findPersonal } from '@hearback/interchange'
import { canMean, normaliseLabel, type Process, processes } from '@hearback/journeys'
import { type Static, Type } from '@sinclair/typebox'
import type { IngestionContext } from '../ingestion-context.ts'
import { unknownProcessMessage } from '../intake/known-processes.ts'

const mostLabels = 2_000
const longestLabel = 100

const Meanings = (description: string) => Type.Record(Type.String(), Type.String(), { description })

const LabelsShown = Type.Object({
  process: Type.String(),
  stages: Type.Array(Type.String(), { description: 'What a label may mean' }),
  own: Meanings("The workspace's own labels; they go before the shipped ones"),
  shipped: Meanings('The synonyms every workspace has, save those with a meaning of its own'),
})
type LabelsShown = Static<typeof LabelsShown>

const LabelsAsked = Type.Object(
  { labels: Meanings('Labels as the other system writes them, and the stage each means, or hired') },
  { additionalProperties: false },
)

const querystring = queryOf({
  process: Type.Optional(Type.String({ description: 'the process whose stages labels mean; hiring' })),
})

const processNamed = (name = 'hiring'): Process => {
  const process = processes.get(name)
  if (process !== undefined) return process
  const errors = [{ parameter: 'process', message: unknownProcessMessage }]
  const detail = `The parameter process ${unknownProcessMessage}.`
  throw new ProblemError({ status: 400, code: 'invalid_request', detail, errors })
}

const meaningsOf = (process: Process): string[] => [
  ...process.stages.map(({ id }) => id),
  ...(canMean(process, 'hired') ? ['hired'] : []),
]

const shown = (process: Process, own: Labels): LabelsShown => ({
  process: process.id,
  stages: meaningsOf(process),
  own,
  shipped: Object.fromEntries(
    Object.entries(process.labels)
      .filter(([label]) => !Object.hasOwn(own, label))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ),
})

/** A member of an object as RFC 6901 writes it. */
const pointerTo = (label: string): string => `/labels/${label.replaceAll('~', '~0').replaceAll('/', '~1')}`

const faultOfLabel = (label: string, normalised: string): string | null => {
  if (normalised === '') return 'holds no letter and no digit to be known by'
  if (label.length > longestLabel) return `must be at most ${longestLabel} characters`
  return null
}

type ReadLabels = { labels: Labels } | { faults: Fault[] }

/** The labels normalised, or everything wrong with them by JSON pointer, which for personal data names no value. */
const readLabels = (asked: Readonly<Record<string, string>>, process: Process): ReadLabels => {
  const faults: Fault[] = []
  const labels = new Map<string, string>()
  const entries = Object.entries(asked)
  if (entries.length > mostLabels)
    return { faults: [{ pointer: '/labels', message: `must be at most ${mostLabels}` }] }
  for (const [label, stage] of entries) {
    const rule = findPersonal(label, 'label')
    const normalised = normaliseLabel(label)
    const message = faultOfLabel(label, normalised)
    const before = labels.get(normalised)
    if (rule !== null) faults.push({ pointer: '/labels', rule, message: 'a label looks like personal data' })
    else if (message !== null) faults.push({ pointer: pointerTo(label.slice(0, longestLabel)), message })
    else if (!canMean(process, stage))
      faults.push({
        pointer: pointerTo(label),
        message: `must mean one of ${meaningsOf(process).join(', ')}`,
      })
    else if (before !== undefined && before !== stage)
      faults.push({ pointer: pointerTo(label), message: 'is given twice with two meanings' })
    labels.set(normalised, stage)
  }
  return faults.length > 0 ? { faults } : { labels: Object.fromEntries(labels) }
}

/** GET and PUT /v1/labels: what the labels of other systems mean to a workspace. */
export const labelRoutes =
  ({ connection: { db } }: IngestionContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const config = { access: 'admin' as const }
    const described = { querystring, response: { 200: LabelsShown } }
    const reading = { ...described, summary: 'What labels of other systems mean' }
    app.get('/v1/labels', { config, schema: reading }, async (request) => {
      const process = processNamed(request.query.process)
      return shown(process, await labelsOf(db, allowedIn(request).workspace.id, process.id))
    })

    const setting = {
      ...described,
      summary: "Set the workspace's own labels",
      description:
        'Replaces them for the process. Timelines stored before are folded anew; a label nobody knows stays a stage of its own.',
      body: LabelsAsked,
    }
    app.put('/v1/labels', { config, schema: setting }, async (request) => {
      const process = processNamed(request.query.process)
      const read = readLabels(request.body.labels, process)
      if ('faults' in read) {
        const detail = 'The labels cannot be like this; nothing was changed.'
        throw new ProblemError({ status: 400, code: 'invalid_request', detail, errors: read.faults })
      }
      const { id } = allowedIn(request).workspace
      await replaceLabels(db, id, process.id, read.labels)
      return shown(process, await labelsOf(db, id, process.id))
    })
  }
