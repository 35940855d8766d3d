import { journeyIdText } from '@hearback/access'
import { type Day, type KnownAt, textFromDay } from '@hearback/contracts'
import type { JourneyEvent } from '@hearback/event-log'
import type { ProjectedJourney } from '@hearback/read-models'
import { type Static, Type } from '@sinclair/typebox'
import { ShownEvent, shownEvent } from '../imports/sample.ts'
import { OrNull } from '../or-null.ts'

const DayOrNull = OrNull(Type.String())

const ShownSpell = Type.Object({
  clock: Type.String(),
  visit: Type.Integer(),
  entered_day: Type.String(),
  first_seen_day: Type.String(),
  exit_day: DayOrNull,
  cause: OrNull(Type.String()),
  kind: OrNull(Type.String()),
  observed_through: DayOrNull,
})

const ShownFinding = Type.Object({
  rule: Type.String(),
  clock: OrNull(Type.String()),
  day: Type.String(),
  event_type: OrNull(Type.String()),
})

const Standing = Type.Object({
  process: Type.String(),
  stage: OrNull(Type.String()),
  stage_since: DayOrNull,
  ended: OrNull(Type.String()),
  observed_from: DayOrNull,
  observed_through: DayOrNull,
  inclusion: Type.String(),
  parked_error: OrNull(Type.String({ description: 'Why its events could not be folded' })),
})

export const JourneyShown = Type.Object({
  journey_id: Type.String(),
  events: Type.Array(
    Type.Composite([ShownEvent, Type.Object({ recorded_at: Type.String(), position: Type.String() })]),
  ),
  standing: OrNull(Standing),
  dimensions: Type.Record(Type.String(), Type.String()),
  spells: Type.Array(ShownSpell, { description: 'As projected; empty until the journey has been' }),
  findings: Type.Array(ShownFinding),
  known_at: OrNull(Type.String({ description: 'Only events recorded by then are shown and counted' })),
  as_of: OrNull(
    Type.String({ description: 'Standing, spells and findings are those at the end of this day' }),
  ),
  folded: OrNull(
    Type.String({ description: 'How standing, spells and findings came about; null = as projected' }),
  ),
})
export type JourneyShown = Static<typeof JourneyShown>

const dayText = (day: number | null): string | null => (day === null ? null : textFromDay(day))

const standingOf = ({ journey }: ProjectedJourney): Static<typeof Standing> => ({
  process: journey.process,
  stage: journey.stage,
  stage_since: dayText(journey.stage_since),
  ended: journey.ended,
  observed_from: dayText(journey.observed_from),
  observed_through: dayText(journey.observed_through),
  inclusion: journey.inclusion,
  parked_error: journey.parked_error,
})

const eventsOf = (events: readonly JourneyEvent[]): JourneyShown['events'] =>
  events.map(({ fact, bucket, position }) => ({
    ...shownEvent({ ...fact, precision: precisionOf(fact) }, fact.eventId),
    recorded_at: new Date(fact.recordedAt).toISOString(),
    position: `${bucket}:${position}`,
  }))

const precisionOf = ({ day, latestDay, instant }: JourneyEvent['fact']) => {
  if (day === null) return 'unknown'
  if (latestDay !== null) return 'between'
  return instant === null ? 'day' : 'instant'
}

/** What a journey is asked about, where it is not all that is known. */
export type JourneyAsked = { knownAt: KnownAt | null; asOf: Day | null }

/** So that nobody takes what is said of an earlier time for what was answered then word by word. */
const foldedBy = ({ knownAt, asOf }: JourneyAsked): string | null => {
  if (knownAt === null && asOf === null) return null
  const known = knownAt === null ? 'all its events' : `the events recorded by ${knownAt.text}`
  return `now, by the present rules, from ${known}`
}

/** A journey as its own workspace sees it: its events from the log, and where it stands as projected or folded now. */
export const journeyShown = (
  journeyId: string,
  events: readonly JourneyEvent[],
  projected: ProjectedJourney | null,
  asked: JourneyAsked,
): JourneyShown => ({
  journey_id: journeyIdText(journeyId),
  events: eventsOf(events),
  standing: projected === null ? null : standingOf(projected),
  dimensions: projected?.dimensions ?? {},
  spells: (projected?.spells ?? []).map((spell) => ({
    clock: spell.clock,
    visit: spell.visit,
    entered_day: textFromDay(spell.entered_day),
    first_seen_day: textFromDay(spell.first_seen_day),
    exit_day: dayText(spell.exit_day),
    cause: spell.cause,
    kind: spell.kind,
    observed_through: dayText(spell.observed_through),
  })),
  findings: (projected?.findings ?? []).map(({ rule, clock, day, event_type }) => ({
    rule,
    clock,
    day: textFromDay(day),
    event_type,
  })),
  known_at: asked.knownAt?.text ?? null,
  as_of: dayText(asked.asOf),
  folded: foldedBy(asked),
})
