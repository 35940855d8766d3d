import { isRecord } from '../json/gather-event.ts'
import { below, elementsOf, type Field } from './field.ts'
import type { AtsRecord } from './records.ts'

const isNested = (value: unknown): boolean => Array.isArray(value) || isRecord(value)

/** The one member of an object that holds an object or an array; null where none or several do. */
const onlyNested = (root: Field): Field | null => {
  const names = isRecord(root.value)
    ? Object.keys(root.value).filter((name) => isNested(below(root, name).value))
    : []
  const [name, second] = names
  return name === undefined || second !== undefined ? null : below(root, name)
}

/**
 * The records within an object that is none itself and only has words beside one member: an example of documentation
 * (`{file, heading, json}`), a line of a log, the answer for one object (`{data: {...}}`). Anything else is given as it is.
 */
export const enveloped = (record: AtsRecord, isKnown: (record: AtsRecord) => boolean): AtsRecord[] => {
  if (isKnown(record)) return [record]
  const nested = onlyNested(record.root)
  if (nested === null) return [record]
  const roots = Array.isArray(nested.value)
    ? elementsOf(nested).filter(({ value }) => isRecord(value))
    : [nested]
  const inside = roots.map((root) => ({ ...record, root }))
  return inside.some(isKnown) ? inside : [record]
}
