import {
  dayFromText,
  dayOfInstant,
  type Fault,
  isStillToCome,
  type KnownAt,
  knownAtAdvice,
  knownAtFrom,
} from '@hearback/contracts'
import type { JourneyEvent } from '@hearback/event-log'
import { ProblemError } from '@hearback/http'
import { Type } from '@sinclair/typebox'
import type { JourneyAsked } from './journey-shown.ts'

export const knownAtParameter = Type.Optional(
  Type.String({
    maxLength: 60,
    description: `Only events recorded by then count: what was known then. It ${knownAtAdvice}`,
  }),
)
export const asOfParameter = Type.Optional(
  Type.String({ maxLength: 20, description: 'Standing, spells and findings at the end of this day' }),
)

const faultOf = (parameter: string, rule: string, message: string): Fault => ({ parameter, rule, message })

const refused = (fault: Fault): ProblemError =>
  new ProblemError({
    status: 400,
    code: 'invalid_request',
    detail: `The parameter ${fault.parameter} ${fault.message}.`,
    errors: [fault],
  })

const knownAtAsked = (text: string | undefined, timeZone: string, now: number): KnownAt | null => {
  if (text === undefined) return null
  const known = knownAtFrom(text, timeZone)
  if (known === null) throw refused(faultOf('known_at', 'no_such_time', knownAtAdvice))
  if (!isStillToCome(known, now)) return known
  const message = 'is not over yet: what will have been recorded by then nobody knows'
  throw refused(faultOf('known_at', 'future', message))
}

/** The times in the query of a journey. Throws the problem to answer with for one that is none or still to come. */
export const journeyAsked = (
  query: { known_at?: string; as_of?: string },
  timeZone: string,
  now: number,
): JourneyAsked => {
  const knownAt = knownAtAsked(query.known_at, timeZone, now)
  if (query.as_of === undefined) return { knownAt, asOf: null }
  const asOf = dayFromText(query.as_of)
  if (asOf === null)
    throw refused(faultOf('as_of', 'no_such_day', 'is not a day of the calendar (YYYY-MM-DD)'))
  const last = knownAt?.day ?? dayOfInstant(now, timeZone)
  if (asOf <= last) return { knownAt, asOf }
  const message = knownAt === null ? 'is in the future' : 'is after known_at: nobody knew that day yet'
  throw refused(faultOf('as_of', 'future', message))
}

/** The events recorded by the time asked for; throws a problem if there was none. */
export const knownBy = (
  events: readonly JourneyEvent[],
  { knownAt }: JourneyAsked,
): readonly JourneyEvent[] => {
  if (knownAt === null) return events
  const known = events.filter(({ fact }) => fact.recordedAt < knownAt.recordedBefore)
  if (known.length > 0) return known
  const first = Math.min(...events.map(({ fact }) => fact.recordedAt))
  throw new ProblemError({
    status: 404,
    code: 'journey_not_known_yet',
    detail: `Nothing of this journey had been recorded by ${knownAt.text}; its first record is of ${new Date(first).toISOString()}.`,
  })
}
