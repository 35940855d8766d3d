import { isStillToCome, type KnownAt, knownAtAdvice, knownAtFrom } from '@hearback/contracts'
import { faultOf, type Part } from './part.ts'

/** The earlier time a question is about, or null. What will have been recorded by a time still to come nobody knows. */
export const knownAtAsked = (
  text: string | undefined,
  timeZone: string,
  now: number,
): Part<KnownAt | null> => {
  if (text === undefined) return { value: null }
  const knownAt = knownAtFrom(text, timeZone)
  if (knownAt === null) return faultOf('known_at', 'no_such_time', knownAtAdvice)
  return isStillToCome(knownAt, now)
    ? faultOf('known_at', 'future', 'is not over yet: what will have been recorded by then nobody knows')
    : { value: knownAt }
}
