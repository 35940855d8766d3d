import { countBytes, type PassProgress } from '../csv/table.ts'
import { isRecord } from '../json/gather-event.ts'
import { splitJsonValues } from '../json/json-values.ts'
import { type OpenFile, validText } from '../sniff.ts'
import { Unreadable } from '../unreadable.ts'

/** The longest object or event of a log, in bytes. The log itself may have any length. */
const mostBytesOfElement = 1_048_576

const arrays: ReadonlySet<string> = new Set(['objects', 'events'])

/** An object or an event; `value` is null where it is no JSON object, or too long. `index` counts from 0 in its array. */
export type OcelElement = {
  array: 'objects' | 'events'
  index: number
  value: Record<string, unknown> | null
}

const parsed = (text: string | null): Record<string, unknown> | null => {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

/**
 * The objects and events of an OCEL 2.0 log in the order of the file, those that a chunk completes at once. Throws
 * Unreadable when the document is cut off, no UTF-8 or no log.
 */
export async function* ocelElements(open: OpenFile, progress: PassProgress): AsyncGenerator<OcelElement[]> {
  const counts = { objects: 0, events: 0 }
  const split = splitJsonValues(validText(countBytes(open, progress)), {
    mostBytes: mostBytesOfElement,
    named: arrays,
  })
  for await (const values of split) {
    const elements: OcelElement[] = []
    for (const { name, text } of values) {
      if (name !== 'objects' && name !== 'events') continue
      elements.push({ array: name, index: counts[name], value: parsed(text) })
      counts[name] += 1
    }
    yield elements
  }
  if (counts.events === 0)
    throw new Unreadable('no_events', 'This log holds no array of events with anything in it.')
}

/** The entries of an array within an element; nothing where there is no array. */
export const entriesOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : []

/** A value of an attribute: strings by the standard, though some write numbers. */
export const attributeText = (value: unknown): string | undefined =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? `${value}`
      : undefined
