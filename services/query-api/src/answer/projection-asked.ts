import type { Allowed } from '@hearback/access'
import type { KnownAt } from '@hearback/contracts'
import { isTableMissing } from '@hearback/database'
import { ProblemError } from '@hearback/http'
import {
  countJourneys,
  countParked,
  currentProjection,
  labelsFolded,
  projectedPositions,
  type Restatement,
  restatementFor,
} from '@hearback/read-models'
import type { Question } from '../question/question.ts'
import type { AnswerContext } from './context.ts'

/** Which read models answer. */
export type AskedProjection = {
  version: number
  /** What they hold, in short, for an ETag: it changes whenever their answers may. */
  held: string
  /** The instant before which every recorded event is in them, and later ones are not; null where they follow the log. */
  recordedBefore: string | null
}

type Asked = { question: Pick<Question, 'knownAt'>; allowed: Pick<Allowed, 'workspace'> }

/**
 * The projection in use, or the restatement of the time asked about. Throws the problem to answer with where there is
 * none that is ready.
 */
export const projectionAsked = async (
  db: AnswerContext['db'],
  { question: { knownAt }, allowed: { workspace } }: Asked,
): Promise<AskedProjection> => {
  if (knownAt === null) return inUse(db)
  const { recordedBefore } = knownAt
  const restatement = await restatementFor(db, { workspaceId: workspace.id, recordedBefore })
  if (restatement?.state !== 'ready' || restatement.version === null) {
    throw notRestated(restatement, knownAt, workspace.name)
  }
  const { id, version, readyAt } = restatement
  // Nothing is added to it, but an erasure takes journeys away.
  const left = `${await countJourneys(db, version)} ${await countParked(db, version)}`
  const held = `restatement ${id} ${version} ${readyAt} ${left}`
  return { version, held, recordedBefore: new Date(recordedBefore).toISOString() }
}

/** Its version alone, for what is sent without an ETag. */
export const versionAsked = async (db: AnswerContext['db'], asked: Asked): Promise<number> =>
  asked.question.knownAt === null ? currentProjection(db) : (await projectionAsked(db, asked)).version

/** The positions reached, how many journeys are parked and how far changes of labels were followed: a retry and new labels fold journeys anew without reading on. */
const inUse = async (db: AnswerContext['db']): Promise<AskedProjection> => {
  const version = await currentProjection(db)
  const held = `${await projectedPositions(db, version)} ${await countParked(db, version)} ${await labelsFolded(db, version)}`
  return { version, held, recordedBefore: null }
}

const stepsTo = (restatement: Restatement | null, asking: string): string => {
  if (restatement === null)
    return `has not been restated. Ask for it with POST ${asking} and again when it is ready`
  return restatement.state === 'failed'
    ? `could not be restated (${restatement.error}). Ask for it anew with POST ${asking}`
    : `is still being restated (${restatement.state}; see /v1/restatements/${restatement.id}). Ask again when it is ready`
}

const notRestated = (restatement: Restatement | null, { text }: KnownAt, workspace: string): ProblemError => {
  const asking = `/v1/restatements?${new URLSearchParams({ workspace, known_at: text })}`
  return new ProblemError(
    {
      status: 409,
      code: 'not_restated',
      detail: `What was known at ${text} ${stepsTo(restatement, asking)}.`,
      errors: [{ parameter: 'known_at', message: `has no restatement that is ready` }],
    },
    restatement === null ? {} : { 'retry-after': '5' },
  )
}

/** A restatement may be given up while a question about it is being answered; then it is as if there had been none. */
export const unlessDropped = async <T>({ question, allowed }: Asked, answer: Promise<T>): Promise<T> => {
  try {
    return await answer
  } catch (error) {
    if (question.knownAt !== null && isTableMissing(error)) {
      throw notRestated(null, question.knownAt, allowed.workspace.name)
    }
    throw error
  }
}
