import type { EventForm } from './json/read-ndjson.ts'

/**
 * Where the values of a row's events stand in the file, so that what is found in them can be told where somebody finds
 * it: columns as the header names them, keys of a log's attributes, or JSON pointers into the object that was read.
 */
export type Places =
  | {
      /** By JSON pointer into an event. */
      columns: Readonly<Record<string, string>>
      /** Where the words of each event's detail stand, unless `columns` says so. */
      details?: readonly (string | null)[]
      /** Where everything else stands. */
      elsewhere?: string
    }
  /** Events that are values of their own: the value, and how it carries its event. */
  | { sent: unknown; form: EventForm }

/** Where the value at a JSON pointer into the event `at` stands; null in no column, as an id made of several cells. */
export const columnAt = (places: Places, pointer: string, at: number): string | null => {
  if ('sent' in places) return places.form.pointerInto(places.sent, pointer)
  const { columns, details = [], elsewhere = null } = places
  if (Object.hasOwn(columns, pointer)) return columns[pointer] ?? null
  return (pointer.startsWith('/detail/') ? details[at] : null) ?? elsewhere
}
