import { type EventType, eventTypes } from '@hearback/contracts'
import type { JourneyLog, LogAbout, OutEvent, OutJourney, WriteLog } from './journey-log.ts'
import { timestampOf } from './zoned-time.ts'

type OcelRelationship = { objectId: string; qualifier: string }
/** A value that held from a time on. Values are texts, whatever their type is declared to be. */
type OcelValue = { name: string; time: string; value: string }
type OcelObject = {
  id: string
  type: 'journey' | 'opening' | 'offer'
  attributes: OcelValue[]
  relationships: OcelRelationship[]
}

const detailTypes = {
  round: 'integer',
  kind: 'string',
  channel: 'string',
  decision: 'string',
  stage: 'string',
  tone: 'string',
  reason: 'string',
  by: 'string',
  precision: 'string',
} as const
const detailNames = ['round', 'kind', 'channel', 'decision', 'stage', 'tone', 'reason'] as const

const attributesOf = (types: Readonly<Record<string, string>>) =>
  Object.entries(types).map(([name, type]) => ({ name, type }))

const journeyTypes = (dimensions: readonly string[]) => ({
  ...Object.fromEntries(dimensions.map((name) => [name, 'string'])),
  'hiring:censored': 'boolean',
  'hiring:observedThrough': 'time',
})

const typesOf = ({ dimensions }: LogAbout): string => {
  const objectTypes = [
    { name: 'journey', attributes: attributesOf(journeyTypes(dimensions)) },
    { name: 'opening', attributes: attributesOf({ employer: 'string' }) },
    { name: 'offer', attributes: attributesOf({ version: 'integer', form: 'string' }) },
  ]
  const ofEvents = eventTypes.map((name) => ({ name, attributes: attributesOf(detailTypes) }))
  return `"objectTypes":${JSON.stringify(objectTypes)},\n"eventTypes":${JSON.stringify(ofEvents)}`
}

const aboutOffers: ReadonlySet<EventType> = new Set<EventType>([
  'offer_presented',
  'offer_countered',
  'decision_time_requested',
  'offer_accepted',
  'offer_declined',
  'offer_rescinded',
])

/** An offer and its later forms are one object; the first event about it made it known. */
const offerIdOf = (journeyId: string): string => `${journeyId}.offer`

const valuesAt = (time: string, values: Readonly<Record<string, unknown>>): OcelValue[] =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => ({ name, time, value: String(value) }))

/** What was true of an object before any event is dated at the beginning of 1970, as the format has it. */
const fromTheStart = '1970-01-01T00:00:00.000+00:00'

const offerOf = (journey: OutJourney, { timeZone }: LogAbout): OcelObject[] => {
  const events = journey.events.filter(({ type }) => aboutOffers.has(type))
  if (events.length === 0) return []
  const attributes = events.flatMap((event) => {
    const { version, form } = event.detail
    return valuesAt(timestampOf(event, timeZone), { version, form })
  })
  const relationships = [{ objectId: journey.id, qualifier: 'made in' }]
  return [
    {
      id: offerIdOf(journey.id),
      type: 'offer',
      attributes: attributes.toSorted((a, b) => Date.parse(a.time) - Date.parse(b.time)),
      relationships,
    },
  ]
}

const journeyObject = (journey: OutJourney, { dimensions, timeZone }: LogAbout): OcelObject => {
  const known = dimensions.map((name) => [name, journey.attributes[name]])
  const told = {
    'hiring:censored': journey.censored,
    'hiring:observedThrough': timestampOf({ day: journey.observedThrough, instant: null }, timeZone),
  }
  const { openingId } = journey
  return {
    id: journey.id,
    type: 'journey',
    attributes: valuesAt(fromTheStart, { ...Object.fromEntries(known), ...told }),
    relationships: openingId === null ? [] : [{ objectId: openingId, qualifier: 'for' }],
  }
}

/** The objects of the journeys. Openings are shared, so those written are remembered: some bytes an opening. */
async function* objectsOf({ about, journeys }: JourneyLog): AsyncGenerator<OcelObject[]> {
  const openings = new Set<string>()
  for await (const batch of journeys()) {
    const objects: OcelObject[] = []
    for (const journey of batch) {
      if (journey.events.length === 0) continue
      const { openingId, attributes } = journey
      if (openingId !== null && !openings.has(openingId)) {
        openings.add(openingId)
        const { employer } = attributes
        const values = valuesAt(fromTheStart, { employer })
        objects.push({ id: openingId, type: 'opening', attributes: values, relationships: [] })
      }
      objects.push(journeyObject(journey, about), ...offerOf(journey, about))
    }
    yield objects
  }
}

const eventOf = (event: OutEvent, journey: OutJourney, { timeZone }: LogAbout) => {
  const details = detailNames.map((name) => [name, event.detail[name]])
  const precision = event.instant === null ? 'day' : 'instant'
  const values = { ...Object.fromEntries(details), by: event.by, precision }
  const { openingId } = journey
  return {
    id: event.id,
    type: event.type,
    time: timestampOf(event, timeZone),
    attributes: valuesAt('', values).map(({ name, value }) => ({ name, value })),
    relationships: [
      { objectId: journey.id, qualifier: 'of' },
      ...(openingId === null ? [] : [{ objectId: openingId, qualifier: 'for' }]),
      ...(aboutOffers.has(event.type) ? [{ objectId: offerIdOf(journey.id), qualifier: 'about' }] : []),
    ],
  }
}

async function* eventsOf({ about, journeys }: JourneyLog): AsyncGenerator<object[]> {
  for await (const batch of journeys())
    yield batch.flatMap((journey) => journey.events.map((event) => eventOf(event, journey, about)))
}

/** The elements of a JSON array, batch by batch. */
async function* elementsOf(batches: AsyncIterable<readonly object[]>): AsyncGenerator<Uint8Array> {
  let before = '\n'
  for await (const batch of batches) {
    if (batch.length === 0) continue
    yield Buffer.from(`${before}${batch.map((element) => JSON.stringify(element)).join(',\n')}`)
    before = ',\n'
  }
}

/**
 * An event log in OCEL 2.0 (JSON): objects are journeys, openings and offers. Two passes over the journeys, objects
 * first: if one is erased between them an object is left without events, which readers drop, and never an event
 * without its object.
 */
export const writeOcel: WriteLog = async function* (log) {
  yield Buffer.from(`{${typesOf(log.about)},\n"objects":[`)
  yield* elementsOf(objectsOf(log))
  yield Buffer.from('],\n"events":[')
  yield* elementsOf(eventsOf(log))
  yield Buffer.from(']}\n')
}
