import { releaseEventIds, releaseIds, releaseNames, type Workspace } from '@hearback/access'
import type { Attributes, Fact, FoldedJourney } from '@hearback/contracts'
import type { Connection } from '@hearback/database'
import { type JourneyEvent, readJourneys } from '@hearback/event-log'
import type { OutEvent, OutJourney } from '@hearback/interchange'
import { fold, type Process, resolve } from '@hearback/journeys'
import { type JourneyPlaced, type JourneySet, journeysIn } from '@hearback/read-models'

/** What journeys are read for: one release of one workspace, in one projection. */
export type Release = { workspace: Workspace; name: string; version: number; process: Process }

type Log = Connection['pool']

/** Facts dated after the day asked about have not happened yet; undated ones may have. */
const knownBy = (facts: readonly Fact[], { asOf }: JourneySet): Fact[] =>
  facts.filter(({ day }) => day === null || day <= asOf)

/** It happened on that day; not an ending dated only because its day is not known, and no statement about events. */
const isOfADay = (fact: Fact): boolean =>
  fact.day !== null && (fact.latestDay === null || fact.latestDay <= fact.day)

const isStatement = ({ type }: Fact): boolean =>
  type === 'journey_observed' || type === 'attributes_changed' || type === 'event_retracted'

const outEvent = ({ eventId, type, day, instant, by, detail }: Fact): OutEvent[] =>
  day === null ? [] : [{ id: eventId, type, day, instant, by, detail }]

const openingOf = (attributes: Attributes, idOf: ReturnType<typeof releaseNames>): string | null => {
  const { employer, requisition } = attributes
  return requisition === undefined ? null : idOf('opening', JSON.stringify([employer ?? null, requisition]))
}

/** The facts that hold in the order they are taken, then those that were retracted and what retracted them. */
const inSendingOrder = (facts: readonly Fact[], holding: readonly Fact[]): Fact[] => {
  const byId = new Map(facts.map((fact) => [fact.eventId, fact]))
  const held = new Set(holding.map(({ eventId }) => eventId))
  // As they were recorded: an ending of unknown day holds with a day that nobody said.
  const asRecorded = holding.flatMap(({ eventId }) => byId.get(eventId) ?? [])
  return [...asRecorded, ...facts.filter(({ eventId }) => !held.has(eventId))]
}

/** Gives every event its id in the release, also where a retraction names it. */
const renamed = (facts: readonly Fact[], idOf: (eventId: string, place: number) => string): Fact[] => {
  const ids = new Map(facts.map(({ eventId }, place) => [eventId, idOf(eventId, place)]))
  const idIn = (eventId: string): string => ids.get(eventId) ?? idOf(eventId, facts.length)
  return facts.map((fact) => ({
    ...fact,
    eventId: idIn(fact.eventId),
    ...(fact.detail.event_id === undefined
      ? {}
      : { detail: { ...fact.detail, event_id: idIn(fact.detail.event_id) } }),
  }))
}

const isCensored = ({ ended }: FoldedJourney, holding: readonly Fact[]): boolean =>
  ended === null || holding.some((fact) => fact.day !== null && !isOfADay(fact))

/** Makes a journey as it leaves in a release from what the log holds of it. */
const outJourneyIn = ({ workspace, name, process }: Release) => {
  const journeyIdOf = releaseIds(workspace, name)
  const eventIdOf = releaseEventIds(workspace, name)
  const openingIdOf = releaseNames(workspace, name)
  return ({ journeyId, observedThrough }: JourneyPlaced, recorded: readonly Fact[]): OutJourney => {
    const holding = resolve(recorded)
    const folded = fold(recorded, process)
    const facts = renamed(inSendingOrder(recorded, holding), (eventId, place) =>
      eventIdOf(journeyId, eventId, place),
    )
    const told = facts.slice(0, holding.length).filter((fact) => !isStatement(fact))
    const events = told.filter(isOfADay).flatMap(outEvent)
    return {
      id: journeyIdOf(journeyId),
      attributes: folded.attributes,
      openingId: openingOf(folded.attributes, openingIdOf),
      events,
      undatedEvents: told.length - events.length,
      censored: isCensored(folded, holding),
      observedThrough,
      facts,
    }
  }
}

const eventsOf = async (log: Log, placed: readonly JourneyPlaced[]): Promise<Map<string, JourneyEvent[]>> => {
  const found: JourneyEvent[] = []
  for (const [bucket, journeys] of Map.groupBy(placed, (journey) => journey.bucket)) {
    const ids = journeys.map(({ journeyId }) => journeyId)
    found.push(...(await readJourneys(log, bucket, ids, journeys[0]?.upTo ?? 0n)))
  }
  return Map.groupBy(found, ({ journeyId }) => journeyId)
}

/**
 * The journeys of a set as they leave in a release, batch by batch. Which they are is read in one snapshot of the read
 * models; their events from the log up to the positions projected in that snapshot, so that both tell the same: the
 * log is only added to. What was erased since is gone from it, and is not sent.
 */
export async function* exportedJourneys(
  { snapshot, log }: { snapshot: Connection['db']; log: Log },
  set: JourneySet,
  release: Release,
): AsyncGenerator<OutJourney[]> {
  const outJourney = outJourneyIn(release)
  for await (const placed of journeysIn(snapshot, set, release.version)) {
    const events = await eventsOf(log, placed)
    yield placed.flatMap((journey) => {
      const facts = (events.get(journey.journeyId) ?? []).map(({ fact }) => fact)
      const known = knownBy(facts, set)
      return known.length === 0 ? [] : [outJourney(journey, known)]
    })
  }
}
