import { DayText, dayFromText } from '@hearback/contracts'
import { ProblemError, queryOf } from '@hearback/http'
import { fileFormats } from '@hearback/interchange'
import { type Static, Type } from '@sinclair/typebox'
import { contributorParameter } from '../contributor.ts'
import { isKnownProcess, unknownProcessMessage } from '../intake/known-processes.ts'
import type { ImportOptions } from './import-rows.ts'
import { dateOrders, inclusions } from './read-options.ts'

const oneOf = <T extends string>(words: readonly T[], description: string) =>
  Type.Optional(
    Type.Unsafe<T>(
      Type.Union(
        words.map((word) => Type.Literal(word)),
        { description },
      ),
    ),
  )

export const importQuery = queryOf({
  format: oneOf(fileFormats, 'What the file is; recognised from its beginning unless given'),
  process: Type.String({
    default: 'hiring',
    maxLength: 40,
    description: 'The process of events that name none',
  }),
  observed_from: Type.Optional(DayText),
  observed_through: Type.Optional(DayText),
  inclusion: oneOf(inclusions, 'How the journeys came into the file'),
  date_order: oneOf(dateOrders, 'Which of 03/04 is the month, where the file does not tell'),
  dry_run: Type.Boolean({ default: false, description: 'Tell what would be stored, and store nothing' }),
  mapping: Type.Optional(
    Type.String({
      maxLength: 16_384,
      description:
        'For logs: what their activities mean, as JSON: {"activities": {"Phone call": {"type": "interview_held", "detail": {"kind": "screening"}}, "Print letter": null}, "attributes": {"dept": "department"}, "journeys": "application"}. A longer one is sent as the part `mapping` of a multipart form',
    }),
  ),
  contributor: contributorParameter,
})

const refuse = (parameter: string, message: string): never => {
  const detail = `The parameter ${parameter} ${message}.`
  throw new ProblemError({ status: 400, code: 'invalid_request', detail, errors: [{ parameter, message }] })
}

/** The settings of an upload, checked for what a schema cannot say. */
export const optionsOf = (query: Static<typeof importQuery>): ImportOptions => {
  const { format, observed_from, observed_through, inclusion, date_order } = query
  const given = Object.entries({ format, observed_from, observed_through, inclusion, date_order })
  for (const parameter of ['observed_from', 'observed_through'] as const) {
    const day = query[parameter]
    if (day !== undefined && dayFromText(day) === null) refuse(parameter, 'is not a day of the calendar')
  }
  if (observed_from !== undefined && observed_through !== undefined && observed_from > observed_through) {
    refuse('observed_through', 'lies before observed_from')
  }
  if (!isKnownProcess(query.process)) refuse('process', unknownProcessMessage)
  return Object.fromEntries(given.filter(([, value]) => value !== undefined))
}

/** A version 4 UUID (RFC 9562) from 16 random bytes. */
export const uuidFrom = (bytes: Buffer): string => {
  const made = Buffer.from(bytes)
  made[6] = ((made[6] ?? 0) & 0x0f) | 0x40
  made[8] = ((made[8] ?? 0) & 0x3f) | 0x80
  return made.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
