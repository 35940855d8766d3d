import { type EventType, eventSchemas, type Fault } from '@hearback/contracts'
import type { TSchema } from '@sinclair/typebox'
import { type TypeCheck, TypeCompiler } from '@sinclair/typebox/compiler'

const compiled = new Map<EventType, TypeCheck<TSchema>>()

const checkerOf = (type: EventType): TypeCheck<TSchema> => {
  const known = compiled.get(type)
  if (known !== undefined) return known
  const made = TypeCompiler.Compile(eventSchemas[type])
  compiled.set(type, made)
  return made
}

const none: readonly Fault[] = []

const literalsOf = (schema: TSchema): string[] => {
  // A union keeps its members under anyOf; TSchema does not say so.
  const members = (schema['anyOf'] ?? []) as TSchema[]
  return members.flatMap((member) => (typeof member['const'] === 'string' ? [member['const']] : []))
}

const boundsOf = (schema: TSchema): string => {
  const { minimum, maximum, minLength, maxLength } = schema
  if (schema['type'] === 'string' && maxLength !== undefined)
    return ` of ${minLength ?? 0} to ${maxLength} characters`
  return minimum === undefined ? '' : ` from ${minimum} to ${maximum}`
}

/** What a schema asks for, in words; made from the schema alone, so it cannot repeat what was sent. */
const expectationOf = (schema: TSchema): string => {
  const literals = literalsOf(schema)
  if (literals.length > 0) return `must be one of ${literals.join(', ')}`
  if (schema.description !== undefined) return `must be: ${schema.description}`
  if (typeof schema['pattern'] === 'string') return `must match ${schema['pattern']}`
  if (typeof schema['type'] === 'string') return `must be ${schema['type']}${boundsOf(schema)}`
  return 'is not of the kind this field takes'
}

/** The faults of a gathered event against the schema of its type: one for each field, by canonical pointer. */
export const checkEvent = (type: EventType, event: unknown): readonly Fault[] => {
  const checker = checkerOf(type)
  if (checker.Check(event)) return none
  const faults = new Map<string, Fault>()
  for (const error of checker.Errors(event)) {
    if (faults.has(error.path)) continue
    const message = error.value === undefined ? 'is required' : expectationOf(error.schema)
    faults.set(error.path, { pointer: error.path, message })
  }
  return [...faults.values()]
}
