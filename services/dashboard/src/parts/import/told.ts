import type { ImportShown } from '../../api/imports.ts'
import { count } from '../../words/numbers.ts'

/** How far an import is, from 0 to 1; null while nothing is known of its size. */
export const shareRead = ({ read_bytes, size_bytes, state }: ImportShown): number | null => {
  if (state === 'done') return 1
  return size_bytes === 0 ? null : Math.min(1, read_bytes / size_bytes)
}

const stateNames: Record<ImportShown['state'], string> = {
  queued: 'Waiting its turn',
  running: 'Reading',
  done: 'Done',
  failed: 'Ended early',
}

/** An import in a line: its state, and what was read of it. `clock` shows an instant as a time of day. */
export const progressLine = (shown: ImportShown, clock: (instant: string) => string): string => {
  const read = `${count(shown.rows)} ${shown.rows === 1 ? 'row' : 'rows'} read`
  const end = shown.estimated_end === null ? '' : `, done at about ${clock(shown.estimated_end)}`
  return `${stateNames[shown.state]}: ${read}${shown.state === 'running' ? end : ''}.`
}

type CountTold = { name: string; value: number; meaning: string }

const meanings: readonly { name: string; key: string; meaning: string; always?: boolean }[] = [
  { name: 'Journeys', key: 'journeys', meaning: 'in the file', always: true },
  { name: 'Events', key: 'accepted', meaning: 'stored', always: true },
  { name: 'Known already', key: 'duplicates', meaning: 'the same event again adds nothing' },
  {
    name: 'Corrected',
    key: 'retracted',
    meaning: 'events of an earlier upload that this one no longer holds',
  },
  {
    name: 'In conflict',
    key: 'conflicts',
    meaning: 'an id that stands for something else already; not stored',
  },
  { name: 'Never applied', key: 'never_applied', meaning: 'rows that tell of no application, so of no wait' },
  { name: 'Refused', key: 'refused', meaning: 'nothing of these rows is stored', always: true },
]

/** The counts of an import that say something, with what each means; of a dry run, what would be. */
export const countsTold = ({ counts, dry_run }: ImportShown): CountTold[] =>
  meanings.flatMap(({ name, key, meaning, always }) => {
    const value = counts[key] ?? 0
    const told = dry_run && key === 'accepted' ? 'would be stored' : meaning
    return value > 0 || always === true ? [{ name, value, meaning: told }] : []
  })

type SampleEvent = NonNullable<ImportShown['sample']>[number]['events'][number]

/** The day of an event as it would be stored; a day between two is told as that. */
export const dayOf = ({ type, day, latest_day }: SampleEvent): string => {
  // What a file knows of a journey is not a fact of a day.
  if (day === null) return type === 'journey_observed' ? '–' : 'day unknown'
  return latest_day === null || latest_day === day ? day : `${day} to ${latest_day}`
}

/** What an event would be stored with beside its day: detail and attributes, as `name: value`. */
export const storedWith = ({ detail, attributes }: SampleEvent): string =>
  [...Object.entries(attributes), ...Object.entries(detail)]
    .filter(([, value]) => value !== null)
    .map(
      ([name, value]) =>
        `${name.replaceAll('_', ' ')}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
    )
    .join(', ')
