import { journeyPseudonymIn } from '@hearback/access'
import { ProblemError } from '@hearback/http'
import { Type } from '@sinclair/typebox'
import type { Intake } from '../intake/intake.ts'

export const journeyParams = Type.Object({
  id: Type.String({ description: 'Pseudonym of the journey (j_ and 32 hex digits), or - with source_id' }),
})

export const sourceIdParameter = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 200,
    description: "The journey's id in the system it came from; the path is then /v1/journeys/-",
  }),
)

const refuse = (detail: string, errors: { parameter: string; message: string }[]): never => {
  throw new ProblemError({ status: 400, code: 'invalid_request', detail, errors })
}

/** The pseudonym a path and its source_id name, 32 hex digits; throws a problem if they name none or two. */
export const namedJourney = (intake: Intake, id: string, sourceId: string | undefined): string => {
  if (id === '-' && sourceId !== undefined) return intake.pseudonyms.journey(sourceId)
  const given = journeyPseudonymIn(id)
  if (given !== null && sourceId === undefined) return given
  const message =
    sourceId === undefined
      ? 'must be j_ and 32 hex digits, or - together with source_id'
      : 'must be - when source_id names the journey'
  return refuse(`The journey in the path ${message}.`, [{ parameter: 'id', message }])
}

/** One answer for a journey nobody knows and for one of another workspace. */
export const unknownJourney = () =>
  new ProblemError({ status: 404, code: 'journey_unknown', detail: 'This workspace has no such journey.' })
