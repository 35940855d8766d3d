import type { DayText, IncomingEvent } from '@hearback/contracts'
import { isEnding } from './csv/status-words.ts'
import { noCounts, type QualityCounts } from './grade.ts'
import { contentOf, eventIdOf, withStatedIds } from './identity.ts'
import { type LastDays, type Observed, observedEvent, settleObserved } from './observed.ts'
import { isFinalTo } from './own-labels.ts'
import type { Places } from './places.ts'
import type { Finding, ReadItem } from './read-item.ts'
import type { ReadFileOptions } from './read-options.ts'
import { approximateSet, fingerprint, type Repeats, repeats } from './repeats.ts'
import { type UnknownEnds, unknownEnds } from './unknown-ends.ts'
import { openUnknownLabels } from './unknown-labels.ts'

/** What one row, line or element of a file of events gave. */
export type Taken = {
  row: number
  events: IncomingEvent[]
  findings: Finding[]
  dropped: readonly string[]
  /** Where the values of these events stand; left out where there are none. */
  places?: Places
  /** A moment the row speaks of beside its events, such as the end of a stage. */
  until?: string | null
  /** The part of its journey of which these events are all there is to say. Without one each stands for itself. */
  part?: string
  /** The last day up to which the row knows its journey, where it says of an end and not when; null: no day at all. */
  knownThrough?: DayText | null
  /** The journey that the source has deleted. */
  erases?: string
}

/** One pass over a file of events; called twice. `last` is the pass whose findings count. */
export type EventPass = (last: boolean) => AsyncIterable<Taken | ReadItem>

const isTaken = (item: Taken | ReadItem): item is Taken => !('kind' in item)

type Survey = { repeated: Repeats; latest: DayText | null; observes: boolean; ends: UnknownEnds }

const momentsOf = ({ events, until }: Taken): (string | null | undefined)[] => [
  ...events.map((event) => event.occurred_at ?? event.occurred_between?.[1]),
  until,
]

const latestOf = (moments: readonly (string | null | undefined)[], today: DayText): DayText | null => {
  const days = moments.map((moment) => moment?.slice(0, 10) ?? '').filter((day) => day !== '' && day <= today)
  return days.toSorted().at(-1) ?? null
}

async function* survey(pass: EventPass, options: ReadFileOptions): AsyncGenerator<ReadItem, Survey> {
  const found: Survey = { repeated: repeats(), latest: null, observes: false, ends: unknownEnds(options) }
  for await (const item of pass(false)) {
    if (!isTaken(item)) {
      if (item.kind === 'progress') yield item
      continue
    }
    for (const event of item.events) {
      if (event.event_id === undefined && item.part === undefined)
        found.repeated.note(fingerprint(contentOf(event)))
      if (event.type === 'journey_observed') found.observes = true
    }
    found.ends.note(item)
    const latest = latestOf(momentsOf(item), options.today)
    if (latest !== null && (found.latest === null || latest > found.latest)) found.latest = latest
  }
  return found
}

/** How many journeys are remembered as just said to be observed; one forgotten is said again, with the same event id. */
const mostRemembered = 100_000

const atMost = (observed: Observed, day: DayText | undefined): Observed =>
  day !== undefined && (observed.through === null || day < observed.through)
    ? { ...observed, through: day }
    : observed

const observer = (observed: Observed | null, ends: UnknownEnds, process: string | undefined) => {
  const said = new Set<string>()
  return (event: IncomingEvent): IncomingEvent[] => {
    const { journey_id: journey } = event
    if (observed === null || said.has(journey)) return []
    const through = ends.knownThrough(event)
    if (through === null) return []
    if (said.size >= mostRemembered) said.clear()
    said.add(journey)
    return [observedEvent(journey, atMost(observed, through), event.process ?? process)]
  }
}

const isFinal = ({ type, detail }: IncomingEvent, options: ReadFileOptions): boolean =>
  type === 'offer_accepted' ||
  type === 'work_started' ||
  isEnding(type) ||
  (type === 'stage_entered' && isFinalTo(options, detail?.stage ?? ''))

