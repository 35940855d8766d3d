import { type Day, dayFromText, type Fault, type KnownAt, type SpellParameters } from '@hearback/contracts'
import type { Part } from './part.ts'

export type Days = { from: Day | null; to: Day | null; asOf: Day }

/**
 * The days of a question. `as_of` is by default the last complete day, yesterday: what happens today is not over.
 * It may be today, but not later: nobody knows tomorrow's facts. Where it is asked what was known at an earlier time,
 * the day of that time is today.
 */
export const daysAsked = (
  query: Pick<SpellParameters, 'from' | 'to' | 'as_of'>,
  now: Day,
  knownAt: KnownAt | null,
): Part<Days> => {
  const today = knownAt?.day ?? now
  const from = dayOf(query.from)
  const to = dayOf(query.to)
  const asOf = dayOf(query.as_of) ?? today - 1
  const faults: Fault[] = [
    ...noSuchDay('from', query.from),
    ...noSuchDay('to', query.to),
    ...noSuchDay('as_of', query.as_of),
  ]
  if (from !== null && to !== null && from >= to) {
    faults.push({
      parameter: 'to',
      rule: 'empty_range',
      message: 'must be after from: it is the first day not included',
    })
  }
  if (asOf > today) {
    const message = knownAt === null ? 'is in the future' : 'is after known_at: nobody knew that day yet'
    faults.push({ parameter: 'as_of', rule: 'future', message })
  }
  return faults.length > 0 ? { faults } : { value: { from, to, asOf } }
}

const dayOf = (text: string | undefined): Day | null => (text === undefined ? null : dayFromText(text))

const noSuchDay = (parameter: string, text: string | undefined): Fault[] =>
  text !== undefined && dayFromText(text) === null
    ? [{ parameter, rule: 'no_such_day', message: 'is not a day of the calendar (YYYY-MM-DD)' }]
    : []
