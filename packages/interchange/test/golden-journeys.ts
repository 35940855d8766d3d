import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Day, dayFromText, type Fact, type IncomingEvent, textFromDay } from '@hearback/contracts'
import { fold, processes } from '@hearback/journeys'
import { type FileFormat, type ReadFileOptions, type ReadItem, readFile } from '../src/index.ts'
import { collect, opener, options } from './reading.ts'

/** The three journeys that every format tells alike, as events. All instants are at noon UTC. */
export const goldenStory = [
  { journey_id: 'G1', type: 'application_submitted', occurred_at: '2026-03-02' },
  { journey_id: 'G1', type: 'stage_entered', occurred_at: '2026-03-05', stage: 'Phone Screen' },
  { journey_id: 'G1', type: 'stage_entered', occurred_at: '2026-03-12', stage: 'Onsite' },
  { journey_id: 'G1', type: 'stage_entered', occurred_at: '2026-03-20', stage: 'Offer' },
  { journey_id: 'G1', type: 'stage_entered', occurred_at: '2026-03-25', stage: 'Hired' },
  { journey_id: 'G2', type: 'application_submitted', occurred_at: '2026-03-03' },
  { journey_id: 'G2', type: 'stage_entered', occurred_at: '2026-03-06', stage: 'Phone Screen' },
  { journey_id: 'G2', type: 'candidate_rejected', occurred_at: '2026-03-10' },
  { journey_id: 'G3', type: 'application_submitted', occurred_at: '2026-03-04' },
  { journey_id: 'G3', type: 'stage_entered', occurred_at: '2026-03-09', stage: 'Phone Screen' },
]
export const goldenThrough = '2026-04-01'

/** A golden journey is known by the day of its application, whatever it is called. */
const nameByDay: Readonly<Record<string, string>> = {
  '2026-03-02': 'G1',
  '2026-03-03': 'G2',
  '2026-03-04': 'G3',
}

const dayOf = (moment: string | null | undefined): Day | null => dayFromText(moment?.slice(0, 10) ?? '')

/** An event as the log would give it back, at day resolution. */
const factOf = (event: IncomingEvent): Fact => ({
  type: event.type,
  eventId: event.event_id ?? '',
  process: event.process ?? 'hiring',
  day: dayOf(event.occurred_between?.[0] ?? event.occurred_at),
  latestDay: dayOf(event.occurred_between?.[1]),
  instant: null,
  recordedAt: 0,
  by: event.by ?? null,
  detail: event.detail ?? {},
  attributes: event.attributes ?? {},
  contributor: null,
})

const text = (day: Day | null): string => (day === null ? 'open' : textFromDay(day))

const spellsOf = (events: readonly IncomingEvent[]): string[] => {
  const hiring = processes.get('hiring')
  if (hiring === undefined) throw new Error('the process hiring is not shipped')
  const { spells } = fold(events.map(factOf), hiring)
  const applied = events.find(({ type }) => type === 'application_submitted')?.occurred_at?.slice(0, 10) ?? ''
  return spells
    .filter(({ clock }) => /^(?:stage:|time_to_)/.test(clock))
    .map(({ clock, visit, enteredOn, exitedOn, cause, observedThrough }) =>
      [
        nameByDay[applied] ?? applied,
        clock,
        visit,
        text(enteredOn),
        text(exitedOn),
        cause,
        text(observedThrough),
      ].join(' '),
    )
}

/** The `stage:*` and `time_to_*` spells of what a reader yielded, one line each, sorted. */
export const goldenSpells = (items: readonly ReadItem[]): string[] => {
  const events = items.flatMap((item) =>
    item.kind === 'journey' || item.kind === 'event' ? item.events : [],
  )
  const journeys = Map.groupBy(events, ({ journey_id }) => journey_id)
  return [...journeys.values()].flatMap(spellsOf).toSorted()
}

type Given = Partial<ReadFileOptions> & { format?: FileFormat | 'auto' }

/** Everything a reader yields of a file, read as of the day to which the golden journeys were watched. */
export const readGolden = (
  content: string | Buffer,
  { format = 'auto', ...more }: Given = {},
): Promise<ReadItem[]> =>
  collect(
    readFile({
      open: opener(content, 100),
      format,
      options: { ...options, observedThrough: goldenThrough, process: 'hiring', ...more },
    }),
  )

/** What every format's golden file must give. */
export const referenceSpells = async (): Promise<string[]> =>
  goldenSpells(
    await readGolden(goldenStory.map((event) => JSON.stringify(event)).join('\n'), { format: 'ndjson' }),
  )

/** A file of the golden journeys in a system's own shape. */
export const goldenFile = (name: string): string =>
  readFileSync(join(import.meta.dirname, 'golden', name), 'utf8')
