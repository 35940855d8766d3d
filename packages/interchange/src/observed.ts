import type { DayText, Inclusion, IncomingEvent } from '@hearback/contracts'
import { contentOf, eventIdOf } from './identity.ts'
import type { Guess, ReadItem } from './read-item.ts'
import type { ReadFileOptions } from './read-options.ts'
import { fingerprint } from './repeats.ts'

/** What every journey of a file is said to have been watched for. */
export type Observed = { from: DayText | null; through: DayText | null; inclusion: Inclusion }

/** Days found in a file that could end its observation. */
export type LastDays = {
  /** The latest day of a column that says when the file was current, and the column. */
  current: { day: DayText; column: string } | null
  /** The latest day on which a row was changed, where a column tells. */
  updated?: { day: DayText; column: string } | null
  /** The latest plausible day of any fact. */
  fact: DayText | null
}

const guessThrough = ({ current, updated = null, fact }: LastDays): Guess | null => {
  const column = current ?? (updated !== null && (fact === null || updated.day >= fact) ? updated : null)
  if (column !== null)
    return {
      kind: 'guess',
      setting: 'observed_through',
      value: column.day,
      reason: `the latest day in the column ${JSON.stringify(column.column)}`,
    }
  if (fact === null) return null
  const reason = 'the latest plausible day of a fact in the file; no column says when the file was current'
  return { kind: 'guess', setting: 'observed_through', value: fact, reason }
}

/** What was observed, as given or as guessed from the file; yields a guess for each part that was not given. */
export function* settleObserved(
  options: ReadFileOptions,
  days: LastDays,
  reasonOfInclusion: string,
): Generator<ReadItem, Observed> {
  let through = options.observedThrough ?? null
  if (options.observedThrough === undefined) {
    const guess = guessThrough(days)
    if (guess !== null) yield guess
    through = guess?.value ?? null
  }
  if (options.inclusion === undefined)
    yield { kind: 'guess', setting: 'inclusion', value: 'full_export', reason: reasonOfInclusion }
  return { from: options.observedFrom ?? null, through, inclusion: options.inclusion ?? 'full_export' }
}

/** The statement that a journey was observed, with an id that is the same each time it is made. */
export const observedEvent = (
  journeyId: string,
  observed: Observed,
  process: string | undefined,
): IncomingEvent => {
  const event: IncomingEvent = {
    type: 'journey_observed',
    journey_id: journeyId,
    occurred_at: null,
    ...(process === undefined ? {} : { process }),
    detail: { ...observed },
  }
  return { ...event, event_id: eventIdOf(fingerprint(contentOf(event)), 1) }
}