const counter = (counts: QualityCounts, options: ReadFileOptions) => {
  const journeys = approximateSet()
  let last = ''
  return (event: IncomingEvent): void => {
    // Rows of a journey mostly stand together, and hashing is what an import spends its time on.
    if (event.journey_id !== last && !journeys.add(fingerprint(event.journey_id))) counts.journeys += 1
    last = event.journey_id
    if (
      event.type === 'journey_observed' ||
      event.type === 'attributes_changed' ||
      event.type === 'event_retracted'
    )
      return
    counts.facts += 1
    if (event.occurred_at === null) counts.undatedFacts += 1
    else if (event.occurred_at === undefined || event.occurred_at.length === 10) counts.dayOnlyFacts += 1
    const ends = isFinal(event, options)
    if (ends && !journeys.add(fingerprint(`ended ${event.journey_id}`))) counts.endedJourneys += 1
  }
}

/** Gives an event without an id one of its content and its ordinal. */
const identifier =
  (repeated: Repeats) =>
  (event: IncomingEvent): IncomingEvent => {
    if (event.event_id !== undefined) return event
    const print = fingerprint(contentOf(event))
    return { ...event, event_id: eventIdOf(print, repeated.ordinalOf(print)) }
  }

/** The most names of unknown columns and fields that are told. */
export const mostDropped = 100
/** Why a file that does not say how its journeys were chosen is taken to hold all. */
export const whyFullExport = 'nothing says that journeys were chosen by how they ended'

/** The events of a row, after some a statement of what was observed, which has no place of its own. */
const withObserved = (
  own: readonly IncomingEvent[],
  observe: (event: IncomingEvent) => readonly IncomingEvent[],
  places: Places,
): { events: IncomingEvent[]; places: Places } => {
  const events: IncomingEvent[] = []
  const details: (string | null)[] = []
  for (const [at, event] of own.entries()) {
    const observed = observe(event)
    events.push(event, ...observed)
    if ('details' in places) details.push(places.details?.[at] ?? null, ...observed.map(() => null))
  }
  return { events, places: 'details' in places ? { ...places, details } : places }
}

const noPlaces: Places = { columns: {} }

/** What a file says beside its events. */
export type FileSays = {
  unknownColumns?: readonly string[]
  /** The day up to which it says itself that it was current; asked after the first pass. */
  currentThrough?: () => LastDays['current']
  /** Where the labels of stages stand, as findings name it. */
  labelColumn?: string | null
}

/**
 * A file of events in two passes: what it holds (which events are equal, how far it reaches), then the events. An
 * event without an id gets one from its content and its ordinal among equal events of its journey; each journey gets
 * its `journey_observed`, unless the file says itself what was observed. Memory does not grow with the file, except
 * by equal events.
 */
export async function* readEventFile(
  pass: EventPass,
  options: ReadFileOptions,
  { unknownColumns = [], currentThrough = () => null, labelColumn = '/detail/stage' }: FileSays = {},
): AsyncGenerator<ReadItem> {
  const { repeated, latest, observes, ends } = yield* survey(pass, options)
  const speaksForItself = observes && options.observedThrough === undefined
  const observed = speaksForItself
    ? null
    : yield* settleObserved(options, { current: currentThrough(), fact: latest }, whyFullExport)
  const observe = observer(observed, ends, options.process)
  const counts = noCounts()
  const countEvent = counter(counts, options)
  const dropped = new Set(unknownColumns.slice(0, mostDropped))
  const withId = identifier(repeated)
  const unknownStages = openUnknownLabels(options, labelColumn)
  for await (const item of pass(true)) {
    if (!isTaken(item)) {
      yield item
      continue
    }
    for (const name of item.dropped) if (dropped.size < mostDropped) dropped.add(name)
    yield* item.findings
    yield* unknownStages(item)
    if (item.erases !== undefined) yield { kind: 'erasure', row: item.row, journeyId: item.erases }
    if (item.events.length === 0) continue
    item.events.forEach(countEvent)
    const { row, part } = item
    const events =
      part === undefined
        ? item.events.map(withId)
        : withStatedIds(item.events, { part, daysIn: options.daysIn })
    const told = withObserved(events, observe, item.places ?? noPlaces)
    yield part === undefined ? { kind: 'event', row, ...told } : { kind: 'journey', row, part, ...told }
  }
  if (dropped.size > 0) yield { kind: 'dropped', names: [...dropped] }
  yield { kind: 'end', counts }
}
