import { dayOfInstant, type IncomingEvent, textFromDay } from '@hearback/contracts'
import { fingerprint } from './repeats.ts'

const sortedEntries = (record: object | undefined): [string, unknown][] =>
  Object.entries(record ?? {}).toSorted(([left], [right]) => (left < right ? -1 : 1))

/** The content of an event as one text: equal for equal events whatever the order of their fields. The journey is part of it. */
export const contentOf = (event: IncomingEvent): string =>
  JSON.stringify([
    event.journey_id,
    event.type,
    event.occurred_at ?? null,
    event.occurred_between ?? null,
    event.process ?? null,
    event.by ?? null,
    sortedEntries(event.detail),
    sortedEntries(event.attributes),
  ])

/** The id of an event of a file that gives none: its content and its ordinal among equal events of its journey. */
export const eventIdOf = (print: string, ordinal: number): string => `row:${print.slice(0, 40)}:${ordinal}`

/** What an event says, as part of what its row states of a journey; of the whole journey without a part. */
export const printOf = (content: string, part?: string): string =>
  fingerprint(part === undefined ? content : `${part}\0${content}`)

/**
 * An event with its moment in the one form that can be made again of what is stored: UTC to the millisecond, or the day
 * in the zone of who keeps no times.
 */
const asStored = (event: IncomingEvent, daysIn: string | undefined): IncomingEvent => {
  const { occurred_at: at } = event
  if (typeof at !== 'string' || at.length === 10) return event
  const instant = Date.parse(at)
  const moment =
    daysIn === undefined ? new Date(instant).toISOString() : textFromDay(dayOfInstant(instant, daysIn))
  return { ...event, occurred_at: moment }
}

type Stated = { part?: string; daysIn?: string | undefined }

/** Ids for the events that are all there is to say of a journey, or of a part of it. */
export const withStatedIds = (
  events: readonly IncomingEvent[],
  { part, daysIn }: Stated = {},
): IncomingEvent[] => {
  const equal = new Map<string, number>()
  return events.map((event) => {
    const print = printOf(contentOf(asStored(event, daysIn)), part)
    const ordinal = (equal.get(print) ?? 0) + 1
    equal.set(print, ordinal)
    return { ...event, event_id: eventIdOf(print, ordinal) }
  })
}

/** The cells a row is known by, so that a changed status or a later date does not make another journey of it. */
export type IdentityCells = {
  id: string | null
  employer: string
  position: string
  location: string
  source: string
  applied: string | null
}

const plain = (cell: string): string => cell.normalize('NFC').toLowerCase()

/** The fingerprint of a row's identity. Case and white space do not count; the day counts as a day, however written. */
export const identityPrint = (cells: IdentityCells): string =>
  fingerprint(
    JSON.stringify(
      cells.id === null
        ? [
            plain(cells.employer),
            plain(cells.position),
            plain(cells.location),
            plain(cells.source),
            cells.applied,
          ]
        : [cells.id],
    ),
  )

/** The journey of a row by its identity and its ordinal among equal rows of the file. */
export const journeyIdOf = (print: string, ordinal: number): string => `row:${print}:${ordinal}`
