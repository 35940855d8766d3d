import { catalogue, type EventDetail, type EventType } from '@hearback/contracts'
import { cellKinds } from '../csv/long-columns.ts'

const valueOf = (name: string, text: string): unknown => {
  // A name that is no such detail is simply not in the table.
  const kind = cellKinds[name as keyof typeof cellKinds]
  if (kind === 'number' && /^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  if (kind === 'boolean' && /^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  return text
}

/**
 * The detail that a log gives beside an activity which is a type of event by its own name: what a log written from
 * events holds, and a log of anybody else does not. `attribute` gives the text of an attribute of the event.
 */
export const ownDetail = (
  activity: string,
  type: EventType,
  attribute: (name: string) => string | undefined,
): EventDetail => {
  if (activity !== type) return {}
  const given = Object.keys(catalogue[type].detail).flatMap((name) => {
    const text = attribute(name)
    return text === undefined ? [] : [[name, valueOf(name, text)] as const]
  })
  return Object.fromEntries(given)
}
