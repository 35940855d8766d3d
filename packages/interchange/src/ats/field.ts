import { isRecord } from '../json/gather-event.ts'

/** A value of a record and where it stands: a JSON pointer, or the name of a column. */
export type Field = { value: unknown; column: string }

type Step = string | number

const child = (value: unknown, step: Step): unknown => {
  if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined
  return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

/** What stands at a path below a field; undefined where the path leads nowhere. Total: any JSON may stand anywhere. */
export const below = (field: Field, ...path: Step[]): Field => {
  let { value, column } = field
  for (const step of path) {
    value = child(value, step)
    column += `/${step}`
  }
  return { value, column }
}

/** A record as the field everything else stands below. */
export const rootOf = (value: unknown): Field => ({ value, column: '' })

/** The elements of an array, each with where it stands; none of anything else. */
export const elementsOf = (field: Field): Field[] =>
  Array.isArray(field.value) ? field.value.map((_, index) => below(field, index)) : []

/** The first of the fields that holds anything. */
export const firstOf = (...fields: [Field, ...Field[]]): Field =>
  fields.find(({ value }) => value !== undefined && value !== null && value !== '') ?? fields[0]

/** A text with something in it, or null. */
export const textOf = ({ value }: Field): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null

/** An id as text, whether it is written as text or as a number; null for anything else. */
export const idOf = (field: Field): string | null =>
  typeof field.value === 'number' && Number.isSafeInteger(field.value) ? String(field.value) : textOf(field)

/** Whether a field holds nothing at all. */
export const isAbsent = ({ value }: Field): boolean => value === undefined || value === null || value === ''
